import { css } from 'lit'
import { signStyles } from '../parts/sign.styles.js'

export const runViewStyles = css`
  .page {
    display: grid;
    gap: 1.25em;
  }
  .page > * {
    min-inline-size: 0;
  }
  .page > .unseen {
    inset-block-start: 0;
  }
  figure {
    margin: 0;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 0.5em 1em;
  }
  header > div {
    flex: 1 1 16em;
    min-inline-size: 0;
  }
  header > .head-actions {
    display: flex;
    flex: 0 1 auto;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  h2 {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 0.625em;
  }
  h2 .chip {
    font-size: 0.625em;
    font-weight: 400;
  }
  .card {
    padding: 1em;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) + 2px);
    background: var(--_surface);
  }
  .filters .searched {
    align-self: center;
    font-size: 0.875em;
  }
  .row .by {
    display: block;
    font-size: 0.8125em;
    line-height: 1.2;
  }
  .progress {
    display: grid;
    gap: 0.75em;
  }
  .big {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.25em 1em;
  }
  .big strong {
    font-size: 1.25em;
    font-weight: var(--_weight);
  }
  .bar-track {
    display: flex;
    block-size: 0.75em;
    border-radius: 0.375em;
    background: var(--_surface-3);
    overflow: hidden;
  }
  .bar-track > i {
    flex: none;
    inline-size: var(--_part, 0);
    transition: inline-size 200ms;
  }
  .bar-track > .done {
    background: var(--_good);
  }
  .bar-track > .failed {
    background: repeating-linear-gradient(135deg, var(--_bad) 0 0.25em, color-mix(in srgb, var(--_bad), var(--_surface) 35%) 0.25em 0.5em);
  }
  .bar-track > .left {
    background: linear-gradient(90deg, transparent, var(--_accent-soft), transparent) 0 0 / 12em 100%;
    animation: flow 2s linear infinite;
  }
  .bar-track > .left:dir(rtl) {
    animation-direction: reverse;
  }
  .bar-track > .failed:not(:first-child) {
    border-inline-start: 1px solid var(--_surface);
  }
  @keyframes flow {
    to {
      background-position-x: 12em;
    }
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1.25em;
    font-variant-numeric: tabular-nums;
  }
  .key {
    display: inline-flex;
    align-items: center;
    gap: 0.375em;
  }
  .key.done {
    color: var(--_good);
  }
  .key.failed {
    color: var(--_bad);
  }
  .key:is(.left, .stopped) {
    color: var(--_text-2);
  }
  ${signStyles}
  .users,
  .runs {
    display: flex;
    flex-direction: column;
    gap: 0.75em;
  }
  .users-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 1em;
  }
  .users-head h3 {
    flex: 1 1 auto;
  }
  .users-head .button {
    white-space: normal;
  }
  .list {
    --_columns: minmax(0, 1fr) minmax(0, 1.4fr) 8em;
    display: flex;
    flex-direction: column;
    gap: 0.75em;
  }
  /* The filters above the frame wrap into several lines, so only the frame has a fixed size. */
  .list > .frame {
    flex: none;
    block-size: clamp(6em, calc(var(--_row) * (var(--_rows, 5) + 1) + 0.25em), var(--backup-list-size, 30em));
  }
  .runs .list {
    --_columns: minmax(0, 1.2fr) minmax(0, 1.2fr) minmax(0, 1.4fr) 5.5em;
  }
  .cell.status {
    display: flex;
    align-items: center;
    gap: 0.5em;
  }
  .cell.status .chip {
    flex: none;
  }
  .cell.status .cut {
    min-inline-size: 0;
  }
  .skeleton {
    display: grid;
    gap: 1.25em;
    animation: appear 0s 150ms both;
  }
  .skeleton > div {
    block-size: 6em;
    border-radius: calc(var(--_radius) + 2px);
    background: var(--_surface-3);
  }
  .skeleton > .title {
    inline-size: min(18em, 80%);
    block-size: 1.75em;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
  @container (inline-size < 34em) {
    .runs .list {
      --_columns: minmax(0, 1fr) minmax(0, 1.2fr) 5.75em;
    }
    .runs .cell.counts {
      display: none;
    }
    .runs .cell.started .cut {
      display: block;
      font-size: 0.875em;
      line-height: 1.2;
      white-space: normal;
    }
    /* The wrapped date takes both lines. The view of the run has the rest. */
    .runs .cell.started .by {
      display: none;
    }
    .runs .cell.status .chip {
      flex: initial;
      line-height: 1.2;
      white-space: normal;
    }
    .list {
      --_columns: minmax(0, 1fr) minmax(0, 1fr) 8em;
    }
    .users .cell.status {
      flex-direction: column;
      align-items: flex-start;
      justify-content: center;
      gap: 0;
    }
    .users .cell.status .chip {
      padding-inline: 0;
      background: none;
      line-height: 1.3;
    }
    .users .cell.status .cut {
      max-inline-size: 100%;
      font-size: 0.75em;
      line-height: 1.2;
    }
  }
  @media (forced-colors: active) {
    .bar-track {
      outline: 1px solid CanvasText;
      forced-color-adjust: none;
      background: Canvas;
    }
    .bar-track > .done {
      background: Highlight;
    }
    .bar-track > .failed {
      background: repeating-linear-gradient(135deg, CanvasText 0 0.25em, Canvas 0.25em 0.5em);
    }
    .bar-track > .left {
      background: none;
    }
  }
`
