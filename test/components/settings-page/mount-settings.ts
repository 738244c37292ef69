import { fixture, html } from '@open-wc/testing'
import { BackupSettingsPage } from '../../../src/components/settings-page/settings-page.js'
import type { BackupRequest, SettingValues } from '../../../src/core/index.js'
import type { MemoryAdapter, Tenant } from '../../../src/memory.js'
import { whenRendered } from '../../worlds/mount-element.js'
import { type PageSessionOptions, pageSession } from '../../worlds/sessions.js'

customElements.get('backup-settings-page') ?? customElements.define('backup-settings-page', BackupSettingsPage)

export const wait = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms))
/** Finds an element by selector and the start of its accessible name. */
const named = (root: ParentNode, selector: string, name: string): HTMLElement => {
  for (const element of root.querySelectorAll<HTMLElement>(selector)) {
    const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? []
    const label = element.id === '' ? null : root.querySelector(`label[for="${element.id}"]`)
    const texts = ids.map((id) => root.querySelector(`#${id}`)?.textContent?.trim() ?? '')
    const own = ids.length > 0 ? texts.join(' ') : (element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent ?? '')
    if (own.trim().replace(/\s+/g, ' ').startsWith(name)) return element
  }
  throw new Error(`no ${selector} named ${name}`)
}

/** Mounts the element on a new session. */
export const setUp = async (
  options: PageSessionOptions & { mode?: 'defaults' | 'selection'; items?: number; saved?: SettingValues } = {},
) => {
  const { mode = 'defaults', items = 0, saved, ...rest } = options
  const adapt = (tenant: Tenant): Tenant => ({
    clouds: tenant.clouds.map((cloud) => ({
      ...cloud,
      domains: cloud.domains.map((domain) => ({ ...domain, ...(saved !== undefined && { settings: saved }) })),
    })),
  })
  const saves: SettingValues[] = []
  const starts: BackupRequest[] = []
  const wrap = (adapter: MemoryAdapter): void => {
    rest.wrap?.(adapter)
    const { saveSettings, startBackup } = adapter
    adapter.saveSettings = (scope, values, call) => {
      saves.push(structuredClone(values))
      return saveSettings(scope, values, call)
    }
    adapter.startBackup = (request, call) => {
      starts.push(structuredClone(request))
      return startBackup(request, call)
    }
  }
  const made = await pageSession({ ...(saved !== undefined && { adapt }), ...rest, wrap })
  const { session, adapter } = made
  if (items > 0) {
    const due = adapter.usersOf(made.scope).filter((user) => user.accountStatus === 'active' && user.backupStatus === 'none')
    session.selection.put(due.slice(0, items).map(({ id }) => ({ kind: 'user', id })))
  }
  const events: CustomEvent[] = []
  const box = await fixture<HTMLElement>(html`<div></div>`)
  for (const type of ['backup-start', 'backup-started', 'backup-error'] as const) {
    box.addEventListener(type, (event) => events.push(event as CustomEvent))
  }
  const element = document.createElement('backup-settings-page') as BackupSettingsPage
  element.session = session
  element.mode = mode
  box.append(element)
  await element.updateComplete
  const root = element.renderRoot as ShadowRoot
  const settled = async () => {
    await wait()
    await element.updateComplete
    await element.updateComplete
  }
  const isThere = (find: () => unknown) => whenRendered(element, find)
  return {
    ...made,
    element,
    root,
    box,
    saves,
    starts,
    events,
    settled,
    isThere,
    ready: () => isThere(() => root.querySelector('form')),
    control: (name: string, selector = 'button[role=switch], input, select, [role=radiogroup]') => named(root, selector, name),
    button: (name: string) => named(root, 'button', name),
    about: () => root.querySelector('.about-save')?.textContent?.replace(/\s+/g, ' ').trim(),
    status: () => root.querySelector('.page > [role=status]')?.textContent ?? 'missing',
    focused: () => root.activeElement,
  }
}
