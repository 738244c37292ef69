import type { Readable } from '../../async/readable.js'
import type { OrgUnit } from '../../model/model.js'
import type { List } from '../list.js'

/** A visible row of the tree. */
export interface OrgUnitRow {
  unit: OrgUnit
  /** From 1. */
  level: number
  /** From 1, among the visible siblings. */
  position: number
  setSize: number
  /** Absent on a leaf. */
  isExpanded?: boolean | undefined
  /** Sub-units at any depth. */
  unitsBelow: number
  tickedBelow: number
  /** Users directly in the unit and in every sub-unit, where the backend tells. */
  usersBelow?: number | undefined
}

/** What was wrong with the units a backend sent, and was mended. */
export interface OrgUnitProblem {
  kind: 'orphan' | 'cycle' | 'many-roots' | 'duplicate'
  unitId: string
}

export interface OrgUnitTree extends List<OrgUnitRow> {
  readonly problems: Readable<readonly OrgUnitProblem[]>
  expand(id: string): void
  collapse(id: string): void
  expandAll(): void
  collapseAll(): void
  /** The unit and everything below it, in tree order. Empty while not loaded. */
  subtree(id: string): readonly OrgUnit[]
  /** The index of the unit among the visible rows, or -1. */
  indexOf(id: string): number
}
