// What the documents show is true: code compiles against the package as it is installed, or stands in the files it is taken from;
// scripts run; the adapter passes the contract; names, links, policies and commands are those that there are.
// Needs `npm run build` before.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, normalize } from 'node:path'
import { after, before, describe, it, test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { testAdapter } from '../../dist/testing.js'
import { policyWith } from '../hosts/policy.mjs'
import { createAcmeBackend } from './acme-backend.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path) => readFileSync(join(root, path), 'utf8')
const markdownIn = (folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => normalize(join(folder, name)))
const FOLDERS = ['.', 'docs/get-started', 'docs/how-to', 'docs/reference', 'docs/explanation', 'docs/decisions']
const pages = [...FOLDERS.flatMap(markdownIn), 'docs/llms.txt'].map((path) => ({
  path,
  text: read(path),
}))
const pkg = JSON.parse(read('package.json'))
const elements = JSON.parse(read('custom-elements.json')).modules.flatMap(({ declarations }) => declarations)

/** Every block of code: its language, the file it is in or is to be called, the code. */
const blocks = pages.flatMap(({ path, text }) =>
  [...text.matchAll(/^```(\w*) ?(.*)\n([\s\S]*?)^```$/gm)].map(([, language, file, code], index) => ({
    ...{ page: path, language, file, code },
    where: `${path.replaceAll(/\W+/g, '-')}-${index}`,
  })),
)
const inLanguage = (language) => blocks.filter((block) => block.language === language)
const isTaken = ({ file }) => file.startsWith('test/')

/** A project of somebody's, with the package installed. */
const project = mkdtempSync(join(tmpdir(), 'backup-start-docs-'))
const moduleOf = ({ where, file }) => `${where.replace(/-\d+$/, '')}/${file || `${where}.ts`}`
const scriptsOf = ({ code }) => [...code.matchAll(/<script type="module">\n(.*?)<\/script>/gs)].map(([, script]) => script)

before(() => {
  const write = (path, text) => {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), text)
  }
  mkdirSync(join(project, 'node_modules'))
  symlinkSync(root, join(project, 'node_modules/backup-start'))
  for (const name of ['@lit', '@types', 'undici-types']) {
    if (existsSync(join(root, 'node_modules', name))) symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name))
  }
  write('package.json', '{ "type": "module" }')
  // what a portal has besides
  write('html/portal.d.ts', 'declare const myPortal: { accessToken(): Promise<string> }\n')
  for (const block of inLanguage('ts')) write(moduleOf(block), block.code)
  for (const block of inLanguage('html')) {
    for (const script of scriptsOf(block)) write(`html/${block.where}.js`, script)
  }
  const compilerOptions = {
    ...{ target: 'ES2022', module: 'NodeNext', moduleResolution: 'NodeNext', lib: ['ES2023', 'DOM', 'DOM.Iterable'] },
    ...{ types: ['node'], strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, rootDir: '.', outDir: 'built' },
    moduleDetection: 'force',
  }
  write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['**/*.ts'], exclude: ['html'] }))
  // a page of somebody's knows what stands in it
  const loosely = { ...compilerOptions, strict: false, exactOptionalPropertyTypes: false, checkJs: true }
  write('html/tsconfig.json', JSON.stringify({ compilerOptions: loosely, include: ['*'] }))
})
after(() => rmSync(project, { recursive: true }))

test('every block is of a kind that is checked here', () => {
  assert.ok(blocks.length > 20)
  for (const { where, language, file, code } of blocks) {
    if (file.startsWith('test/')) continue
    assert.ok(['ts', 'html', 'css', 'sh', ''].includes(language), `${where}: ${language}`)
    if (language === '') assert.equal(code, `${policyWith()}\n`, `${where}: a block without a language is the policy`)
  }
})

test('what is in TypeScript, and the scripts of what is in HTML, compile', () => {
  assert.ok(inLanguage('ts').length >= 12)
  assert.ok(inLanguage('html').flatMap(scriptsOf).length >= 1)
  for (const folder of [project, join(project, 'html')]) {
    const args = [join(root, 'node_modules/typescript7/bin/tsc'), '-p', folder]
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    assert.equal(status, 0, stdout)
  }
})

for (const { page, file, code } of blocks.filter(isTaken)) {
  test(`${page}: these lines are in ${file}`, () => {
    const lines = (text) => text.split('\n').map((line) => line.trim())
    const there = new Set(lines(read(file)))
    assert.deepEqual(
      lines(code).filter((line) => !there.has(line)),
      [],
    )
  })
}

test('the script of the README runs to its end', () => {
  const { code } = inLanguage('ts').find((block) => block.page === 'README.md')
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    ...{ cwd: project, encoding: 'utf8', timeout: 20_000 },
  })
  assert.equal(status, 0, stderr)
  assert.match(stdout, /^backup of \d+ users started\n$/)
})

test('the README is short, and what it shows is as short as it is said to be', () => {
  const lines = (text) => text.split('\n').filter((line) => line.trim() !== '').length
  assert.ok(lines(read('README.md')) <= 150, `${lines(read('README.md'))} lines`)
  for (const { where, code } of blocks.filter(({ page }) => page === 'README.md')) assert.ok(lines(code) <= 10, where)
})

describe('the adapter that is shown', () => {
  const { fetch } = globalThis
  after(() => {
    globalThis.fetch = fetch
  })
  testAdapter(
    async () => {
      const built = join(project, 'built', moduleOf(blocks.find(({ file }) => file === 'acme-adapter.ts')).replace(/\.ts$/, '.js'))
      const { createAcmeAdapter } = await import(pathToFileURL(built).href)
      globalThis.fetch = createAcmeBackend()
      return createAcmeAdapter('https://acme.example/')
    },
    { describe, it },
  )
})

test('what is in HTML has tags and attributes that there are', () => {
  for (const { where, code } of inLanguage('html')) {
    for (const [, tag, attributes] of code.matchAll(/<((?:backup|selection)-[\w-]+)([^>]*)>/g)) {
      const element = elements.find(({ tagName }) => tagName === tag)
      assert.ok(element, `${where}: <${tag}>`)
      for (const [, name] of attributes.matchAll(/([\w-]+)=/g)) {
        assert.ok(name === 'api-url' || element.attributes.some((attribute) => attribute.name === name), `${where}: ${name}`)
      }
    }
  }
})

test('what is in CSS is CSS', () => {
  assert.ok(inLanguage('css').length >= 3)
  for (const { where, code } of inLanguage('css')) assert.match(code, /^(?:[^{};]+ \{\n(?: {2}[\w-]+: [^;{}]+;\n)+\}\n)+$/, where)
})

test('commands are scripts of the package, or the command it brings', () => {
  for (const { page, text } of pages) {
    for (const [, script] of text.matchAll(/\bnpm run ([\w:]+)/g)) assert.ok(pkg.scripts[script], `${page}: npm run ${script}`)
    for (const [, name] of text.matchAll(/\bnpx ([\w-]+)/g))
      assert.ok(['backup-start', 'wtr', 'biome'].includes(name), `${page}: npx ${name}`)
  }
})

test('tokens, parts, tags, events and entries that are named are there', () => {
  const all = (key) => new Set(elements.flatMap((element) => (element[key] ?? []).map(({ name }) => name)))
  const [tokens, parts, events] = [all('cssProperties'), all('cssParts'), all('events')]
  const entries = Object.keys(pkg.exports).map(
    (entry) => new RegExp(`^backup-start${entry.slice(1).replaceAll('.', '\\.').replace('*', '[\\w-]+')}$`),
  )
  const isPast = (path) => path === 'CHANGELOG.md'
  for (const { path, text } of pages.filter((page) => !isPast(page.path))) {
    for (const [name] of text.matchAll(/--backup-[\w-]*\w/g)) assert.ok(tokens.has(name), `${path}: ${name}`)
    for (const [, tag, part] of text.matchAll(/([\w-]+)::part\(([\w-]+)\)/g)) {
      const element = elements.find(({ tagName }) => tagName === tag)
      assert.ok(parts.has(part) && element.cssParts.some(({ name }) => name === part), `${path}: ${tag}::part(${part})`)
    }
    for (const [, tag] of text.matchAll(/<\/?((?:backup|selection)-[\w-]+)/g)) {
      assert.ok(
        elements.some(({ tagName }) => tag === tagName || tag === `${tagName}-v2`),
        `${path}: <${tag}>`,
      )
    }
    for (const [, name] of text.matchAll(
      /(?:addEventListener\('|@|\bon|`)(backup-(?:start(?:ed)?|settings|navigate|[\w]+-change|run-finished|error)\w*)['"`=]/g,
    ))
      assert.ok(events.has(name), `${path}: ${name}`)
    for (const [, entry] of text.matchAll(/['`](backup-start(?:\/[\w./*-]+)?)['`]/g)) {
      const isEntry = entries.some((one) => one.test(entry)) || entry.endsWith('/*')
      assert.ok(isEntry || entry === 'backup-start', `${path}: ${entry}`)
    }
  }
})

test('links lead somewhere', () => {
  const anchorsOf = (text) =>
    [...text.matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
      title
        .toLowerCase()
        .replaceAll(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    )
  for (const { path, text } of pages) {
    for (const [, target] of text.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/\]\(([^)]+)\)/g)) {
      if (/^https:/.test(target)) continue
      const [file, anchor] = target.split('#')
      const at = file === '' ? path : normalize(join(dirname(path), file))
      assert.ok(existsSync(join(root, at)), `${path}: ${target}`)
      if (anchor) assert.ok(anchorsOf(read(at)).includes(anchor), `${path}: ${target}`)
    }
  }
})
