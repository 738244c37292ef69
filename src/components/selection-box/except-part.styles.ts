import { css } from 'lit'

/** Styles of `ExceptPart`. */
export const exceptPartStyles = css`
  .except {
    position: relative;
    display: flex;
    flex: none;
    flex-direction: column;
    border-block-start: 1px solid var(--_line);
  }
  .except h3 {
    display: flex;
    gap: 0.5em;
    align-items: center;
    margin: 0;
    /* The inline padding aligns with the items, whose font is larger. */
    padding: 0.5em calc(1em / 0.9375) 0.25em;
    font-size: 0.9375em;
    font-weight: var(--_weight);
  }
  .except > p {
    margin: 0;
    padding: 0 calc(1em / 0.8125) 0.5em;
    font-size: 0.8125em;
  }
  /* Up to three rows; more rows scroll, so that the items above keep their space. */
  .except > .items {
    flex: none;
    min-block-size: 0;
    block-size: calc(min(var(--_rows), 3) * var(--_row));
  }
  .only-exceptions {
    flex: 1;
    margin: 0;
    padding: 1em;
  }
  .commands .menu {
    margin-inline-start: -0.25em;
  }
  .commands .menu > .button {
    border-color: var(--_edge);
  }
`
