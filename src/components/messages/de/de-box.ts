import type { enBox } from '../en/en-box.js'
import type { Translated } from '../message.js'
import { credits, items, ofUsers } from './de-nouns.js'

export const deBox: Translated<typeof enBox> = {
  boxTitle: 'Zur Sicherung ausgewählt',
  add: 'Hinzufügen',
  remove: 'Entfernen',
  settings: 'Einstellungen »»',
  kindUser: 'BENUTZER:',
  kindGroup: 'GRUPPE:',
  kindOrgUnit: 'OE:',
  itemCount: ({ items: n }, f) => items(n, f),
  addNothing: 'Markieren Sie zuerst in den Tabs Benutzer, Gruppen oder Organisationseinheiten.',
  removeNothing: 'Wählen Sie zuerst Einträge in der Liste unten aus.',
  boxMenu: 'Weitere Aktionen',
  savePlan: 'Plan speichern',
  openPlan: 'Plan öffnen…',
  showGap: 'Abdeckungslücke…',
  clearAll: 'Alles leeren',
  boxEmpty: 'Noch nichts ausgewählt',
  boxEmptyTick: 'Markieren Sie Benutzer, Gruppen oder Organisationseinheiten.',
  boxEmptyAdd: 'Mit „Hinzufügen“ kommen sie hierher, und Sie sehen, was sie kosten.',
  boxList: 'Einträge',
  removeItem: ({ label }, f) => `${f.name(label)} entfernen`,
  removed: ({ items: n }, f) => `${items(n, f)} entfernt.`,
  undo: 'Rückgängig',
  itemCounting: 'wird gezählt…',
  itemStale: 'nicht mehr im Verzeichnis – nicht gezählt',
  itemFailed: 'Mitglieder nicht geladen',
  itemFrees: ({ credits: n, isExact }, f) =>
    n === 0 ? (isExact ? 'gibt nichts frei' : '') : `gibt ${isExact ? '' : '≥ '}${f.number(n)} frei`,
  itemFreesWhat: ({ credits: n, isExact }, f) =>
    n === 0 && isExact
      ? 'Entfernen gibt keinen Credit frei: Andere Einträge decken die Personen ab, oder niemand braucht einen'
      : `Entfernen gibt ${isExact ? '' : 'mindestens '}${credits(n, f)} frei`,
  planTitle: 'Diesen Plan öffnen?',
  planDifference: ({ adds, removes, keeps }, f) =>
    `Er ersetzt die Auswahl: ${f.list([
      f.plural(adds, { one: '# Eintrag kommt hinzu', other: '# Einträge kommen hinzu' }),
      f.plural(removes, { one: '# wird entfernt', other: '# werden entfernt' }),
      f.plural(keeps, { one: '# bleibt', other: '# bleiben' }),
    ])}.`,
  planSame: 'Er enthält genau das, was schon ausgewählt ist.',
  planAdded: 'Kommt hinzu',
  planRemoved: 'Wird entfernt',
  planAndMore: ({ count }, f) => f.plural(count, { one: 'und # weiterer', other: 'und # weitere' }),
  planReplace: 'Auswahl ersetzen',
  planOtherScope: ({ domain }, f) => `Dieser Plan gehört zu ${f.name(domain)}. Wechseln Sie zuerst dorthin und öffnen Sie dann den Plan.`,
  planFileName: ({ domain }) => `sicherungsplan-${domain}.json`,
  planNotOne: 'Diese Datei ist kein gespeicherter Plan.',
  planFailed: 'Der Plan konnte nicht geöffnet werden.',
  planProblems: ({ count }, f) =>
    f.plural(count, { one: '# Eintrag des Plans braucht keinen Credit:', other: '# Einträge des Plans brauchen keinen Credit:' }),
  planProblem: ({ label, reason }) => (reason === 'not-found' ? `${label} – nicht mehr im Verzeichnis` : `${label} – nicht aktiv`),
  dismiss: 'Schließen',
  gapTitle: 'Abdeckungslücke',
  gapText: 'Aktive Benutzer, die nichts Ausgewähltes abdeckt und keine Sicherung schützt.',
  gapCount: ({ shown, total }, f) =>
    total === undefined
      ? `Bisher ${f.number(shown)} Benutzer`
      : shown === total
        ? `${f.number(total)} Benutzer`
        : `${f.number(shown)} von ${ofUsers(total, f)}`,
  gapNone: 'Es gibt keine Lücke: Jeder aktive Benutzer ist abgedeckt oder geschützt.',
  gapLoading: 'Benutzer werden gesucht…',
  gapFailed: 'Die Abdeckungslücke konnte nicht aufgelistet werden.',
  gapMore: 'Mehr anzeigen',
  gapAdd: ({ name }, f) => `${f.name(name)} hinzufügen`,
  gapAddShown: ({ count }, f) => f.plural(count, { one: 'Den gezeigten hinzufügen', other: 'Die # gezeigten hinzufügen' }),
  gapAddAll: ({ count }, f) => (count === undefined ? 'Alle hinzufügen' : `Alle ${f.number(count)} hinzufügen`),
  gapAdding: ({ count }, f) => `${f.number(count)} Benutzer gefunden`,
}
