import type { BackupSession, ItemRef, OrgUnitRow, Ticked } from '../../core/index.js'

interface BulkTick {
  unitId: string
  /** Number of sub-units, and number of units that the command ticked. */
  below: number
  ticked: number
  /** Units of the subtree that were ticked before the command. */
  before: readonly ItemRef[]
  /** Ticks after the command. Undo is offered until they change. */
  after: Ticked
}

/** Whether the unit and all of its sub-units are ticked. */
export const isWhole = ({ unit, unitsBelow, tickedBelow }: OrgUnitRow, ticked: Ticked): boolean =>
  tickedBelow === unitsBelow && ticked.has({ kind: 'org-unit', id: unit.id })

/** Ticks and unticks whole subtrees, and undoes the last command. */
export class SubtreeTicks {
  #last: BulkTick | undefined

  /** Unticks a completely ticked subtree, otherwise ticks it. Returns the outcome. */
  toggle(session: BackupSession, row: OrgUnitRow): { ticked: number; below: number } {
    const { selection, orgUnits } = session
    const { id } = row.unit
    const isOn = !isWhole(row, selection.ticked.value)
    const before: ItemRef[] = []
    for (const unit of orgUnits.subtree(id)) {
      const ref: ItemRef = { kind: 'org-unit', id: unit.id }
      if (selection.ticked.value.has(ref)) before.push(ref)
    }
    selection.tickSubtree(id, isOn)
    const outcome = { ticked: isOn ? row.unitsBelow : 0, below: row.unitsBelow }
    this.#last = { unitId: id, ...outcome, before, after: selection.ticked.value }
    return outcome
  }

  /** The last command, as long as it can be undone. */
  undoable(ticked: Ticked): { unitId: string; ticked: number; below: number } | undefined {
    return this.#last?.after === ticked ? this.#last : undefined
  }

  /** Restores the ticks from before the last command. */
  undo({ selection, orgUnits }: BackupSession): void {
    const last = this.undoable(selection.ticked.value)
    if (last === undefined || this.#last === undefined) return
    const { before, unitId } = this.#last
    this.#last = undefined
    selection.tickSubtree(unitId, false)
    const labels = new Map<string, string>()
    for (const { id, name } of orgUnits.subtree(unitId)) labels.set(id, name)
    for (const { id } of before) selection.tick({ kind: 'org-unit', id, label: labels.get(id)?.trim() || id }, true)
  }
}
