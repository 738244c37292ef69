import { css } from 'lit'

/** Styles of the review of a start. Elements also need `dialogStyles` and `windowingStyles`. */
export const reviewStyles = css`
  #review-list {
    --_row: 2em;
    block-size: min(14em, calc(var(--_rows) * 2em + 2px));
    margin-block: 0.75em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  #review-list:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
  #review-list .place {
    display: flex;
    align-items: center;
    gap: 0.75em;
    padding-inline: 0.75em;
  }
  #review-list .number {
    flex: none;
    min-inline-size: 2em;
    text-align: end;
  }
  .except-review {
    margin-block-end: 0.75em;
  }
  #review-list .who {
    flex: 0 1 auto;
  }
  #review-list bdi.secondary {
    flex: 0 2 auto;
    font-size: 0.8125em;
  }
`
