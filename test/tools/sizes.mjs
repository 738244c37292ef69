// Sizes that an embedder's browser downloads: each entry of dist/, bundled with its dependencies and minified, in kB of gzip.
//   node test/tools/sizes.mjs          prints the table; exits 1 when a budget is exceeded
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))

/**
 * Size budgets in kB of gzip for the code loaded at once. Dynamic imports (the CSV reader) count separately. `file` is measured as
 * published,
 * `source` after bundling. `without` excludes modules: adapters share the core, which a page loads anyway.
 *
 * @typedef {{ name: string, budget: number, source?: string, sources?: string[], without?: RegExp, file?: string }} SizeBudget
 * @type {readonly SizeBudget[]}
 */
export const BUDGETS = [
  {
    name: 'core: `backup-start`, without CSV',
    source: "export { createBackupSession } from 'dist/core/index.js'",
    without: /\/core\/csv\//,
    budget: 25.2,
  },
  {
    name: 'whole page: `backup-start/define` with core and Lit',
    source: "import 'dist/define.js'; export { createBackupSession } from 'dist/core/index.js'",
    budget: 95,
  },
  { name: 'one script: `backup-start/auto`', file: 'auto.min.js', budget: 174 },
  {
    name: '`backup-start/adapters/http`',
    source: "export { createHttpAdapter } from 'dist/http.js'",
    without: /\/dist\/core\//,
    budget: 19,
  },
  {
    name: '`backup-start/adapters/memory`',
    source: "export { createMemoryAdapter, generateTenant, importTenant } from 'dist/memory.js'",
    without: /\/dist\/core\//,
    budget: 22,
  },
  {
    name: '`backup-start/messages/*`, the largest',
    sources: ['ar', 'de', 'es', 'fr', 'ja'].map((language) => `export { messages } from 'dist/components/messages/${language}.js'`),
    budget: 12,
  },
  { name: 'the encoding detection of the one script', file: 'core/csv/encoding-detector.js', budget: 16 },
  { name: 'the CSV worker', file: 'core/csv/csv-worker.js', budget: 19 },
  {
    name: '`backup-start/server`, where it runs at the edge',
    source: "export { createHandler } from 'dist/server.js'",
    without: /\/dist\/core\//,
    budget: 23,
  },
]

const ENTRY = `${dist}size-probe.js`

const kilobytes = (code) => gzipSync(code, { level: 9 }).length / 1000

/**
 * Measures one entry.
 *
 * @param {Omit<SizeBudget, 'name' | 'budget'>} entry
 * @returns {Promise<{ first: number, later: number }>}
 */
export const measure = async ({ source, sources, without, file }) => {
  if (sources !== undefined) {
    const sizes = []
    for (const one of sources) sizes.push(await measure({ source: one, without }))
    return sizes.sort((a, b) => b.first - a.first)[0]
  }
  if (file !== undefined) return { first: kilobytes(readFileSync(`${dist}${file}`)), later: 0 }
  const [result] = await build({
    configFile: false,
    logLevel: 'silent',
    root: dist,
    plugins: [
      {
        name: 'entry',
        enforce: 'pre',
        resolveId: (id) => (id === ENTRY ? ENTRY : undefined),
        // excluded modules keep only their export names
        transform(code, id) {
          if (!without?.test(id)) return undefined
          const names = code.match(/^export \{ (.*) \}/m)?.[1].split(', ') ?? []
          return { code: names.map((name) => `export const ${name.split(' as ').at(-1)} = undefined`).join('\n'), map: null }
        },
        load: (id) => (id === ENTRY ? source.replaceAll("'dist/", `'${dist}`) : undefined),
      },
    ],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: ENTRY, formats: ['es'], fileName: 'entry' },
      rolldownOptions: { output: { minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } } } },
    },
  })
  const chunks = result.output.filter(({ type }) => type === 'chunk')
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const first = new Set()
  const walk = (chunk) => {
    if (!chunk || first.has(chunk)) return
    first.add(chunk)
    for (const name of chunk.imports) walk(byName.get(name))
  }
  walk(chunks.find(({ isEntry }) => isEntry))
  const size = (list) => list.reduce((sum, { code }) => sum + kilobytes(code), 0)
  return { first: size([...first]), later: size(chunks.filter((chunk) => !first.has(chunk))) }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const entry of BUDGETS) {
    const { first, later } = await measure(entry)
    console.log(`${entry.name}: ${first.toFixed(1)} kB gz (budget ${entry.budget}), and ${later.toFixed(1)} kB when needed`)
    if (first > entry.budget) process.exitCode = 1
  }
}
