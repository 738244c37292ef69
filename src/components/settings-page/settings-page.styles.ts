import { css } from 'lit'

export const styles = css`
  .page {
    max-inline-size: 60em;
  }
  header {
    margin-block-end: 1.25em;
  }
  h3 {
    scroll-margin-block-start: 1em;
  }
  h3:focus {
    outline: none;
  }
  .selection {
    display: grid;
    gap: 0.5em;
    margin-block-start: 0.75em;
    padding: 0.625em 0.75em;
    border-radius: var(--_radius);
    background: var(--_surface-2);
  }
  .selection .sums {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
    margin: 0;
  }
  .applies-to {
    display: grid;
    gap: 0.125em;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: 0.875em;
  }
  .selection summary {
    inline-size: fit-content;
    color: var(--_accent);
    font-size: 0.875em;
    cursor: pointer;
  }
  .selection details[open] summary {
    margin-block-end: 0.25em;
  }
  .columns nav {
    display: none;
  }
  .groups,
  .skeleton {
    display: grid;
    gap: 1.75em;
    min-inline-size: 0;
  }
  section {
    min-inline-size: 0;
  }
  .settings {
    margin-block-start: 0.5em;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) + 2px);
    background: var(--_surface);
  }
  .setting {
    display: grid;
    gap: 0.5em 1.5em;
    padding: 0.75em 1em;
  }
  .setting + .setting {
    border-block-start: 1px solid var(--_line);
  }
  .setting.wrong {
    box-shadow: inset 0.1875em 0 0 var(--_bad);
  }
  .setting.wrong:dir(rtl) {
    box-shadow: inset -0.1875em 0 0 var(--_bad);
  }
  .setting.switch {
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
  }
  .name {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.5em;
    min-block-size: 1.75em;
    overflow-wrap: anywhere;
  }
  .setting:is(.number, .texts, .choice) .name {
    min-block-size: 2.25em;
  }
  .setting.choice .radios {
    padding-block-start: 0.25em;
  }
  .name .back {
    margin-inline-start: -0.25em;
    font-size: 0.8125em;
  }
  .chip.changed {
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .help {
    max-inline-size: 40em;
    overflow-wrap: anywhere;
  }
  .problem-text {
    grid-column: 1 / -1;
    color: var(--_bad);
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }
  .problem-text:not(.setting.wrong > *) {
    display: none;
  }
  .sign {
    margin-inline-end: 0.375em;
    vertical-align: -0.125em;
  }
  .summary {
    margin-block-end: 1.25em;
  }
  .link {
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font-weight: var(--_weight);
    text-align: start;
    text-decoration: underline;
    cursor: pointer;
  }
  .actions {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
    margin-block-start: 1.75em;
    padding-block: 0.75em;
    border-block-start: 1px solid var(--_line);
    background: var(--_surface);
  }
  .actions > .notice {
    flex: 1 1 100%;
  }
  /* An empty live region takes no gap in front of the text. */
  .actions > .start-notice:not(.notice) {
    position: absolute;
  }
  /* at 400 % zoom, a sticky bar would cover most of the viewport */
  @media (height < 30em) {
    .actions {
      position: static;
    }
  }
  .about-save {
    flex: 1 1 10em;
    color: var(--_text-2);
    font-size: 0.875em;
  }
  .about-save.unsaved {
    color: var(--_warn);
    font-weight: var(--_weight);
  }
  .about-save .good {
    color: var(--_good);
    font-weight: var(--_weight);
  }
  .notice + .button {
    margin-block-start: 1em;
  }
  .skeleton {
    animation: appear 0s 150ms both;
  }
  .bones {
    display: grid;
    gap: 0.75em;
  }
  .bone {
    block-size: 1.25em;
    border-radius: var(--_radius);
    background: var(--_surface-3);
  }
  .bone.title {
    inline-size: 8em;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
  @container (inline-size >= 40em) {
    .setting.number,
    .setting.choice,
    .setting.texts {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1.25fr);
      align-items: start;
    }
  }
  @container (inline-size >= 52em) {
    .columns {
      display: grid;
      grid-template-columns: 10em minmax(0, 1fr);
      gap: 2em;
      align-items: start;
    }
    .columns nav {
      position: sticky;
      inset-block-start: 1em;
      display: grid;
      gap: 0.125em;
    }
    nav .button {
      justify-content: flex-start;
      color: var(--_text);
      text-align: start;
      white-space: normal;
    }
  }
`
