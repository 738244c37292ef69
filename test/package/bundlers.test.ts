// esbuild and Rollup leave the URL of the CSV worker unchanged, so the documents say where to copy the worker. Needs `npm run build` first.
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { rollup } from 'rollup'
import { readText, root } from './package-files.js'

const folder = mkdtempSync(join(tmpdir(), 'backup-start-bundlers-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** Scripts of a portal with the elements. */
const ENTRY = join(root, 'dist/define.js')
const isPackage = (id: string): boolean => /^[^./]/.test(id)

/** Returns the address of the CSV worker that the built scripts ask for, relative to their folder. */
const workerBeside = (out: string): string[] => {
  const scripts = pathToFileURL(`${out}/`)
  return readdirSync(out).flatMap((name) =>
    [...readFileSync(join(out, name), 'utf8').matchAll(/new URL\([`"']([^`"']*csv-worker\.js)[`"'],\s*import\.meta\.url\)/g)].map(
      ([, path = '']) => new URL(path, new URL(name, scripts)).href.slice(pathToFileURL(`${folder}/`).href.length),
    ),
  )
}

const BUNDLERS: readonly (readonly [name: string, run: (out: string) => Promise<unknown>])[] = [
  [
    'esbuild',
    (outdir) =>
      build({ entryPoints: [ENTRY], bundle: true, splitting: true, format: 'esm', packages: 'external', outdir, logLevel: 'silent' }),
  ],
  [
    'Rollup',
    async (dir) => {
      const bundle = await rollup({ input: ENTRY, external: (id) => isPackage(id) && !id.startsWith(root), logLevel: 'silent' })
      await bundle.write({ dir, format: 'es', chunkFileNames: '[name]-[hash].js' })
    },
  ],
]

describe('bundlers that copy no assets', () => {
  for (const [name, run] of BUNDLERS) {
    it(`expects the CSV worker of ${name} where the documents say`, async () => {
      await run(join(folder, name))
      assert.deepEqual(workerBeside(join(folder, name)), ['core/csv/csv-worker.js'])
      const text = readText('docs/how-to/use-with-a-framework.md')
      assert.match(
        text,
        /Copy `node_modules\/backup-start\/dist\/core\/csv\/csv-worker\.js` to `core\/csv\/` beside the folder of the scripts/,
      )
    })
  }
})
