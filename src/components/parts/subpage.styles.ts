import { css } from 'lit'

/** Frame of a page beside the start page, such as the settings: width, heading and introduction. Place it before the styles of the page. */
export const subpageStyles = css`
  :host {
    container-type: inline-size;
  }
  .page {
    max-inline-size: 72em;
    margin-inline: auto;
    padding: 1.25em;
  }
  :is(h2, h3, p) {
    margin: 0;
  }
  h2 {
    font-size: 1.375em;
    font-weight: var(--_weight);
    line-height: 1.3;
  }
  h3 {
    font-size: 1.0625em;
    font-weight: var(--_weight);
  }
  h2:focus {
    outline: none;
  }
  header p {
    margin-block-start: 0.25em;
  }
`
