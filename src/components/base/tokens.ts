import { css } from 'lit'

/**
 * Public custom properties with their defaults, and the private names that styles use. Colours follow `color-scheme`; font and size are
 * inherited. The comment after each property is its description in the manifest, in editors and in docs/how-to/theme-the-page.md.
 */
export const tokens = css`
  :host {
    --_accent: var(--backup-accent, light-dark(#1a5fd0, #8ab4ff)); /* <color> controls and selected items */
    --_on-accent: var(--backup-on-accent, light-dark(#ffffff, #0b1a33)); /* <color> text on the accent */
    --_accent-soft: var(--backup-accent-soft, light-dark(#e8f0fe, #1d2f4f)); /* <color> background of selected and hovered items */
    --_surface: var(--backup-surface, light-dark(#ffffff, #17191c)); /* <color> background */
    --_surface-2: var(--backup-surface-2, light-dark(#f6f7f9, #1f2226)); /* <color> background of headers, bars and notices */
    --_surface-3: var(--backup-surface-3, light-dark(#eceef1, #2a2e33)); /* <color> background of chips and of the empty part of meters */
    --_text: var(--backup-text, light-dark(#1b1e23, #e9ebee)); /* <color> text */
    --_text-2: var(--backup-text-2, light-dark(#565d68, #a9b0ba)); /* <color> secondary text */
    --_line: var(--backup-line, light-dark(#dfe2e7, #34393f)); /* <color> dividers */
    --_edge: var(--backup-edge, light-dark(#868d98, #7d8590)); /* <color> borders of fields and buttons */
    --_good: var(--backup-good, light-dark(#146c39, #7fd6a0)); /* <color> success */
    --_good-soft: var(--backup-good-soft, light-dark(#e3f4e9, #163524)); /* <color> background of success */
    --_warn: var(--backup-warn, light-dark(#8a5200, #f0b866)); /* <color> warning */
    --_warn-soft: var(--backup-warn-soft, light-dark(#fdf1df, #3a2a10)); /* <color> background of warnings */
    --_bad: var(--backup-bad, light-dark(#b3261e, #ff9d94)); /* <color> errors and destructive actions */
    --_bad-soft: var(--backup-bad-soft, light-dark(#fdeceb, #411815)); /* <color> background of errors */
    --_radius: var(--backup-radius, 6px); /* <length> corner radius of lists, panels, menus and dialogs, 0px to 20px */
    --_control-radius: var(--backup-control-radius, var(--_radius)); /* <length> corner radius of buttons and fields, 0px to 20px */
    --_control-size: var(--backup-control-size, 2.25em); /* <length> height of buttons and fields, 2em to 3em */
    --_weight: var(--backup-weight, 600); /* <number> font weight of headings, main buttons and figures that count */
    --_shadow: var(--backup-shadow, 0 0.5em 1.5em rgb(0 0 0 / 18%)); /* <shadow> shadow of menus, panels and dialogs */
    --_font-size: var(--backup-font-size, inherit); /* <length> font size, in px or rem */
    --_density: var(--backup-density, 1); /* <number> 1 (comfortable rows of two lines, 44 px at 16 px) to 0 (compact rows of one line, 36 px) */
    --_row: calc(2.25em + 0.5em * var(--_density));
    --_focus: var(--backup-focus, var(--_accent)); /* <color> focus ring */
    display: block;
    box-sizing: border-box;
    color: var(--_text);
    font: inherit;
    font-size: var(--_font-size);
    line-height: 1.4;
    /* Text styles of the container, such as a centred dialog, would change lists and labels. */
    letter-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    white-space: normal;
    word-spacing: normal;
    /* Japanese breaks between phrases, not within words. */
    word-break: auto-phrase;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
`

/** Shared styles of buttons, fields, chips and notices. */
export const controls = css`
  button,
  input,
  select {
    font: inherit;
    color: inherit;
    margin: 0;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.375em;
    min-block-size: var(--_control-size);
    padding-inline: 0.75em;
    border: 1px solid var(--_edge);
    border-radius: var(--_control-radius);
    background: var(--_surface);
    white-space: nowrap;
    cursor: pointer;
  }
  /* Long labels wrap rather than leave a narrow container. */
  @container (inline-size < 22em) {
    .button {
      max-inline-size: 100%;
      white-space: normal;
      text-wrap: balance;
    }
  }
  .button:hover:not(:disabled, [aria-disabled='true']) {
    background: var(--_surface-2);
  }
  .button.primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: var(--_weight);
  }
  .button.primary:hover:not(:disabled, [aria-disabled='true']) {
    background: color-mix(in srgb, var(--_accent), var(--_text) 15%);
  }
  .button.plain {
    border-color: transparent;
    background: transparent;
    color: var(--_accent);
  }
  .button.plain:hover:not(:disabled, [aria-disabled='true']) {
    background: var(--_accent-soft);
  }
  .button.small {
    min-block-size: 1.75em;
    padding-inline: 0.5em;
  }
  .button:disabled,
  .button[aria-disabled='true'] {
    border-color: var(--_line);
    background: var(--_surface-2);
    color: var(--_text-2);
    cursor: default;
  }
  .field {
    min-block-size: var(--_control-size);
    padding-inline: 0.625em;
    border: 1px solid var(--_edge);
    border-radius: var(--_control-radius);
    background: var(--_surface);
  }
  :is(button, input, select, a, [tabindex]):focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
  input[type='checkbox'] {
    inline-size: 1.125em;
    block-size: 1.125em;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  summary {
    padding-block: 0.25em;
    cursor: pointer;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.25em;
    padding-inline: 0.5em;
    border-radius: 1em;
    background: var(--_surface-3);
    color: var(--_text-2);
    font-size: 0.8125em;
    line-height: 1.6;
    white-space: nowrap;
  }
  .chip.good {
    background: var(--_good-soft);
    color: var(--_good);
  }
  .chip.warn {
    background: var(--_warn-soft);
    color: var(--_warn);
  }
  .chip.bad {
    background: var(--_bad-soft);
    color: var(--_bad);
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
    padding: 0.5em 0.75em;
    border-radius: var(--_radius);
    background: var(--_surface-2);
  }
  .notice.warn {
    background: var(--_warn-soft);
    color: var(--_warn);
  }
  .notice.bad {
    background: var(--_bad-soft);
    color: var(--_bad);
  }
  .secondary {
    color: var(--_text-2);
    font-size: 0.875em;
  }
  /* Hidden at first, because frameworks set adapter and session after the first render. */
  .unconnected {
    margin: auto;
    padding: 1em;
    color: var(--_text-2);
    animation: unconnected 2s step-end;
  }
  @keyframes unconnected {
    from {
      visibility: hidden;
    }
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .cut {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      transition: none !important;
      animation: none !important;
    }
  }
  @media (forced-colors: active) {
    .button:disabled,
    .button[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }
  }
`
