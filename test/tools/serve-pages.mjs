// Builds pages for production, like an embedder, and serves the files.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, loadConfigFromFile } from 'vite'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

/**
 * @param {string} root the folder with index.html
 * @param {{ minify?: boolean }} [options] `minify: false` keeps the names of functions, for profiles
 * @returns {Promise<{ url: string, stop(): Promise<void> }>}
 */
export const servePages = async (root, { minify = true } = {}) => {
  const outDir = mkdtempSync(join(tmpdir(), 'pages-'))
  // pages built from the sources need the plugin of the CSV worker
  const { config } = await loadConfigFromFile({ command: 'build', mode: 'demo' }, at('../../vite.config.ts'))
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    base: './',
    plugins: config.plugins,
    // keeps import() unwrapped, because a bundler's wrapper is not our code
    build: { target: 'es2022', minify, outDir, emptyOutDir: true, modulePreload: false },
  })
  const server = createServer(({ url }, response) => {
    const { pathname } = new URL(url, 'http://pages')
    const path = join(outDir, normalize(pathname === '/' ? '/index.html' : pathname))
    try {
      const body = readFileSync(path)
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}
