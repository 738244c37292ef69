import type { enBox } from '../en/en-box.js'
import type { Translated } from '../message.js'
import { items, licenses, ofUsers } from './de-nouns.js'

export const deBox: Translated<typeof enBox> = {
  boxTitle: 'Zur Sicherung ausgewählt',
  add: 'Hinzufügen',
  remove: 'Entfernen',
  settings: 'Einstellungen »»',
  kindUser: 'BENUTZER:',
  kindGroup: 'GRUPPE:',
  kindOrgUnit: 'OE:',
  kindDomain: 'ALLE:',
  exceptTitle: 'Außer',
  itemCount: ({ items: n }, f) => items(n, f),
  itemsAdded: ({ items: n }, f) => `${items(n, f)} hinzugefügt.`,
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
    n === 0
      ? isExact
        ? `${f.number(0)} werden frei`
        : ''
      : `${isExact ? '' : '≥ '}${f.plural(n, { one: '# wird frei', other: '# werden frei' })}`,
  itemFreesWhat: ({ credits: n, isExact }, f) =>
    n === 0 && isExact
      ? 'Entfernen gibt keine Lizenz frei: Andere Einträge enthalten diese Personen auch, oder niemand braucht eine'
      : `Entfernen gibt ${isExact ? '' : 'mindestens '}${licenses(n, f)} frei`,
  planTitle: 'Diesen Plan öffnen?',
  planDifference: ({ adds, removes }, f) => `Dieser Plan ersetzt Ihre Liste: ${f.number(adds)} neu, ${f.number(removes)} entfernt.`,
  planSame: 'Dieser Plan entspricht der aktuellen Liste.',
  planFilter: ({ count }, f) =>
    f.plural(count, { one: 'Er setzt auch # Filter der Benutzerliste.', other: 'Er setzt auch # Filter der Benutzerliste.' }),
  planAdded: 'Kommt hinzu',
  planRemoved: 'Wird entfernt',
  planAndMore: ({ count }, f) => f.plural(count, { one: 'und # weiterer', other: 'und # weitere' }),
  planReplace: 'Liste ersetzen',
  planOtherScope: ({ domain }, f) => `Dieser Plan gehört zu ${f.name(domain)}. Wechseln Sie zuerst dorthin und öffnen Sie dann den Plan.`,
  planFileName: ({ domain }) => `sicherungsplan-${domain}.json`,
  planNotOne: 'Diese Datei ist kein gespeicherter Plan.',
  planFailed: 'Der Plan konnte nicht geöffnet werden.',
  planProblems: ({ count }, f) =>
    f.plural(count, { one: '# Eintrag dieses Plans braucht keine Lizenz:', other: '# Einträge dieses Plans brauchen keine Lizenz:' }),
  planProblem: ({ label, reason }) => (reason === 'not-found' ? `${label} – nicht mehr im Verzeichnis` : `${label} – nicht aktiv`),
  dismiss: 'Schließen',
  gapTitle: 'Abdeckungslücke',
  gapText: 'Aktive Benutzer, die weder in dieser Liste stehen noch gesichert sind.',
  gapCount: ({ shown, total }, f) =>
    total === undefined
      ? `Bisher ${f.number(shown)} Benutzer`
      : shown === total
        ? `${f.number(total)} Benutzer`
        : `${f.number(shown)} von ${ofUsers(total, f)}`,
  gapNone: 'Keine Lücke: Jeder aktive Benutzer steht in dieser Liste oder ist gesichert.',
  gapLoading: 'Benutzer werden gesucht…',
  gapFailed: 'Die Abdeckungslücke konnte nicht geladen werden.',
  gapMore: 'Mehr anzeigen',
  gapAdd: ({ name }, f) => `${f.name(name)} hinzufügen`,
  gapAddShown: ({ count }, f) => f.plural(count, { one: 'Den geladenen hinzufügen', other: 'Die # geladenen hinzufügen' }),
  gapAddAll: ({ count }, f) => (count === undefined ? 'Alle hinzufügen' : `Alle ${f.number(count)} hinzufügen`),
  gapAdding: ({ count }, f) => `${f.number(count)} Benutzer gefunden`,
  itemCoveredBy: ({ count, label }, f) => `${f.plural(count, { one: '# Person', other: '# Personen' })}, alle in ${f.name(label)}`,
  removeSet: ({ items }, f) => f.plural(items, { one: '# Eintrag entfernen', other: '# Einträge entfernen' }),
  defaultSettings: 'Standardeinstellungen',
  customSettings: 'Eigene Einstellungen',
  customSettingsEdit: 'Bearbeiten',
  customSettingsReset: 'Standard verwenden',
}
