import { css } from 'lit'

/** Styles of elements that are a list. They fill the given height; without one, `--backup-list-size` applies. */
export const listHostStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 0.5em;
    block-size: var(--backup-list-size, 36em);
    min-block-size: 16em;
    container: lists / inline-size;
  }
  .message .sign {
    inline-size: 2em;
    block-size: 2em;
    color: var(--_text-2);
    stroke-width: 1.25;
  }
  .message .failed {
    color: var(--_bad);
  }
  /* Try again stands at the end of the line, and the details below, as in every other element. */
  .problem > .words {
    flex: 1 1 14em;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .problem > details {
    flex-basis: 100%;
    font-size: 0.875em;
  }
  .problem summary {
    inline-size: fit-content;
    cursor: pointer;
  }
  .problem code {
    overflow-wrap: anywhere;
  }
  /* At small heights the list keeps a minimum and the tab scrolls as a whole. */
  :host .frame {
    min-block-size: 8em;
  }
  :host .split {
    min-block-size: 16em;
  }
  :is(.bar, .filters, .notice, .tick-line, .current) {
    flex: none;
  }
`
