import { css } from 'lit'

/** Styles of start notices and problems. Elements also need `controls`. */
export const noticeStyles = css`
  .notice .words {
    flex: 1 1 14em;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .notice ul {
    margin: 0.25em 0 0;
    padding-inline-start: 1.25em;
  }
  .notice .button {
    color: var(--_text);
  }
  .notice details {
    flex-basis: 100%;
    font-size: 0.875em;
  }
  .notice summary {
    inline-size: fit-content;
    cursor: pointer;
  }
  .notice summary:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
  .notice code {
    display: block;
    padding-block-start: 0.25em;
    overflow-wrap: anywhere;
  }
`
