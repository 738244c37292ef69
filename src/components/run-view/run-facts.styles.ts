import { css } from 'lit'

/** Styles of the facts of a run: starter, items and settings. */
export const runFactsStyles = css`
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(14em, 100%), 1fr));
    gap: 0.75em 1.5em;
    margin: 0;
  }
  .facts dt {
    color: var(--_text-2);
    font-size: 0.8125em;
  }
  .facts dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .facts ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .facts summary {
    inline-size: fit-content;
    color: var(--_accent);
    cursor: pointer;
  }
`
