// Two pages of one version, and a page of another version under a suffix.
import 'backup-start/define'
import { createHttpAdapter } from 'backup-start/adapters/http'
import { createHttpAdapter as createNextHttpAdapter } from 'backup-start-next/adapters/http'
import { defineElements } from 'backup-start-next/elements'

defineElements({ suffix: 'next' })
const [first, second, third] = document.querySelectorAll('main > *')
const adapter = createHttpAdapter({ baseUrl: '/api' })
first.adapter = adapter
second.adapter = adapter
second.messages = { add: 'Hinzufügen' }
third.adapter = createNextHttpAdapter({ baseUrl: '/api' })
third.messages = { add: 'Ajouter' }
