// Entry of `npm start`: the demo portal and the real backend in one process on one port. The server is TypeScript, so the Vite
// instance that serves the pages loads it.
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { createServerModuleRunner, createServer as createVite } from 'vite'

const http = createServer()
/** Content of the `<meta>` elements that describe the backend to the page. */
const metas = new Map()
const vite = await createVite({
  configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)),
  logLevel: 'warn',
  server: { middlewareMode: true, ws: { server: http } },
  plugins: [
    {
      name: 'demo-backend',
      transformIndexHtml: () => [...metas].map(([name, content]) => ({ tag: 'meta', attrs: { name, content }, injectTo: 'head-prepend' })),
    },
  ],
})
const runner = createServerModuleRunner(vite.environments.ssr, { hmr: false })
const { start } = await runner.import('/start.ts')
await start(process.argv.slice(2), {
  http,
  pages: vite.middlewares,
  close: () => vite.close(),
  addMeta: (name, content) => metas.set(name, content),
})
