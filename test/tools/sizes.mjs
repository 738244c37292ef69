// Sizes that an embedder's browser downloads: each entry of dist/, bundled with its dependencies and minified, in kB of gzip.
//   node test/tools/sizes.mjs          prints the table; exits 1 when a budget is exceeded
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))

/**
 * Size budgets in kB of gzip for the code loaded at once. Dynamic imports (the CSV reader) count separately. `file` is measured as
 * published, `source` after bundling. `beside` is what a page has loaded already, and does not count: adapters share code with the core.
 *
 * @typedef {{ name: string, budget: number, source?: string, sources?: string[], beside?: string, file?: string }} SizeBudget
 */
const CORE = "export { createBackupSession } from 'dist/core/index.js'"

/** @type {readonly SizeBudget[]} */
export const BUDGETS = [
  { name: 'core: `backup-start`', source: CORE, budget: 32 },
  { name: 'whole page: `backup-start/define` with core and Lit', source: `import 'dist/define.js'; ${CORE}`, budget: 109.5 },
  { name: 'one script: `backup-start/auto`', file: 'auto.min.js', budget: 208.5 },
  {
    name: '`backup-start/adapters/http`, beside the core',
    source: "export { createHttpAdapter } from 'dist/http.js'",
    beside: CORE,
    budget: 25,
  },
  {
    name: '`backup-start/adapters/memory`, beside the core',
    source: "export { createMemoryAdapter, generateTenant, importTenant } from 'dist/memory.js'",
    beside: CORE,
    budget: 35.5,
  },
  {
    name: '`backup-start/directories/google-workspace`, beside compose and the core',
    source: "export { googleWorkspaceDirectory } from 'dist/google-workspace.js'",
    beside: `export { compose } from 'dist/compose.js'; ${CORE}`,
    budget: 10,
  },
  {
    name: '`backup-start/directories/microsoft-365`, beside compose and the core',
    source: "export { microsoft365Directory } from 'dist/microsoft-365.js'",
    beside: `export { compose } from 'dist/compose.js'; ${CORE}`,
    budget: 10,
  },
  {
    name: '`backup-start/engines/microsoft-365-backup`, beside compose and the core',
    source: "export { microsoft365BackupEngine } from 'dist/microsoft-365-backup.js'",
    beside: `export { compose } from 'dist/compose.js'; ${CORE}`,
    budget: 10,
  },
  {
    name: '`backup-start/messages/*`, the largest',
    sources: readdirSync(`${dist}components/messages`)
      .filter((file) => file.endsWith('.js'))
      .map((file) => `export { messages } from 'dist/components/messages/${file}'`),
    budget: 16.5,
  },
  { name: 'encodings and rare formats of CSV files for the one script', file: 'core/csv/encoding-detector.js', budget: 19.5 },
  { name: 'the CSV worker', file: 'core/csv/csv-worker.js', budget: 24.5 },
  {
    name: '`backup-start/server`, where it runs at the edge',
    source: "export { createHandler } from 'dist/server.js'",
    budget: 31.5,
  },
]

const ENTRY = `${dist}size-probe.js`

const kilobytes = (code) => gzipSync(code, { level: 9 }).length / 1000

/**
 * Measures one entry.
 *
 * @param {Omit<SizeBudget, 'name' | 'budget'>} entry
 * @returns {Promise<{ first: number, later: number, chunks: readonly string[] }>} sizes in kB, and the code of each chunk if the entry is bundled
 */
export const measure = async ({ source, sources, beside, file }) => {
  if (sources !== undefined) {
    const sizes = []
    for (const one of sources) sizes.push(await measure({ source: one }))
    return sizes.sort((a, b) => b.first - a.first)[0]
  }
  if (beside !== undefined) {
    const both = await measure({ source: `${source}; ${beside}` })
    const loaded = await measure({ source: beside })
    return { first: both.first - loaded.first, later: Math.max(0, both.later - loaded.later), chunks: both.chunks }
  }
  if (file !== undefined) return { first: kilobytes(readFileSync(`${dist}${file}`)), later: 0, chunks: [] }
  const [result] = await build({
    configFile: false,
    logLevel: 'silent',
    root: dist,
    plugins: [
      {
        name: 'entry',
        enforce: 'pre',
        resolveId: (id) => (id === ENTRY ? ENTRY : undefined),
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
  return { first: size([...first]), later: size(chunks.filter((chunk) => !first.has(chunk))), chunks: chunks.map(({ code }) => code) }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const entry of BUDGETS) {
    const { first, later } = await measure(entry)
    console.log(`${entry.name}: ${first.toFixed(1)} kB gz (budget ${entry.budget}), and ${later.toFixed(1)} kB when needed`)
    if (first > entry.budget) process.exitCode = 1
  }
}
