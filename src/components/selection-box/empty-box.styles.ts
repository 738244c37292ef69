import { css } from 'lit'

/** Styles of the empty box, and of the lists in its dialogs. */
export const emptyBoxStyles = css`
  .empty {
    display: flex;
    flex: 1;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 0.75em;
    padding: 1em;
    text-align: center;
  }
  .empty svg {
    flex: none;
    inline-size: 8em;
    block-size: 4.625em;
  }
  .empty .paper {
    fill: var(--_surface);
    stroke: var(--_line);
  }
  .empty .text {
    stroke: var(--_line);
    stroke-width: 2.5;
  }
  .empty .mark {
    fill: var(--_accent);
    stroke: var(--_accent);
  }
  .empty .mark.off {
    fill: none;
    stroke: var(--_edge);
  }
  .empty .tick {
    stroke: var(--_on-accent);
    stroke-width: 1.25;
  }
  .empty .arrow {
    stroke: var(--_accent);
    stroke-width: 2;
  }
  :host(:dir(rtl)) .empty svg {
    scale: -1 1;
  }
  .empty ol {
    margin: 0;
    padding-inline-start: 1.25em;
    color: var(--_text-2);
    text-align: start;
  }
  .empty li + li {
    margin-block-start: 0.25em;
  }
  .gap {
    margin: 0 0 0.75em;
    padding: 0;
    list-style: none;
  }
  .gap li {
    display: flex;
    align-items: center;
    gap: 0.75em;
    padding-block: 0.375em;
    border-block-end: 1px solid var(--_line);
  }
  .who {
    display: flex;
    flex: 1;
    flex-direction: column;
    align-items: flex-start;
    min-inline-size: 0;
  }
  .who > * {
    max-inline-size: 100%;
  }
  .dialog-body h3 {
    margin: 0.75em 0 0.25em;
    font-size: 0.875em;
  }
  .dialog-body ul:not(.gap) {
    margin: 0 0 0.75em;
    padding-inline-start: 1.25em;
  }
`
