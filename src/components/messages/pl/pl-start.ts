import type { enStart } from '../en/en-start.js'
import type { Translated } from '../message.js'
import { listed, needLicenses, ofLicenses, ofUsers, people, someLicenses } from './pl-nouns.js'

export const plStart: Translated<typeof enStart> = {
  allocated: ({ credits: { allocated, available, isExact } }, f) => {
    const atLeast = isExact ? '' : 'co najmniej '
    if (available === undefined) return 'Sprawdzanie licencji…'
    if (available === 'unlimited')
      return `Przydzielono ${atLeast}${f.plural(allocated, { one: '# licencję', few: '# licencje', many: '# licencji', other: '# licencji' })} (bez limitu)`
    return `Przydzielono ${atLeast}${f.number(allocated)} z ${ofLicenses(available, f)}`
  },
  startBackup: ({ users, credits }, f) =>
    users === 0 ? 'Rozpocznij kopię' : `Rozpocznij kopię ${ofUsers(users, f)}${users === credits ? '' : ` · ${someLicenses(credits, f)}`}`,
  starting: 'Rozpoczynanie…',
  startChanged: ({ expected, now }, f) =>
    now === undefined
      ? 'Niczego nie rozpoczęto: liczba potrzebnych licencji się zmieniła.'
      : `Niczego nie rozpoczęto: kopia wymaga teraz ${ofLicenses(now, f)}, a nie ${f.number(expected)}.`,
  startChangedUsers: ({ expected, now }, f) =>
    `Niczego nie rozpoczęto: kopia obejmuje teraz ${f.plural(now, { one: '# użytkownika', few: '# użytkowników', many: '# użytkowników', other: '# użytkowników' })}, a nie ${f.number(expected)}.`,
  startDifference: ({ what, by }, f) => {
    const n = Math.abs(by)
    const sign = by > 0 ? 'więcej' : 'mniej'
    return {
      covered: `o ${f.plural(n, { one: '# osobę', few: '# osoby', many: '# osób', other: '# osób' })} ${sign}`,
      protected: `już chronione: o ${f.number(n)} ${sign}`,
      suspended: `zawieszone: o ${f.number(n)} ${sign}`,
      deleted: `usunięte: o ${f.number(n)} ${sign}`,
    }[what]
  },
  startShort: ({ allocated, available }, f) =>
    `Niczego nie rozpoczęto: kopia wymaga ${ofLicenses(allocated, f)}, dostępne: ${f.number(available)}.`,
  startLost: 'Brak odpowiedzi serwera.',
  startLostSafe: 'Kopia mogła się rozpocząć. Możesz bezpiecznie spróbować ponownie: kopia nigdy nie rozpoczyna się dwa razy.',
  startUncounted: 'Nie można zliczyć wszystkich licencji.',
  startNothing: 'Niczego nie rozpoczęto.',
  startRefused: 'Niczego nie rozpoczęto: niektóre ustawienia odrzucono.',
  startFailed: 'Nie można rozpocząć kopii.',
  startCounting: 'Zliczanie…',
  startWith: ({ users }, f) => `Rozpocznij dla ${ofUsers(users, f)}`,
  peopleCovered: ({ count }, f) => people(count, f),
  peopleDue: ({ count }, f) =>
    f.plural(count, { one: '# wymaga licencji', few: '# wymagają licencji', many: '# wymaga licencji', other: '# wymaga licencji' }),
  peopleRestarts: ({ count }, f) => `${f.number(count)} od nowa`,
  peopleFree: ({ count }, f) => `${f.number(count)} bez licencji`,
  peopleProtected: ({ count }, f) =>
    f.plural(count, { one: '# już chroniona', few: '# już chronione', many: '# już chronionych', other: '# już chronionych' }),
  peopleSuspended: ({ count }, f) =>
    f.plural(count, { one: '# zawieszona', few: '# zawieszone', many: '# zawieszonych', other: '# zawieszonych' }),
  peopleDeleted: ({ count }, f) => f.plural(count, { one: '# usunięta', few: '# usunięte', many: '# usuniętych', other: '# usuniętych' }),
  creditsTaken: ({ count }, f) => f.plural(count, { one: '# zajęta', few: '# zajęte', many: '# zajętych', other: '# zajętych' }),
  creditsFree: ({ count }, f) => f.plural(count, { one: '# wolna', few: '# wolne', many: '# wolnych', other: '# wolnych' }),
  creditsOver: ({ count }, f) => `brakuje ${f.number(count)}`,
  overlapSaved: ({ count }, f) =>
    f.plural(count, {
      one: '# powtórzenie niepoliczone',
      few: '# powtórzenia niepoliczone',
      many: '# powtórzeń niepoliczonych',
      other: '# powtórzeń niepoliczonych',
    }),
  creditParts: 'Na co są licencje',
  explainCovered: 'Wszystkie osoby w tych elementach, każda policzona raz.',
  explainDue: 'Aktywne i jeszcze bez kopii zapasowej. Zwykle jedna osoba wymaga jednej licencji.',
  explainRestarts: 'Ostatnia kopia nie powiodła się lub jest wstrzymana. Te osoby mają już licencję i nie wymagają kolejnej.',
  explainPeopleFree: 'Udostępnione skrzynki pocztowe, sale i inne konta, które nie wymagają licencji.',
  explainProtected: 'Mają już kopię zapasową. Nie wymagają licencji.',
  explainSuspended: 'Nie można utworzyć kopii zawieszonych kont. Nie wymagają licencji.',
  explainDeleted: 'Nie można utworzyć kopii usuniętych kont. Nie wymagają licencji.',
  explainOverlap: 'Osoby w więcej niż jednym elemencie, policzone raz: licencje dla elementów osobno minus licencje dla wszystkich razem.',
  explainTaken: 'Licencje, których wymaga ta lista.',
  explainFree: 'Licencje, które pozostają dostępne.',
  explainOver: 'Licencje potrzebne ponad dostępne.',
  counting: ({ done, total }, f) =>
    total === undefined ? `Zliczanie członków: dotychczas ${f.number(done)}` : `Zliczanie członków: ${f.number(done)} z ${f.number(total)}`,
  countingWaits: 'Oczekiwanie na chmurę…',
  countingStop: 'Zatrzymaj zliczanie',
  countingStopped: 'Zliczanie zatrzymano. Może być ich więcej.',
  countingGoOn: 'Kontynuuj zliczanie',
  countFailed: ({ labels, more }, f) =>
    labels.length === 0 ? 'Nie można wczytać niektórych członków.' : `Nie można wczytać członków: ${listed(labels, more, f)}.`,
  creditsFailed: 'Nie można wczytać licencji.',
  short: ({ shortfall }, f) => `${needLicenses(shortfall, f)}.`,
  shortAtLeast: ({ shortfall }, f) => `Potrzeba jeszcze co najmniej ${ofLicenses(shortfall, f)}.`,
  shortHelpItems: 'Usuń jeden z tych elementów:',
  shortLeavers: ({ credits }, f) => `${someLicenses(credits, f)} osób, które odeszły…`,
  shortFirst: ({ isOnly }) => (isOnly ? 'Możesz rozpocząć część:' : 'Lub:'),
  startNeedsItems: 'Najpierw dodaj użytkowników, grupy lub jednostki organizacyjne.',
  startNeedsCount: 'Poczekaj na koniec zliczania.',
  startNeedsCredits: ({ shortfall }, f) => `${needLicenses(shortfall, f)}.`,
  startNeedsBalance: 'Sprawdzanie licencji…',
  startNeedsDue: 'Nie ma czego rozpocząć: wszyscy mają już kopię, są zawieszeni lub usunięci.',
  startNeedsDueExcept: 'Nie ma czego rozpocząć: wszyscy są wykluczeni, mają już kopię, są zawieszeni lub usunięci.',
  peopleExcepted: ({ count }, f) =>
    f.plural(count, { one: '# wykluczona', few: '# wykluczone', many: '# wykluczonych', other: '# wykluczonych' }),
  explainExcepted: 'Wyjątki wykluczają te osoby. Nie wymagają licencji.',
  viewRun: 'Pokaż kopię',
  hideRun: 'Ukryj tę kopię',
  startNeedsAdd: ({ count }, f) => `Zaznaczono: ${f.number(count)} – kliknij „Dodaj”.`,
  startedTitle: ({ users }, f) => `Rozpoczęto kopię ${ofUsers(users, f)}`,
  startedClose: 'Możesz zamknąć tę stronę.',
  startedItems: 'Elementy',
  startedSettings: 'Ustawienia',
  runQuarter: ({ share }, f) => `Kopia gotowa w ${f.percent(share)}`,
  reviewTitle: 'Sprawdź kopię',
  reviewText: ({ users }, f) => `Powstanie kopia zapasowa ${ofUsers(users, f)}.`,
  reviewFirst: 'Osoby są brane w kolejności tej listy, aż skończą się licencje.',
  reviewConfirm: 'Rozpocznij teraz',
  reviewOpen: ({ first }, f) =>
    f.plural(first, {
      one: 'Kopia pierwszej dodanej osoby…',
      few: 'Kopia pierwszych # dodanych osób…',
      many: 'Kopia pierwszych # dodanych osób…',
      other: 'Kopia pierwszych # dodanych osób…',
    }),
  reviewCredits: ({ credits }, f) => `Wymaga to ${ofLicenses(credits, f)}.`,
  reviewFromTo: ({ from, to }, f) => `Pierwsza: ${f.name(from)}. Ostatnia: ${f.name(to)}.`,
  reviewStays: ({ users }, f) =>
    users === 0
      ? 'Lista pozostaje bez zmian.'
      : f.plural(users, {
          one: 'Lista pozostaje bez zmian. Jest na niej jeszcze # użytkownik bez kopii.',
          few: 'Lista pozostaje bez zmian. Są na niej jeszcze # użytkownicy bez kopii.',
          many: 'Lista pozostaje bez zmian. Jest na niej jeszcze # użytkowników bez kopii.',
          other: 'Lista pozostaje bez zmian. Jest na niej jeszcze # użytkowników bez kopii.',
        }),
  reviewPeople: 'Osoby w tej kopii',
  removeKind: ({ kind, items }, f) =>
    ({
      user: f.plural(items, {
        one: 'Usuń # użytkownika',
        few: 'Usuń wszystkich # użytkowników',
        many: 'Usuń wszystkich # użytkowników',
        other: 'Usuń wszystkich # użytkowników',
      }),
      group: f.plural(items, {
        one: 'Usuń # grupę',
        few: 'Usuń wszystkie # grupy',
        many: 'Usuń wszystkie # grup',
        other: 'Usuń wszystkie # grup',
      }),
      'org-unit': f.plural(items, {
        one: 'Usuń # jednostkę',
        few: 'Usuń wszystkie # jednostki',
        many: 'Usuń wszystkie # jednostek',
        other: 'Usuń wszystkie # jednostek',
      }),
    })[kind],
  keepGroup: 'Jak długo',
  keepOnce: 'Jednorazowo',
  keepAlways: 'Stała ochrona',
  keepUseSettings: 'Użyj tych ustawień',
  startedPolicy: 'Zasada',
  goPolicies: 'Zasady',
  checking: 'Sprawdzanie…',
  startChecks: 'Najpierw sprawdzamy licencje. Kopia rozpocznie się, jeśli nic się nie zmieniło.',
}
