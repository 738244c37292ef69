// Catalogues are modules of their own, and what docs/languages.md shows compiles.
// Needs `npm run build` before.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const LANGUAGES = ['ar', 'de', 'es', 'fr', 'ja']
const { messages: english } = await import('backup-start/messages/en')

for (const language of LANGUAGES) {
  test(`${language} loads alone, and only where it is asked for`, async () => {
    const { messages } = await import(`backup-start/messages/${language}`)
    assert.equal(messages.language, language)
    assert.deepEqual(Object.keys(messages).sort(), Object.keys(english).sort())
    const source = readFileSync(`${root}dist/components/messages/${language}.js`, 'utf8')
    assert.doesNotMatch(source, /^import\b/m)
    assert.ok(!readFileSync(`${root}dist/auto.min.js`, 'utf8').includes(messages.boxEmpty))
  })
}

test('the code of docs/languages.md compiles', () => {
  const folder = `${root}node_modules/.cache/languages/`
  mkdirSync(folder, { recursive: true })
  try {
    const blocks = [...readFileSync(`${root}docs/languages.md`, 'utf8').matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code)
    assert.equal(blocks.length, 4)
    for (const [index, code] of blocks.entries()) writeFileSync(`${folder}block-${index}.ts`, code)
    const compilerOptions = {
      ...{ target: 'ES2022', module: 'NodeNext', moduleResolution: 'NodeNext', lib: ['ES2023', 'DOM', 'DOM.Iterable'] },
      ...{ types: [], strict: true, noEmit: true, skipLibCheck: true },
    }
    writeFileSync(`${folder}tsconfig.json`, JSON.stringify({ compilerOptions, include: ['*.ts'] }))
    const tsc = spawnSync(process.execPath, [`${root}node_modules/typescript7/bin/tsc`, '-p', folder], { encoding: 'utf8' })
    assert.equal(tsc.status, 0, tsc.stdout)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
