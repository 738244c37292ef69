import { css } from 'lit'

/** An element that is a list: as high as it is given, else of a size of its own. */
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
  /* what stands above it in little room leaves it some: the page then scrolls the tab as a whole */
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
