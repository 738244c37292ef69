import { css } from 'lit'

/** Styles of user rows; the surrounding grid sets the columns. */
export const userRowStyles = css`
  .sign {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .chip.quiet {
    padding-inline: 0;
    background: none;
  }
  .row .who {
    display: grid;
    grid-template-columns: minmax(0, 1fr) fit-content(45%);
    align-content: center;
    justify-items: start;
    line-height: 1.2;
  }
  .details {
    display: block;
    grid-area: 1 / 2 / span 2;
    align-self: center;
    max-inline-size: 100%;
    max-block-size: 2em;
    /* Padding for the focus ring of slotted links. */
    margin-block: -3px;
    padding: 3px 0.5em;
  }
  .who .name,
  .who .address {
    grid-column: 1;
    max-inline-size: 100%;
    /* Keep descenders visible. */
    overflow: clip visible;
  }
  .who .name {
    font-size: 0.9375em;
  }
  .who :is(.address, .details) {
    font-size: 0.8125em;
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
