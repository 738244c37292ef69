// Renders the portal on the server to dist/rendered/index.html, beside dist/index.html, which the browser renders.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { BackupStartPage } from 'backup-start/react'
import { createElement, StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { Portal } from './dist-server/portal.js'

const element = renderToString(createElement(BackupStartPage, { adapter: {}, locale: 'en', className: 'page', onBackupStart: () => {} }))
if (element !== '<backup-start-page class="page"></backup-start-page>') throw new Error(`the element was rendered as ${element}`)
const body = renderToString(createElement(StrictMode, null, createElement(Portal)))
const page = readFileSync('dist/index.html', 'utf8')
mkdirSync('dist/rendered')
writeFileSync(
  'dist/rendered/index.html',
  page.replace('<div id="root"></div>', () => `<div id="root">${body}</div>`),
)
