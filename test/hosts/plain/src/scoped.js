// Defines our elements in one shadow root only, with scoped registries.
import { createHttpAdapter } from 'backup-start/adapters/http'
import { defineElements } from 'backup-start/elements'

const registry = new CustomElementRegistry()
defineElements({ registry })
const root = document.querySelector('main').attachShadow({ mode: 'open', customElementRegistry: registry })
const page = document.createElement('backup-start-page', { customElementRegistry: registry })
page.adapter = createHttpAdapter({ baseUrl: '/api' })
root.append(page)
