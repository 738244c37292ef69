import { css } from 'lit'

/** Styles of the head of a grid with its sort buttons. */
export const gridHeadStyles = css`
  .head {
    flex: none;
    min-block-size: 2.25em;
    border-block-end: 1px solid var(--_line);
    background: var(--_surface-2);
    color: var(--_text-2);
  }
  /* More specific than the padding that head and rows share. */
  .grid > .head {
    padding-inline-end: calc(0.75em + var(--_gutter, 0px));
  }
  .head .cell {
    display: flex;
    gap: 0.75em;
    font-size: 0.8125em;
    font-weight: var(--_weight);
  }
  .head .cell .cell {
    font-size: 1em;
  }
  .head .end {
    justify-content: end;
  }
  .frame:not(.compact) .head .pair {
    grid-auto-columns: max-content;
    grid-auto-flow: column;
    grid-template-columns: none;
  }
  .sort {
    display: inline-flex;
    align-items: center;
    gap: 0.25em;
    min-block-size: 2em;
    padding: 0;
    border: 0;
    background: none;
    font-weight: inherit;
    cursor: pointer;
  }
  span.sort {
    color: inherit;
    cursor: inherit;
  }
  button.sort:hover {
    color: var(--_text);
  }
  button.sort:is(.ascending, .descending) {
    color: var(--_accent);
  }
  .arrow {
    inline-size: 0.5em;
    block-size: 0.5em;
    border-block-start: 0.125em solid;
    border-inline-start: 0.125em solid;
    opacity: 0;
    transform: translateY(0.125em) rotate(45deg);
  }
  button.sort:hover .arrow {
    opacity: 0.5;
  }
  .sort:is(.ascending, .descending) .arrow {
    opacity: 1;
  }
  .descending .arrow {
    transform: translateY(-0.125em) rotate(225deg);
  }
  :dir(rtl).arrow {
    transform: translateY(0.125em) rotate(-45deg);
  }
  .descending :dir(rtl).arrow {
    transform: translateY(-0.125em) rotate(135deg);
  }
`
