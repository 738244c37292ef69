import type { enLists } from '../en/en-lists.js'
import type { Translated } from '../message.js'
import { ofGroups, ofLicenses, ofUsers, someGroups, someUsers } from './pl-nouns.js'

export const plLists: Translated<typeof enLists> = {
  searchUsers: 'Szukaj po nazwie lub adresie',
  searchGroups: 'Szukaj grup',
  searchOrgUnits: 'Szukaj jednostek organizacyjnych',
  searchClear: 'Wyczyść wyszukiwanie',
  accountStatusLabel: 'Stan konta',
  backupStatusLabel: 'Stan kopii zapasowej',
  accountStatus: ({ status }) => ({ active: 'Aktywne', suspended: 'Zawieszone', deleted: 'Usunięte', unknown: 'Nieznane' })[status],
  accountStatusWhy: ({ status, reason }, f) => `${status} – ${f.name(reason)}`,
  backupStatus: ({ status }) =>
    ({ none: 'Bez kopii', pending: 'Oczekuje', protected: 'Chroniony', paused: 'Wstrzymano', failed: 'Błąd', unknown: 'Nieznany' })[status],
  selectRow: ({ name }, f) => `Wybierz ${f.name(name)}`,
  columnSelect: 'Wybierz',
  columnName: 'Nazwa',
  columnAddress: 'E-mail',
  columnBackup: 'Kopia',
  columnCost: 'Licencje',
  columnMembers: 'Członkowie',
  columnView: 'Pokaż',
  usersCount: ({ loaded, total, overall }, f) =>
    total === undefined
      ? `Dotychczas ${someUsers(loaded, f)}`
      : overall !== undefined && overall > total
        ? `${f.number(total)} z ${ofUsers(overall, f)}`
        : someUsers(total, f),
  groupsCount: ({ loaded, total, overall }, f) =>
    total === undefined
      ? `Dotychczas ${someGroups(loaded, f)}`
      : overall !== undefined && overall > total
        ? `${f.number(total)} z ${ofGroups(overall, f)}`
        : someGroups(total, f),
  usersLoading: 'Wczytywanie użytkowników…',
  usersFailed: 'Nie można wczytać użytkowników.',
  usersMoreFailed: 'Nie można wczytać kolejnych użytkowników.',
  usersNone: 'Ta domena nie ma użytkowników.',
  usersNoMatch: 'Brak pasujących użytkowników.',
  usersNeverSynced: 'Nie ma jeszcze użytkowników',
  usersNeverSyncedText: 'Domeny jeszcze nie synchronizowano. Synchronizacja odczyta z katalogu użytkowników i stan kont.',
  usersStartSync: 'Synchronizuj użytkowników',
  usersSyncing: ({ done, total }, f) =>
    done === undefined
      ? 'Trwa synchronizacja użytkowników…'
      : total === undefined
        ? `Synchronizacja użytkowników: dotychczas ${f.number(done)}`
        : `Synchronizacja: ${f.number(done)} z ${ofUsers(total, f)}`,
  groupsLoading: 'Wczytywanie grup…',
  groupsFailed: 'Nie można wczytać grup.',
  groupsMoreFailed: 'Nie można wczytać kolejnych grup.',
  groupsNone: 'Nie ma jeszcze grup',
  groupsNoneText: '„Synch. grup” na stronie „Zarządzaj domenami” odczytuje z katalogu grupy tej domeny.',
  groupsNoMatch: 'Brak pasujących grup.',
  cloudLimit: ({ limit }) =>
    ({
      'flat-org-units': 'Jednostki administracyjne nie mają jednostek podrzędnych i mogą się pokrywać.',
      'no-dynamic-lists': 'Dynamiczne listy dystrybucyjne nie są wyświetlane.',
      'no-mailbox-kinds':
        'Udostępnione skrzynki pocztowe i sale wyglądają na zawieszone. Aby je odróżnić, przyznaj uprawnienie MailboxSettings.Read.',
    })[limit],
  noMatchText: 'Skróć wyszukiwanie lub wyczyść filtry.',
  noMatchClear: 'Wyczyść wyszukiwanie i filtry',
  goManageDomainsButton: 'Zarządzaj domenami',
  tickShown: ({ count }, f) => `Wybierz wczytane (${f.number(count)})`,
  tickedShown: ({ ticked, skipped }, f) =>
    `Wybrano: ${f.number(ticked)}.${skipped > 0 ? ` Pominięto: ${f.number(skipped)} (zawieszeni, usunięci lub już na liście).` : ''}`,
  tickMatching: ({ total }, f) => (total === undefined ? 'Wybierz wszystkie pasujące' : `Wybierz wszystkie pasujące (${f.number(total)})`),
  ticking: ({ done, total }, f) =>
    total === undefined
      ? `Wybieranie: dotychczas znaleziono ${f.number(done)}`
      : `Wybieranie: znaleziono ${f.number(done)} z ${f.number(total)}`,
  tickFailed: 'Nie można wczytać wszystkiego, więc niczego nie wybrano.',
  untickAll: 'Odznacz wszystko',
  costCredits: ({ credits, isExact }, f) =>
    isExact
      ? f.plural(credits, {
          one: `${f.plus(credits)} licencja`,
          few: `${f.plus(credits)} licencje`,
          many: `${f.plus(credits)} licencji`,
          other: `${f.plus(credits)} licencji`,
        })
      : `≥ ${ofLicenses(credits, f)}…`,
  costNone: '0 licencji',
  costRestart: 'ostatnia kopia nieudana lub wstrzymana, licencja już jest',
  costFree: 'bezpłatnie',
  costProtected: 'ma już licencję',
  costSelected: 'na liście',
  costCovered: ({ label, more }, f) => `już w: ${label}${more > 0 ? ` i ${f.number(more)} innych` : ''}`,
  costCoveredByList: 'już na Twojej liście',
  membersCount: ({ count }, f) => f.plural(count, { one: '# członek', few: '# członków', many: '# członków', other: '# członków' }),
  viewGroup: ({ name }, f) => `Pokaż użytkowników: ${f.name(name)}`,
  viewShort: 'Pokaż',
  membersOf: ({ kind, name }, f) => `Użytkownicy ${kind === 'group' ? 'grupy' : 'jednostki'} ${f.name(name)}`,
  membersNone: 'Nie ma tu użytkowników.',
  membersFailed: 'Nie można wczytać użytkowników.',
  tickEvery: ({ list, total }, f) => {
    if (total === undefined) return list === 'users' ? 'Wybierz wszystkich użytkowników' : 'Wybierz wszystkie grupy'
    return `Wybierz wszystko: ${list === 'users' ? someUsers(total, f) : someGroups(total, f)}`
  },
  costNever: 'kopia niemożliwa',
  filter: 'Filtruj',
  filterActive: ({ count }, f) => `Filtruj, aktywne: ${f.number(count)}`,
  filterApplied: 'Zastosowane filtry',
  filterRemove: ({ label }, f) => `Usuń filtr ${f.name(label)}`,
  filterClear: 'Wyczyść filtry',
  filterMore: 'Więcej filtrów',
  filterChip: ({ facet, value }, f) => `${f.name(facet)}: ${f.name(value)}`,
  filterSearch: ({ facet }, f) => `Szukaj w: ${f.name(facet)}`,
  filterContains: ({ facet }, f) => `${f.name(facet)} zawiera`,
  filterAdd: 'Dodaj filtr',
  filterNoOption: 'Brak pasujących opcji.',
  filterGone: ({ label }) => `${label} (nie ma już w katalogu)`,
  filterGoneText: 'Wartości filtra nie ma już w katalogu. Usuń ją, aby zobaczyć użytkowników.',
  filtersLoading: 'Wczytywanie filtrów…',
  filtersFailed: 'Nie można wczytać filtrów.',
  inList: 'Na liście',
  inExceptions: 'Wyjątek',
  costExcepted: ({ label }) => (label === undefined ? 'wykluczone przez wyjątek' : `wykluczone przez ${label}`),
  costFigure: ({ credits, isExact }, f) => `${isExact ? '' : '≥ '}${credits === 0 ? f.number(0) : f.plus(credits)}`,
  costTakes: ({ credits }, f) => `wymaga ${ofLicenses(credits, f)}`,
  costAtMost: ({ credits }, f) => `wymaga najwyżej ${ofLicenses(credits, f)}`,
  nameWithAddress: ({ name, address }, f) => `${f.name(name)} (${f.name(address)})`,
  costNobody: 'nikt tu nie wymaga licencji',
}
