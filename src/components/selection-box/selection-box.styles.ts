import { css } from 'lit'

export const styles = css`
  :host {
    block-size: 100%;
    min-block-size: 0;
    container-type: inline-size;
  }
  .box {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 0;
    overflow: hidden auto;
  }
  .head {
    flex: none;
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 3em;
    padding-inline: 1em 0.5em;
  }
  h2 {
    margin: 0;
    font-size: 1em;
    font-weight: 600;
    white-space: nowrap;
  }
  .chip,
  .badge,
  .part,
  .prefix,
  .end {
    unicode-bidi: plaintext;
  }
  .space {
    flex: 1;
  }
  svg {
    inline-size: 1em;
    block-size: 1em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  svg.dots {
    fill: currentColor;
    stroke: none;
  }
  .commands {
    display: flex;
    flex: none;
    gap: 0.5em;
    padding: 0 1em 0.75em;
    border-block-end: 1px solid var(--_line);
  }
  .commands .button {
    flex: 1;
  }
  .button.ready {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent);
    font-weight: 600;
  }
  .badge {
    min-inline-size: 1.5em;
    padding-inline: 0.375em;
    border-radius: 1em;
    background: var(--_surface-3);
    color: var(--_text-2);
    font-size: 0.8125em;
    font-weight: 600;
    line-height: 1.5;
    text-align: center;
  }
  .ready .badge {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .middle {
    position: relative;
    display: flex;
    flex: 1 1 6em;
    flex-direction: column;
    min-block-size: 6em;
  }
  .middle.is-empty {
    flex: 1 0 auto;
  }
  /* its size never follows from its rows: there may be a million */
  .items {
    flex: 1;
    min-block-size: 6em;
    contain: size;
  }
  .items:focus-visible {
    outline: none;
  }
  .item {
    display: flex;
    align-items: center;
    gap: 0.75em;
    padding-inline: 1em 0.25em;
    cursor: default;
    user-select: none;
  }
  .item.first {
    border-block-start: 1px solid var(--_line);
  }
  .item:hover {
    background: var(--_surface-2);
  }
  .item[aria-selected='true'] {
    background: var(--_accent-soft);
    box-shadow: inset 0.1875em 0 0 var(--_accent);
  }
  :host(:dir(rtl)) .item[aria-selected='true'] {
    box-shadow: inset -0.1875em 0 0 var(--_accent);
  }
  .items:focus-visible .item.active {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
  .what {
    display: flex;
    flex: 1;
    align-items: baseline;
    min-inline-size: 0;
    white-space: pre;
  }
  /* cut at the end of the name, whichever way it is written */
  .label {
    flex: 0 1 auto;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .prefix {
    flex: none;
    margin-inline-end: 0.375em;
    color: var(--_text-2);
    font-size: 0.75em;
    font-weight: 700;
    letter-spacing: 0.04em;
  }
  .end {
    flex: none;
    max-inline-size: 60%;
    overflow: hidden;
    color: var(--_text-2);
    font-size: 0.875em;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .end.warn {
    color: var(--_warn);
  }
  .end.bad {
    color: var(--_bad);
  }
  .is-stale .label {
    text-decoration: line-through;
    color: var(--_text-2);
  }
  .drop {
    position: relative;
    flex: none;
    inline-size: 2em;
    block-size: 2em;
    border-radius: var(--_radius);
    cursor: pointer;
    opacity: 0;
  }
  .drop::before,
  .drop::after {
    position: absolute;
    inset: calc(50% - 0.5px) 0.625em auto;
    border-block-start: 1.5px solid var(--_text-2);
    content: '';
    rotate: 45deg;
  }
  .drop::after {
    rotate: -45deg;
  }
  .item:hover .drop,
  .items:focus-visible .active .drop,
  .item[aria-selected='true'] .drop {
    opacity: 1;
  }
  .drop:hover {
    background: var(--_surface-3);
  }
  .whole {
    position: absolute;
    z-index: 1;
    inset: auto 0.5em 0.5em;
    padding: 0.5em 0.75em;
    border-radius: var(--_radius);
    background: var(--_text);
    color: var(--_surface);
    font-size: 0.875em;
    overflow-wrap: anywhere;
    pointer-events: none;
  }
  .whole:empty {
    display: none;
  }
  .removed {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-inline: 1em 0.5em;
    color: var(--_text-2);
    font-size: 0.875em;
  }
  .removed:not(:empty):has(span) {
    min-block-size: 2.5em;
    border-block-start: 1px solid var(--_line);
  }

  .empty {
    display: flex;
    flex: 1;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 0.75em;
    padding: 1em;
    text-align: center;
  }
  .empty svg {
    flex: none;
    inline-size: 8em;
    block-size: 4.625em;
  }
  .empty .paper {
    fill: var(--_surface);
    stroke: var(--_line);
  }
  .empty .text {
    stroke: var(--_line);
    stroke-width: 2.5;
  }
  .empty .mark {
    fill: var(--_accent);
    stroke: var(--_accent);
  }
  .empty .mark.off {
    fill: none;
    stroke: var(--_edge);
  }
  .empty .tick {
    stroke: var(--_on-accent);
    stroke-width: 1.25;
  }
  .empty .arrow {
    stroke: var(--_accent);
    stroke-width: 2;
  }
  :host(:dir(rtl)) .empty svg {
    scale: -1 1;
  }
  .empty ol {
    margin: 0;
    padding-inline-start: 1.25em;
    color: var(--_text-2);
    text-align: start;
  }
  .empty li + li {
    margin-block-start: 0.25em;
  }

  .foot {
    display: flex;
    flex: 0 1 auto;
    flex-direction: column;
    gap: 0.75em;
    min-block-size: min(9em, 50%);
    max-block-size: 70%;
    padding: 0.75em 1em 1em;
    border-block-start: 1px solid var(--_line);
    background: var(--_surface-2);
    overflow: auto;
  }
  .foot > * {
    flex: none;
  }
  .meter {
    display: flex;
    flex-direction: column;
    gap: 0.5em;
  }
  .sentence {
    margin: 0;
    font-weight: 600;
  }
  .parts {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 0.375em;
  }
  .bar {
    display: flex;
    gap: 1px;
    block-size: 0.625em;
  }
  .part {
    padding: 0;
    border: 0;
    background: none;
    cursor: help;
  }
  .bar .part {
    flex: var(--_share) 1 0;
    min-inline-size: 0.25em;
    transition: flex-grow 200ms;
  }
  .bar .part:first-of-type {
    border-start-start-radius: 1em;
    border-end-start-radius: 1em;
  }
  .bar .part:last-of-type {
    border-start-end-radius: 1em;
    border-end-end-radius: 1em;
  }
  .bar .taken {
    background: var(--_accent);
  }
  .bar .free {
    background: var(--_surface-3);
    box-shadow: inset 0 0 0 1px var(--_edge);
  }
  .bar .over {
    background: repeating-linear-gradient(-45deg, var(--_warn) 0 0.1875em, var(--_warn-soft) 0.1875em 0.375em);
    box-shadow: inset 0 0 0 1px var(--_warn);
  }
  .bar.soft .taken {
    background: linear-gradient(to right, var(--_accent) 60%, color-mix(in srgb, var(--_accent), transparent 75%));
  }
  :host(:dir(rtl)) .bar.soft .taken {
    background: linear-gradient(to left, var(--_accent) 60%, color-mix(in srgb, var(--_accent), transparent 75%));
  }
  /* its line is kept free, so that what is below stays where it is */
  .people {
    min-block-size: 1.4em;
    color: var(--_text-2);
    font-size: 0.875em;
  }
  .people .part {
    border-radius: 2px;
    text-align: start;
  }
  .people .part:hover,
  .people .part:focus {
    color: var(--_text);
    text-decoration: underline dotted;
    text-underline-offset: 0.25em;
  }
  .dot {
    color: var(--_edge);
  }
  .tip {
    position: absolute;
    z-index: 2;
    inset-block-start: calc(100% + 0.375em);
    inset-inline: 0;
    padding: 0.5em 0.75em;
    border-radius: var(--_radius);
    background: var(--_text);
    color: var(--_surface);
    font-size: 0.875rem;
    font-size: max(0.8125rem, 0.875em);
    visibility: hidden;
    pointer-events: none;
  }
  .part:is(:hover, :focus) + .tip {
    visibility: visible;
  }
  .parts:has(.part:hover) .part:focus:not(:hover) + .tip,
  .dismissed .tip.tip {
    visibility: hidden;
  }
  .counting {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 0.5em;
  }
  .counting span {
    flex: 1;
  }
  progress {
    inline-size: 4em;
    block-size: 0.375em;
    accent-color: var(--_accent);
  }
  .over-limit {
    flex-direction: column;
    align-items: stretch;
  }
  .over-limit p {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 0.5em;
    margin: 0;
  }
  .over-limit .button {
    color: var(--_text);
  }
  .reliefs {
    display: flex;
    flex-direction: column;
    gap: 0.25em;
  }
  .button.relief {
    justify-content: space-between;
    gap: 0.75em;
  }
  .relief .cut {
    min-inline-size: 0;
  }
  .relief .number {
    color: var(--_text-2);
  }

  .start {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .start .primary {
    flex: 1 1 12em;
    min-block-size: 2.5em;
  }
  .start .button {
    min-block-size: 2.5em;
  }
  @container (inline-size < 20em) {
    .start .button {
      flex: 1 1 auto;
    }
  }
  .why {
    flex-basis: 100%;
    min-block-size: 1.4em;
    margin: 0;
  }
  .spin {
    inline-size: 1em;
    block-size: 1em;
    border: 2px solid currentColor;
    border-inline-end-color: transparent;
    border-radius: 50%;
    animation: turn 900ms linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  .run {
    display: flex;
    flex-direction: column;
    gap: 0.375em;
    padding: 0.5em 0.75em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .run-head,
  .run-foot {
    display: flex;
    align-items: center;
    gap: 0.5em;
  }
  .run-head strong,
  .run-foot > span {
    flex: 1;
    min-inline-size: 0;
  }
  .run-head .button.icon {
    inline-size: 1.75em;
    min-block-size: 1.75em;
    margin-inline-end: -0.25em;
  }
  .run-bar {
    display: flex;
    block-size: 0.5em;
    overflow: hidden;
    border-radius: 1em;
    background: var(--_surface-3);
  }
  .run-bar .done {
    flex: none;
    inline-size: calc(100% * var(--_done, 0));
    background: var(--_good);
    transition: inline-size 200ms;
  }
  .run-bar .failed {
    flex: none;
    inline-size: calc(100% * var(--_failed, 0));
    background: var(--_bad);
  }
  .failed-count {
    color: var(--_bad);
  }

  .gap {
    margin: 0 0 0.75em;
    padding: 0;
    list-style: none;
  }
  .gap li {
    display: flex;
    align-items: center;
    gap: 0.75em;
    padding-block: 0.375em;
    border-block-end: 1px solid var(--_line);
  }
  .who {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-inline-size: 0;
  }
  .dialog-body h3 {
    margin: 0.75em 0 0.25em;
    font-size: 0.875em;
  }
  .dialog-body ul:not(.gap) {
    margin: 0 0 0.75em;
    padding-inline-start: 1.25em;
  }
`
