import { css } from 'lit'

export const groupsTabStyles = css`
  .list .frame {
    --_columns: 1.25em minmax(0, 5fr) minmax(0, 3fr) minmax(4.5em, 1fr) minmax(5.75em, max-content);
  }
  .row .size,
  .row .cost {
    line-height: 1.2;
  }
  .view .button {
    min-block-size: 1.75em;
  }
  @container (inline-size < 34em) {
    .list .frame {
      --_columns: 1.25em minmax(0, 1fr) minmax(0, 6.5em) max-content;
      --_row: calc(3em + 0.5em * var(--_density));
    }
    /* The members move above the cost; their header stays for screen readers. */
    .list .head .size {
      font-size: 1px;
      line-height: 1;
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    /* Invisible, but as wide as the button in the rows, so that the header stands above its column. */
    .list .head .view .unseen {
      position: static;
      inline-size: auto;
      block-size: auto;
      padding-inline: calc(0.5em + 1px);
      clip-path: none;
      font-size: calc(1em / 0.8125);
      font-weight: normal;
      opacity: 0;
    }
    /* Details of the host page take the line of the address. */
    .list .line:has(> .details) {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    .list .line > .details {
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
    .list .who:has(.details) > .address {
      display: none;
    }
    .list .row {
      grid-template-areas: 'check who size view' 'check who cost view';
    }
    .list .row .check {
      grid-area: check;
    }
    .list .row .who {
      grid-area: who;
    }
    .list .row .size {
      grid-area: size;
      align-self: end;
      font-size: 0.8125em;
    }
    .list .row .cost {
      grid-area: cost;
      align-self: start;
      font-size: 0.8125em;
    }
    .list .row .view {
      grid-area: view;
    }
  }
`
