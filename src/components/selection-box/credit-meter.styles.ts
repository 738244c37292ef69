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
    font-weight: var(--_weight);
  }
  .bar {
    display: flex;
    gap: 1px;
    block-size: 0.625em;
    overflow: hidden;
    border-radius: 1em;
    background: var(--_line);
  }
  .share {
    flex: var(--_share) 1 0;
    min-inline-size: 0.25em;
    transition: flex-grow 200ms;
  }
  .share.taken {
    background: var(--_accent);
  }
  .share.over {
    background: repeating-linear-gradient(-45deg, var(--_warn) 0 0.1875em, var(--_warn-soft) 0.1875em 0.375em);
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
    background: linear-gradient(to right, var(--_accent) 60%, color-mix(in srgb, var(--_accent), transparent 75%));
  }
  :host(:dir(rtl)) .bar.soft .taken {
    background: linear-gradient(to left, var(--_accent) 60%, color-mix(in srgb, var(--_accent), transparent 75%));
  }
  /* Reserve the line, so that content below does not move. */
  .people {
    min-block-size: 1.7143em;
    color: var(--_text-2);
    font-size: 0.875em;
    line-height: 1.7143;
  }
  summary.people {
    padding-block: 0;
  }
  summary.people:hover {
    color: var(--_text);
  }
  .facts dl {
    display: grid;
    gap: 0.25em 0.75em;
    margin: 0.5em 0 0;
    font-size: 0.875em;
  }
  .facts dt {
    font-weight: var(--_weight);
  }
  .facts dd {
    margin: -0.25em 0 0.25em;
    color: var(--_text-2);
  }
  /* Break lines after a dot, not before it. */
  .fact {
    unicode-bidi: plaintext;
    white-space: nowrap;
  }
  .dot {
    color: var(--_edge);
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
      forced-color-adjust: none;
    }
    .share.taken,
    .bar.soft .taken {
      background: Highlight;
    }
    .share.over {
      background: repeating-linear-gradient(-45deg, CanvasText 0 0.1875em, Canvas 0.1875em 0.375em);
      box-shadow: inset 0 0 0 1px CanvasText;
    }
  }
`
