import { css } from 'lit'
import { gridHeadStyles } from './grid-head.styles.js'

/** Styles of a grid that fills its container. `--_columns` sets the columns of head and rows. */
export const gridStyles = css`
  ${gridHeadStyles}
  .frame {
    position: relative;
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow: clip;
  }
  /* The tip of a list with one row is higher than the list. */
  .frame:has(> .full-text) {
    overflow: visible;
  }
  .grid {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }
  .grid > .windowed {
    flex: 1;
    outline: none;
  }
  .head,
  .row,
  .bone {
    display: grid;
    grid-template-columns: var(--_columns);
    column-gap: 0.75em;
    align-items: center;
    padding-inline: 0.75em;
  }
  .row {
    --_back: var(--_surface);
    border-block-end: 1px solid var(--_line);
    background: var(--_back);
  }
  .row:hover {
    --_back: var(--_surface-2);
  }
  .row.ticked {
    --_back: var(--_accent-soft);
    /* The default divider is invisible on the accent background. */
    border-color: color-mix(in srgb, var(--_accent-soft), var(--_accent) 25%);
  }
  .row[aria-current] {
    --_back: var(--_accent-soft);
    box-shadow: inset 0.1875em 0 var(--_accent);
  }
  :dir(rtl).row[aria-current] {
    box-shadow: inset -0.1875em 0 var(--_accent);
  }
  .row:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
  .row .cell {
    min-inline-size: 0;
  }
  /* The click target of the checkbox is the cell with its padding and half of the gap, for the full height of the row. */
  .row .cell.check {
    display: flex;
    align-self: stretch;
    align-items: center;
    margin-inline: -0.75em -0.375em;
    padding-inline: 0.75em 0.375em;
  }
  .row:not(.inactive, .listed) .cell.check {
    cursor: pointer;
  }
  .row .cell.end {
    text-align: end;
  }
  .full-text {
    position: absolute;
    z-index: 3;
    inset-block-start: calc(var(--_tip-block) - 2px);
    inset-inline-start: min(var(--_tip-start), 60%);
    max-inline-size: min(28em, calc(100% - 1em - min(var(--_tip-start), 60%)));
    padding: 0.375em 0.75em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: 0 0.125em 0.75em color-mix(in srgb, var(--_text) 20%, transparent);
    font-size: 0.875em;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .full-text.above {
    inset-block: auto calc(var(--_tip-block) - 2px);
  }
  .tail {
    display: flex;
    align-items: center;
    padding-inline: 0.75em;
  }
  .tail > [role='gridcell'] {
    flex: 1;
    min-inline-size: 0;
  }
  .tail-line {
    display: flex;
    align-items: center;
    gap: 0.75em;
  }
  .grid[aria-busy='true'] .row {
    color: var(--_text-2);
  }
  .panel {
    position: absolute;
    inset: 2.25em 0 0;
    display: flex;
    flex-direction: column;
    overflow: hidden auto;
  }
  .message {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 0.75em;
    max-inline-size: 30em;
    margin: auto;
    padding: 1.5em 1em;
    text-align: center;
  }
  .message strong {
    font-size: 1.0625em;
  }
  .message .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.5em;
  }
  .panel > .problem {
    margin: 0.75em;
  }
  .bones {
    overflow: hidden;
    animation: wait 150ms;
  }
  .bone {
    block-size: var(--_row);
    border-block-end: 1px solid var(--_line);
  }
  .bone i,
  .tail-line i {
    block-size: 0.75em;
    border-radius: 0.375em;
    background: var(--_surface-3);
  }
  .tail-line i {
    flex: 1;
    max-inline-size: 14em;
  }
  .bone .check {
    block-size: 1.125em;
    border-radius: 3px;
  }
  .bone .who {
    inline-size: 60%;
  }
  .bone:nth-child(3n) .who {
    inline-size: 45%;
  }
  .bone :is(.account, .view) {
    visibility: hidden;
  }
  .bone .backup {
    inline-size: 5em;
    border-radius: 1em;
  }
  .bone .end {
    justify-self: end;
    inline-size: 2.5em;
  }
  @keyframes wait {
    from,
    to {
      visibility: hidden;
    }
  }
  /* Forced colours paint no shadows, but they paint gradients. */
  @media (forced-colors: active) {
    .row[aria-current] {
      background: linear-gradient(Highlight, Highlight) 0 0 / 0.375em 100% no-repeat;
    }
    :dir(rtl).row[aria-current] {
      background-position-x: 100%;
    }
  }
`
