import { css } from 'lit'

export const policiesPageStyles = css`
  .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.25em;
  }
  header p {
    overflow-wrap: anywhere;
  }
  .skeleton > div {
    block-size: 12em;
    border-radius: calc(var(--_radius) + 2px);
    background: var(--_surface-3);
    animation: appear 0s 150ms both;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
  .policies {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .policies:empty {
    display: none;
  }
  .policy {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.875em;
    min-inline-size: 0;
    padding: 1em;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) + 2px);
    background: var(--_surface);
  }
  .policy-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 0.625em;
  }
  .policy-head h3 {
    overflow-wrap: anywhere;
    min-inline-size: 0;
  }
  .policy-bar {
    display: flex;
    block-size: 0.5em;
    border-radius: 0.25em;
    background: var(--_surface-3);
    overflow: hidden;
  }
  .policy-bar > .done {
    inline-size: calc(100% * var(--_done));
    background: var(--_good);
  }
  .policy-bar > .waits {
    inline-size: calc(100% * var(--_waiting));
    background: var(--_warn);
  }
  .policy-bar > .fails {
    inline-size: calc(100% * var(--_failed));
    background: var(--_bad);
  }
  .figures {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(6.5em, 1fr));
    gap: 0.5em 1em;
    margin: 0;
  }
  .figures > div {
    display: flex;
    flex-direction: column-reverse;
    justify-content: flex-end;
    min-inline-size: 0;
  }
  .figures dt {
    color: var(--_text-2);
    font-size: 0.8125em;
    overflow-wrap: anywhere;
  }
  .figures dd {
    margin: 0;
    font-size: 1.125em;
    font-weight: var(--_weight);
  }
  .figures .done > dd {
    color: var(--_good);
  }
  .figures .waits > dd {
    color: var(--_warn);
  }
  .figures .fails > dd {
    color: var(--_bad);
  }
  .policy .notice {
    overflow-wrap: anywhere;
  }
  .facts ul {
    list-style: none;
  }
  .commands {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .notice.good {
    background: var(--_good-soft);
    color: var(--_good);
  }
  .result:focus {
    outline: none;
  }
  .result:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .edit {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.25em;
    min-inline-size: 0;
  }
  .edit h4 {
    margin: 0 0 0.375em;
    font-size: 1em;
    font-weight: var(--_weight);
  }
  .edit .cover {
    display: grid;
    gap: 0.375em;
  }
  .cover > strong {
    font-weight: var(--_weight);
  }
  .ended > summary {
    inline-size: fit-content;
    color: var(--_text-2);
  }
  .ended > .policies {
    margin-block-start: 0.75em;
  }
  .message {
    display: grid;
    gap: 0.25em;
    justify-items: center;
    padding: 3em 1em;
    text-align: center;
  }
  .more {
    justify-self: start;
  }
  @media (forced-colors: active) {
    .policy-bar {
      border: 1px solid CanvasText;
    }
    .policy-bar > .done {
      background: CanvasText;
    }
  }
`
