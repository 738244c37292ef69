import { css } from 'lit'

/** Layouts of the page for medium and narrow containers. On narrow pages the box is a bottom sheet. */
export const narrowPageStyles = css`
  @container (inline-size < 62.5em) {
    .box {
      inline-size: 19em;
    }
    .tablist {
      gap: 0;
    }
    [role='tab'] {
      padding-inline: 0.375em;
    }
  }
  @container (inline-size < 45em) {
    /* The sheet covers the whole page except its edge. */
    .work {
      position: static;
    }
    .bar {
      gap: 0.5em;
      padding: 0.5em 0.75em;
    }
    .bar > :first-child {
      flex: 1 1 100%;
    }
    .links {
      flex: 1 1 auto;
    }
    .tablist {
      padding-inline: 0;
    }
    .panel {
      padding: 0.5em 0.75em 0.75em;
    }
    .scrim {
      position: absolute;
      z-index: 1;
      inset: 0;
      background: rgb(10 14 20 / 45%);
    }
    .open .scrim {
      display: block;
    }
    .box {
      position: absolute;
      z-index: 2;
      inset: 1.5em 0 3.5em;
      inline-size: auto;
      border: 0;
      border-start-start-radius: 1em;
      border-start-end-radius: 1em;
      overflow: hidden;
      box-shadow: 0 -0.25em 1.5em rgb(0 0 0 / 20%);
      translate: 0 calc(100% + 3.5em);
      visibility: hidden;
    }
    .slides .box {
      transition:
        translate 180ms ease-out,
        visibility 180ms;
    }
    .open .box {
      translate: 0 0;
      visibility: visible;
    }
    .edge {
      position: relative;
      z-index: 3;
      display: flex;
      flex: none;
      align-items: center;
      gap: 0.5em;
      block-size: 3.5em;
      padding-inline: 0.75em;
      border-block-start: 1px solid var(--_line);
      background: var(--_surface);
    }
    .edge-toggle {
      display: flex;
      flex: 1;
      align-items: center;
      gap: 0.5em;
      min-inline-size: 0;
      min-block-size: 2.75em;
      padding: 0;
      border: 0;
      background: none;
      font-weight: 600;
      text-align: start;
      cursor: pointer;
    }
    .edge-toggle span {
      line-height: 1.2;
      text-wrap: balance;
      unicode-bidi: plaintext;
    }
    .edge-toggle svg {
      transition: rotate 180ms;
    }
    .edge-toggle[aria-expanded='true'] svg {
      rotate: 180deg;
    }
    .edge-add {
      border-color: var(--_accent);
      background: var(--_accent);
      color: var(--_on-accent);
      font-weight: 600;
    }
    .edge-add.edge-add:hover {
      background: color-mix(in srgb, var(--_accent), var(--_text) 15%);
    }
  }
  @container (inline-size < 30em) {
    .sync-state {
      flex-wrap: wrap;
      gap: 0 0.5em;
    }
    [role='tab'] {
      flex: auto;
      padding-block: 0.25em;
      font-size: 0.9375em;
    }
    .links .button {
      padding-inline: 0.5em;
    }
  }
`
