import { css } from 'lit'

/** Layout of a list with the members of one row beside it; on narrow elements the members cover the list. */
export const membersPanelStyles = css`
  .split {
    position: relative;
    display: flex;
    flex: 1;
    gap: 0.75em;
    min-block-size: 0;
  }
  .split > .list {
    display: flex;
    flex: 1 1 0;
    flex-direction: column;
    gap: 0.5em;
    min-inline-size: 0;
    container-type: inline-size;
  }
  .split > .members {
    flex: 1 1 0;
    min-inline-size: 0;
  }
  .members {
    display: flex;
    flex-direction: column;
    gap: 0.5em;
    min-block-size: 0;
    container-type: inline-size;
  }
  .members .frame {
    --_columns: minmax(0, 1fr) 8em;
  }
  .members-head {
    display: flex;
    align-items: center;
    gap: 0.75em;
    min-block-size: 2.25em;
  }
  .members-head h3 {
    margin: 0;
    font-size: 1em;
    font-weight: var(--_weight);
    min-inline-size: 0;
  }
  .members-head .count {
    flex: 1;
    font-size: 0.875em;
  }
  .members-head .dismiss {
    padding-inline: 0.375em;
    color: var(--_text-2);
  }
  @container lists (inline-size < 44em) {
    /* A class instead of :has(): WebKit does not re-evaluate :has() when the members are rendered. */
    .split.viewing > .list {
      visibility: hidden;
    }
    .split > .members {
      position: absolute;
      z-index: 2;
      inset: 0;
      padding: 0 0.5em 0.5em;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background: var(--_surface);
      box-shadow: var(--_shadow);
    }
  }
`
