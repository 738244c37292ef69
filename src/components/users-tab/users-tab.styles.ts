import { css } from 'lit'

export const usersTabStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 0.5em;
    block-size: var(--backup-list-size, 36em);
    min-block-size: 16em;
    container-type: inline-size;
  }
  .frame {
    --_columns: 1.25em minmax(0, 5fr) minmax(0, 4fr) minmax(6.5em, 2fr) minmax(0, 3fr);
  }
  .message > .sign {
    inline-size: 2em;
    block-size: 2em;
    color: var(--_text-2);
    stroke-width: 1.25;
  }
  .message .failed {
    color: var(--_bad);
  }
  @container (inline-size < 44em) {
    .frame {
      --_columns: 1.25em minmax(0, 1fr) minmax(6.5em, auto) minmax(0, 8em);
    }
    .head .account {
      display: none;
    }
    .row {
      grid-template-areas: 'check who backup cost';
    }
    .row:has(.account .cut:not(:empty)) {
      grid-template-areas: 'check who account cost' 'check who backup cost';
    }
    .check {
      grid-area: check;
    }
    .who {
      grid-area: who;
    }
  }
`
