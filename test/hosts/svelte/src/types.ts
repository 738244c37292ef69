// Code that the type checker must reject. A missing error is a bug in our types. Never run.
import type {} from 'backup-start/svelte'
import type { SvelteHTMLElements } from 'svelte/elements'

type Page = SvelteHTMLElements['backup-start-page']
type Settings = SvelteHTMLElements['backup-settings-page']

// @ts-expect-error an adapter is not a string
export const text: Page = { adapter: '/api' }
// @ts-expect-error no such property exists
export const unknown: Page = { backend: undefined }
// @ts-expect-error a run has no such field
export const run: Page = { 'onbackup-started': ({ detail }) => detail.run.ended }
// @ts-expect-error no such mode exists
export const mode: Settings = { mode: 'all' }
