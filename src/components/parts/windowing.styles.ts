import { css } from 'lit'

/** Styles of the scroller (`windowed`) and its rows (`place`). */
export const windowingStyles = css`
  .windowed {
    position: relative;
    /* The scrollbar is always visible, so that rows do not shift when it appears. */
    overflow: hidden scroll;
    overflow-anchor: none;
    overscroll-behavior: contain;
    min-block-size: 0;
  }
  .windowed > .spacer {
    position: relative;
    block-size: var(--_size, 0);
    contain: layout style;
    overflow: clip;
  }
  .windowed > .spacer > .probe {
    position: absolute;
    inset-block-start: 0;
    block-size: var(--_row);
    inline-size: 0;
    visibility: hidden;
  }
  .windowed .place {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
    block-size: var(--_height);
    /* With size containment, a change in a row lays out that row alone. */
    contain: size layout style;
  }
`
