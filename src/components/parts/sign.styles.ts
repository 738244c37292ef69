import { css } from 'lit'

/** Style of the signs of `renderSign`: lines with the height of the text beside them. */
export const signStyles = css`
  .sign {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`
