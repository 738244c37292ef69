import { css } from 'lit'

/** Styles of `RecordPage`: the choices above the list, the size of the list, and placeholders. Place them before the styles of the page. */
export const recordPageStyles = css`
  .page {
    display: grid;
    gap: 1.25em;
  }
  .page > * {
    min-inline-size: 0;
  }
  header p {
    overflow-wrap: anywhere;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.75em;
  }
  .choices label {
    display: grid;
    flex: 0 1 12em;
    gap: 0.25em;
    min-inline-size: 0;
    color: var(--_text-2);
    font-size: 0.875em;
  }
  .choices .field {
    inline-size: 100%;
    min-inline-size: 0;
    color: var(--_text);
    font-size: 1rem;
    font-size: calc(1em / 0.875);
  }
  .choices > .export {
    margin-inline-start: auto;
  }
  .list {
    display: flex;
    flex-direction: column;
    block-size: clamp(9em, calc(var(--_row) * (var(--_rows, 5) + 1) + 0.25em), var(--backup-list-size, 36em));
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
  @container (inline-size < 34em) {
    .choices label {
      flex: 1 1 40%;
    }
    .choices > .export {
      margin-inline-start: 0;
    }
  }
`
