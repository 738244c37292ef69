import { css } from 'lit'

/** Styles of `RunCard`. */
export const runCardStyles = css`
  .run {
    display: flex;
    flex-direction: column;
    gap: 0.375em;
    margin-block-end: 1em;
    padding: 0.5em 0.75em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .run > .simulation {
    align-self: start;
  }
  .run-title:focus-visible {
    outline-offset: 2px;
  }
  /* In the empty box the run is a panel: it scrolls if the box is low. */
  .middle > .run {
    margin: 1em;
    padding: 1em;
    border-color: var(--_good);
    font-size: 1em;
  }
  /* The panel scrolls before the credits do. */
  .has-panel > .foot {
    flex: none;
    max-block-size: max(9em, 34%);
  }
  .has-panel .middle {
    flex: 1 1 6em;
  }
  @media (max-height: 30em) {
    /* On very low pages the box scrolls as a whole, so that a focused button of the bar scrolls into view. */
    .has-panel > .foot {
      flex: none;
      max-block-size: none;
      overflow: visible;
    }
    .has-panel .start {
      position: static;
    }
  }
  .has-panel .middle {
    display: block;
    overflow: auto;
  }
  .run-facts {
    display: grid;
    gap: 0 0.75em;
    grid-template-columns: max-content minmax(0, 1fr);
    margin: 0;
    font-size: 0.875em;
  }
  .run-facts dt {
    color: var(--_text-2);
  }
  .run-facts dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .run-close {
    margin: 0;
  }
  .run-head,
  .run-foot {
    display: flex;
    align-items: center;
    gap: 0.5em;
  }
  .run-foot {
    flex-wrap: wrap;
  }
  .run-title {
    margin: 0;
    font: inherit;
    font-weight: bold;
  }
  .run-title {
    flex: 1;
    min-inline-size: 0;
  }
  /* The buttons move to their own line before the figures wrap. */
  .run-foot > span {
    flex: 1 0 auto;
    max-inline-size: 100%;
  }
  @container (inline-size < 20em) {
    .run-head {
      flex-wrap: wrap;
    }
    .run-title {
      flex-basis: calc(100% - 3em);
    }
    .run-head .chip {
      order: 1;
    }
    .run-facts {
      grid-template-columns: minmax(0, 1fr);
    }
    .run-facts dd {
      margin-block-end: 0.375em;
    }
  }
  .run-head .button.icon {
    inline-size: 1.75em;
    min-block-size: 1.75em;
    margin-inline-end: -0.25em;
  }
  .run-bar {
    display: flex;
    block-size: 0.5em;
    overflow: hidden;
    border-radius: 1em;
    background: var(--_surface-3);
  }
  .run-bar .done {
    flex: none;
    inline-size: calc(100% * var(--_done, 0));
    background: var(--_good);
    transition: inline-size 200ms;
  }
  .run-bar .failed {
    flex: none;
    inline-size: calc(100% * var(--_failed, 0));
    background: var(--_bad);
  }
  .failed-count {
    color: var(--_bad);
  }
  @media (forced-colors: active) {
    .run-bar {
      outline: 1px solid CanvasText;
      forced-color-adjust: none;
      background: Canvas;
    }
    .run-bar .done {
      background: Highlight;
    }
    .run-bar .failed {
      background: repeating-linear-gradient(135deg, CanvasText 0 0.25em, Canvas 0.25em 0.5em);
    }
  }
`
