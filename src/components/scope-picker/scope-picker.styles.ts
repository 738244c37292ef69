import { css } from 'lit'

export const scopePickerStyles = css`
  :host {
    container-type: inline-size;
  }
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 0.75em;
  }
  label {
    display: flex;
    flex: 0 1 auto;
    align-items: center;
    gap: 0.5em;
    min-inline-size: 0;
  }
  label span {
    color: var(--_text-2);
  }
  select {
    inline-size: 14em;
    max-inline-size: 100%;
    text-overflow: ellipsis;
  }
  @container (inline-size < 38em) {
    label {
      flex: 1 1 12em;
    }
    select {
      flex: 1;
      inline-size: 0;
    }
  }
  @container (inline-size < 28em) {
    label {
      flex-direction: column;
      align-items: stretch;
      gap: 0.125em;
      flex: 1 1 8em;
    }
    label span {
      font-size: 0.875em;
    }
    select {
      flex: none;
      inline-size: 100%;
    }
    select.field {
      padding-inline: 0.25em;
      font-size: 0.9375em;
    }
  }
  /* In one line with the sync button: the names of the selects stay for screen readers. */
  @container (inline-size < 20em) {
    .fields {
      flex-wrap: nowrap;
      gap: 0.375em;
    }
    label {
      flex: 1 1 0;
    }
    label span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
`
