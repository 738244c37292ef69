import { html, type TemplateResult } from 'lit'
import type { Connection } from './connection.js'

/** Renders what an element without a session shows instead of blank space. The style of the class hides it at first. */
export const renderUnconnected = (link: Connection): TemplateResult => html`<p class="unconnected">${link.t('pageUnconnected')}</p>`
