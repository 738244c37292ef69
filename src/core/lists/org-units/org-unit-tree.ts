import type { Readable } from '../../async/readable.js'
import type { OrgUnit } from '../../model/model.js'
import type { List } from '../list.js'

/** A visible row of the org-unit tree. */
export interface OrgUnitRow {
  unit: OrgUnit
  /** Depth from 1. */
  level: number
  /** Position from 1 among the visible siblings. */
  position: number
  setSize: number
  /** `undefined` on a leaf. */
  isExpanded?: boolean | undefined
  /** Number of sub-units at any depth, and of ticked sub-units. */
  unitsBelow: number
  tickedBelow: number
  /** Number of users in the unit and its sub-units, if the backend reports it. */
  usersBelow?: number | undefined
  /** Whether another unit of the same parent has the same name, so that only the id tells them apart. */
  isTwin?: boolean | undefined
}

/** A defect in the units that the backend sent. The tree repairs it. */
export interface OrgUnitProblem {
  kind: 'orphan' | 'cycle' | 'many-roots' | 'duplicate'
  unitId: string
}

/** The org units of the scope as visible rows. */
export interface OrgUnitTree extends List<OrgUnitRow> {
  readonly problems: Readable<readonly OrgUnitProblem[]>
  expand(id: string): void
  collapse(id: string): void
  expandAll(): void
  collapseAll(): void
  /** The unit and all its sub-units in tree order. Empty until loaded. */
  subtree(id: string): readonly OrgUnit[]
  /** The index of the unit among the visible rows, or -1. */
  indexOf(id: string): number
}
