import { css } from 'lit'

/** Styles of `FacetMenu`, which the list adopts with it. */
export const facetMenuStyles = css`
  .facets {
    min-inline-size: 0;
    border-block-start: 1px solid var(--_line);
    padding-block-start: 0.5em;
  }
  .facet-name {
    display: flex;
    align-items: center;
    gap: 0.5em;
    inline-size: 100%;
    min-block-size: 2.25em;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .facet-name:hover {
    color: var(--_accent);
  }
  .facet-name > .sign {
    flex: none;
    color: var(--_text-2);
  }
  .facet-name[aria-expanded='true'] > .sign {
    rotate: 90deg;
  }
  .facet-name:dir(rtl) > .sign {
    scale: -1 1;
  }
  .facet-name[aria-expanded='true']:dir(rtl) > .sign {
    rotate: -90deg;
  }
  .facet-name > .number {
    min-inline-size: 1.5em;
    margin-inline-start: auto;
    border-radius: 0.75em;
    background: var(--_accent-soft);
    color: var(--_accent);
    font-size: 0.8125em;
    text-align: center;
  }
  .facet-body {
    display: grid;
    gap: 0.25em;
    padding-inline-start: 1.5em;
    padding-block-end: 0.5em;
  }
  .facet-body[hidden] {
    display: none;
  }
  .facet-body .field {
    min-inline-size: 0;
    inline-size: 100%;
  }
  .facet-options {
    max-block-size: 13em;
    overflow: auto;
  }
  .facet-options .number {
    margin-inline-start: auto;
    padding-inline: 1em 0.5em;
    color: var(--_text-2);
  }
  .facet-text {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .facet-text .field {
    flex: 1 1 8em;
  }
  .facets .failed {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
  }
`
