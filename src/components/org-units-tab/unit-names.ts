import type { OrgUnit, OrgUnitRow, OrgUnitTree, Rows } from '../../core/index.js'

/** Returns the name of the unit, or its id if the name is blank. */
export const unitName = ({ name, id }: OrgUnit): string => (name.trim() === '' ? id : name)

/** Returns the row of the parent, which is visible whenever its child is. */
export const parentRow = (tree: OrgUnitTree, rows: Rows<OrgUnitRow>, { unit, level }: OrgUnitRow): OrgUnitRow | undefined =>
  level > 1 && unit.parentId !== null ? rows.at(tree.indexOf(unit.parentId)) : undefined

/** Returns the name with its path below the root, so that units with the same name differ: `North School / Students`. */
export const unitPath = (tree: OrgUnitTree, rows: Rows<OrgUnitRow>, row: OrgUnitRow): string => {
  const names = [row.isTwin ? `${unitName(row.unit)} (${row.unit.id})` : unitName(row.unit)]
  // A repaired cycle appears at the top level, so the level limits the walk.
  for (let above = parentRow(tree, rows, row); above !== undefined && above.level > 1; above = parentRow(tree, rows, above)) {
    names.unshift(unitName(above.unit))
  }
  return names.join(' / ')
}
