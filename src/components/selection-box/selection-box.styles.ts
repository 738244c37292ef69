import { css } from 'lit'

export const styles = css`
  :host {
    block-size: 100%;
    min-block-size: 0;
    container-type: inline-size;
  }
  .box {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 0;
    overflow: hidden auto;
  }
  .head {
    flex: none;
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 3em;
    padding-inline: 1em 0.5em;
  }
  h2 {
    margin: 0;
    font-size: 1em;
    font-weight: var(--_weight);
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .chip,
  .badge,
  .part,
  .prefix,
  .end {
    unicode-bidi: plaintext;
  }
  .space {
    flex: 1;
  }
  svg {
    inline-size: 1em;
    block-size: 1em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  svg.dots {
    fill: currentColor;
    stroke: none;
  }
  .commands {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 0.5em;
    padding: 0 1em 0.75em;
    border-block-end: 1px solid var(--_line);
  }
  .commands .button {
    flex: 1;
  }
  /* Beside long labels there is no space for the numbers, which the line below Start and the list show as well. */
  @container (inline-size < 20em) {
    .commands .button {
      padding-inline: 0.5em;
    }
    .commands .badge {
      display: none;
    }
  }
  .button.ready {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent);
    font-weight: var(--_weight);
  }
  .badge {
    min-inline-size: 1.5em;
    padding-inline: 0.375em;
    border-radius: 1em;
    background: var(--_surface-3);
    color: var(--_text-2);
    font-size: 0.8125em;
    font-weight: var(--_weight);
    line-height: 1.5;
    text-align: center;
  }
  .ready .badge {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .middle {
    position: relative;
    display: flex;
    flex: 1 1 6em;
    flex-direction: column;
    min-block-size: 6em;
  }
  .middle.is-empty {
    flex: 1 0 auto;
  }
  .whole {
    position: absolute;
    z-index: 1;
    inset: calc(var(--_tip-block) - 2px) 0.5em auto;
    padding: 0.5em 0.75em;
    border-radius: var(--_radius);
    background: var(--_text);
    color: var(--_surface);
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }
  .whole.above {
    inset-block: auto calc(var(--_tip-block) - 2px);
  }
  .whole:empty {
    display: none;
  }
  .removed {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-inline: 1em 0.5em;
    color: var(--_text-2);
    font-size: 0.875em;
  }
  .removed:not(:empty):has(span) {
    min-block-size: 2.5em;
    border-block-start: 1px solid var(--_line);
  }

  .foot {
    display: flex;
    flex: 0 1 auto;
    flex-direction: column;
    gap: 0.75em;
    min-block-size: min(9em, 50%);
    max-block-size: 70%;
    padding: 0.75em 1em 0;
    /* Scroll focused elements clear of the sticky start bar. */
    scroll-padding-block-end: 7em;
    border-block-start: 1px solid var(--_line);
    background: var(--_surface-2);
    overflow: auto;
  }
  .foot > * {
    flex: none;
  }
  /* No wrap: a wrapping flex column is as wide as its widest line. */
  .over-limit {
    flex-flow: column;
    align-items: stretch;
  }
  .over-limit p {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 0.5em;
    margin: 0;
  }
  .over-limit .button {
    color: var(--_text);
  }
  .reliefs {
    display: flex;
    flex-direction: column;
    gap: 0.25em;
  }
  .button.relief {
    justify-content: space-between;
    gap: 0.75em;
  }
  .relief .cut {
    min-inline-size: 0;
  }
  .relief .number {
    color: var(--_text-2);
  }

  @media (forced-colors: active) {
    .whole {
      border: 1px solid CanvasText;
    }
  }
`
