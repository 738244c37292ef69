import type { OrgUnitProblem } from '../../../core/index.js'
import type { Format } from '../message.js'
import { some } from './en-nouns.js'

export const enOrgUnits = {
  orgUnitsLoading: 'Loading org units…',
  orgUnitsFailed: 'Org units could not be loaded.',
  orgUnitsNone: 'No org units yet',
  orgUnitsNoneText: 'OU Sync on the Manage Domains page reads the org units of this domain from the directory.',
  orgUnitsNoMatch: 'No org unit matches.',
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
  tickSubtree: ({ below }: { below: number }, f: Format): string => `Tick with sub-units (${f.number(below)})`,
  untickSubtree: ({ below }: { below: number }, f: Format): string => `Untick with sub-units (${f.number(below)})`,
  treeHelp: 'Space ticks this unit alone, Shift and Space ticks it with its sub-units, Enter shows its users.',
  unitShow: 'Show users',
  unitChoose: 'Choose an org unit to see its users and their backup status.',
  unitProblems: ({ count }: { count: number }, f: Format): string =>
    f.plural(count, {
      one: 'One org unit came in a way that does not fit a tree and was mended:',
      other: '# org units came in a way that does not fit a tree and were mended:',
    }),
  /** The first of them by name, and how many more there are. */
  unitProblem: ({ kind, names, more }: { kind: OrgUnitProblem['kind']; names: readonly string[]; more: number }, f: Format): string => {
    const count = names.length + more
    const what = {
      orphan: `${f.number(count)} without a known parent, shown at the top`,
      cycle: f.plural(count, { one: '# inside itself, shown at the top', other: '# inside each other, shown at the top' }),
      'many-roots': some(count, 'more root', f),
      duplicate: `${f.number(count)} listed twice, shown once`,
    }[kind]
    const named = names.map(f.name)
    return `${what} (${f.list(more > 0 ? [...named, `${f.number(more)} more`] : named)})`
  },
} as const
