import type { enPage } from '../en/en-page.js'
import type { Translated } from '../message.js'
import { credits, items, ofUsers, SYNCS } from './de-nouns.js'

export const dePage: Translated<typeof enPage> = {
  cloud: 'Cloud',
  domain: 'Domain',
  userSync: SYNCS.users,
  usersTab: 'Benutzer sichern',
  groupsTab: 'Benutzer nach Gruppe',
  orgUnitsTab: 'Benutzer nach Organisations\u00adeinheit',
  csvTab: 'CSV-Datei hochladen',
  cloudWithoutDomains: ({ name }, f) => `${f.name(name)} (keine Domains)`,
  scopeQuestion: ({ cloud, domain }, f) => `Zu ${f.name(domain)} in ${f.name(cloud)} wechseln?`,
  scopeQuestionText: ({ items: n }, f) =>
    f.plural(n, {
      one: 'Der hier ausgewählte Eintrag wird entfernt. Ein vorher gespeicherter Plan behält ihn.',
      other: 'Die # hier ausgewählten Einträge werden entfernt. Ein vorher gespeicherter Plan behält sie.',
    }),
  scopeConfirm: ({ domain }, f) => `Zu ${f.name(domain)} wechseln`,
  scopeKeep: 'Hier bleiben',
  syncProgress: ({ done, total }, f) =>
    total === undefined ? `Bisher ${f.number(done)} Benutzer` : `${f.number(done)} von ${ofUsers(total, f)}`,
  syncStarting: 'Das Verzeichnis wird gefragt…',
  syncLast: ({ at }, f) => `Zuletzt am ${f.date(at)}`,
  syncNever: 'Noch nie ausgeführt',
  syncFailed: 'Die Synchronisierung ist fehlgeschlagen.',
  syncStop: 'Sync anhalten',
  tabsLabel: 'Woraus Sie auswählen',
  sheetEdge: ({ items: n, allocated, available, isExact }, f) => {
    const count = `${isExact ? '' : '≥ '}${f.number(allocated)}`
    const taken =
      typeof available === 'number'
        ? `${count} von ${credits(available, f)}`
        : f.plural(allocated, { one: `${count} Credit`, other: `${count} Credits` })
    return `${items(n, f)} · ${taken}`
  },
  ticked: ({ count }, f) => `${f.number(count)} markiert`,
  backToSelection: 'Zurück zur Auswahl',
  goRuns: 'Sicherungen',
  goSettings: 'Einstellungen',
  goManageDomains: 'Domains',
  cloudsFailed: 'Die Clouds und ihre Domains konnten nicht geladen werden.',
}
