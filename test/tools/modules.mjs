// The TypeScript sources in Node's test runner, one and the same copy of each module, whatever imports it and when.
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
let server

/** `load('src/core/index.ts')` */
export const load = async (path) => {
  server ??= createServer({
    root,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    cacheDir: `node_modules/.vite-node-${process.pid}`,
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
  })
  return (await server).ssrLoadModule(`/${path}`)
}

/** At the end: without it the process goes on. */
export const unload = async () => {
  await (await server)?.close()
  server = undefined
}
