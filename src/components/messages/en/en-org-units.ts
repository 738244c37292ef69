import type { OrgUnitProblem } from '../../../core/index.js'
import type { Format } from '../message.js'
import { some } from './en-nouns.js'

export const enOrgUnits = {
  orgUnitsLoading: 'Loading org units…',
  orgUnitsFailed: "Org units couldn't be loaded.",
  orgUnitsNone: 'No org units yet',
  orgUnitsNoneText: 'OU Sync on the Manage Domains page reads the org units of this domain from the directory.',
  orgUnitsNoMatch: 'No org units match.',
  orgUnitsShown: ({ count }: { count: number }, f: Format): string =>
    f.plural(count, { one: '# org unit shown', other: '# org units shown' }),
  expandAll: 'Expand all',
  collapseAll: 'Collapse all',
  unitUsers: ({ own, below }: { own: number | undefined; below: number | undefined }, f: Format): string =>
    own === undefined
      ? ''
      : below === undefined || below === own
        ? some(own, 'user', f)
        : `${some(own, 'user', f)} · ${f.number(below)} with sub-units`,
  unitTickedBelow: ({ ticked, below }: { ticked: number; below: number }, f: Format): string =>
    `${f.number(ticked)} of ${some(below, 'sub-unit', f)} ticked`,
  tickSubtree: ({ name, below }: { name: string; below: number }, f: Format): string =>
    `Tick ${f.name(name)} and its ${some(below, 'sub-unit', f)}`,
  untickSubtree: ({ name, below }: { name: string; below: number }, f: Format): string =>
    `Untick ${f.name(name)} and its ${some(below, 'sub-unit', f)}`,
  treeHelp: 'Space ticks this unit only. Shift+Space also ticks its sub-units. Enter shows its users.',
  unitShow: 'Show users',
  unitChoose: 'Choose an org unit to see its users and their backup status.',
  unitProblems: ({ count }: { count: number }, f: Format): string =>
    f.plural(count, { one: "# org unit didn't fit the tree:", other: "# org units didn't fit the tree:" }),
  /** `names` has the first units; `more` is the number of further ones. */
  unitProblem: ({ kind, names, more }: { kind: OrgUnitProblem['kind']; names: readonly string[]; more: number }, f: Format): string => {
    const count = names.length + more
    const what = {
      orphan: f.plural(count, {
        one: '# org unit had no valid parent and is shown at the top',
        other: '# org units had no valid parent and are shown at the top',
      }),
      cycle: f.plural(count, {
        one: '# is inside itself and is shown at the top',
        other: '# are inside each other and are shown at the top',
      }),
      'many-roots': some(count, 'more root', f),
      duplicate: f.plural(count, { one: '# is listed twice and is shown once', other: '# are listed twice and are shown once' }),
    }[kind]
    const named = names.map(f.name)
    return `${what} (${f.list(more > 0 ? [...named, `${f.number(more)} more`] : named)})`
  },
  unitIn: ({ name }: { name: string }, f: Format): string => `in ${f.name(name)}`,
}
