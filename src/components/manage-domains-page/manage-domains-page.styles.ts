import { css } from 'lit'

export const styles = css`
  header {
    margin-block-end: 1.25em;
  }
  h3 {
    margin-block-end: 0.5em;
    overflow-wrap: anywhere;
  }
  h4 {
    margin: 0;
    font-size: 1em;
    font-weight: var(--_weight);
    overflow-wrap: anywhere;
  }
  section,
  .page > .notice {
    margin-block-end: 1.75em;
  }
  section > .notice {
    margin-block-end: 0.75em;
  }
  .search {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 0.75em;
    margin-block-end: 1.25em;
  }
  .search .field {
    flex: 0 1 22em;
    min-inline-size: 0;
  }
  .domains {
    margin: 0;
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) + 2px);
    background: var(--_surface);
    list-style: none;
  }
  .domain {
    display: grid;
    gap: 0.75em 1.5em;
    padding: 1em;
    content-visibility: auto;
    contain-intrinsic-block-size: auto 6em;
  }
  .domain + .domain {
    border-block-start: 1px solid var(--_line);
  }
  .domain.current {
    background: linear-gradient(var(--_accent), var(--_accent)) 0 0 / 0.1875em 100% no-repeat;
  }
  .domain.current:dir(rtl) {
    background-position-x: 100%;
  }
  .name {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    align-content: flex-start;
    gap: 0.25em 0.5em;
    min-inline-size: 0;
    min-block-size: 2.25em;
  }
  .chip.current {
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .syncs {
    display: grid;
    gap: 0.75em 1.25em;
    min-inline-size: 0;
  }
  .sync {
    display: grid;
    grid-template-columns: 8.5em minmax(0, 1fr);
    gap: 0.375em 0.75em;
    align-items: start;
    align-content: start;
    min-inline-size: 0;
  }
  .sync .label {
    font-weight: var(--_weight);
  }
  .sync > .button {
    padding-block: 0.25em;
    padding-inline: 0.5em;
    line-height: 1.2;
    white-space: normal;
  }
  .outcome,
  .progress {
    display: grid;
    gap: 0.125em;
    min-inline-size: 0;
    font-size: 0.875em;
  }
  .outcome .secondary,
  .progress .secondary {
    font-size: 1em;
  }
  .exact {
    display: block;
  }
  .result {
    color: var(--_good);
  }
  .sign {
    margin-inline-end: 0.375em;
    vertical-align: -0.125em;
  }
  .failure {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375em 0.5em;
    color: var(--_bad);
    overflow-wrap: anywhere;
  }
  .failure .button {
    color: var(--_text);
  }
  .progress {
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 0.125em 0.5em;
  }
  .progress progress {
    grid-column: 1 / -1;
  }
  progress {
    inline-size: 100%;
    block-size: 0.5em;
    border: 0;
    border-radius: 0.25em;
    overflow: hidden;
    background: var(--_surface-3);
    color: var(--_accent);
    accent-color: var(--_accent);
    appearance: none;
  }
  progress::-webkit-progress-bar {
    background: var(--_surface-3);
  }
  progress::-webkit-progress-value {
    border-radius: 0.25em;
    background: var(--_accent);
  }
  /* only this pseudo-element reaches the inside of a progress bar */
  @media (prefers-reduced-motion: no-preference) {
    progress::-webkit-progress-value {
      transition: inline-size 200ms;
    }
  }
  progress::-moz-progress-bar {
    border-radius: 0.25em;
    background: var(--_accent);
  }
  progress:indeterminate::-webkit-progress-bar {
    background: linear-gradient(90deg, var(--_surface-3), var(--_accent), var(--_surface-3));
  }
  .skeleton {
    display: grid;
    gap: 0.75em;
    animation: appear 0s 150ms both;
  }
  .bone {
    block-size: 5em;
    border-radius: calc(var(--_radius) + 2px);
    background: var(--_surface-3);
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
  @container (inline-size >= 44em) {
    .syncs {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .sync {
      grid-template-columns: minmax(0, 1fr);
    }
    .sync > .button {
      justify-self: start;
    }
  }
  @container (inline-size >= 60em) {
    .domain {
      grid-template-columns: minmax(0, 14em) minmax(0, 1fr);
    }
  }
  @media (forced-colors: active) {
    progress {
      appearance: auto;
    }
  }
`
