// Code that the type checker must refuse. A missing error is a bug in our types. Never run.
import type {} from 'backup-start/svelte'
import type { SvelteHTMLElements } from 'svelte/elements'

type Page = SvelteHTMLElements['backup-start-page']
type Settings = SvelteHTMLElements['backup-settings-page']

// @ts-expect-error an adapter is not a string
export const text: Page = { adapter: '/api' }
// @ts-expect-error there is no such property
export const unknown: Page = { backend: undefined }
// @ts-expect-error there is no such run
export const run: Page = { 'onbackup-started': ({ detail }) => detail.run.ended }
// @ts-expect-error there are two modes
export const mode: Settings = { mode: 'all' }
