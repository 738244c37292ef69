import { css } from 'lit'

/** Rows of users; the grid around them decides the columns. */
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
    /* with room for the outline of what is in it */
    margin-block: -3px;
    padding: 3px 0.5em;
  }
  .who .name,
  .who .address {
    grid-column: 1;
    max-inline-size: 100%;
    /* letters below the line stay whole */
    overflow: clip visible;
  }
  .who .name {
    font-size: 0.9375em;
  }
  .who :is(.address, .details) {
    font-size: 0.8125em;
  }
  /* as wide as its words: they are cut where they end, and stand at their side of the column, whichever way they are written */
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
  /* what is put behind the letters there would cover those of the line above */
  @media (forced-colors: active) {
    .who .address {
      color: CanvasText;
      forced-color-adjust: none;
    }
  }
`
