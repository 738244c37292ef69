import { css } from 'lit'

export const licensesPageStyles = css`
  .choices > .search {
    flex: 1 1 14em;
  }
  .choices > .search .field {
    font-size: inherit;
  }
  .totals {
    max-block-size: 16em;
    overflow: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .totals:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .totals table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.9375em;
  }
  .totals :is(th, td) {
    padding: 0.375em 0.75em;
    font-weight: inherit;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .totals thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--_surface-2);
    color: var(--_text-2);
    font-size: 0.875em;
  }
  .totals tbody tr + tr > * {
    border-block-start: 1px solid var(--_line);
  }
  .totals .end {
    text-align: end;
  }
  .selection {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 0.75em;
    min-block-size: 2.25em;
  }
  .selection > .sum {
    flex: 1 1 14em;
    overflow-wrap: anywhere;
  }
  .result:focus {
    outline: none;
  }
  .result:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .warning {
    color: var(--_warn);
    font-weight: var(--_weight);
  }
  .list {
    --_columns: 1.5em minmax(0, 2fr) minmax(0, 12em) minmax(0, 1.2fr) minmax(0, 7em) 5em;
  }
  .through,
  .since {
    line-height: 1.3;
  }
  .since > .cut {
    display: block;
    font-size: 0.875em;
  }
  .through > .cut {
    display: block;
  }
  .through > .run {
    margin-inline-start: -0.5em;
    padding: 0 0.5em;
    min-block-size: 1.5rem;
    line-height: 1.3;
    font-size: 0.875em;
  }
  .through > .secondary {
    font-size: 0.8125em;
  }
  @container (inline-size < 50em) {
    .list {
      --_columns: 1.5em minmax(0, 2fr) minmax(0, 1fr) minmax(0, 6.5em) 4.5em;
    }
    .list .since {
      display: none;
    }
  }
  @container (inline-size < 34em) {
    .list {
      --_columns: 1.5em minmax(0, 1fr) minmax(0, 6em) 3em;
    }
    .list .through {
      display: none;
    }
  }
`
