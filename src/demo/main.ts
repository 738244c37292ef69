import type { BackupAdapter } from '../core/index.js'
import { createHttpAdapter } from '../http.js'
import { createMemoryAdapter, generateTenant, type Tenant } from '../memory.js'
import '../define.js'
import { faultsOf, readOptions } from './demo-options.js'
import { setUpLook } from './look.js'
import { setUpOwnExport } from './own-export.js'
import { createPortal, type Language, type Portal } from './portal.js'

/** Reads a `<meta>` that the server added; undefined on a page without a server. */
const readMeta = (name: string): string | undefined => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content
const api = readMeta('backup-api')

const options = readOptions(location.search, readMeta('backup-sample'))
const inMemory = (tenant: Tenant): BackupAdapter =>
  createMemoryAdapter({ tenant, latencyMs: options.latency, faults: faultsOf(options.fail), failureRate: 0.03 })

let portal: Portal | undefined
let language: Language = { locale: 'en' }
const openPortal = (adapter: BackupAdapter, description: string): void => {
  portal?.close()
  portal = createPortal(adapter)
  portal.setLanguage(language)
  const paragraph = document.querySelector('#backend-words')
  if (paragraph !== null) paragraph.textContent = description
}

setUpLook((chosen) => {
  language = chosen
  portal?.setLanguage(chosen)
})
if (api === undefined) {
  const { users, seed } = options
  openPortal(inMemory(generateTenant({ seed, users, history: true })), 'A sample tenant in the memory of this page. A reload starts over.')
} else {
  openPortal(
    createHttpAdapter({ baseUrl: new URL(api, document.baseURI).href }),
    `The server of this page: ${readMeta('backup-words') ?? api}.`,
  )
}

setUpOwnExport((tenant) => {
  const back = api === undefined ? 'A reload brings back the sample.' : 'A reload brings back the server.'
  openPortal(inMemory(tenant), `Your export, in the memory of this page only. ${back}`)
})

const form = document.querySelector<HTMLFormElement>('#backend-form')
if (form !== null) {
  form.hidden = api !== undefined
  for (const [name, value] of Object.entries(options)) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLSelectElement && ![...field.options].some((option) => option.value === String(value)))
      field.add(new Option(String(value)))
    if (field instanceof HTMLSelectElement || field instanceof HTMLInputElement) field.value = String(value)
  }
}

// Close the demo menu like a menu: on navigation, on a press outside, on Escape.
const menu = document.querySelector<HTMLDetailsElement>('.demo')
const closeMenu = (): void => {
  if (menu !== null) menu.open = false
}
window.addEventListener('hashchange', closeMenu)
document.addEventListener('pointerdown', (event) => {
  if (event.target instanceof Node && menu?.contains(event.target) !== true) closeMenu()
})
menu?.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  closeMenu()
  menu.querySelector('summary')?.focus()
})
