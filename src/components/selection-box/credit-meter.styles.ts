import { css } from 'lit'

/** Styles of `CreditMeter` and of the count progress. */
export const creditMeterStyles = css`
  .meter {
    display: flex;
    flex-direction: column;
    gap: 0.5em;
  }
  .sentence {
    margin: 0;
    font-weight: 600;
  }
  .parts {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 0.375em;
  }
  .bar {
    display: flex;
    gap: 1px;
    block-size: 0.625em;
    border-radius: 1em;
    background: var(--_line);
  }
  .part {
    padding: 0;
    border: 0;
    background: none;
    cursor: help;
  }
  /* Pointer target of 24 px; the visible bar is the part inside the border. */
  .bar .part {
    flex: var(--_share) 1 0;
    min-inline-size: 0.25em;
    margin-block: -0.4375em;
    border: solid transparent;
    border-width: 0.4375em 0;
    transition: flex-grow 200ms;
  }
  .bar .part:first-of-type {
    border-start-start-radius: 0.3125em 0.75em;
    border-end-start-radius: 0.3125em 0.75em;
  }
  .bar .part:last-of-type {
    border-start-end-radius: 0.3125em 0.75em;
    border-end-end-radius: 0.3125em 0.75em;
  }
  .bar .taken {
    background: padding-box var(--_accent);
  }
  .bar .over {
    background: padding-box repeating-linear-gradient(-45deg, var(--_warn) 0 0.1875em, var(--_warn-soft) 0.1875em 0.375em);
    box-shadow: inset 0 0 0 1px var(--_warn);
  }
  .bar.wait {
    animation: breathe 1.6s ease-in-out infinite;
  }
  @keyframes breathe {
    50% {
      opacity: 0.4;
    }
  }
  .bar.soft .taken {
    background: padding-box linear-gradient(to right, var(--_accent) 60%, color-mix(in srgb, var(--_accent), transparent 75%));
  }
  :host(:dir(rtl)) .bar.soft .taken {
    background: padding-box linear-gradient(to left, var(--_accent) 60%, color-mix(in srgb, var(--_accent), transparent 75%));
  }
  /* Reserve the line, so that content below does not move. */
  .people {
    min-block-size: 1.7143em;
    color: var(--_text-2);
    font-size: 0.875em;
    line-height: 1.7143;
  }
  .people .part {
    border-radius: 2px;
    text-align: start;
  }
  .people .part:hover,
  .people .part:focus {
    color: var(--_text);
    text-decoration: underline dotted;
    text-underline-offset: 0.25em;
  }
  /* Break lines after a dot, not before it. */
  .fact {
    white-space: nowrap;
  }
  .dot {
    color: var(--_edge);
  }
  .tip {
    position: absolute;
    z-index: 2;
    inset-block-start: calc(100% + 0.375em);
    inset-inline: 0;
    padding: 0.5em 0.75em;
    border-radius: var(--_radius);
    background: var(--_text);
    color: var(--_surface);
    font-size: 0.875rem;
    font-size: max(0.8125rem, 0.875em);
    white-space: normal;
    visibility: hidden;
    pointer-events: none;
  }
  .part:is(:hover, :focus) + .tip {
    visibility: visible;
  }
  .parts:has(.part:hover) .part:focus:not(:hover) + .tip,
  .dismissed .tip.tip {
    visibility: hidden;
  }
  .counting {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 0.5em;
  }
  .counting span {
    flex: 1;
  }
  progress {
    inline-size: 4em;
    block-size: 0.375em;
    accent-color: var(--_accent);
  }
  @media (forced-colors: active) {
    .bar {
      outline: 1px solid CanvasText;
    }
    .bar .part {
      forced-color-adjust: none;
    }
    .bar .taken,
    .bar.soft .taken {
      background: padding-box Highlight;
    }
    .bar .over {
      background: padding-box repeating-linear-gradient(-45deg, CanvasText 0 0.1875em, Canvas 0.1875em 0.375em);
      box-shadow: inset 0 0 0 1px CanvasText;
    }
    .tip {
      border: 1px solid CanvasText;
    }
  }
`
