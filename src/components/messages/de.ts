import type { Format, Messages } from './messages.js'

const credits = (n: number, f: Format): string => f.plural(n, { one: '# Credit', other: '# Credits' })
const items = (n: number, f: Format): string => f.plural(n, { one: '# Eintrag', other: '# Einträge' })
/** Behind "von": `5 Benutzern`. */
const ofUsers = (n: number, f: Format): string => f.plural(n, { one: '# Benutzer', other: '# Benutzern' })
const listed = (names: readonly string[], more: number, f: Format): string =>
  f.list(more > 0 ? [...names, f.plural(more, { one: '# weiteren', other: '# weiteren' })] : names)

const SYNCS = { users: 'Benutzer-Sync', groups: 'Gruppen-Sync', 'org-units': 'OE-Sync' } as const
const USER_STATUS = { queued: 'Wartet', running: 'Läuft', done: 'Fertig', failed: 'Fehlgeschlagen' } as const

/** German. */
export const messages: Messages = {
  language: 'de',

  // scope and sync
  cloud: 'Cloud',
  domain: 'Domain',
  userSync: SYNCS.users,

  // tabs
  usersTab: 'Benutzer sichern',
  groupsTab: 'Benutzer nach Gruppe',
  orgUnitsTab: 'Benutzer nach Organisations\u00adeinheit',
  csvTab: 'CSV-Datei hochladen',

  // box
  boxTitle: 'Zur Sicherung ausgewählt',
  add: 'Hinzufügen',
  remove: 'Entfernen',
  settings: 'Einstellungen »»',
  kindUser: 'BENUTZER:',
  kindGroup: 'GRUPPE:',
  kindOrgUnit: 'OE:',
  allocated: ({ credits: { allocated, available, isExact } }, f) => {
    const atLeast = isExact ? '' : 'mindestens '
    if (available === undefined) return `Sie haben ${atLeast}${credits(allocated, f)} zugewiesen`
    if (available === 'unlimited') return `Sie haben ${atLeast}${credits(allocated, f)} zugewiesen (unbegrenzt)`
    return `Sie haben ${atLeast}${f.number(allocated)} von ${credits(available, f)} zugewiesen`
  },
  startBackup: ({ credits: n }, f) => (n === 0 ? 'Sicherung starten' : `Sicherung von ${ofUsers(n, f)} starten`),

  // starting, and what stands in the way
  starting: 'Wird gestartet…',
  startChanged: ({ expected, now }, f) =>
    now === undefined
      ? 'Es wurde nichts gestartet: Der Bedarf an Credits hat sich geändert.'
      : `Es wurde nichts gestartet: Nötig sind jetzt ${credits(now, f)}, nicht ${f.number(expected)}.`,
  startDifference: ({ what, by }, f) => {
    const count = `${f.number(Math.abs(by))} ${by > 0 ? 'mehr' : 'weniger'}`
    return {
      covered: `${count} abgedeckt`,
      protected: `${count} bereits geschützt`,
      suspended: `${count} gesperrt`,
      deleted: `${count} gelöscht`,
    }[what]
  },
  startShort: ({ allocated, available }, f) =>
    `Es wurde nichts gestartet: ${f.plural(allocated, { one: '# Credit ist', other: '# Credits sind' })} nötig, ${f.number(available)} verfügbar.`,
  startLost: 'Die Antwort ist nicht angekommen.',
  startLostSafe: 'Die Sicherung läuft vielleicht schon. Ein neuer Versuch ist unbedenklich: Sie startet nicht zweimal.',
  startUncounted: 'Die Credits konnten nicht zu Ende gezählt werden.',
  startNothing: 'Es wurde nichts gestartet.',
  startRefused: 'Es wurde nichts gestartet: Einige Einstellungen wurden abgelehnt.',
  startFailed: 'Die Sicherung konnte nicht gestartet werden.',
  startCounting: 'Wird gezählt…',
  startWith: ({ credits: n }, f) => `Mit ${ofUsers(n, f)} starten`,
  startFirst: ({ first }, f) => f.plural(first, { one: 'Den ersten starten', other: 'Die ersten # starten' }),
  problemDetails: 'Details',
  problemWhy: ({ code }) =>
    ({
      'bad-answer': 'Der Dienst gab eine Antwort, die nicht gelesen werden konnte.',
      'bad-input': 'Der Dienst hat die Anfrage abgelehnt.',
      unauthorized: 'Sie sind nicht mehr angemeldet. Melden Sie sich an und versuchen Sie es noch einmal.',
      forbidden: 'Dazu fehlt Ihnen die Berechtigung.',
      'not-found': 'Es ist nicht mehr vorhanden.',
      'not-enough-credits': 'Es sind nicht genug Credits da.',
      'selection-changed': 'Die Auswahl hat sich geändert.',
      'count-unknown': 'Die Zählung konnte nicht abgeschlossen werden.',
      'rate-limited': 'Der Dienst ist ausgelastet. Warten Sie kurz und versuchen Sie es noch einmal.',
      unavailable: 'Der Dienst hat nicht geantwortet.',
      'too-large': 'Es ist zu groß.',
      'not-a-csv': 'Es ist keine CSV-Datei.',
      unreadable: 'Es konnte nicht gelesen werden.',
      unsupported: 'Der Dienst bietet das nicht an.',
      aborted: 'Es wurde abgebrochen.',
      disposed: 'Die Seite wurde geschlossen.',
    })[code],

  // page
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

  // box
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

  // credits
  peopleCovered: ({ count }, f) => f.plural(count, { one: '# Person', other: '# Personen' }),
  peopleDue: ({ count }, f) => f.plural(count, { one: '# braucht einen Credit', other: '# brauchen einen Credit' }),
  peopleProtected: ({ count }, f) => `${f.number(count)} bereits geschützt`,
  peopleSuspended: ({ count }, f) => `${f.number(count)} gesperrt`,
  peopleDeleted: ({ count }, f) => `${f.number(count)} gelöscht`,
  creditsTaken: ({ count }, f) => `${f.number(count)} belegt`,
  creditsFree: ({ count }, f) => `${f.number(count)} frei`,
  creditsOver: ({ count }, f) => f.plural(count, { one: '# fehlt', other: '# fehlen' }),
  overlapSaved: ({ count }, f) => `${f.number(count)} durch Überschneidung gespart`,
  creditParts: 'Woraus sich die Credits zusammensetzen',
  explainCovered: 'Alle, die von den Einträgen erreicht werden, jede Person einmal gezählt.',
  explainDue: 'Aktiv und noch nicht gesichert: Jede Person braucht einen Credit.',
  explainProtected: 'Bereits gesichert: Sie brauchen keinen Credit.',
  explainSuspended: 'Gesperrte Konten können nicht gesichert werden: Sie brauchen keinen Credit.',
  explainDeleted: 'Gelöschte Konten können nicht gesichert werden: Sie brauchen keinen Credit.',
  explainOverlap:
    'Von mehr als einem Eintrag erreicht und doch nur einmal gezählt. So viel bräuchten die Einträge einzeln, abzüglich dessen, was sie zusammen brauchen.',
  explainTaken: 'So viel der verfügbaren Credits braucht diese Auswahl.',
  explainFree: 'Credits, die verfügbar bleiben.',
  explainOver: 'Nötig über die verfügbaren Credits hinaus.',
  counting: ({ done, total }, f) =>
    total === undefined
      ? `Mitglieder werden gezählt: bisher ${f.number(done)}`
      : `Mitglieder werden gezählt: ${f.number(done)} von ${f.number(total)}`,
  countingStop: 'Zählung anhalten',
  countingStopped: 'Die Zählung wurde angehalten: Es können mehr sein.',
  countingGoOn: 'Weiterzählen',
  countFailed: ({ labels, more }, f) =>
    labels.length === 0
      ? 'Einige Mitglieder konnten nicht geladen werden.'
      : `Die Mitglieder von ${listed(labels, more, f)} konnten nicht geladen werden.`,
  creditsFailed: 'Die verfügbaren Credits konnten nicht geladen werden.',
  short: ({ shortfall }, f) => f.plural(shortfall, { one: '# Credit fehlt.', other: '# Credits fehlen.' }),
  shortAtLeast: ({ shortfall }, f) => f.plural(shortfall, { one: 'Mindestens # Credit fehlt.', other: 'Mindestens # Credits fehlen.' }),
  shortHelpItems: 'Entfernen Sie einen Eintrag:',
  shortFirst: ({ isOnly }) => (isOnly ? 'In der Reihenfolge des Hinzufügens:' : 'Oder, in der Reihenfolge des Hinzufügens:'),

  // start
  startNeedsItems: 'Fügen Sie zuerst Benutzer, Gruppen oder Organisationseinheiten hinzu.',
  startNeedsCount: 'Erst muss die Zählung abgeschlossen sein.',
  startNeedsCredits: ({ shortfall }, f) => f.plural(shortfall, { one: '# Credit fehlt.', other: '# Credits fehlen.' }),
  startNeedsBalance: 'Die verfügbaren Credits sind noch nicht bekannt.',
  startNeedsDue: 'Hier braucht niemand einen Credit: Alle sind bereits geschützt, gesperrt oder gelöscht.',
  viewRun: 'Sicherung ansehen',
  hideRun: 'Diese Sicherung ausblenden',

  // plan and gap
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

  // settings
  settingsTitle: 'Sicherungseinstellungen',
  settingsAbout: ({ domain }, f) => `Was „Sicherung starten“ für jede Auswahl${domain === '' ? '' : ` von ${f.name(domain)}`} verwendet.`,
  settingsStepTitle: 'Einstellungen dieser Sicherung',
  settingsStepAbout: ({ domain }, f) =>
    `Nur für genau diese Auswahl. Die Standardwerte${domain === '' ? '' : ` von ${f.name(domain)}`} bleiben, wie sie sind.`,
  settingsGroups: 'Gruppen von Einstellungen',
  settingsLoading: 'Einstellungen werden geladen',
  settingsLoadFailed: 'Die Einstellungen konnten nicht geladen werden.',
  settingsNone: 'Dieser Dienst hat keine Einstellungen zur Auswahl.',
  settingsBack: 'Zurück',
  settingsSave: 'Speichern',
  settingsSaving: 'Wird gespeichert…',
  settingsSaved: 'Gespeichert',
  settingsSaveFailed: 'Die Einstellungen konnten nicht gespeichert werden.',
  settingsUnsaved: ({ count }, f) => f.plural(count, { one: '# Änderung nicht gespeichert', other: '# Änderungen nicht gespeichert' }),
  settingsUnchanged: 'Keine Änderungen zu speichern',
  settingsDiscard: 'Änderungen verwerfen',
  settingsDiscarded: 'Änderungen verworfen',
  settingsOwn: ({ count }, f) =>
    count === 0
      ? 'Wie die Standardwerte der Domain'
      : f.plural(count, {
          one: '# Einstellung weicht von den Standardwerten der Domain ab',
          other: '# Einstellungen weichen von den Standardwerten der Domain ab',
        }),
  settingsStarted: ({ users }, f) => `Sicherung von ${ofUsers(users, f)} gestartet`,
  settingsNothingSelected: 'Nichts ausgewählt',
  settingsNobodyDue: 'Niemand in dieser Auswahl braucht einen Credit',
  settingsShort: ({ shortfall }, f) => f.plural(shortfall, { one: '# Credit fehlt', other: '# Credits fehlen' }),
  settingsChanged: 'Geändert',
  settingsBackToDefault: 'Auf Standard zurücksetzen',
  settingsBackToDefaultOf: ({ setting }, f) => `Auf Standard zurücksetzen: ${f.name(setting)}`,
  settingsIsDefault: ({ setting }, f) => `${f.name(setting)} ist wieder auf Standard`,
  settingsOn: 'An',
  settingsOff: 'Aus',
  settingsChoose: 'Auswählen…',
  settingsUnlimited: 'Unbegrenzt',
  settingsUnitOf: ({ setting }, f) => `Einheit von ${f.name(setting)}`,
  settingsAddText: 'Hinzufügen',
  settingsAddTextTo: ({ setting }, f) => `Hinzufügen zu ${f.name(setting)}`,
  settingsRemoveText: ({ text }, f) => `${f.name(text)} entfernen`,
  settingsTextsAdded: ({ texts }, f) => `${f.list(texts.map(f.name))} hinzugefügt`,
  settingsTextRemoved: ({ text }, f) => `${f.name(text)} entfernt`,
  settingsTextsRepeated: ({ texts }, f) => `${f.list(texts.map(f.name))} ${texts.length === 1 ? 'ist' : 'sind'} schon vorhanden`,
  settingsTextsCount: ({ count, most }, f) => `${f.number(count)} von höchstens ${f.number(most)}`,
  settingsFull: 'Die Liste ist voll',
  settingsWrong: ({ count }, f) =>
    f.plural(count, { one: '# Einstellung muss geändert werden', other: '# Einstellungen müssen geändert werden' }),
  settingEmpty: 'Geben Sie eine Zahl ein',
  settingNotANumber: 'Das ist keine Zahl',
  settingNotAnOption: 'Wählen Sie eine der Möglichkeiten',
  settingTooSmall: ({ limit, unit }, f) => `Mindestens ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooBig: ({ limit, unit }, f) => `Höchstens ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooMany: ({ limit }, f) => `Höchstens ${items(limit, f)}`,

  // lists
  searchUsers: 'Nach Name oder Adresse suchen',
  searchGroups: 'Gruppen suchen',
  searchOrgUnits: 'Organisationseinheiten suchen',
  searchClear: 'Suche löschen',
  accountStatusLabel: 'Kontostatus',
  backupStatusLabel: 'Sicherungsstatus',
  accountStatus: ({ status }) => ({ active: 'Aktiv', suspended: 'Gesperrt', deleted: 'Gelöscht' })[status],
  accountStatusWhy: ({ status, reason }, f) => `${status} – ${f.name(reason)}`,
  backupStatus: ({ status }) =>
    ({ none: 'Nicht gesichert', pending: 'Ausstehend', protected: 'Geschützt', paused: 'Pausiert', failed: 'Fehlgeschlagen' })[status],
  selectRow: ({ name }, f) => `${f.name(name)} auswählen`,
  columnSelect: 'Auswählen',
  columnName: 'Name',
  columnAddress: 'E-Mail',
  columnAccount: 'Konto',
  columnBackup: 'Sicherung',
  columnCost: 'Credits',
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
  usersNoMatch: 'Kein Benutzer passt dazu.',
  usersNeverSynced: 'Noch keine Benutzer',
  usersNeverSyncedText:
    'Die Benutzer dieser Domain wurden noch nie synchronisiert. Der Benutzer-Sync liest sie und ihren Kontostatus aus dem Verzeichnis.',
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
  groupsNoMatch: 'Keine Gruppe passt dazu.',
  noMatchText: 'Versuchen Sie es mit weniger Buchstaben, oder suchen Sie unter allen.',
  noMatchClear: 'Suche und Filter löschen',
  stalled: 'Das dauert länger als üblich.',
  goManageDomainsButton: 'Domains verwalten',
  tickShown: ({ count }, f) => f.plural(count, { one: 'Den gezeigten markieren', other: 'Die # gezeigten markieren' }),
  tickedShown: ({ ticked, skipped }, f) =>
    `${f.number(ticked)} markiert.${skipped > 0 ? ` ${f.number(skipped)} ausgelassen: nicht aktiv oder schon ausgewählt.` : ''}`,
  tickMatching: ({ total }, f) => (total === undefined ? 'Alle passenden markieren' : `Alle ${f.number(total)} passenden markieren`),
  ticking: ({ done, total }, f) =>
    total === undefined
      ? `Wird markiert: bisher ${f.number(done)} gefunden`
      : `Wird markiert: ${f.number(done)} von ${f.number(total)} gefunden`,
  tickFailed: 'Es konnten nicht alle gelesen werden, deshalb wurde nichts markiert.',
  untickAll: 'Alle Markierungen aufheben',
  costUser: ({ credits: n }, f) => f.plus(n),
  costCredits: ({ credits: n, isExact }, f) =>
    isExact ? `${f.plus(n)} ${n === 1 ? 'Credit' : 'Credits'}` : `≥ ${f.plural(n, { one: '# Credit…', other: '# Credits…' })}`,
  costNone: 'kein Credit',
  costProtected: 'geschützt',
  costSelected: 'ausgewählt',
  costCovered: ({ label, more }, f) =>
    `bereits abgedeckt durch ${label}${more > 0 ? f.plural(more, { one: ' und # weiteren', other: ' und # weitere' }) : ''}`,
  membersCount: ({ count }, f) => f.plural(count, { one: '# Mitglied', other: '# Mitglieder' }),
  viewGroup: ({ name }, f) => `Benutzer in ${f.name(name)} ansehen`,
  viewShort: 'Ansehen',
  membersOf: ({ name }, f) => `Benutzer in ${f.name(name)}`,
  membersNone: 'Niemand gehört dazu.',
  membersFailed: 'Die Benutzer konnten nicht geladen werden.',

  // org units
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

  // csv
  csvDrop: 'CSV-Datei auswählen',
  csvDropText: 'oder hier ablegen. Exporte aus Google Admin, Microsoft 365, Entra und GAM sowie einfache Adresslisten werden verstanden.',
  csvAnother: 'Andere Datei',
  csvSample: 'Beispiel laden',
  csvSampleName: 'sicherung-beispiel.csv',
  csvReport: 'Bericht laden',
  csvReportName: ({ file }) => `${file.replace(/\.[^.]*$/, '')}-bericht.csv`,
  csvReportAddress: 'Adresse',
  csvReportDetail: 'Einzelheit',
  csvReportUserId: 'Benutzer-ID',
  csvReading: ({ phase, done, total }, f) => {
    const what = phase === 'reading' ? 'Die Datei wird gelesen' : 'Die Adressen werden nachgeschlagen'
    return total === undefined || total === 0 ? `${what}: ${f.number(done)}` : `${what}: ${f.percent(done / total)}`
  },
  csvFailed: ({ file }, f) => `${f.name(file)} konnte nicht verwendet werden.`,
  csvWhy: ({ code, looksLike }) => {
    const kinds: Readonly<Record<string, string>> = {
      empty: 'Die Datei ist leer.',
      xlsx: 'Sie sieht aus wie eine Excel-Arbeitsmappe (.xlsx). Speichern Sie sie als CSV und laden Sie diese hoch.',
      xls: 'Sie sieht aus wie eine alte Excel-Arbeitsmappe (.xls). Speichern Sie sie als CSV und laden Sie diese hoch.',
      ods: 'Sie sieht aus wie eine OpenDocument-Tabelle (.ods). Speichern Sie sie als CSV und laden Sie diese hoch.',
      word: 'Sie sieht aus wie ein Word-Dokument (.docx), nicht wie eine CSV-Datei.',
      zip: 'Sie sieht aus wie eine Excel-Arbeitsmappe oder ein ZIP-Archiv. Speichern Sie sie als CSV, oder nehmen Sie die CSV-Datei heraus.',
      archive: 'Sie sieht aus wie ein komprimiertes Archiv. Nehmen Sie die CSV-Datei heraus.',
      pdf: 'Sie sieht aus wie ein PDF, nicht wie eine CSV-Datei.',
      picture: 'Sie sieht aus wie ein Bild, nicht wie eine CSV-Datei.',
      rtf: 'Sie sieht aus wie ein Rich-Text-Dokument (.rtf), nicht wie eine CSV-Datei.',
      html: 'Sie sieht aus wie eine Webseite, nicht wie eine CSV-Datei.',
      xml: 'Sie sieht aus wie eine XML-Datei, nicht wie eine CSV-Datei.',
      json: 'Sie sieht aus wie eine JSON-Datei, nicht wie eine CSV-Datei.',
      vcard: 'Sie sieht aus wie eine Visitenkarte (vCard), nicht wie eine CSV-Datei.',
      'utf-16': 'Sie sieht aus wie UTF-16-Text ohne Kennung. Speichern Sie sie als CSV UTF-8.',
    }
    if (code === 'not-a-csv') return kinds[looksLike] ?? 'Sie sieht aus wie Binärdaten, nicht wie eine CSV-Datei.'
    if (code === 'too-large')
      return 'Sie ist zu groß: Gelesen werden bis zu 1.000.000 Zeilen und 100 MB. Teilen Sie sie und laden Sie die Teile hoch.'
    return 'Sie konnte nicht gelesen werden. Vielleicht wurde sie verschoben oder ist anderswo geöffnet.'
  },
  csvKept: 'Was vorher hochgeladen wurde, ist noch da.',
  csvVerdict: ({ verdict }) =>
    ({
      ready: 'Bereit',
      protected: 'Bereits geschützt',
      suspended: 'Gesperrt',
      deleted: 'Gelöscht',
      unknown: 'Nicht im Verzeichnis',
      duplicate: 'Doppelt',
      'not-an-address': 'Keine Adresse',
    })[verdict],
  csvFound: ({ verdict, count }, f) =>
    `${f.number(count)} ${
      {
        ready: 'bereit',
        protected: 'bereits geschützt',
        suspended: 'gesperrt',
        deleted: 'gelöscht',
        unknown: 'nicht gefunden',
        duplicate: 'doppelt',
        'not-an-address': 'ohne gültige Adresse',
      }[verdict]
    }`,
  csvDuplicateOf: ({ line }, f) => `Doppelt zu Zeile ${f.number(line)}`,
  csvNearest: ({ address }, f) => `Meinten Sie ${f.name(address)}?`,
  csvFindings: 'Ergebnisse',
  csvRows: 'Zeilen der Datei',
  csvRowsCount: ({ shown, rows }, f) =>
    shown === rows
      ? f.plural(rows, { one: '# Zeile', other: '# Zeilen' })
      : `${f.number(shown)} von ${f.plural(rows, { one: '# Zeile', other: '# Zeilen' })}`,
  csvNone: 'Die Datei hat keine Zeilen.',
  csvNoMatch: 'Keine Zeile hat dieses Ergebnis.',
  csvTickAll: ({ ready, others }, f) =>
    others === 0 ? `Alle ${f.number(ready)} bereiten markieren` : `Alle ${f.number(ready + others)} bereiten oder geschützten markieren`,
  csvOutcome: ({ rows, findings }, f) => `${f.plural(rows, { one: '# Zeile', other: '# Zeilen' })}: ${f.list(findings)}`,
  csvUpload: 'CSV-Datei',
  csvColumnLine: 'Zeile',
  csvColumnVerdict: 'Ergebnis',
  csvEncoding: ({ encoding }) =>
    ({
      'windows-1252': 'Als Windows-1252-Text gelesen: Prüfen Sie Namen mit Umlauten und Akzenten.',
      'utf-16le': 'Als UTF-16-Text gelesen.',
      'utf-16be': 'Als UTF-16-Text gelesen.',
    })[encoding],
  csvColumn: ({ name, index }, f) =>
    `Die Adressen stehen in ${name === '' ? `Spalte ${f.number(index + 1)}` : `der Spalte „${f.name(name)}“`}.`,
  csvWrongColumn: 'Falsche Spalte?',
  csvColumnName: ({ name, index }, f) => (name === '' ? `Spalte ${f.number(index + 1)}` : name),
  csvUnclosed: ({ line }, f) =>
    `Zeile ${f.number(line)} öffnet ein Anführungszeichen, das nie geschlossen wird: Sie wurde gelesen, wie sie dasteht.`,
  csvNoWorker: 'In kleinen Schritten in diesem Tab gelesen, da kein Hintergrundprozess starten konnte.',

  // manage domains
  noDomain: 'Diese Domain gibt es hier nicht. Wählen Sie eine andere.',
  domainsTitle: 'Domains verwalten',
  domainsAbout: 'Ein Sync übernimmt, was im Verzeichnis neu ist und wer gesperrt oder gelöscht wurde.',
  domainsLoading: 'Domains werden geladen',
  domainsLoadFailed: 'Die Domains konnten nicht geladen werden.',
  domainsEmpty: 'Es gibt noch keine Domains.',
  domainsNoneIn: ({ cloud }, f) => `${f.name(cloud)} hat noch keine Domains.`,
  domainsNoSync: ({ cloud }, f) => `${f.name(cloud)} bietet keine Synchronisierung auf Abruf an.`,
  domainsCurrent: 'Aktuell',
  domainsSearch: 'Domains suchen',
  domainsShown: ({ shown, total }, f) =>
    shown === total
      ? f.plural(total, { one: '# Domain', other: '# Domains' })
      : `${f.number(shown)} von ${f.plural(total, { one: '# Domain', other: '# Domains' })}`,
  domainsNoMatch: ({ search }, f) => `Keine Domain passt zu „${f.name(search)}“.`,
  domainSyncLabel: ({ kind }) => SYNCS[kind],
  domainSyncOf: ({ kind, domain }, f) => `${SYNCS[kind]} von ${f.name(domain)}`,
  domainSyncNews: ({ sync, news }) => `${sync}: ${news}`,
  domainSyncProgressOf: ({ sync }) => `Fortschritt: ${sync}`,
  domainSyncProgress: ({ done, total }, f) =>
    done === undefined
      ? 'Wird synchronisiert…'
      : total === undefined
        ? `Bisher ${f.number(done)}`
        : `${f.number(done)} von ${f.number(total)}`,
  domainSyncCancel: ({ sync }) => `Abbrechen: ${sync}`,
  domainSyncStopping: 'Wird angehalten…',
  domainSyncStopped: 'Angehalten. Es wurde nichts geändert.',
  domainSyncNotStopped: 'Die Synchronisierung konnte nicht angehalten werden.',
  domainSyncFailed: 'Die Synchronisierung ist fehlgeschlagen. Es wurde nichts geändert.',
  domainSyncRetry: ({ sync }) => `Erneut versuchen: ${sync}`,
  domainSyncResult: ({ added, changed, removed }, f) =>
    added + changed + removed === 0
      ? 'Nichts hatte sich geändert'
      : `${f.number(added)} hinzugefügt, ${f.number(changed)} geändert, ${f.number(removed)} entfernt`,
  domainSyncNever: 'Noch nie synchronisiert',
  domainSyncLast: ({ ago }) => `Synchronisiert ${ago}`,

  // run view
  runList: 'Sicherungen',
  runListAbout: ({ domain }, f) => `Was für ${f.name(domain)} gestartet wurde. Wählen Sie eine Sicherung, um sie zu verfolgen.`,
  runListAll: 'Alle Sicherungen',
  runListStarted: 'Gestartet',
  runListCounts: 'Benutzer',
  runListOpen: 'Ansehen',
  runListOpenOf: ({ started }) => `Sicherung vom ${started} ansehen`,
  runListLoading: 'Sicherungen werden geladen',
  runListFailed: 'Die Sicherungen konnten nicht geladen werden.',
  runListEmpty: 'Noch nichts gesichert',
  runListEmptyText: 'Eine Sicherung, die Sie starten, erscheint hier.',
  runViewNone: 'Dieser Dienst gibt über den Verlauf von Sicherungen keine Auskunft.',
  runViewLoading: 'Die Sicherung wird geladen',
  runViewFailed: 'Die Sicherung konnte nicht geladen werden.',
  runViewUnknown: 'Diese Sicherung gibt es hier nicht',
  runViewUnknownText: 'Vielleicht gehört sie zu einer anderen Domain oder ist zu alt, um aufbewahrt zu werden.',
  runViewTitle: ({ total }, f) => `Sicherung von ${ofUsers(total, f)}`,
  runViewStatus: ({ status }) =>
    ({
      queued: 'Wartet',
      running: 'Läuft',
      completed: 'Abgeschlossen',
      'completed-with-errors': 'Mit Fehlern abgeschlossen',
      failed: 'Fehlgeschlagen',
    })[status],
  runViewUserStatus: ({ status }) => USER_STATUS[status],
  runViewStartedAt: ({ at }) => `Gestartet am ${at}`,
  runViewFinishedAt: ({ at }) => `Beendet am ${at}`,
  runViewProgress: 'Fortschritt',
  runViewProgressWords: ({ done, failed, left, total }, f) =>
    `${f.number(done)} von ${f.number(total)} fertig, ${f.number(failed)} fehlgeschlagen, ${f.number(left)} offen`,
  runViewDoneOf: ({ done, total }, f) => `${f.number(done)} von ${f.number(total)} fertig`,
  runViewDoneCount: ({ done }, f) => `${f.number(done)} fertig`,
  runViewFailedCount: ({ failed }, f) => `${f.number(failed)} fehlgeschlagen`,
  runViewLeftCount: ({ left }, f) => `${f.number(left)} offen`,
  runViewPerMinute: ({ count }, f) => `Etwa ${f.number(count)} Benutzer pro Minute`,
  runViewPerHour: ({ count }, f) => (count === 0 ? 'Weniger als 1 Benutzer pro Stunde' : `Etwa ${f.number(count)} Benutzer pro Stunde`),
  runViewLeftTime: ({ time }) => `noch etwa ${time}`,
  runViewTook: ({ time }) => `Dauer: ${time}`,
  runViewChart: 'Im Zeitverlauf',
  runViewChartWords: ({ from, to, done, failed, total }, f) =>
    `Von ${from} bis ${to}: ${f.number(done)} von ${f.number(total)} fertig, ${f.number(failed)} fehlgeschlagen`,
  runViewChartTable: 'Als Tabelle',
  runViewTime: 'Zeit',
  runViewUsers: 'Benutzer dieser Sicherung',
  runViewUsersLoading: 'Die Benutzer dieser Sicherung werden geladen',
  runViewUsersFailed: 'Die Benutzer dieser Sicherung konnten nicht geladen werden.',
  runViewNoUsers: 'Niemand ist in dieser Sicherung',
  runViewNoneLikeThat: 'Niemand hat jetzt diesen Status',
  runViewFilterLabel: 'Status',
  runViewFilterAll: ({ count }, f) => `Alle ${f.number(count)}`,
  runViewFilter: ({ status, count }, f) => `${USER_STATUS[status]}${count === undefined ? '' : ` ${f.number(count)}`}`,
  runViewStatusHead: 'Status',
  runViewRetryHead: 'Erneut versuchen',
  runViewRetry: 'Erneut',
  runViewRetryOf: ({ name }, f) => `Erneut versuchen: ${f.name(name)}`,
  runViewRetryAll: ({ count }, f) => f.plural(count, { one: '# erneut versuchen', other: 'Alle # erneut versuchen' }),
  runViewRetrying: ({ name }, f) => `${f.name(name)} wird erneut versucht`,
  runViewRetryingAll: ({ count }, f) =>
    f.plural(count, { one: '# Benutzer wird erneut versucht', other: '# Benutzer werden erneut versucht' }),
  runViewRetryFailed: 'Der neue Versuch konnte nicht gestartet werden.',
  runViewEnded: ({ done, failed }, f) => `Die Sicherung ist beendet: ${f.number(done)} fertig, ${f.number(failed)} fehlgeschlagen`,

  // anywhere
  partLoading: 'Wird geladen…',
  partFailed: 'Das konnte nicht geladen werden.',
  retry: 'Erneut versuchen',
  cancel: 'Abbrechen',
  close: 'Schließen',
}
