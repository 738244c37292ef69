import { css } from 'lit'

export const usersTabStyles = css`
  .frame {
    --_columns: 1.25em minmax(0, 5fr) minmax(0, 4fr) minmax(6.5em, 2fr) minmax(0, 3fr);
  }
  @container (inline-size < 36em) {
    .frame {
      --_columns: 1.25em minmax(0, 1fr) minmax(0, 7.5em);
      --_row: calc(3em + 0.5em * var(--_density));
    }
    .head :is(.account, .cost) {
      display: none;
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
    .row.inactive {
      grid-template-areas: 'check who backup' 'check who account';
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
    .row :is(.account, .cost) {
      align-self: start;
      font-size: 0.8125em;
      text-align: end;
    }
    .row .cost {
      grid-area: cost;
    }
    .row .account {
      grid-area: account;
    }
    .row.inactive .cost,
    .row:not(.inactive) .account {
      display: none;
    }
  }
`
