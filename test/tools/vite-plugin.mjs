// Lets @web/test-runner serve modules through Vite's own pipeline (no second port, no proxy). Tests, demo and library build then share one
// TypeScript/CommonJS/CSS pipeline.
import { createServer } from 'vite'

const SCRIPT = /\.(?:[cm]?[jt]s|[jt]sx)$|^\/@id\/|^\/@fs\//
// imports are transformed; fetch() of a .json, .csv or .svg file returns the file unchanged
const isModule = (ctx) =>
  SCRIPT.test(ctx.path) || 'import' in ctx.query || (ctx.path.endsWith('.css') && ctx.get('sec-fetch-dest') === 'script')

/** @param {import('vite').InlineConfig} inline */
export function vitePlugin(inline = {}) {
  /** @type {import('vite').ViteDevServer} */
  let vite
  return {
    name: 'wtr-vite',
    async serverStart({ config }) {
      vite = await createServer({
        configFile: false,
        appType: 'custom',
        logLevel: 'warn',
        root: config.rootDir,
        ...inline,
        server: { middlewareMode: true, hmr: false, ws: false, watch: null, ...inline.server },
        plugins: [
          { name: 'wtr-external', enforce: 'pre', resolveId: (id) => (id.startsWith('/__web-') ? { id, external: true } : undefined) },
          ...(inline.plugins ?? []),
        ],
      })
    },
    async serverStop() {
      await vite?.close()
    },
    async serve(ctx) {
      if (ctx.path.startsWith('/__web-') || !isModule(ctx)) return undefined
      const url = ctx.url.replace(/[?&]wtr-[^&]*/g, '').replace(/^([^?]*)&/, '$1?')
      const result = await vite.transformRequest(url.replace(/^\/@id\/__x00__/, '\0'))
      if (!result) return undefined
      const map =
        result.map && 'mappings' in result.map && result.map.mappings
          ? `\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(result.map)).toString('base64')}`
          : ''
      return { body: result.code + map, type: 'js' }
    },
  }
}
