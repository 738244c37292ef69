import { createReadStream, existsSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { fileURLToPath } from 'node:url'

/** Files of the package that the page loads, by their path under `/assets/`. */
const ASSETS: Readonly<Record<string, string>> = {
  '/assets/auto.min.js': '../auto.min.js',
  '/assets/core/csv/csv-worker.js': '../core/csv/csv-worker.js',
  '/assets/core/csv/encoding-detector.js': '../core/csv/encoding-detector.js',
}
const STYLES = 'html, body { block-size: 100%; margin: 0; font-family: system-ui, sans-serif }'
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html backup-start',
].join('; ')

const page = (apiPath: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Backup</title>
    <link rel="stylesheet" href="/assets/page.css" />
    <script type="module" src="/assets/auto.min.js"></script>
  </head>
  <body><backup-start-page api-url="${apiPath}"></backup-start-page></body>
</html>
`

/** Serves a page with `<backup-start-page>` at `/`, under a strict content security policy. */
export const createEmbeddedPage =
  (apiPath: string): RequestListener =>
  (request, response) => {
    const path = request.url?.split('?', 1)[0] ?? ''
    const asset = ASSETS[path]
    const file = asset === undefined ? undefined : fileURLToPath(new URL(asset, import.meta.url))
    const headers = { 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' }
    if (request.method !== 'GET' && request.method !== 'HEAD') response.writeHead(405, { ...headers, allow: 'GET, HEAD' }).end()
    else if (path === '/') response.writeHead(200, { ...headers, 'content-type': 'text/html; charset=utf-8' }).end(page(apiPath))
    else if (path === '/assets/page.css') response.writeHead(200, { ...headers, 'content-type': 'text/css' }).end(STYLES)
    else if (file !== undefined && existsSync(file)) {
      response.writeHead(200, { ...headers, 'content-type': 'text/javascript; charset=utf-8' })
      createReadStream(file).pipe(response)
    } else response.writeHead(404, headers).end()
  }
