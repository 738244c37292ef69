import { css } from 'lit'
import { signStyles } from '../sign.styles.js'

/** Styles of user rows; the surrounding grid sets the columns. */
export const userRowStyles = css`
  ${signStyles}
  .chip.quiet {
    padding-inline: 0;
    background: none;
  }
  .row .who,
  .head .pair {
    display: grid;
    align-content: center;
    column-gap: 0.75em;
    grid-template-columns: minmax(0, 1fr);
    line-height: 1.2;
  }
  .row .line {
    display: flex;
    align-items: baseline;
    gap: 0.5em;
    min-inline-size: 0;
  }
  .who .name,
  .who .address {
    max-inline-size: 100%;
    justify-self: start;
    /* Keep descenders visible. */
    overflow: clip visible;
  }
  .who .name {
    font-size: 0.9375em;
  }
  .who :is(.address, .account, .details) {
    font-size: 0.8125em;
  }
  .line > .account,
  .line > .details {
    flex: 0 1 auto;
    max-inline-size: 60%;
  }
  /* The reason beside the name is cut before the name is. */
  .line > .account {
    flex-shrink: 9999;
  }
  .line > .chip {
    flex: none;
    padding-inline: 0.375em;
    font-size: 0.75em;
    line-height: 1.4;
  }
  /* With large text spacing the name gives way to the chip. */
  .line > .name {
    flex: 0 1 auto;
    min-inline-size: 0;
  }
  .details {
    display: block;
    min-inline-size: 0;
    margin-inline-start: auto;
    max-block-size: 2em;
    /* Padding for the focus ring of slotted links. */
    margin-block: -3px;
    padding: 3px 0.5em;
  }
  /* Compact rows have one line, so the address gets a column of its own. */
  .compact .row .who,
  .compact .head .pair {
    align-items: baseline;
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
  }
  /* Shrink to the text, so that the ellipsis stands at the end of the text and the text at its side of the column in either direction. */
  .cell > .cut {
    display: inline-block;
    max-inline-size: 100%;
    vertical-align: top;
  }
  .row .cost {
    color: var(--_text-2);
    font-size: 0.875em;
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
  }
  .cost[data-tip] {
    cursor: help;
  }
  .row.inactive .name {
    color: var(--_text-2);
  }
  /* The backplate of forced colours would cover descenders of the line above. */
  @media (forced-colors: active) {
    .who .address {
      color: CanvasText;
      forced-color-adjust: none;
    }
  }
`
