// The portal: sets the adapter, may veto a start, and logs every event.
import 'backup-start/define'
import { createBackupSession } from 'backup-start'
import { createHttpAdapter } from 'backup-start/adapters/http'
import type { BackupStartPage, Correlated } from 'backup-start/elements'

const find = <E extends HTMLElement>(selector: string): E => {
  const element = document.querySelector<E>(selector)
  if (element === null) throw new Error(`no ${selector}`)
  return element
}
const main = find('main')
const events = find('#events')
const freeze = find<HTMLInputElement>('#freeze')
const theme = find<HTMLSelectElement>('#theme')
const toggle = find<HTMLButtonElement>('#toggle')

const tell = ({ type, detail }: CustomEvent<Correlated>, what: string): void => {
  const line = document.createElement('li')
  line.dataset.type = type
  line.dataset.correlation = detail.correlationId
  line.textContent = `${type}: ${what}`
  events.append(line)
}

const adapter = createHttpAdapter({ baseUrl: '/api' })
/** With `?session` the portal creates the session, which outlives its pages. */
const session = location.search === '?session' ? createBackupSession({ adapter }) : undefined

const createPage = (): BackupStartPage => {
  const page = document.createElement('backup-start-page')
  if (session === undefined) page.adapter = adapter
  else page.session = session
  page.addEventListener('backup-start', (event) => {
    if (freeze.checked) event.preventDefault()
    tell(event, `${event.detail.request.expectedCredits} credits`)
  })
  page.addEventListener('backup-navigate', (event) => {
    if (event.detail.to === 'manage-domains') {
      event.preventDefault()
      find('#place').textContent = 'Domains of this portal'
    }
    tell(event, `to ${event.detail.to}`)
  })
  page.addEventListener('backup-settings', (event) => tell(event, `${event.detail.request.items.length} items`))
  page.addEventListener('backup-started', (event) => tell(event, `${event.detail.run.total} users`))
  page.addEventListener('backup-selection-change', (event) => tell(event, `${event.detail.credits.allocated} credits`))
  page.addEventListener('backup-scope-change', (event) => tell(event, event.detail.scope.domainId))
  page.addEventListener('backup-run-finished', (event) => tell(event, event.detail.run.status))
  page.addEventListener('backup-error', (event) => tell(event, event.detail.code))
  return page
}

theme.addEventListener('change', () => {
  main.className = theme.value
})
toggle.addEventListener('click', () => {
  const page = main.querySelector('backup-start-page')
  if (page === null) main.append(createPage())
  else page.remove()
  toggle.textContent = page === null ? 'Take out' : 'Put in'
})
main.append(createPage())
