import type { enPage } from '../en/en-page.js'
import type { Translated } from '../message.js'
import { items, licenses, ofUsers, SYNCS } from './de-nouns.js'

export const dePage: Translated<typeof enPage> = {
  cloud: 'Cloud',
  domain: 'Domain',
  simulation: 'Simulation: Es wird nichts gesichert',
  userSync: SYNCS.users,
  usersTab: 'Benutzer sichern',
  groupsTab: 'Benutzer nach Gruppe',
  orgUnitsTab: 'Benutzer nach Organisations\u00adeinheit',
  csvTab: 'CSV-Datei hochladen',
  cloudWithoutDomains: ({ name }, f) => `${f.name(name)} (keine Domains)`,
  scopeQuestion: ({ cloud, domain }, f) => `Zu ${f.name(domain)} in ${f.name(cloud)} wechseln?`,
  scopeQuestionText: ({ items: n }, f) =>
    `Ihre Liste (${items(n, f)}) wird geleert. Speichern Sie sie vorher als Plan, um sie zu behalten.`,
  scopeConfirm: ({ domain }, f) => `Zu ${f.name(domain)} wechseln`,
  scopeKeep: 'Hier bleiben',
  syncProgress: ({ done, total }, f) =>
    total === undefined ? `Bisher ${f.number(done)} Benutzer` : `${f.number(done)} von ${ofUsers(total, f)}`,
  syncStarting: 'Verzeichnis wird abgefragt…',
  syncLast: ({ at }, f) => `Zuletzt synchronisiert: ${f.date(at)}`,
  syncNever: 'Noch nie synchronisiert',
  syncFailed: 'Die Synchronisierung ist fehlgeschlagen.',
  syncStop: 'Sync anhalten',
  tabsLabel: 'Auswählen aus',
  sheetEdge: ({ items: n, allocated, available, isExact }, f) => {
    const count = `${isExact ? '' : '≥ '}${f.number(allocated)}`
    const taken =
      typeof available === 'number'
        ? `${count} von ${licenses(available, f)}`
        : f.plural(allocated, { one: `${count} Lizenz`, other: `${count} Lizenzen` })
    return `${items(n, f)} · ${taken}`
  },
  ticked: ({ count }, f) => `${f.number(count)} markiert`,
  backToSelection: 'Zurück zur Auswahl',
  goRuns: 'Sicherungen',
  goSettings: 'Einstellungen',
  goManageDomains: 'Domains',
  pageUnconnected: 'Diese Seite ist nicht mit ihrem Sicherungsdienst verbunden. Informieren Sie die Administration dieser Website.',
  cloudsFailed: 'Die Clouds und Domains konnten nicht geladen werden.',
  pageMenu: 'Sicherungen und Einstellungen',
  scopeQuestionTicks: ({ ticked }, f) =>
    f.plural(ticked, { one: '# nicht hinzugefügte Markierung geht verloren.', other: '# nicht hinzugefügte Markierungen gehen verloren.' }),
}
