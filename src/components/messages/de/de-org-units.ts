import type { enOrgUnits } from '../en/en-org-units.js'
import type { Translated } from '../message.js'

export const deOrgUnits: Translated<typeof enOrgUnits> = {
  orgUnitsLoading: 'Organisationseinheiten werden geladen…',
  orgUnitsFailed: 'Die Organisationseinheiten konnten nicht geladen werden.',
  orgUnitsNone: 'Noch keine Organisationseinheiten',
  orgUnitsNoneText: 'Der OE-Sync auf der Seite „Domains verwalten“ liest die Organisationseinheiten dieser Domain aus dem Verzeichnis.',
  orgUnitsNoMatch: 'Keine Organisationseinheiten gefunden.',
  orgUnitsShown: ({ count }, f) => f.plural(count, { one: '# Organisationseinheit gezeigt', other: '# Organisationseinheiten gezeigt' }),
  expandAll: 'Alle aufklappen',
  collapseAll: 'Alle zuklappen',
  unitUsers: ({ own, below }, f) =>
    own === undefined
      ? ''
      : below === undefined || below === own
        ? `${f.number(own)} Benutzer`
        : `${f.number(own)} Benutzer · ${f.number(below)} mit Untereinheiten`,
  unitTickedBelow: ({ ticked, below }, f) =>
    `${f.number(ticked)} von ${f.plural(below, { one: '# Untereinheit', other: '# Untereinheiten' })} markiert`,
  tickSubtree: ({ name, below }, f) =>
    `${f.name(name)} samt ${f.plural(below, { one: '# Untereinheit', other: '# Untereinheiten' })} markieren`,
  untickSubtree: ({ name, below }, f) =>
    `Auswahl von ${f.name(name)} samt ${f.plural(below, { one: '# Untereinheit', other: '# Untereinheiten' })} aufheben`,
  treeHelp: 'Die Leertaste markiert nur diese Einheit. Umschalt+Leertaste markiert auch ihre Untereinheiten. Enter zeigt ihre Benutzer.',
  unitShow: 'Benutzer zeigen',
  unitChoose: 'Wählen Sie eine Organisationseinheit, um ihre Benutzer und deren Sicherungsstatus zu sehen.',
  unitProblems: ({ count }, f) =>
    f.plural(count, {
      one: '# Organisationseinheit passte nicht in den Baum:',
      other: '# Organisationseinheiten passten nicht in den Baum:',
    }),
  unitProblem: ({ kind, names, more }, f) => {
    const count = names.length + more
    const what = {
      orphan: f.plural(count, {
        one: '# Organisationseinheit hatte keine gültige übergeordnete Einheit und steht ganz oben',
        other: '# Organisationseinheiten hatten keine gültige übergeordnete Einheit und stehen ganz oben',
      }),
      cycle: f.plural(count, { one: '# liegt in sich selbst und steht ganz oben', other: '# liegen ineinander und stehen ganz oben' }),
      'many-roots': f.plural(count, { one: '# weitere oberste Einheit', other: '# weitere oberste Einheiten' }),
      duplicate: f.plural(count, {
        one: '# ist doppelt aufgeführt und steht einmal da',
        other: '# sind doppelt aufgeführt und stehen einmal da',
      }),
    }[kind]
    const named = names.map(f.name)
    return `${what} (${f.list(more > 0 ? [...named, f.plural(more, { one: '# weitere', other: '# weitere' })] : named)})`
  },
  unitIn: ({ name }, f) => `in ${f.name(name)}`,
}
