import { createMemoryAdapter, generateTenant, type Tenant } from '../adapters/memory/index.js'
import type { BackupAdapter } from '../core/index.js'
import '../define.js'
import { faultsOf, readOptions } from './demo-options.js'
import { setUpLook } from './look.js'
import { setUpOwnExport } from './own-export.js'
import { createPortal, type Language, type Portal } from './portal.js'

const options = readOptions(location.search)
const adapterOf = (tenant: Tenant): BackupAdapter =>
  createMemoryAdapter({ tenant, latencyMs: options.latency, faults: faultsOf(options.fail), failureRate: 0.03 })

let portal: Portal | undefined
let language: Language = { locale: 'en' }
const open = (tenant: Tenant): void => {
  portal?.close()
  portal = createPortal(adapterOf(tenant))
  portal.setLanguage(language)
}

setUpLook((chosen) => {
  language = chosen
  portal?.setLanguage(chosen)
})
open(generateTenant({ seed: options.seed, users: options.users }))

setUpOwnExport(open)

const form = document.querySelector<HTMLFormElement>('#backend-form')
if (form !== null) {
  for (const [name, value] of Object.entries(options)) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLSelectElement && ![...field.options].some((option) => option.value === String(value)))
      field.add(new Option(String(value)))
    if (field instanceof HTMLSelectElement || field instanceof HTMLInputElement) field.value = String(value)
  }
}

// the demo's own menu closes like any other
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
