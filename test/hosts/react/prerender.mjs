// The portal as a server would render it: dist/rendered/index.html, next to dist/index.html, which is rendered by the browser.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createElement, StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { Portal } from './dist-server/portal.js'

// a server may register the elements too: nothing comes of it
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
