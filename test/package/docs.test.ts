// The documents are correct: code compiles against the built package or exists in the quoted file, scripts run, and the adapter passes the
// contract. Names, links, policies and commands exist. Needs `npm run build` first.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, normalize } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { BackupAdapter } from '../../src/core/index.js'
import { testAdapter } from '../../src/testing.js'
import { policyWith } from '../hosts/policy.mjs'
import { createAcmeBackend } from './acme-backend.js'
import { namesOf, readElements, readPackage, readText, root } from './package-files.js'

const markdownIn = (folder: string): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => normalize(join(folder, name)))
const FOLDERS = ['.', 'docs/get-started', 'docs/how-to', 'docs/reference', 'docs/explanation', 'docs/decisions']
const pages = [...FOLDERS.flatMap(markdownIn), 'docs/llms.txt'].map((path) => ({
  path,
  text: readText(path),
}))
const pkg = readPackage()
const elements = readElements()

/** A code block. `file` is the quoted file, or the file name of the block itself. */
interface Block {
  page: string
  language: string
  file: string
  code: string
  /** Unique name of the block. */
  where: string
}
const blocks: Block[] = pages.flatMap(({ path, text }) =>
  [...text.matchAll(/^```(\w*) ?(.*)\n([\s\S]*?)^```$/gm)].map(([, language = '', file = '', code = ''], index) => ({
    ...{ page: path, language, file, code },
    where: `${path.replaceAll(/\W+/g, '-')}-${index}`,
  })),
)
const inLanguage = (language: string): Block[] => blocks.filter((block) => block.language === language)
const isQuote = ({ file }: Block): boolean => file.startsWith('test/')

/** Folder of a project with the package installed. */
const project = mkdtempSync(join(tmpdir(), 'backup-start-docs-'))
const moduleOf = ({ where, file }: Pick<Block, 'where' | 'file'>): string => `${where.replace(/-\d+$/, '')}/${file || `${where}.ts`}`
const scriptsOf = ({ code }: Block): string[] =>
  [...code.matchAll(/<script type="module">\n(.*?)<\/script>/gs)].map(([, script = '']) => script)

before(() => {
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), text)
  }
  mkdirSync(join(project, 'node_modules'))
  symlinkSync(root, join(project, 'node_modules/backup-start'))
  for (const name of ['@hono', '@lit', '@types', 'hono', 'undici-types']) {
    if (existsSync(join(root, 'node_modules', name))) symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name))
  }
  write('package.json', '{ "type": "module" }')
  // Globals of a portal.
  write('html/portal.d.ts', 'declare const myPortal: { accessToken(): Promise<string> }\n')
  for (const block of inLanguage('ts')) write(moduleOf(block), block.code)
  write('messages-template.ts', readText('dist/messages-template.ts'))
  for (const block of inLanguage('html')) {
    for (const script of scriptsOf(block)) write(`html/${block.where}.js`, script)
  }
  const compilerOptions = {
    ...{ target: 'ES2022', module: 'NodeNext', moduleResolution: 'NodeNext', lib: ['ES2023', 'DOM', 'DOM.Iterable'] },
    ...{ types: ['node'], strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, rootDir: '.', outDir: 'built' },
    moduleDetection: 'force',
  }
  write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['**/*.ts'], exclude: ['html'] }))
  // Scripts in a page are JavaScript, so they are checked without null checks.
  const loosely = { ...compilerOptions, strict: false, exactOptionalPropertyTypes: false, checkJs: true }
  write('html/tsconfig.json', JSON.stringify({ compilerOptions: loosely, include: ['*'] }))
})
after(() => rmSync(project, { recursive: true }))

describe('the documents', () => {
  it('contains only code blocks of a checked kind', () => {
    assert.ok(blocks.length > 20)
    for (const { where, language, file, code } of blocks) {
      if (file.startsWith('test/')) continue
      assert.ok(['ts', 'html', 'css', 'sh', ''].includes(language), `${where}: ${language}`)
      if (language === '') assert.equal(code, `${policyWith()}\n`, `${where}: a block without a language is the policy`)
    }
  })

  it('contains TypeScript and HTML scripts that compile, as does the template of a catalogue', () => {
    assert.ok(inLanguage('ts').length >= 12)
    assert.ok(inLanguage('html').flatMap(scriptsOf).length >= 1)
    for (const folder of [project, join(project, 'html')]) {
      const args = [join(root, 'node_modules/typescript7/bin/tsc'), '-p', folder]
      const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
      assert.equal(status, 0, stdout)
    }
  })

  for (const { page, file, code } of blocks.filter(isQuote)) {
    it(`quotes lines of ${file} in ${page}`, () => {
      const lines = (text: string): string[] => text.split('\n').map((line) => line.trim())
      const source = new Set(lines(readText(file)))
      assert.deepEqual(
        lines(code).filter((line) => !source.has(line)),
        [],
      )
    })
  }

  it('contains a README script that runs', () => {
    const code = inLanguage('ts').find((block) => block.page === 'README.md')?.code ?? ''
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
      ...{ cwd: project, encoding: 'utf8', timeout: 20_000 },
    })
    assert.equal(status, 0, stderr)
    assert.match(stdout, /^backup of \d+ users started\n$/)
  })

  it('keeps the README at 150 lines and its blocks at 10', () => {
    const countLines = (text: string): number => text.split('\n').filter((line) => line.trim() !== '').length
    assert.ok(countLines(readText('README.md')) <= 150, `${countLines(readText('README.md'))} lines`)
    for (const { where, code } of blocks.filter(({ page }) => page === 'README.md')) assert.ok(countLines(code) <= 10, where)
  })

  it('uses existing tags and attributes in HTML', () => {
    for (const { where, code } of inLanguage('html')) {
      for (const [, tag, attributes = ''] of code.matchAll(/<((?:backup|selection)-[\w-]+)([^>]*)>/g)) {
        const element = elements.find(({ tagName }) => tagName === tag)
        assert.ok(element, `${where}: <${tag}>`)
        for (const [, name = ''] of attributes.matchAll(/([\w-]+)=/g)) {
          assert.ok(name === 'api-url' || namesOf(element.attributes).includes(name), `${where}: ${name}`)
        }
      }
    }
  })

  it('contains valid CSS', () => {
    assert.ok(inLanguage('css').length >= 3)
    for (const { where, code } of inLanguage('css')) assert.match(code, /^(?:[^{};]+ \{\n(?: {2}[\w-]+: [^;{}]+;\n)+\}\n)+$/, where)
  })

  it('names existing commands and npm scripts', () => {
    for (const { path, text } of pages) {
      for (const [, script = ''] of text.matchAll(/\bnpm run ([\w:]+)/g)) assert.ok(pkg.scripts[script], `${path}: npm run ${script}`)
      for (const [, name = ''] of text.matchAll(/\bnpx ([\w-]+)/g))
        assert.ok(['backup-start', 'wtr', 'biome', 'esbuild'].includes(name), `${path}: npx ${name}`)
    }
  })

  it('names existing tokens, parts, tags, events and entries', () => {
    const all = (key: 'cssProperties' | 'cssParts' | 'events'): Set<string> => new Set(elements.flatMap((element) => namesOf(element[key])))
    const [tokens, parts, events] = [all('cssProperties'), all('cssParts'), all('events')]
    const entries = Object.keys(pkg.exports).map(
      (entry) => new RegExp(`^backup-start${entry.slice(1).replaceAll('.', '\\.').replace('*', '[\\w-]+')}$`),
    )
    // The changelog may mention removed names.
    const isPast = (path: string): boolean => path === 'CHANGELOG.md'
    for (const { path, text } of pages.filter((page) => !isPast(page.path))) {
      // `--backup-dir` is an option of rclone.
      for (const [name] of text.matchAll(/--backup-(?!dir\b)[\w-]*\w/g)) assert.ok(tokens.has(name), `${path}: ${name}`)
      for (const [, tag, part = ''] of text.matchAll(/([\w-]+)::part\(([\w-]+)\)/g)) {
        const element = elements.find(({ tagName }) => tagName === tag)
        assert.ok(parts.has(part) && namesOf(element?.cssParts).includes(part), `${path}: ${tag}::part(${part})`)
      }
      for (const [, tag] of text.matchAll(/<\/?((?:backup|selection)-[\w-]+)/g)) {
        assert.ok(
          elements.some(({ tagName }) => tag === tagName || tag === `${tagName}-v2`),
          `${path}: <${tag}>`,
        )
      }
      for (const [, name = ''] of text.matchAll(
        /(?:addEventListener\('|@|\bon|`)(backup-(?:start(?:ed)?|settings|navigate|[\w]+-change|run-finished|error)\w*)['"`=]/g,
      ))
        assert.ok(events.has(name), `${path}: ${name}`)
      for (const [, entry = ''] of text.matchAll(/['`](backup-start(?:\/[\w./*-]+)?)['`]/g)) {
        const isEntry = entries.some((pattern) => pattern.test(entry)) || entry.endsWith('/*')
        assert.ok(isEntry || entry === 'backup-start', `${path}: ${entry}`)
      }
    }
  })

  it('numbers the decisions without gaps, as their titles do', () => {
    const decisions = readdirSync(join(root, 'docs/decisions')).sort()
    const expected = decisions.map((_, index) => index + 1)
    assert.deepEqual(
      decisions.map((name) => Number(/^(\d{4})-[a-z-]+\.md$/.exec(name)?.[1])),
      expected,
    )
    assert.deepEqual(
      decisions.map((name) => Number(/^# (\d+)\. /.exec(readText(join('docs/decisions', name)))?.[1])),
      expected,
    )
  })

  it('links to existing files and headings', () => {
    const anchorsOf = (text: string): string[] =>
      [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
        title
          .toLowerCase()
          .replaceAll(/[^\w -]/g, '')
          .replaceAll(' ', '-'),
      )
    for (const { path, text } of pages) {
      for (const [, target = ''] of text.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/\]\(([^)]+)\)/g)) {
        if (/^https:/.test(target)) continue
        const [file = '', anchor] = target.split('#')
        const targetPath = file === '' ? path : normalize(join(dirname(path), file))
        assert.ok(existsSync(join(root, targetPath)), `${path}: ${target}`)
        if (anchor) assert.ok(anchorsOf(readText(targetPath)).includes(anchor), `${path}: ${target}`)
      }
    }
  })
})

describe('the documented adapter', () => {
  const { fetch } = globalThis
  after(() => {
    globalThis.fetch = fetch
  })
  testAdapter(
    async () => {
      const block = blocks.find(({ file }) => file === 'acme-adapter.ts')
      assert.ok(block)
      const compiled = join(project, 'built', moduleOf(block).replace(/\.ts$/, '.js'))
      const { createAcmeAdapter } = (await import(pathToFileURL(compiled).href)) as { createAcmeAdapter(url: string): BackupAdapter }
      globalThis.fetch = createAcmeBackend() as unknown as typeof globalThis.fetch
      return createAcmeAdapter('https://acme.example/')
    },
    { describe, it },
  )
})
