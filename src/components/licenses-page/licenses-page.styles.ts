import { css } from 'lit'

export const licensesPageStyles = css`
  .page {
    display: grid;
    gap: 1.25em;
  }
  .page > * {
    min-inline-size: 0;
  }
  header p {
    overflow-wrap: anywhere;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.75em;
  }
  .choices label {
    display: grid;
    flex: 0 1 12em;
    gap: 0.25em;
    min-inline-size: 0;
    color: var(--_text-2);
    font-size: 0.875em;
  }
  .choices .field {
    inline-size: 100%;
    min-inline-size: 0;
    color: var(--_text);
    font-size: 1rem;
    font-size: calc(1em / 0.875);
  }
  .choices > .export {
    margin-inline-start: auto;
  }
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
    font-weight: 600;
  }
  .list {
    --_columns: 1.5em minmax(0, 2fr) minmax(0, 12em) minmax(0, 1.2fr) minmax(0, 7em) 5em;
    display: flex;
    flex-direction: column;
    block-size: clamp(9em, calc(var(--_row) * (var(--_rows, 5) + 1) + 0.25em), var(--backup-list-size, 36em));
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
  .skeleton > div {
    block-size: 12em;
    border-radius: calc(var(--_radius) + 2px);
    background: var(--_surface-3);
    animation: appear 0s 150ms both;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
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
    .choices label {
      flex: 1 1 40%;
    }
    .choices > .export {
      margin-inline-start: 0;
    }
    .list {
      --_columns: 1.5em minmax(0, 1fr) minmax(0, 6em) 3em;
    }
    .list .through {
      display: none;
    }
  }
`
