import { css } from 'lit'

/** Layout of the page for wide containers. */
export const pageStyles = css`
  :host {
    position: relative;
    block-size: 100%;
    min-block-size: 32em;
    min-inline-size: 0;
    background: var(--_surface);
    /* Inline size where the content decides it, such as in a dialog. */
    contain-intrinsic-inline-size: min(80em, 100vi);
    container-type: inline-size;
    overflow: clip;
  }
  /* Block size in a container without one. */
  :host::before {
    display: block;
    block-size: var(--_natural, 640px);
    content: '';
  }
  /* Absolute, so that a page without a given height does not grow to the height of a million rows. */
  .page {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    overflow: clip;
  }
  svg {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .no-domains {
    margin: auto;
    padding: 1em;
    text-align: center;
  }
  ::slotted([slot='heading']) {
    margin: 0.5em 1rem;
  }
  .bar {
    position: relative;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 1.25em;
    padding: 0.625em 1em;
    border-block-end: 1px solid var(--_line);
    background: var(--_surface-2);
  }
  .bar > :first-child {
    flex: 1 1 26em;
    min-inline-size: 0;
    max-inline-size: 40em;
  }
  .sync,
  .sync-state,
  .links {
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-inline-size: 0;
  }
  .sync-state .bad {
    color: var(--_bad);
  }
  .sync .turning {
    animation: turn 1.2s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  progress {
    inline-size: 4em;
    block-size: 0.375em;
    accent-color: var(--_accent);
  }
  .links {
    flex: 1 0 auto;
    justify-content: flex-end;
    max-inline-size: calc(100% + 0.5em);
    margin-inline-end: -0.5em;
  }
  .links-row .button {
    padding-inline: 0.5em;
  }
  .links-row {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
  }
  .links > .menu {
    display: none;
  }
  .links [aria-current] {
    background: var(--_accent-soft);
  }
  .clouds-error,
  .sync-error {
    padding: 1em;
  }
  .view {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }
  .work {
    position: relative;
    display: flex;
    flex: 1;
    min-block-size: 0;
  }
  /* Beside the Back button. */
  .place > .simulation {
    position: absolute;
    z-index: 1;
    inset-block-start: 0.75em;
    inset-inline-end: 1em;
  }
  .place {
    position: relative;
  }
  .choose {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-inline-size: 0;
  }
  /* The badge stands beside the tabs or, where they do not fit side by side, in a line above them. */
  .tabs {
    display: flex;
    flex: none;
    flex-flow: row-reverse wrap;
    align-items: center;
    border-block-end: 1px solid var(--_line);
  }
  .tabs > .simulation {
    flex: 1 0 auto;
    max-inline-size: calc(100% - 2em);
    margin: 0.25em 1em;
    text-align: center;
  }
  .tabs > .simulation ~ .tablist {
    padding-inline-end: 0;
  }
  .tablist {
    display: flex;
    flex: 9999 1 auto;
    gap: 0.25em;
    min-inline-size: 0;
    max-inline-size: 100%;
    padding-inline: 0.5em;
    overflow: auto hidden;
    scrollbar-width: none;
  }
  [role='tab'] {
    position: relative;
    min-block-size: 3em;
    padding-inline: 0.75em;
    border: 0;
    background: none;
    color: var(--_text-2);
    line-height: 1.2;
    text-wrap: balance;
    cursor: pointer;
  }
  /* Each tab has the width of its bold text, so that a press moves no other tab and no badge. */
  [role='tab'] > span {
    display: inline-grid;
  }
  [role='tab'] > span::after {
    block-size: 0;
    font-weight: var(--_weight);
    overflow: hidden;
    visibility: hidden;
    content: attr(data-text);
  }
  [role='tab']:hover {
    color: var(--_text);
  }
  [role='tab']:focus-visible {
    outline-offset: -0.25em;
  }
  [role='tab'][aria-selected='true'] {
    color: var(--_accent);
    font-weight: var(--_weight);
  }
  [role='tab'][aria-selected='true']::after {
    position: absolute;
    inset: auto 0.5em 0;
    border-block-end: 0.1875em solid var(--_accent);
    border-radius: 0.1875em 0.1875em 0 0;
    content: '';
  }
  .panel {
    flex: 1;
    min-block-size: 0;
    padding: 0.75em 1em 1em;
    overflow: hidden auto;
  }
  .panel > * {
    block-size: 100%;
  }
  .box {
    flex: none;
    inline-size: clamp(22em, 34%, 30em);
    border-inline-start: 1px solid var(--_line);
    background: var(--_surface);
  }
  .scrim,
  .edge {
    display: none;
  }
  .place {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }
  .back {
    align-self: flex-start;
    margin: 0.375em 0.5em;
  }
  :host(:dir(rtl)) .back svg {
    scale: -1 1;
  }
  .place-content {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    border-block-start: 1px solid var(--_line);
  }
`
