import { css } from 'lit'

export const orgUnitsTabStyles = css`
  .split > .list {
    flex: 3 1 0;
  }
  .split > .members {
    flex: 2 1 0;
  }
  #tree {
    flex: 1;
  }
  .panel.whole {
    inset: 0;
  }
  #tree .row {
    /* Deep in a tree, the indentation leaves space for the name, the cost and the menu. */
    --_indent: min(var(--_level) * 1.125em, 25%);
    display: flex;
    cursor: pointer;
    gap: 0.75em;
    padding-inline: 0.5em 0.75em;
  }
  .lead {
    display: flex;
    flex: 1 1 auto;
    align-items: center;
    align-self: stretch;
    gap: 0.5em;
    min-inline-size: calc(var(--_indent) + 9em);
    max-inline-size: 100%;
    padding-inline-start: var(--_indent);
  }
  .twisty {
    display: grid;
    flex: none;
    place-items: center;
    align-self: stretch;
    inline-size: 1.25em;
    color: var(--_text-2);
    cursor: pointer;
  }
  .twisty .sign {
    transition: transform 120ms;
  }
  .row:dir(rtl) .twisty .sign {
    transform: rotate(180deg);
  }
  .row[aria-expanded='true'] .twisty .sign {
    transform: rotate(90deg);
  }
  /* The target fills the height of the row and is at least 24 px wide. */
  .tick {
    display: grid;
    flex: none;
    place-items: center;
    align-self: stretch;
    inline-size: 2em;
    margin-inline: -0.4375em;
    cursor: pointer;
  }
  .tick .mark {
    display: grid;
    place-items: center;
    inline-size: 1.125em;
    block-size: 1.125em;
    border: 1px solid var(--_edge);
    border-radius: 3px;
    background: var(--_surface);
    color: var(--_on-accent);
  }
  .row[aria-checked='true'] .mark {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  .tick .sign {
    stroke-width: 2.5;
  }
  .title {
    display: flex;
    flex: 1;
    flex-direction: column;
    align-items: flex-start;
    justify-content: center;
    align-self: stretch;
    min-inline-size: 6em;
    line-height: 1.2;
    cursor: pointer;
  }
  /* The clip box is higher than the line, which would cut the descenders. */
  .title .name {
    max-inline-size: 100%;
    margin-block-end: -0.125em;
    padding-block-end: 0.125em;
  }
  /* Shrinks before the name; the number of users is cut first, the cost never. */
  .about {
    display: grid;
    flex: 0 1000 auto;
    grid-template-columns: auto minmax(0, auto) auto;
    align-items: center;
    white-space: nowrap;
  }
  .about .secondary {
    font-size: 0.8125em;
  }
  .about .users {
    grid-column: 2;
    min-inline-size: 0;
  }
  .about .in-list {
    grid-column: 1;
    margin-inline-end: 1em;
    padding-inline: 0.375em;
    font-size: 0.75em;
    line-height: 1.4;
  }
  .about .cost {
    grid-column: 3;
    min-inline-size: 6em;
    margin-inline-start: 1em;
    text-align: end;
  }
  .hint-ticked {
    color: var(--_accent);
    font-size: 0.8125em;
    white-space: nowrap;
  }
  /* Keeps the numbers of rows with and without a menu in line. */
  #tree .row.leaf .about {
    margin-inline-end: 2.75em;
  }
  .more {
    flex: none;
    inline-size: 2em;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_text-2);
    cursor: pointer;
  }
  .more:hover {
    color: var(--_text);
  }
  .more .dots {
    inline-size: 1em;
    block-size: 1em;
    fill: currentcolor;
    vertical-align: middle;
  }
  .current {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
    min-block-size: 1.75em;
  }
  .current strong {
    flex: 1 1 4em;
    min-inline-size: 0;
    font-weight: var(--_weight);
  }
  .members.hint {
    border: 1px dashed var(--_line);
    border-radius: var(--_radius);
  }
  .problems ul {
    margin: 0;
    padding-inline-start: 1.25em;
  }
  .bone {
    grid-template-columns: 1.125em 12em;
  }
  .bone i:first-child {
    block-size: 1.125em;
    border-radius: 3px;
  }
  @container (inline-size < 30em) {
    #tree {
      --_row: calc(3em + 0.5em * var(--_density));
    }
    #tree .row {
      --_indent: min(var(--_level) * 1.125em, 40%);
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: 1fr auto;
      row-gap: 0;
      padding-block: 0.25em;
    }
    .lead {
      min-inline-size: 0;
    }
    #tree .about {
      justify-content: start;
      padding-inline-start: min(var(--_level) * 1.125em + 3.375em, 6em);
      line-height: 1.2;
    }
    .about .cost {
      min-inline-size: 0;
    }
    #tree .more {
      position: absolute;
      inset-block: 0;
      inset-inline-end: 0;
      inline-size: 2.25em;
    }
    #tree .row:not(.leaf) {
      padding-inline-end: 2.25em;
    }
    #tree .row.leaf .about {
      margin-inline-end: 0;
    }
    .current .button {
      padding-block: 0.25em;
      line-height: 1.2;
      white-space: normal;
    }
    .title {
      flex-direction: row;
      align-items: center;
      justify-content: start;
      gap: 0.75em;
    }
  }
  @container lists (inline-size < 44em) {
    .split > .members.hint {
      display: none;
    }
  }
`
