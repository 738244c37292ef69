import { css } from 'lit'

/** Styles of switches, choices, numbers with their units, and lists of texts. */
export const settingControlsStyles = css`
  .control {
    min-inline-size: 0;
  }
  /* keep the focused control clear of the sticky bar with the buttons */
  :is(.setting, .summary) :is(button, input, select) {
    scroll-margin-block-end: 7em;
  }
  .setting.switch .control {
    display: flex;
    align-items: center;
    gap: 0.5em;
  }
  .on-off {
    min-inline-size: 2em;
  }
  button.switch {
    display: inline-flex;
    padding: 0.0625em 0;
    border: 0;
    border-radius: 1em;
    background: none;
    cursor: pointer;
  }
  .track {
    display: block;
    inline-size: 2.5em;
    block-size: 1.375em;
    padding: 0.125em;
    border: 1px solid var(--_edge);
    border-radius: 1em;
    background: var(--_surface-3);
    transition: background 120ms;
  }
  .thumb {
    display: block;
    inline-size: 1em;
    block-size: 1em;
    border-radius: 50%;
    background: var(--_edge);
    transition: translate 120ms;
  }
  [aria-checked='true'] .track {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  [aria-checked='true'] .thumb {
    background: var(--_on-accent);
    translate: 1.125em 0;
  }
  [aria-checked='true'] .thumb:dir(rtl) {
    translate: -1.125em 0;
  }
  .radios {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375em 1.25em;
  }
  .radios label,
  .unlimited {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 1.75em;
    cursor: pointer;
  }
  input[type='radio'] {
    inline-size: 1.125em;
    block-size: 1.125em;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  .number-control {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
  }
  .amount {
    inline-size: 6em;
    text-align: end;
  }
  .amount::placeholder {
    color: var(--_text-2);
    opacity: 1;
  }
  .unlimited {
    margin-inline-start: 0.5em;
  }
  select.field {
    max-inline-size: 100%;
  }
  select:disabled {
    border-color: var(--_line);
    background: var(--_surface-2);
    color: var(--_text-2);
    opacity: 1;
  }
  .field[aria-invalid] {
    border-color: var(--_bad);
  }
  .entries {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375em;
    margin: 0 0 0.5em;
    padding: 0;
    list-style: none;
  }
  .text {
    display: inline-flex;
    align-items: center;
    max-inline-size: 100%;
    padding-inline-start: 0.625em;
    border-radius: 1em;
    background: var(--_surface-3);
  }
  .text > bdi {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .text button {
    flex: none;
    display: inline-grid;
    place-items: center;
    inline-size: 1.75em;
    block-size: 1.75em;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_text-2);
    cursor: pointer;
  }
  .text button:hover {
    background: var(--_line);
    color: var(--_text);
  }
  .add-text {
    display: flex;
    gap: 0.5em;
  }
  .add-text .field {
    flex: 1;
    min-inline-size: 0;
    max-inline-size: 20em;
  }
  .count {
    margin-block-start: 0.25em;
  }
  @media (forced-colors: active) {
    .track {
      border-color: ButtonText;
      background: ButtonFace;
      forced-color-adjust: none;
    }
    .thumb {
      background: ButtonText;
    }
    [aria-checked='true'] .track {
      border-color: Highlight;
      background: Highlight;
    }
    [aria-checked='true'] .thumb {
      background: HighlightText;
    }
  }
`
