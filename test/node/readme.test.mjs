// The README's code is code: the blocks in TypeScript compile against what is built, and the script runs.
// Needs `npm run build` before.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = `${root}node_modules/.cache/readme/`
const readme = readFileSync(`${root}README.md`, 'utf8')
const blocks = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code)
const fileOf = (code, index) => (code.includes('createAcmeAdapter = ') ? 'acme-adapter.ts' : `block-${index}.ts`)

before(() => {
  mkdirSync(folder, { recursive: true })
  blocks.forEach((code, index) => {
    writeFileSync(`${folder}${fileOf(code, index)}`, code)
  })
  const compilerOptions = {
    target: 'ES2022',
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    types: [],
    strict: true,
    noEmit: true,
    skipLibCheck: false,
  }
  writeFileSync(`${folder}tsconfig.json`, JSON.stringify({ compilerOptions, include: ['*.ts'] }))
  // the blocks are modules of somebody's ESM project
  writeFileSync(`${folder}index.ts`, 'export {}\n')
})
after(() => rmSync(folder, { recursive: true }))

test('there are four blocks: a script, an adapter, its test, a backend', () => assert.equal(blocks.length, 4))

test('they compile', () => {
  const { status, stdout } = spawnSync(process.execPath, [`${root}node_modules/typescript7/bin/tsc`, '-p', folder], { encoding: 'utf8' })
  assert.equal(status, 0, stdout)
})

test('the script runs to its end', () => {
  const script = blocks.find((code) => code.includes('session.start()'))
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
    encoding: 'utf8',
    timeout: 20_000,
  })
  assert.equal(status, 0, stderr)
  assert.match(stdout, /^\d+ users are being backed up\n$/)
})

test('they are as short as they are said to be', () => {
  const lines = (code) =>
    code
      .trim()
      .split('\n')
      .filter((line) => line !== '').length
  const embed = readme.match(/```html\n(.*?)```/s)?.[1] ?? ''
  assert.ok(lines(embed) <= 10)
  assert.ok(lines(blocks[0]) <= 11)
  assert.ok(lines(blocks[1]) <= 40)
  assert.ok(lines(blocks[3]) <= 10)
})
