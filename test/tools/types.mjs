// Writes the declarations of the package: tsc writes one file for each module, and rolldown joins them by entry.
//   node test/tools/types.mjs          after `vite build`; writes dist/**/*.d.ts
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const MODULES = 'node_modules/.types'

/** Returns each declaration file that package.json exports, as a path within dist/ without ending. */
const entries = () => {
  const { exports } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  return Object.values(exports).flatMap(({ types }) => (types === undefined ? [] : [types.slice('./dist/'.length, -'.d.ts'.length)]))
}

rmSync(at(MODULES), { recursive: true, force: true })
execFileSync(process.execPath, [at('node_modules/typescript7/bin/tsc'), '--outDir', at(MODULES)], { cwd: at(''), stdio: 'inherit' })
const bundle = await rolldown({
  input: Object.fromEntries(entries().map((path) => [path, at(`${MODULES}/${path}.d.ts`)])),
  // packages stay imports
  external: /^[^./]/,
  plugins: [dts({ dtsOnly: true, sourcemap: false })],
})
await bundle.write({
  dir: at('dist'),
  entryFileNames: '[name].d.ts',
  chunkFileNames: 'types/[name].ts',
  // one file for the declarations that several entries share
  codeSplitting: { groups: [{ name: 'shared.d', minShareCount: 2 }] },
})
