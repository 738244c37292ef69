import type { enOrgUnits } from '../en/en-org-units.js'
import type { Translated } from '../message.js'

export const deOrgUnits: Translated<typeof enOrgUnits> = {
  orgUnitsLoading: 'Organisationseinheiten werden geladen…',
  orgUnitsFailed: 'Die Organisationseinheiten konnten nicht geladen werden.',
  orgUnitsNone: 'Noch keine Organisationseinheiten',
  orgUnitsNoneText: 'Der OE-Sync auf der Seite „Domains verwalten“ liest die Organisationseinheiten dieser Domain aus dem Verzeichnis.',
  orgUnitsNoMatch: 'Keine Organisationseinheit passt dazu.',
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
  tickSubtree: ({ below }, f) => `Mit Untereinheiten markieren (${f.number(below)})`,
  untickSubtree: ({ below }, f) => `Mit Untereinheiten aufheben (${f.number(below)})`,
  treeHelp:
    'Die Leertaste markiert nur diese Einheit, Umschalt und Leertaste markiert sie mit ihren Untereinheiten, Enter zeigt ihre Benutzer.',
  unitShow: 'Benutzer zeigen',
  unitChoose: 'Wählen Sie eine Organisationseinheit, um ihre Benutzer und deren Sicherungsstatus zu sehen.',
  unitProblems: ({ count }, f) =>
    f.plural(count, {
      one: 'Eine Organisationseinheit passte nicht in einen Baum und wurde eingeordnet:',
      other: '# Organisationseinheiten passten nicht in einen Baum und wurden eingeordnet:',
    }),
  unitProblem: ({ kind, names, more }, f) => {
    const count = names.length + more
    const what = {
      orphan: `${f.number(count)} ohne bekannte übergeordnete Einheit, ganz oben gezeigt`,
      cycle: f.plural(count, { one: '# in sich selbst, ganz oben gezeigt', other: '# ineinander, ganz oben gezeigt' }),
      'many-roots': f.plural(count, { one: '# weitere oberste Einheit', other: '# weitere oberste Einheiten' }),
      duplicate: `${f.number(count)} doppelt aufgeführt, einmal gezeigt`,
    }[kind]
    const named = names.map(f.name)
    return `${what} (${f.list(more > 0 ? [...named, f.plural(more, { one: '# weitere', other: '# weitere' })] : named)})`
  },
}
