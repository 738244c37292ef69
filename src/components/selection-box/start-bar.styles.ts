import { css } from 'lit'

/** Styles of the start bar. */
export const startStyles = css`
  /* Sticky at the lower edge; content above scrolls and fades out under it. */
  .start {
    position: sticky;
    z-index: 1;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    padding-block-end: 0.75em;
    background: var(--_surface-2);
  }
  .start::before {
    position: absolute;
    inset: -0.75em 0 100%;
    background: linear-gradient(transparent, var(--_surface-2));
    content: '';
    pointer-events: none;
  }
  .start .primary {
    flex: 1 1 9em;
    padding-block: 0.25em;
    line-height: 1.2;
    text-wrap: balance;
    white-space: normal;
  }
  .start .button {
    min-block-size: calc(var(--_control-size) + 0.25em);
  }
  @container (inline-size < 20em) {
    h2 {
      white-space: normal;
    }
    .start .button:not(.primary) {
      flex: 1 1 auto;
    }
  }
  .why {
    flex-basis: 100%;
    min-block-size: 1.4em;
    margin: 0;
  }
  .spin {
    inline-size: 1em;
    block-size: 1em;
    border: 2px solid currentColor;
    border-inline-end-color: transparent;
    border-radius: 50%;
    animation: turn 900ms linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  .keep {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
  }
  .keep label {
    display: flex;
    align-items: center;
    gap: 0.375em;
    min-block-size: 1.75em;
    cursor: pointer;
  }
  /* The smallest target that WCAG 2.5.8 allows, also where the start bar covers the space around it. */
  .keep input {
    flex: none;
    inline-size: max(24px, 1.125em);
    block-size: max(24px, 1.125em);
    margin: 0;
    accent-color: var(--_accent);
  }
  .custom-settings {
    display: flex;
    align-items: center;
    gap: 0.25em;
  }
`
