import { css } from 'lit'

export const activityPageStyles = css`
  .list {
    --_columns: minmax(0, 12em) minmax(0, 1fr) minmax(0, 2.4fr);
  }
  .row .cell > .cut {
    display: block;
    line-height: 1.3;
  }
  .what > .secondary {
    font-size: 0.8125em;
  }
  @container (inline-size < 34em) {
    .list {
      --_columns: minmax(0, 1fr) minmax(0, 1.1fr);
    }
    /* The administrator moves below the date; its header stays for screen readers. */
    .list .head .by {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .list .row {
      grid-template-areas: 'when what' 'by what';
      row-gap: 0;
      align-content: center;
    }
    .list .row .when {
      grid-area: when;
    }
    .list .row .by {
      grid-area: by;
    }
    .list .row :is(.when, .by) .cut {
      font-size: 0.75em;
      line-height: 1.15;
    }
    /* A long date wraps, because a date without its end says nothing. */
    .list .row .when .cut {
      white-space: normal;
    }
    .list .row .what {
      grid-area: what;
    }
  }
`
