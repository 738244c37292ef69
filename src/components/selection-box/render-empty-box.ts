import { html, type TemplateResult } from 'lit'
import type { Connection } from '../base/connection.js'

/** Renders the empty box: a drawing and the two steps. */
export const renderEmptyBox = ({ t }: Connection): TemplateResult => html`
  <div class="empty"><slot name="empty">
    <svg viewBox="0 0 96 56" aria-hidden="true">
      <rect class="paper" x="1" y="5" width="38" height="46" rx="4" />
      <rect class="mark" x="8" y="13" width="6" height="6" rx="1.5" />
      <path class="tick" d="m9.5 16 1.4 1.4 2.4-2.6" />
      <path class="text" d="M18 16h14M18 28h10M18 40h13" />
      <rect class="mark" x="8" y="25" width="6" height="6" rx="1.5" />
      <path class="tick" d="m9.5 28 1.4 1.4 2.4-2.6" />
      <rect class="mark off" x="8" y="37" width="6" height="6" rx="1.5" />
      <path class="arrow" d="M45 28h12m-4.5-4.5L57 28l-4.5 4.5" />
      <rect class="paper" x="63" y="13" width="32" height="30" rx="4" />
      <path class="text" d="M69 22h20M69 28h14M69 34h17" />
    </svg>
    <strong>${t('boxEmpty')}</strong>
    <ol>
      <li>${t('boxEmptyTick')}</li>
      <li>${t('boxEmptyAdd')}</li>
    </ol>
  </slot></div>
`
