import type { enLists } from '../en/en-lists.js'
import type { Translated } from '../message.js'
import { ofUsers } from './de-nouns.js'

export const deLists: Translated<typeof enLists> = {
  searchUsers: 'Nach Name oder Adresse suchen',
  searchGroups: 'Gruppen suchen',
  searchOrgUnits: 'Organisationseinheiten suchen',
  searchClear: 'Suche löschen',
  accountStatusLabel: 'Kontostatus',
  backupStatusLabel: 'Sicherungsstatus',
  accountStatus: ({ status }) => ({ active: 'Aktiv', suspended: 'Gesperrt', deleted: 'Gelöscht', unknown: 'Unbekannt' })[status],
  accountStatusWhy: ({ status, reason }, f) => `${status} – ${f.name(reason)}`,
  backupStatus: ({ status }) =>
    ({
      none: 'Nicht gesichert',
      pending: 'Ausstehend',
      protected: 'Geschützt',
      paused: 'Pausiert',
      failed: 'Fehlgeschlagen',
      unknown: 'Unbekannt',
    })[status],
  selectRow: ({ name }, f) => `${f.name(name)} auswählen`,
  columnSelect: 'Auswählen',
  columnName: 'Name',
  columnAddress: 'E-Mail',
  columnBackup: 'Sicherung',
  columnCost: 'Lizenzen',
  columnMembers: 'Mitglieder',
  columnView: 'Ansehen',
  usersCount: ({ loaded, total, overall }, f) =>
    total === undefined
      ? `Bisher ${f.number(loaded)} Benutzer`
      : overall !== undefined && overall > total
        ? `${f.number(total)} von ${ofUsers(overall, f)}`
        : `${f.number(total)} Benutzer`,
  groupsCount: ({ loaded, total, overall }, f) =>
    total === undefined
      ? f.plural(loaded, { one: 'Bisher # Gruppe', other: 'Bisher # Gruppen' })
      : overall !== undefined && overall > total
        ? `${f.number(total)} von ${f.plural(overall, { one: '# Gruppe', other: '# Gruppen' })}`
        : f.plural(total, { one: '# Gruppe', other: '# Gruppen' }),
  usersLoading: 'Benutzer werden geladen…',
  usersFailed: 'Die Benutzer konnten nicht geladen werden.',
  usersMoreFailed: 'Weitere Benutzer konnten nicht geladen werden.',
  usersNone: 'Diese Domain hat keine Benutzer.',
  usersNoMatch: 'Keine Benutzer gefunden.',
  usersNeverSynced: 'Noch keine Benutzer',
  usersNeverSyncedText:
    'Diese Domain wurde noch nie synchronisiert. Der Benutzer-Sync liest ihre Benutzer und deren Kontostatus aus dem Verzeichnis.',
  usersStartSync: 'Benutzer-Sync starten',
  usersSyncing: ({ done, total }, f) =>
    done === undefined
      ? 'Der Benutzer-Sync läuft…'
      : total === undefined
        ? `Der Benutzer-Sync läuft: bisher ${f.number(done)} Benutzer`
        : `Der Benutzer-Sync läuft: ${f.number(done)} von ${ofUsers(total, f)}`,
  groupsLoading: 'Gruppen werden geladen…',
  groupsFailed: 'Die Gruppen konnten nicht geladen werden.',
  groupsMoreFailed: 'Weitere Gruppen konnten nicht geladen werden.',
  groupsNone: 'Noch keine Gruppen',
  groupsNoneText: 'Der Gruppen-Sync auf der Seite „Domains verwalten“ liest die Gruppen dieser Domain aus dem Verzeichnis.',
  groupsNoMatch: 'Keine Gruppen gefunden.',
  cloudLimit: ({ limit }) =>
    ({
      'flat-org-units': 'Verwaltungseinheiten haben keine Untereinheiten und können sich überschneiden.',
      'no-dynamic-lists': 'Dynamische Verteilerlisten werden nicht angezeigt.',
      'no-mailbox-kinds':
        'Freigegebene Postfächer und Räume sehen wie gesperrte Benutzer aus. Damit sie erkannt werden, erteilen Sie MailboxSettings.Read.',
    })[limit],
  noMatchText: 'Kürzen Sie die Suche oder löschen Sie die Filter.',
  noMatchClear: 'Suche und Filter löschen',
  goManageDomainsButton: 'Domains verwalten',
  tickShown: ({ count }, f) => f.plural(count, { one: 'Den geladenen auswählen', other: '# geladene auswählen' }),
  tickedShown: ({ ticked, skipped }, f) =>
    `${f.number(ticked)} ausgewählt.${skipped > 0 ? ` ${f.number(skipped)} übersprungen: gesperrt, gelöscht oder schon in der Liste.` : ''}`,
  tickMatching: ({ total }, f) => (total === undefined ? 'Alle Treffer auswählen' : `Alle ${f.number(total)} Treffer auswählen`),
  ticking: ({ done, total }, f) =>
    total === undefined
      ? `Wird ausgewählt: bisher ${f.number(done)} gefunden`
      : `Wird ausgewählt: ${f.number(done)} von ${f.number(total)} gefunden`,
  tickFailed: 'Es konnte nicht alles geladen werden, deshalb wurde nichts ausgewählt.',
  untickAll: 'Auswahl aufheben',
  costCredits: ({ credits: n, isExact }, f) =>
    isExact ? `${f.plus(n)} ${n === 1 ? 'Lizenz' : 'Lizenzen'}` : `≥ ${f.plural(n, { one: '# Lizenz…', other: '# Lizenzen…' })}`,
  costNone: '0 Lizenzen',
  costRestart: 'letzte Sicherung fehlgeschlagen oder pausiert, hat Lizenz',
  costFree: 'kostenlos',
  costProtected: 'hat Lizenz',
  costSelected: 'in der Liste',
  costCovered: ({ label, more }, f) =>
    `bereits abgedeckt durch ${label}${more > 0 ? f.plural(more, { one: ' und # weiteren', other: ' und # weitere' }) : ''}`,
  costCoveredByList: 'bereits durch Ihre Liste abgedeckt',
  membersCount: ({ count }, f) => f.plural(count, { one: '# Mitglied', other: '# Mitglieder' }),
  viewGroup: ({ name }, f) => `Benutzer in ${f.name(name)} ansehen`,
  viewShort: 'Ansehen',
  membersOf: ({ name }, f) => `Benutzer in ${f.name(name)}`,
  membersNone: 'Hier gibt es keine Benutzer.',
  membersFailed: 'Die Benutzer konnten nicht geladen werden.',
  tickEvery: ({ list, total }, f) => {
    const noun = list === 'users' ? 'Benutzer' : 'Gruppen'
    return total === undefined ? `Alle ${noun} auswählen` : `Alle ${f.number(total)} ${noun} auswählen`
  },
  costNever: 'kann nicht gesichert werden',
  filter: 'Filter',
  filterActive: ({ count }, f) => `Filter, ${f.number(count)} aktiv`,
  filterApplied: 'Aktive Filter',
  filterRemove: ({ label }, f) => `Filter ${f.name(label)} entfernen`,
  filterClear: 'Filter zurücksetzen',
  filterMore: 'Weitere Filter',
  filterChip: ({ facet, value }, f) => `${f.name(facet)}: ${f.name(value)}`,
  filterSearch: ({ facet }, f) => `In ${f.name(facet)} suchen`,
  filterContains: ({ facet }, f) => `${f.name(facet)} enthält`,
  filterAdd: 'Filter hinzufügen',
  filterNoOption: 'Keine passende Auswahl.',
  filterGone: ({ label }) => `${label} (nicht mehr im Verzeichnis)`,
  filterGoneText: 'Ein Wert des Filters ist nicht mehr im Verzeichnis. Entfernen Sie ihn, um Benutzer zu sehen.',
  filtersLoading: 'Filter werden geladen …',
  filtersFailed: 'Die Filter konnten nicht geladen werden.',
  inList: 'In der Liste',
  inExceptions: 'Ausnahme',
  costExcepted: ({ label }) => (label === undefined ? 'durch eine Ausnahme ausgenommen' : `ausgenommen durch ${label}`),
  costFigure: ({ credits, isExact }, f) => `${isExact ? '' : '≥ '}${credits === 0 ? f.number(0) : f.plus(credits)}`,
  costTakes: ({ credits }, f) => f.plural(credits, { one: 'benötigt # Lizenz', other: 'benötigt # Lizenzen' }),
  costAtMost: ({ credits }, f) => f.plural(credits, { one: 'benötigt höchstens # Lizenz', other: 'benötigt höchstens # Lizenzen' }),
  nameWithAddress: ({ name, address }, f) => `${f.name(name)} (${f.name(address)})`,
  costNobody: 'niemand hier braucht eine Lizenz',
}
