// A small server for end-to-end tests under a strict content security policy: an adapter behind the handler, and the built package on one
// page or a built site.
import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { createHandler } from '../../dist/server.js'
import { policyWith } from '../hosts/policy.mjs'

const dist = fileURLToPath(new URL('../../dist', import.meta.url))
const TYPES = { '.js': 'text/javascript', '.map': 'application/json', '.html': 'text/html', '.css': 'text/css' }

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Portal</title>
<link rel="stylesheet" href="/portal.css"><script type="module" src="/dist/auto.min.js"></script></head>
<body><backup-start-page api-url="/api"></backup-start-page></body></html>`

/**
 * Serves the built package at `/dist/`. Serves all other paths from `site` or, without `site`, from a built-in page.
 *
 * @param {import('../../dist/core/index.js').BackupAdapter} adapter
 * @param {{ onRequest?(request: Request): Promise<Response | undefined>, onAnswer?(request: Request, response: Response): 'cut' | undefined,
 * site?: string, policy?: string }} [options] `onRequest` may wait, and may answer in place of the adapter;
 * 'cut' closes the connection instead of responding
 */
export const serve = async (adapter, { onRequest, onAnswer, site, policy = policyWith() } = {}) => {
  const handle = createHandler(adapter, { basePath: '/api', authorize: () => true })
  const server = createServer(async (incoming, outgoing) => {
    const url = new URL(incoming.url, `http://${incoming.headers.host}`)
    if (url.pathname.startsWith('/api/')) {
      const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD'
      const request = new Request(url, {
        method: incoming.method,
        headers: Object.entries(incoming.headers).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
        ...(hasBody && { body: Readable.toWeb(incoming), duplex: 'half' }),
      })
      const refusal = await onRequest?.(request)
      const response = refusal ?? (await handle(request))
      if (refusal === undefined && onAnswer?.(request, response) === 'cut') return outgoing.destroy()
      outgoing.writeHead(response.status, Object.fromEntries(response.headers))
      return outgoing.end(Buffer.from(await response.arrayBuffer()))
    }
    outgoing.setHeader('content-security-policy', policy)
    if (url.pathname === '/' && site === undefined) return outgoing.writeHead(200, { 'content-type': 'text/html' }).end(PAGE)
    if (url.pathname === '/portal.css')
      return outgoing
        .writeHead(200, { 'content-type': 'text/css' })
        .end('html, body { block-size: 100%; margin: 0; font-family: sans-serif }')
    const isPackage = url.pathname.startsWith('/dist/')
    const file = isPackage ? `${dist}${url.pathname.replace('/dist', '')}` : `${site}${url.pathname.replace(/\/$/, '/index.html')}`
    if ((!isPackage && site === undefined) || url.pathname.includes('..') || !existsSync(file)) return outgoing.writeHead(404).end()
    outgoing.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain' })
    createReadStream(file).pipe(outgoing)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}
