import { css } from 'lit'

export const activityPageStyles = css`
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
  .list {
    --_columns: minmax(0, 12em) minmax(0, 1fr) minmax(0, 2.4fr);
    display: flex;
    flex-direction: column;
    block-size: clamp(9em, calc(var(--_row) * (var(--_rows, 5) + 1) + 0.25em), var(--backup-list-size, 36em));
  }
  .row .cell > .cut {
    display: block;
    line-height: 1.3;
  }
  .what > .secondary {
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
  @container (inline-size < 34em) {
    .choices label {
      flex: 1 1 40%;
    }
    .choices > .export {
      margin-inline-start: 0;
    }
    .list {
      --_columns: minmax(0, 1fr) minmax(0, 1.1fr);
    }
    .list .head .by {
      display: none;
    }
    .list .row {
      grid-template-areas: 'when what' 'by what';
      row-gap: 0;
      align-content: center;
    }
    .list .row .when {
      grid-area: when;
    }
    .list .row .by {
      grid-area: by;
    }
    .list .row :is(.when, .by) .cut {
      font-size: 0.75em;
      line-height: 1.15;
    }
    /* A long date wraps, because a date without its end says nothing. */
    .list .row .when .cut {
      white-space: normal;
    }
    .list .row .what {
      grid-area: what;
    }
  }
`
