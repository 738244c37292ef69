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
    .place > .simulation {
      position: static;
      flex: none;
      border-radius: 0;
      text-align: center;
    }
    /* One line: selects without labels, User Sync as an icon, links in a menu. */
    .bar {
      flex-wrap: wrap;
      gap: 0.375em;
      padding: 0.5em 0.75em;
    }
    .bar > :first-child {
      flex: 1 1 0;
      min-inline-size: 0;
      max-inline-size: none;
    }
    .sync .button > span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .sync > .button {
      inline-size: 2.25em;
      padding: 0;
    }
    /* In a line below the controls, where it hides neither the badge nor the tabs. */
    .sync {
      display: contents;
    }
    .sync-state {
      display: none;
    }
    .sync-state.is-news {
      display: flex;
      flex: 0 0 100%;
      flex-wrap: wrap;
      order: 1;
    }
    .links {
      flex: none;
      margin: 0;
    }
    .links-row {
      display: none;
    }
    .links > .menu {
      display: block;
    }
    .tabs > .simulation {
      max-inline-size: calc(100% - 0.75em);
      margin-inline: 0.375em;
      padding-inline: 0.25em;
    }
    .tablist {
      padding-inline: 0.25em;
    }
    [role='tab'] {
      flex: none;
      min-block-size: 2.75em;
      white-space: nowrap;
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
      /* Visible at once, so that the focus can move into it. */
      transition-property: translate;
    }
    .edge {
      position: relative;
      z-index: 3;
      display: flex;
      flex: none;
      align-items: center;
      gap: 0.5em;
      min-block-size: 3.5em;
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
      font-weight: var(--_weight);
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
      font-weight: var(--_weight);
    }
    .edge-add.edge-add:hover {
      background: color-mix(in srgb, var(--_accent), var(--_text) 15%);
    }
  }
`
