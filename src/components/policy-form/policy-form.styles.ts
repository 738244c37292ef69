import { css } from 'lit'

/** Styles of the fields and the forecast of a policy. Elements also need `signStyles`. */
export const policyFormStyles = css`
  .policy-fields {
    display: grid;
    gap: 1em;
  }
  .policy-field {
    display: grid;
    gap: 0.25em;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .policy-field > :is(label:first-child, legend) {
    padding: 0;
    font-weight: var(--_weight);
  }
  .policy-field > .field {
    inline-size: 100%;
    max-inline-size: 26em;
    min-inline-size: 0;
  }
  .policy-field > .field.number {
    max-inline-size: 10em;
  }
  .policy-field label:has([type='radio']) {
    display: flex;
    align-items: baseline;
    gap: 0.5em;
    min-block-size: 1.75em;
    cursor: pointer;
  }
  .policy-field [type='radio'] {
    flex: none;
    accent-color: var(--_accent);
  }
  .policy-days {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
    padding-inline-start: 1.5em;
  }
  .policy-days .field {
    inline-size: 6em;
  }
  .policy-field :is(.help, .problem-text) {
    margin: 0;
  }
  .policy-field .problem-text {
    display: flex;
    align-items: center;
    gap: 0.375em;
    color: var(--_bad);
    font-size: 0.875em;
  }
  .field[aria-invalid='true'] {
    border-color: var(--_bad);
  }
  .forecast {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
    min-inline-size: 0;
  }
  .forecast p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .chart {
    display: grid;
    gap: 0.375em;
    margin: 0;
  }
  .chart figcaption {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.125em 1em;
    font-size: 0.875em;
  }
  .chart figcaption > :first-child {
    flex: 1 1 auto;
    font-weight: var(--_weight);
  }
  .chart .key::before {
    display: inline-block;
    inline-size: 0.75em;
    block-size: 0.75em;
    margin-inline-end: 0.375em;
    background: currentcolor;
    content: '';
  }
  .chart .key.joined {
    color: var(--_good);
  }
  .chart .key.left {
    color: var(--_warn);
  }
  .chart .plot {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 0.5em;
    color: var(--_text-2);
    font-size: 0.8125em;
  }
  .chart svg {
    grid-row: 1 / span 2;
    grid-column: 2;
    inline-size: 100%;
    block-size: 6em;
    fill: none;
    stroke: none;
    overflow: visible;
  }
  .chart svg:dir(rtl) {
    transform: scaleX(-1);
  }
  .chart :is(.most, .least) {
    grid-column: 1;
    line-height: 1;
    text-align: end;
  }
  .chart .least {
    align-self: end;
  }
  .chart .change.joined {
    fill: var(--_good);
  }
  .chart .change.left {
    fill: var(--_warn);
  }
  .chart .grid-line {
    stroke: var(--_edge);
    stroke-width: 1;
    vector-effect: non-scaling-stroke;
  }
  .chart .times {
    display: flex;
    justify-content: space-between;
    gap: 1em;
  }
  .dry-run > summary {
    inline-size: fit-content;
    color: var(--_accent);
    font-size: 0.875em;
  }
  .dry-run .table {
    max-block-size: 16em;
    margin-block-start: 0.5em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow: auto;
  }
  .dry-run table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  .dry-run :is(th, td) {
    padding: 0.375em 0.75em;
    font-weight: inherit;
    text-align: end;
  }
  .dry-run :is(th, td):first-child {
    text-align: start;
    white-space: nowrap;
  }
  .dry-run thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--_surface-2);
    color: var(--_text-2);
  }
  .dry-run tbody tr + tr > * {
    border-block-start: 1px solid var(--_line);
  }
  @media (forced-colors: active) {
    .chart .change {
      fill: CanvasText;
    }
  }
`
