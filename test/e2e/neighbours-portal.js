// A portal that creates a page in each placeholder. If it is served from another folder, like a second version, it uses a suffix.

import { messages as ar } from '../../dist/components/messages/ar.js'
import { messages as de } from '../../dist/components/messages/de.js'
import { createBackupSession } from '../../dist/core/index.js'
import { defineElements } from '../../dist/elements.js'
import { createHttpAdapter } from '../../dist/http.js'

const suffix = new URL(import.meta.url).pathname.startsWith('/next/') ? 'next' : ''
defineElements({ suffix })

const adapter = createHttpAdapter({ baseUrl: '/api' })
/** A session owned by the portal outlives its pages. */
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
