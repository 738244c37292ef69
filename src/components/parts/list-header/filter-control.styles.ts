import { css } from 'lit'

/** Styles of `FilterControl`. */
export const filterControlStyles = css`
  .filter-control {
    position: relative;
    flex: none;
  }
  .filter-button.ready {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  /* Reserved, so that the button keeps its size when filters are applied. */
  .filter-count {
    min-inline-size: 1ch;
    text-align: center;
  }
  .filter-panel {
    position: absolute;
    z-index: 5;
    inset-block-start: calc(100% + 0.25em);
    inset-inline-start: 0;
    display: grid;
    gap: 0.75em 1.5em;
    grid-template-columns: repeat(2, minmax(max-content, 1fr));
    max-block-size: 24em;
    overflow: auto;
    padding: 0.75em 1em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
  }
  .filter-panel[hidden] {
    display: none;
  }
  .filter-panel fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .filter-panel legend {
    padding: 0;
    margin-block-end: 0.25em;
    color: var(--_text-2);
    font-size: 0.8125em;
    font-weight: var(--_weight);
  }
  .filter-panel label {
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 2em;
    cursor: pointer;
  }
  .filter-panel > .facets {
    grid-column: 1 / -1;
  }
  .filter-panel > .button {
    grid-column: 1 / -1;
    justify-self: start;
    margin-inline-start: -0.5em;
  }
  .filter.applied {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  /* A long label is cut rather than leave the list. */
  .filter.applied {
    max-inline-size: 100%;
  }
  .filter.applied > span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .filter.applied .sign {
    flex: none;
    inline-size: 0.875em;
    block-size: 0.875em;
  }
  /* The panel takes the width of the bar, because beside the search field it would leave the list. */
  @container lists (inline-size < 36em) {
    .bar {
      position: relative;
    }
    .filter-control {
      position: static;
    }
    .filter-panel {
      inset-inline: 0;
      max-block-size: 20em;
    }
  }
  @container lists (inline-size < 28em) {
    .filter-panel {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`
