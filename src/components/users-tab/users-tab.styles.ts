import { css } from 'lit'

export const usersTabStyles = css`
  .frame {
    --_columns: 1.25em minmax(0, 1fr) 9em 4.5em;
  }
  .status-line {
    display: flex;
    align-items: center;
    gap: 0.5em 0.75em;
    min-block-size: 2em;
    min-inline-size: 0;
  }
  .status-line > .end {
    flex: none;
    margin-inline-start: auto;
  }
  .status-line > .chips {
    flex: 0 1 auto;
    flex-wrap: nowrap;
    min-inline-size: 0;
    overflow: auto hidden;
    scrollbar-width: none;
  }
  /* The result of a bulk selection replaces the count in place, so the list does not move. */
  .status-line > .tick-line {
    flex-wrap: nowrap;
    min-inline-size: 0;
    padding-block: 0;
  }
  .status-line:has(> .tick-line) > .end {
    display: none;
  }
  @container (inline-size < 36em) {
    .bar {
      flex-wrap: nowrap;
    }
    .bar > .search {
      flex: 1 1 8em;
    }
    /* The chips have a line of their own, because beside the count their labels would be cut. */
    .status-line:has(> .chips) {
      flex-wrap: wrap;
    }
    .status-line > .chips {
      flex: 1 0 100%;
      order: 1;
    }
    /* A long label wraps rather than leave the list. */
    .status-line > .end {
      flex: 0 1 auto;
      min-inline-size: 0;
    }
    .status-line > .end .button {
      line-height: 1.15;
      white-space: normal;
    }
    .status-line > .tick-line {
      flex: 1 1 0;
      flex-wrap: wrap;
      font-size: 0.875em;
    }
    .frame {
      --_columns: 1.25em minmax(0, 1fr) 7.5em;
      /* Two lines, in compact rows too. */
      --_row: 2.75em;
    }
    /* Details of the host page take the line of the address. */
    .line:has(> .details) {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    .line > .details {
      max-inline-size: 100%;
      margin-inline-start: 0;
      padding-inline: 0;
    }
    .details::slotted(*) {
      display: inline-block;
      max-inline-size: 100%;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      vertical-align: bottom;
    }
    .who:has(.details) > .address {
      display: none;
    }
    /* The cost moves below the backup status; its header stays for screen readers. */
    .head .cost {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .head .backup {
      justify-content: end;
    }
    .head .backup .sort {
      flex-direction: row-reverse;
    }
    .row {
      grid-template-areas: 'check who backup' 'check who cost';
    }
    .row .check {
      grid-area: check;
    }
    .row .who {
      grid-area: who;
    }
    .row .backup {
      grid-area: backup;
      align-self: end;
      text-align: end;
    }
    .row .cost {
      grid-area: cost;
      align-self: start;
      font-size: 0.8125em;
      text-align: end;
    }
  }
`
