import { readdirSync, readFileSync, realpathSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, defineConfig, type Plugin, type UserConfig } from 'vite'

const { version, dependencies, peerDependencies } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as {
  version: string
} & Record<'dependencies' | 'peerDependencies', Record<string, string>>
const installed = Object.keys({ ...dependencies, ...peerDependencies })
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const external = (id: string): boolean => isBuiltin(id) || installed.some((name) => id === name || id.startsWith(`${name}/`))

const CSV_WORKER = "new URL('./csv-worker.ts', import.meta.url)"
const findWorker = (code: string, id: string): boolean => {
  if (!id.endsWith('/core/csv/reading/start-worker.ts')) return false
  if (!code.includes(CSV_WORKER)) throw new Error(`the address of the CSV worker was not found in ${id}`)
  return true
}

/** The library names its worker by its path from the chunk that starts it, so that bundlers copy it unchanged. */
const csvWorkerBeside = (): Plugin => ({
  name: 'csv-worker-beside',
  apply: 'build',
  enforce: 'pre',
  transform: (code, id) => (findWorker(code, id) ? { code: code.replace(CSV_WORKER, '__CSV_WORKER__'), map: null } : undefined),
  renderChunk(code, { fileName }) {
    if (!code.includes('__CSV_WORKER__')) return null
    const path = relative(dirname(fileName), 'core/csv/csv-worker.js')
    const url = `new URL('${path.startsWith('.') ? path : `./${path}`}', import.meta.url)`
    return { code: code.replace('__CSV_WORKER__', url), map: null }
  },
})

/** A page built from the sources, such as the demo, builds the worker as its own entry. */
export const csvWorkerAsset = (): Plugin => ({
  name: 'csv-worker-asset',
  apply: 'build',
  enforce: 'pre',
  transform(code, id) {
    if (!findWorker(code, id)) return undefined
    const worker = this.emitFile({ type: 'chunk', id: id.replace('start-worker', 'csv-worker') })
    return { code: code.replace(CSV_WORKER, `new URL(import.meta.ROLLUP_FILE_URL_${worker}, import.meta.url)`), map: null }
  },
})

/** Removes comments and indentation from styles, because minifiers do not touch template literals. */
const tightStyles = (): Plugin => ({
  name: 'tight-styles',
  apply: 'build',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('/components/') || !code.includes('css`')) return undefined
    const tight = (text: string): string =>
      text
        .replace(/ ?([{};,]) ?/g, '$1')
        .replace(/: /g, ':')
        .replace(/;}/g, '}')
    const tightAround = (text: string): string =>
      text
        .replace(/\/\*.*?\*\//gs, '')
        .replace(/\s+/g, ' ')
        .trim()
        .split(/(\$\{[^}]*\})/)
        .map((part, place) => (place % 2 === 0 ? tight(part) : part))
        .join('')
    return { code: code.replace(/css`([^`]*)`/g, (_, text: string) => `css\`${tightAround(text)}\``), map: null }
  },
})

/** Removes the indentation of SQL statements, because template literals keep it. */
const tightStatements = (): Plugin => ({
  name: 'tight-statements',
  apply: 'build',
  enforce: 'pre',
  transform: (code, id) => (id.includes('/backends/postgres/') ? { code: code.replace(/\n +/g, '\n'), map: null } : undefined),
})

/** The React components import the registration by its public name, so that bundlers choose its development build. */
const publicDefine = (): Plugin => ({
  name: 'public-define',
  apply: 'build',
  enforce: 'pre',
  resolveId: (id, importer) =>
    id === './define.js' && importer?.endsWith('/src/react.ts') ? { id: 'backup-start/define', external: true } : undefined,
})

/** Languages of the catalogues: `messages/de.ts` is German. */
const LANGUAGES = readdirSync(at('src/components/messages')).flatMap((name) => /^([a-z]{2})\.ts$/.exec(name)?.[1] ?? [])
// the elements contain most English texts, so the English catalogue shares them
const isCatalogue = new RegExp(`/components/messages/(${LANGUAGES.filter((language) => language !== 'en').join('|')})\\.ts$`)

/** Bundles the areas of each catalogue into one module, so that `backup-start/messages/de` is one request without imports. */
const wholeCatalogues = (): Plugin => ({
  name: 'whole-catalogues',
  apply: 'build',
  enforce: 'pre',
  async load(id) {
    if (!isCatalogue.test(id)) return undefined
    const output = await build({
      configFile: false,
      logLevel: 'silent',
      build: { write: false, minify: false, target: 'es2022', lib: { entry: id, formats: ['es'], fileName: 'catalogue' } },
    })
    const [bundle] = [output].flat()
    if (bundle === undefined || !('output' in bundle)) throw new Error(`${id} was not bundled.`)
    return { code: bundle.output[0].code, map: null }
  },
})

/** Banner that names the package in each output file. */
const banner = `/*! backup-start ${version} (MIT), with libraries whose licences stand in THIRD-PARTY-LICENSES.md of the package */`

/** Removes line breaks and indentation from Lit templates, which browsers collapse to one space anyway. */
const tightTemplates = (): Plugin => ({
  name: 'tight-templates',
  apply: 'build',
  transform(code, id) {
    if (!id.includes('/components/') || !code.includes('html`')) return undefined
    const texts: { start: number; end: number }[] = []
    const walk = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return
      if ('type' in node && node.type === 'TemplateElement') texts.push(node as never)
      for (const child of Object.values(node)) walk(child)
    }
    walk(this.parse(code))
    // from the end, so that earlier positions stay valid
    const tight = texts
      .sort((a, b) => b.start - a.start)
      .reduce((all, { start, end }) => all.slice(0, start) + all.slice(start, end).replace(/\s*\n\s*/g, ' ') + all.slice(end), code)
    return { code: tight, map: null }
  },
})

/** Excludes the parts for rare files from the one script: few files need them, and the tables of the encodings are a tenth of the script. */
const rareFilesBeside = (path: string): Plugin => ({
  name: 'rare-files-beside',
  apply: 'build',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('/rare-files.js') ? { id: path, external: true } : undefined),
})

const squeezed = { compress: true, mangle: true, codegen: { removeWhitespace: true } }

/** The CSV worker as one file without imports, so that it runs under any bundler and policy. */
const worker: UserConfig = {
  build: {
    target: 'es2022',
    outDir: 'dist/core/csv',
    emptyOutDir: false,
    minify: true,
    lib: { entry: at('src/core/csv/reading/csv-worker.ts'), formats: ['es'], fileName: () => 'csv-worker.js' },
    rolldownOptions: { output: { codeSplitting: false, minify: squeezed, postBanner: banner } },
  },
}

/** The encoding detection and the parts for other rare files as one file without imports, for the one script. */
const detector: UserConfig = {
  build: {
    target: 'es2022',
    outDir: 'dist/core/csv',
    emptyOutDir: false,
    sourcemap: 'hidden',
    minify: true,
    license: { fileName: 'THIRD-PARTY-LICENSES.md' },
    lib: { entry: at('src/core/csv/reading/rare-files.ts'), formats: ['es'], fileName: () => 'encoding-detector.js' },
    rolldownOptions: { output: { codeSplitting: false, minify: squeezed, postBanner: banner } },
  },
}

/** Returns the module of each element that `src/elements.ts` exports, as a path without ending: `components/users-tab/users-tab`. */
const elementModules = (): string[] =>
  [...readFileSync(at('src/elements.ts'), 'utf8').matchAll(/export \{ \w+ \} from '\.\/(components\/[^']+)\.js'/g)].map(
    ([, path = '']) => path,
  )

/** The entries that `package.json` exports. Modules that several entries need are chunks. */
const library: UserConfig = {
  plugins: [csvWorkerBeside(), wholeCatalogues(), publicDefine(), tightStyles(), tightTemplates(), tightStatements()],
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    minify: false,
    lib: {
      entry: {
        'core/index': at('src/core/index.ts'),
        elements: at('src/elements.ts'),
        define: at('src/define.ts'),
        'define-development': at('src/define-development.ts'),
        development: at('src/development.ts'),
        react: at('src/react.ts'),
        auto: at('src/auto-development.ts'),
        memory: at('src/memory.ts'),
        compose: at('src/compose.ts'),
        'google-workspace': at('src/google-workspace.ts'),
        'microsoft-365': at('src/microsoft-365.ts'),
        'engine-command': at('src/engine-command.ts'),
        'microsoft-365-backup': at('src/microsoft-365-backup.ts'),
        simulated: at('src/simulated.ts'),
        http: at('src/http.ts'),
        server: at('src/server.ts'),
        config: at('src/config.ts'),
        'sample-tenant-directory': at('src/sample-tenant-directory.ts'),
        postgres: at('src/postgres.ts'),
        testing: at('src/testing.ts'),
        'cli/cli': at('src/cli/cli.ts'),
        // each element is an entry of its own, so that an import of one element loads only what that element needs
        ...Object.fromEntries(elementModules().map((path) => [path, at(`src/${path}.ts`)])),
        ...Object.fromEntries(
          LANGUAGES.map((language) => [`components/messages/${language}`, at(`src/components/messages/${language}.ts`)]),
        ),
      },
      formats: ['es'],
    },
    // src/cli/embedded-page.ts finds the one script from dist/chunks/
    rolldownOptions: {
      external,
      // without a comment with the name of each module: 25 kB
      experimental: { attachDebugInfo: 'none' },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name].js',
        // small modules share a file where loading them together costs nothing
        codeSplitting: {
          groups: [
            // A group takes what its modules import as well, so groups without Lit come before those of elements.
            { name: 'search-rules', test: /\/core\/rules\/(facets|fold|name-order)\.ts$/ },
            { name: 'simulation-texts', test: /\/texts-\w+\.ts$/ },
            {
              name: 'basics',
              test: /\/core\/(async\/(abort|create-limit|pacer|sleep)|model\/(errors|field-path|model|retry-after)|rules\/random)\.ts$/,
            },
            {
              name: 'small-parts',
              test: /\/components\/(base\/(announcer|event-names|no-domain)|parts\/(download|in-view|list-header\/(cloud-limit|list-host\.styles)|roving|typeahead|sign\.styles|simulation-badge|subpage\.styles|user-row\/signs)|selection-box\/(describe-start|item-words|review-threshold)|start-flow\/start-notice\.styles)\.ts$/,
            },
            { name: 'addresses', test: /\/(http\/server\/loopback|cli\/operation\/client-address)\.ts$/ },
            { name: 'license-rules', test: /\/core\/rules\/(check-give-back|holder-rules|sum-holders)\.ts$/ },
            { name: 'record-files', test: /\/core\/session\/write-(activity|licenses)\.ts$/ },
            { name: 'senders', test: /\/core\/starting\/send-(give-back|policy)\.ts$/ },
            { name: 'activity-texts', test: /\/(activity-actions|en-activity)\.ts$/ },
            { name: 'list-header', test: /\/components\/parts\/list-header\/(list-count|search-announcement|search-field|tick-all)\.ts$/ },
            {
              name: 'csv-parts',
              test: /\/core\/csv\/(columns\/(delimiter|noise)|parsing\/(closing-quote|decode|looks-like|records))\.ts$/,
            },
            {
              name: 'command-line',
              test: /\/cli\/(check-installed|explain-open-error|log|operator|parse-arguments|process|usage-error|commands\/command)\.ts$/,
            },
          ],
        },
        // names of functions and classes stay, so that stack traces can be read; other names and whitespace are a third of the package
        minify: { compress: true, mangle: { keepNames: true }, codegen: { removeWhitespace: true } },
        // editors show the doc comments of the declarations
        comments: { legal: true, annotation: true, jsdoc: false },
      },
    },
  },
}

/** One script that contains everything, for pages without a bundler. */
const auto: UserConfig = {
  plugins: [csvWorkerBeside(), rareFilesBeside('./core/csv/encoding-detector.js'), tightStyles(), tightTemplates()],
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: false,
    sourcemap: 'hidden',
    minify: true,
    license: { fileName: 'THIRD-PARTY-LICENSES.md' },
    lib: { entry: at('src/auto.ts'), formats: ['es'], fileName: () => 'auto.min.js' },
    rolldownOptions: { output: { codeSplitting: false, minify: squeezed, postBanner: banner } },
  },
}

/** The demo portal: `vite` serves it, `vite build --mode demo` writes it for any static server. */
const demo: UserConfig = {
  plugins: [csvWorkerAsset(), tightStyles(), tightTemplates()],
  root: at('src/demo'),
  cacheDir: at('node_modules/.vite-demo'),
  // only the source folders of the pages: a data folder may be beside them
  server: { port: 5173, strictPort: false, fs: { allow: [at('src'), realpathSync(at('node_modules'))] } },
  build: { target: 'es2022', outDir: at('dist-demo'), emptyOutDir: true },
}

export default defineConfig(({ mode, command }) => {
  if (command === 'serve' || mode === 'demo') return demo
  return { worker, detector, auto }[mode] ?? library
})
