import { css, html, nothing, type TemplateResult } from 'lit'
import type { Connection } from '../base/connection.js'

/** Maximum number of lines behind "and N more", because a list may contain a million items. */
const MAX_LINES = 200

/**
 * Renders "and N more" as a control that shows the further lines of a shortened list.
 *
 * @param lines returns the lines from one index to another
 */
export const renderMoreItems = (
  { t }: Connection,
  count: number,
  lines: (count: number) => readonly unknown[],
): TemplateResult | typeof nothing => {
  if (count <= 0) return nothing
  const hidden = count - MAX_LINES
  return html`<details class="more-items"
    ><summary class="number">${t('planAndMore', { count })}</summary
    ><ul
      >${lines(Math.min(count, MAX_LINES)).map((line) => html`<li>${line}</li>`)}${
        hidden > 0 ? html`<li class="number">${t('planAndMore', { count: hidden })}</li>` : nothing
      }</ul
  ></details>`
}

export const moreItemsStyles = css`
  .more-items > summary {
    min-block-size: 1.5em;
    cursor: pointer;
  }
  .more-items > ul {
    max-block-size: 12em;
    margin: 0;
    padding-inline-start: 1.25em;
    overflow: auto;
  }
`
