// Renders the portal on the server to dist/rendered/index.html, beside dist/index.html, which the browser renders.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createElement, StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { Portal } from './dist-server/portal.js'

// a server may import the registration, which does nothing there
await import('backup-start/define')
const element = renderToString(createElement('backup-start-page', { adapter: {}, locale: 'en', 'onbackup-start': () => {} }))
if (element !== '<backup-start-page locale="en"></backup-start-page>') throw new Error(`the element was rendered as ${element}`)
const body = renderToString(createElement(StrictMode, null, createElement(Portal)))
const page = readFileSync('dist/index.html', 'utf8')
mkdirSync('dist/rendered')
writeFileSync(
  'dist/rendered/index.html',
  page.replace(/<body>\s*<\/body>/, () => `<body>${body}</body>`),
)
