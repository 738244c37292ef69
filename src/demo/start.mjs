// What `npm start` runs: the demo portal on the real backend, in one process, on one port. The server half is TypeScript as well:
// the Vite that serves the pages loads it.
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { createServerModuleRunner, createServer as createVite } from 'vite'

const http = createServer()
/** What the page is told of its backend. */
const told = new Map()
const vite = await createVite({
  configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)),
  logLevel: 'warn',
  server: { middlewareMode: true, ws: { server: http } },
  plugins: [
    {
      name: 'demo-backend',
      transformIndexHtml: () => [...told].map(([name, content]) => ({ tag: 'meta', attrs: { name, content }, injectTo: 'head-prepend' })),
    },
  ],
})
const runner = createServerModuleRunner(vite.environments.ssr, { hmr: false })
const { start } = await runner.import('/start.ts')
await start(process.argv.slice(2), {
  http,
  pages: vite.middlewares,
  close: () => vite.close(),
  tell: (name, content) => told.set(name, content),
})
