import { css } from 'lit'

export const listHeaderStyles = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 0.75em;
  }
  .bar > .end {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 0.75em;
    margin-inline-start: auto;
  }
  .count {
    color: var(--_text-2);
    font-variant-numeric: tabular-nums;
    unicode-bidi: plaintext;
    white-space: nowrap;
  }
  .limit {
    margin: 0;
  }
  .search {
    position: relative;
    flex: 1 1 14em;
    max-inline-size: 24em;
    min-inline-size: 0;
  }
  .search > .sign {
    position: absolute;
    inset-block-start: calc(var(--_control-size) / 2 - 0.5em);
    inset-inline-start: 0.625em;
    color: var(--_text-2);
    pointer-events: none;
  }
  .search input {
    inline-size: 100%;
    padding-inline: 2.25em;
    text-overflow: ellipsis;
    appearance: none;
  }
  .search input::placeholder {
    color: var(--_text-2);
    opacity: 1;
  }
  .search input::-webkit-search-cancel-button {
    display: none;
  }
  .clear {
    position: absolute;
    inset-block: 0.25em;
    inset-inline-end: 0.25em;
    display: grid;
    place-items: center;
    inline-size: 1.75em;
    padding: 0;
    border: 0;
    border-radius: var(--_control-radius);
    background: none;
    color: var(--_text-2);
    cursor: pointer;
  }
  .clear:hover {
    background: var(--_surface-3);
    color: var(--_text);
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1.25em;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em;
  }
  .filter {
    display: inline-flex;
    align-items: center;
    gap: 0.25em;
    min-block-size: 1.875em;
    padding-inline: 0.75em;
    border: 1px solid var(--_line);
    border-radius: 1em;
    background: var(--_surface);
    color: var(--_text-2);
    font-size: 0.8125em;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    cursor: pointer;
  }
  .filter:hover {
    background: var(--_surface-2);
    color: var(--_text);
  }
  /* The sign stands in the padding, so that a press changes no size. */
  .filter[aria-pressed] {
    position: relative;
    padding-inline: 1.375em;
  }
  .filter[aria-pressed] > .sign {
    position: absolute;
    inset-inline-start: 0.25em;
  }
  .filter[aria-pressed='false'] > .sign {
    visibility: hidden;
  }
  .filter[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .held {
    visibility: hidden;
  }
  .tick-line {
    flex-wrap: wrap;
    padding-block: 0.25em;
  }
  .tick-line .number {
    white-space: normal;
  }
  .tick-line progress {
    flex: 1;
    max-inline-size: 12em;
    min-inline-size: 4em;
    accent-color: var(--_accent);
  }
  @container (inline-size < 36em) {
    .search {
      flex-basis: 100%;
      max-inline-size: none;
    }
    .bar > .end {
      flex: 1;
      margin: 0;
    }
    .end > .count {
      margin-inline-end: auto;
    }
    .bar .button {
      padding-block: 0.25em;
      line-height: 1.2;
      white-space: normal;
    }
    /* Fade at the edge of a scrolling row; the padding lets the last chip scroll clear of it. */
    .filters {
      flex-wrap: nowrap;
      overflow: auto hidden;
      padding-inline-end: 2em;
      scroll-padding-inline: 0 2em;
      scrollbar-width: none;
      mask: linear-gradient(to left, transparent, #000 2em);
    }
    .filters:dir(rtl) {
      mask-image: linear-gradient(to right, transparent, #000 2em);
    }
    .chips {
      flex-wrap: nowrap;
    }
  }
  @media (forced-colors: active) {
    .filter[aria-pressed='true'] {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`
