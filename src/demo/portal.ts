import { createBrowserStore, createSharedStore } from '../components/page/browser-store.js'
import { type BackupAdapter, type BackupSession, createBackupSession } from '../core/index.js'
import type { Messages } from '../elements.js'

/** Language of all elements. */
export interface Language {
  locale: string
  /** Default: English. */
  messages?: Messages | undefined
}

/** The portal's pages for one backend. */
export interface Portal {
  setLanguage(language: Language): void
  close(): void
}

const TITLES: Readonly<Record<string, string>> = {
  backup: 'Backup',
  runs: 'Backups',
  settings: 'Settings',
  domains: 'Manage domains',
  policies: 'Policies',
  licenses: 'Licenses',
  activity: 'Activity',
}

/** Places whose path is not the destination of the elements. */
const PLACES: Readonly<Record<string, string>> = { 'manage-domains': 'domains', selection: 'backup' }

/** Creates the pages and their router. */
export const createPortal = (adapter: BackupAdapter): Portal => {
  let locale: string | undefined
  const session: BackupSession = createBackupSession({
    adapter,
    store: createBrowserStore(),
    sharedStore: createSharedStore(),
    locale: () => locale,
  })
  const backup = Object.assign(document.createElement('backup-start-page'), { session })
  const settings = Object.assign(document.createElement('backup-settings-page'), { session })
  const domains = Object.assign(document.createElement('backup-manage-domains-page'), { session })
  const policies = Object.assign(document.createElement('backup-policies-page'), { session })
  const licenses = Object.assign(document.createElement('backup-licenses-page'), { session })
  const activity = Object.assign(document.createElement('backup-activity-page'), { session })
  const run = Object.assign(document.createElement('backup-run-view'), { session })
  // The backup page has its own picker; the other pages need this one to change the domain.
  const picker = Object.assign(document.createElement('backup-scope-picker'), { session })
  const main = document.querySelector<HTMLElement>('#main')
  const outlet = document.querySelector('#outlet')
  const heading = document.querySelector('#place')

  const show = (): void => {
    const [, place = 'backup', id] = location.hash.split('/')
    if (place === 'runs') {
      run.runId = id === undefined ? undefined : decodeURIComponent(id)
      outlet?.replaceChildren(picker, run)
    } else if (place === 'settings') outlet?.replaceChildren(picker, settings)
    else if (place === 'domains') outlet?.replaceChildren(picker, domains)
    else if (place === 'policies') outlet?.replaceChildren(picker, policies)
    else if (place === 'licenses') outlet?.replaceChildren(picker, licenses)
    else if (place === 'activity') outlet?.replaceChildren(picker, activity)
    else outlet?.replaceChildren(backup)
    const title = TITLES[place] ?? 'Backup'
    document.title = `${title} – Northwind admin`
    if (heading !== null) heading.textContent = title
    for (const link of document.querySelectorAll('nav a')) {
      if (link.getAttribute('href') === `#/${TITLES[place] === undefined ? 'backup' : place}`) link.setAttribute('aria-current', 'page')
      else link.removeAttribute('aria-current')
    }
  }

  // A run belongs to its domain, so a change of domain opens the list of backups.
  const onScopeChange = (): void => {
    if (location.hash.startsWith('#/runs/')) location.hash = '#/runs'
  }
  const onHash = (): void => {
    show()
    main?.focus({ preventScroll: true })
  }
  // The portal has its own routes, so it vetoes the elements' navigation.
  const onNavigate = (event: HTMLElementEventMap['backup-navigate']): void => {
    event.preventDefault()
    const { to, runId } = event.detail
    location.hash = to === 'run' ? (runId === undefined ? '#/runs' : `#/runs/${encodeURIComponent(runId)}`) : `#/${PLACES[to] ?? to}`
  }
  window.addEventListener('hashchange', onHash)
  main?.addEventListener('backup-navigate', onNavigate)
  main?.addEventListener('backup-scope-change', onScopeChange)
  show()

  return {
    setLanguage({ locale: chosen, messages }) {
      const isOther = locale !== undefined && locale !== chosen
      locale = chosen
      for (const element of [backup, settings, domains, run, policies, licenses, activity, picker])
        Object.assign(element, { locale, messages })
      if (!isOther) return
      // The backend translates labels of settings and reasons of users. The elements show their own errors.
      session.refresh().catch(() => {})
      if (session.settings.description.value !== undefined) session.settings.reload().catch(() => {})
    },
    close() {
      window.removeEventListener('hashchange', onHash)
      main?.removeEventListener('backup-navigate', onNavigate)
      main?.removeEventListener('backup-scope-change', onScopeChange)
      outlet?.replaceChildren()
      session.dispose()
    },
  }
}
