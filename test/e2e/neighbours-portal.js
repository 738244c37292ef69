// A portal that puts a page into each place kept for it: under the plain names, or under a suffix where it comes from another folder
// as another version would.

import { messages as ar } from '../../dist/components/messages/ar.js'
import { messages as de } from '../../dist/components/messages/de.js'
import { createBackupSession } from '../../dist/core/index.js'
import { defineElements } from '../../dist/elements.js'
import { createHttpAdapter } from '../../dist/http.js'

const suffix = new URL(import.meta.url).pathname.startsWith('/next/') ? 'next' : ''
defineElements({ suffix })

const adapter = createHttpAdapter({ baseUrl: '/api' })
/** Where the portal owns the session, it outlives the pages that show it. */
const session = document.querySelector('[data-session]') && createBackupSession({ adapter })
const createPage = (language) => {
  const page = document.createElement(suffix === '' ? 'backup-start-page' : `backup-start-page-${suffix}`)
  return Object.assign(page, session ? { session } : { adapter }, { messages: { ar, de }[language] })
}
for (const place of document.querySelectorAll(`[data-version="${suffix}"]`)) {
  place.append(createPage(place.dataset.language))
  document.querySelector('#toggle')?.addEventListener('click', () => {
    if (place.firstChild === null) place.append(createPage(place.dataset.language))
    else place.firstChild.remove()
  })
}
