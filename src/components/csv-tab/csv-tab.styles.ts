import { css } from 'lit'

export const csvTabStyles = css`
  .drop {
    display: flex;
    flex: 1;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 0.75em;
    min-block-size: 12em;
    padding: 1.25em;
    border: 2px dashed var(--_edge);
    border-radius: calc(var(--_radius) * 2);
    background: var(--_surface-2);
  }
  .drop.over,
  .bar.over {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }
  .drop > .sign {
    inline-size: 2em;
    block-size: 2em;
    color: var(--_accent);
    stroke-width: 1.25;
  }
  .drop-text {
    max-inline-size: 36em;
    margin: 0;
    text-align: center;
    text-wrap: balance;
  }
  .file {
    max-inline-size: 20em;
  }
  .bar.over {
    outline: 2px dashed var(--_accent);
    outline-offset: 2px;
  }
  .bar > .end {
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .filters {
    align-items: center;
    gap: 0.5em;
  }
  .filters > .chips {
    flex: 1 1 100%;
  }
  .notes {
    gap: 0.25em 1em;
    font-size: 0.875em;
  }
  .notes .column {
    font-weight: var(--_weight);
  }
  .notes .format {
    flex-basis: 100%;
  }
  .notes .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    padding-block: 0.25em;
  }
  .paste {
    display: flex;
    flex-direction: column;
    gap: 0.25em;
  }
  .paste textarea {
    min-block-size: 4.5em;
    padding-block: 0.375em;
    font: inherit;
    resize: vertical;
  }
  .paste .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5em 1em;
  }
  .notes label {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    max-inline-size: 100%;
  }
  .notes select {
    min-block-size: 2em;
    min-inline-size: 0;
    max-inline-size: 18em;
    text-overflow: ellipsis;
  }
  .reading progress {
    flex: 1;
    min-inline-size: 6em;
    accent-color: var(--_accent);
  }
  .frame {
    --_columns: 1.25em 4em minmax(0, 5fr) minmax(0, 5fr) minmax(4.5em, 2fr);
  }
  .row .line {
    display: block;
    font-size: 0.8125em;
  }
  .row .verdict {
    display: flex;
    align-items: center;
    gap: 0.5em;
  }
  .nearest {
    min-inline-size: 0;
  }
  .nearest.link {
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    text-align: start;
    text-decoration: underline;
    cursor: pointer;
  }
  .nearest .sign {
    margin-inline-end: 0.25em;
    vertical-align: -0.125em;
  }
  @container (inline-size < 40em) {
    .frame {
      --_columns: 1.25em 3em minmax(0, 1fr) minmax(0, 11em);
      --_row: calc(3em + 0.5em * var(--_density));
    }
    .head .cost,
    .row .cost {
      display: none;
    }
    .row .verdict {
      flex-direction: column;
      align-items: flex-start;
      gap: 0;
      line-height: 1.2;
    }
    .row .verdict .chip {
      max-inline-size: 100%;
      line-height: 1.2;
      white-space: normal;
    }
    .nearest {
      max-inline-size: 100%;
      font-size: 0.8125em;
    }
  }
  @container (inline-size < 36em) {
    .bar > .end {
      display: contents;
    }
    .bar > :is(.file, .count) {
      order: -2;
    }
    .bar .plain {
      order: -1;
      margin-inline-start: auto;
    }
    :is(.bar, .filters) .button {
      font-size: 0.875em;
    }
    /* The chips scroll in one line, and the buttons below them stay whole. */
    .filters {
      flex-wrap: wrap;
      padding: 0;
      mask: none;
    }
    .filters > .chips {
      overflow: auto hidden;
      padding-inline-end: 2em;
      scroll-padding-inline: 0 2em;
      scrollbar-width: none;
      mask: linear-gradient(to left, transparent, #000 2em);
    }
    .filters > .chips:dir(rtl) {
      mask-image: linear-gradient(to right, transparent, #000 2em);
    }
    .filters > .chips > .filter {
      flex: none;
    }
    /* Labels in front of or above a control that fills its line. */
    .notes > label {
      flex: 1 1 100%;
    }
    .notes .choices > label {
      flex: 1 1 8em;
      flex-direction: column;
      align-items: stretch;
      gap: 0.125em;
    }
    .notes select {
      flex: 1;
      max-inline-size: none;
    }
    /* If the controls leave less room, the panel around the tab scrolls. */
    .frame {
      flex-shrink: 0;
      flex-basis: 15em;
    }
  }
  @container (inline-size < 26em) {
    .frame {
      --_columns: 1.25em minmax(0, 1fr) minmax(0, 10em);
    }
    .head .line,
    .row .line {
      display: none;
    }
  }
`
