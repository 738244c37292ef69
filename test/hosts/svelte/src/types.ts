// What the checker must refuse: an error that is missing here is an error of ours. Never run.
import type {} from 'backup-start/svelte'
import type { SvelteHTMLElements } from 'svelte/elements'

type Page = SvelteHTMLElements['backup-start-page']
type Settings = SvelteHTMLElements['backup-settings-page']

// @ts-expect-error an adapter is no text
export const text: Page = { adapter: '/api' }
// @ts-expect-error there is no such property
export const unknown: Page = { backend: undefined }
// @ts-expect-error there is no such run
export const run: Page = { 'onbackup-started': ({ detail }) => detail.run.ended }
// @ts-expect-error the modes are two
export const mode: Settings = { mode: 'all' }
