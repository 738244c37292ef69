import { css } from 'lit'

/** Styles of `ItemList`. */
export const itemListStyles = css`
  /* The height never depends on the rows: there may be a million. */
  .items {
    flex: 1;
    min-block-size: 6em;
    contain: size;
  }
  .items:focus-visible {
    outline: none;
  }
  .item {
    display: flex;
    align-items: center;
    gap: 0.75em;
    padding-inline: 1em 0.25em;
    cursor: default;
    user-select: none;
  }
  .item + .item {
    border-block-start: 1px solid var(--_line);
  }
  .item:hover {
    background: var(--_surface-2);
  }
  .item[aria-selected='true'] {
    background: var(--_accent-soft);
    box-shadow: inset 0.1875em 0 0 var(--_accent);
  }
  :host(:dir(rtl)) .item[aria-selected='true'] {
    box-shadow: inset -0.1875em 0 0 var(--_accent);
  }
  .items:focus-visible .item.active {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
  .what {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-inline-size: 0;
    line-height: 1.25;
  }
  .what > .line {
    display: flex;
    gap: 0 0.75em;
    align-items: baseline;
    min-inline-size: 0;
    white-space: nowrap;
  }
  .what > .line:first-child {
    gap: 0.375em;
    font-size: 0.9375em;
  }
  .what > .secondary {
    font-size: 0.8125em;
  }
  .label,
  .detail {
    /* Keep descenders visible. */
    overflow: clip visible;
    flex: 0 1 auto;
    min-inline-size: 3em;
  }
  .prefix {
    flex: none;
    color: var(--_text-2);
    font-size: 0.75em;
    font-weight: 700;
    letter-spacing: 0.04em;
  }
  .end {
    flex: 0 1 auto;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  /* People and licenses stay whole; the address or path beside them is cut, and shows in full below the list. */
  .detail {
    min-inline-size: 0;
  }
  .detail + .end {
    flex: 0 0 auto;
    max-inline-size: 100%;
  }
  .end.warn {
    color: var(--_warn);
  }
  .end.bad {
    color: var(--_bad);
  }
  .is-stale .label {
    text-decoration: line-through;
    color: var(--_text-2);
  }
  .drop {
    position: relative;
    flex: none;
    inline-size: 2em;
    block-size: 2em;
    border-radius: var(--_radius);
    cursor: pointer;
    opacity: 0;
  }
  .drop::before,
  .drop::after {
    position: absolute;
    inset: calc(50% - 0.5px) 0.625em auto;
    border-block-start: 1.5px solid var(--_text-2);
    content: '';
    rotate: 45deg;
  }
  .drop::after {
    rotate: -45deg;
  }
  .item:hover .drop,
  .items:focus-visible .active .drop,
  .item[aria-selected='true'] .drop {
    opacity: 1;
  }
  .drop:hover {
    background: var(--_surface-3);
  }
  @media (forced-colors: active) {
    .item[aria-selected='true'] {
      background: Highlight;
      forced-color-adjust: none;
    }
    .item[aria-selected='true'],
    .item[aria-selected='true'] *,
    .item[aria-selected='true'] .drop::before,
    .item[aria-selected='true'] .drop::after {
      border-color: HighlightText;
      color: HighlightText;
    }
    .items:focus-visible .item.active[aria-selected='true'] {
      outline-color: HighlightText;
    }
  }
`
