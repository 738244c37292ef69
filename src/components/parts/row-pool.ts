import { noChange } from 'lit'
import { type ChildPart, Directive, directive, type PartInfo, PartType } from 'lit/directive.js'
import { getCommittedValue, insertPart, removePart, setChildPartValue, setCommittedValue } from 'lit/directive-helpers.js'

/** Values that the content of a row depends on. A row with equal values is not rendered again. */
export type RowState = readonly unknown[]

const isSame = (a: RowState | undefined, b: RowState | undefined): boolean =>
  a !== undefined && b !== undefined && a.length === b.length && a.every((value, index) => value === b[index])

class RowPoolDirective extends Directive {
  #keys: readonly number[] = []
  #states: readonly (RowState | undefined)[] = []

  constructor(info: PartInfo) {
    super(info)
    if (info.type !== PartType.CHILD) throw new TypeError('[backup-start] rowPool: stands where children stand')
  }

  render(indexes: readonly number[], row: (index: number) => unknown, stateOf?: (index: number) => RowState | undefined): unknown {
    this.#keys = indexes
    this.#states = indexes.map((index) => stateOf?.(index))
    return indexes.map(row)
  }

  override update(container: ChildPart, [indexes, row, stateOf]: Parameters<RowPoolDirective['render']>): unknown {
    const parts = getCommittedValue(container) as ChildPart[] | undefined
    if (!Array.isArray(parts)) return this.render(indexes, row, stateOf)
    const wanted = new Set(indexes)
    const stay = new Map<number, ChildPart>()
    const before = new Map<ChildPart | undefined, RowState | undefined>()
    const free: ChildPart[] = []
    for (const [position, part] of parts.entries()) {
      const key = this.#keys[position] as number
      before.set(part, this.#states[position])
      if (wanted.has(key)) stay.set(key, part)
      else free.push(part)
    }
    const spare = free.splice(Math.max(0, indexes.length - stay.size))
    const next = indexes.map((index) => stay.get(index) ?? free.shift())
    for (const part of spare) removePart(part)
    // Iterates backwards, so that the following sibling is already in place. Remaining rows are never moved, because a moved node loses the
    // focus.
    for (let position = indexes.length - 1; position >= 0; position -= 1) {
      const index = indexes[position] as number
      if (stay.has(index)) continue
      const behind = next[position + 1]
      const part = next[position]
      if (part === undefined) next[position] = insertPart(container, behind)
      else if (part.endNode?.nextSibling !== (behind?.startNode ?? container.endNode)) insertPart(container, behind, part)
    }
    const states = indexes.map((index) => stateOf?.(index))
    for (const [position, part] of next.entries()) {
      if (!isSame(before.get(part), states[position])) setChildPartValue(part as ChildPart, row(indexes[position] as number))
    }
    this.#keys = indexes
    this.#states = states
    setCommittedValue(container, next)
    return noChange
  }
}

/**
 * Renders the rows with the given ascending indexes. Remaining rows keep their nodes and focus; nodes of removed rows are reused for new
 * rows. Document order follows the indexes. With `stateOf`, a row is rendered only if its state changed.
 */
export const rowPool = directive(RowPoolDirective)
