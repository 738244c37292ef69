import { css } from 'lit'

/** Styles of the chart of a run, and of the table with the same figures. */
export const runChartStyles = css`
  .chart {
    display: grid;
    gap: 0.5em;
  }
  figcaption {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 1.25em;
  }
  figcaption > :first-child {
    flex: 1 1 auto;
    font-weight: var(--_weight);
  }
  figcaption .key {
    font-size: 0.875em;
  }
  .plot {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 0.5em;
    color: var(--_text-2);
    font-size: 0.8125em;
  }
  .plot svg {
    grid-row: 1 / span 2;
    grid-column: 2;
    inline-size: 100%;
    block-size: 8em;
    overflow: visible;
  }
  .plot svg:dir(rtl) {
    transform: scaleX(-1);
  }
  .plot .most,
  .plot .least {
    grid-column: 1;
    text-align: end;
    line-height: 1;
  }
  .plot .least {
    align-self: end;
  }
  .grid-line {
    stroke: var(--_line);
    stroke-width: 1;
    vector-effect: non-scaling-stroke;
  }
  .line {
    fill: none;
    stroke-width: 2;
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
  }
  .line.done {
    stroke: var(--_good);
  }
  .line.failed {
    stroke: var(--_bad);
    stroke-dasharray: 5 4;
  }
  .area {
    opacity: 0.14;
  }
  .area.done {
    fill: var(--_good);
  }
  .area.failed {
    fill: var(--_bad);
  }
  .times {
    display: flex;
    justify-content: space-between;
    gap: 1em;
  }
  summary {
    inline-size: fit-content;
    color: var(--_accent);
    font-size: 0.875em;
    cursor: pointer;
  }
  summary:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
  table {
    margin-block-start: 0.5em;
    border-collapse: collapse;
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 0.25em 1em;
    border-block-end: 1px solid var(--_line);
    text-align: end;
  }
  :is(th, td):first-child {
    padding-inline-start: 0;
    text-align: start;
  }
`
