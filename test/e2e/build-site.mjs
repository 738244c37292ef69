import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

/** Writes a page and its bundled script, `page.js`, into a folder. */
export const buildSite = async (site, page, script) => {
  writeFileSync(join(site, 'index.html'), page)
  writeFileSync(join(site, 'entry.js'), script)
  await build({
    ...{ configFile: false, logLevel: 'error', root: site, define: { 'process.env.NODE_ENV': '"production"' } },
    build: {
      outDir: site,
      emptyOutDir: false,
      target: 'es2022',
      lib: { entry: join(site, 'entry.js'), formats: ['es'], fileName: () => 'page.js' },
      rolldownOptions: { output: { chunkFileNames: '[name].js' } },
    },
  })
}
