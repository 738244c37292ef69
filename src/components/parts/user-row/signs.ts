import { html, type TemplateResult } from 'lit'

export type Sign = 'check' | 'clock' | 'pause' | 'cross' | 'search' | 'upload' | 'people' | 'twisty' | 'filter'

/** Whole icons rather than shapes inside one icon, because a nested template adds nodes to each row. */
const SIGNS: Record<Sign, TemplateResult> = {
  check: html`<svg class="sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="M3 8.5l3.2 3.2L13 5" /></svg>`,
  clock: html`<svg class="sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><circle cx="8" cy="8" r="5.5" /><path d="M8 5v3.2l2 1.3" /></svg>`,
  pause: html`<svg class="sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="M5.5 4v8M10.5 4v8" /></svg>`,
  cross: html`<svg class="sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="M4 4l8 8M12 4l-8 8" /></svg>`,
  search: html`<svg class="sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><circle cx="7" cy="7" r="4.5" /><path d="M10.5 10.5L14 14" /></svg>`,
  upload: html`<svg class="sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="M8 10.5v-8M4.8 5.4L8 2.2l3.2 3.2M2.5 10v3.5h11V10" /></svg>`,
  people: html`<svg class="sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><circle cx="6" cy="5" r="2.6" /><path d="M1.5 13.5c0-2.8 1.9-4.4 4.5-4.4s4.5 1.6 4.5 4.4M10.5 2.7a2.6 2.6 0 010 4.6M12 9.4c1.6.6 2.5 2 2.5 4.1" /></svg>`,
  filter: html`<svg class="sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="M2 4h12M4.5 8h7M7 12h2" /></svg>`,
  twisty: html`<svg class="sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="M6 3.5L10.5 8 6 12.5" /></svg>`,
}

/** Renders a decorative icon beside a word with the same meaning. */
export const renderSign = (sign: Sign): TemplateResult => SIGNS[sign]
