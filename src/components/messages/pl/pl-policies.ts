import type { enPolicies } from '../en/en-policies.js'
import type { enPolicyForm } from '../en/en-policy-form.js'
import type { Format, Translated } from '../message.js'
import { ofUsers, someItems, someLicenses, someUsers } from './pl-nouns.js'

const countDays = (n: number, f: Format): string => f.plural(n, { one: '# dzień', few: '# dni', many: '# dni', other: '# dnia' })

export const plPolicies: Translated<typeof enPolicies & typeof enPolicyForm> = {
  policiesTitle: 'Zasady',
  policiesAbout: ({ domain }, f) =>
    `Zasady domeny ${f.name(domain)} chronią też użytkowników, którzy dołączą później. Jeśli dwie obejmują tego samego użytkownika, decyduje starsza.`,
  policiesLoading: 'Wczytywanie zasad',
  policiesFailed: 'Nie udało się wczytać zasad.',
  policiesNone: 'Ta chmura nie obsługuje zasad.',
  policiesEmpty: 'Nie ma jeszcze zasad',
  policiesEmptyText: 'Wybierz „Stała ochrona”, rozpoczynając kopię. Wtedy chronieni będą też użytkownicy, którzy dołączą później.',
  policiesEnded: ({ count }, f) => `Zakończone zasady: ${f.number(count)}`,
  policiesMore: 'Pokaż więcej zasad',
  policyStatusName: ({ status }) => ({ active: 'Aktywna', paused: 'Wstrzymana', ended: 'Zakończona', unknown: 'Nieznana' })[status],
  policyCovered: 'Objęci',
  policyProtected: 'Chronieni lub rozpoczęci',
  policyWaiting: 'Czekają',
  policyNotProtected: 'Błąd',
  policyJoined: 'Doszli w 30 dni',
  policyLeft: 'Odeszli w 30 dni',
  policyShares: ({ covered, protected: done, waiting, failed }, f) =>
    `Chronieni lub rozpoczęci: ${f.number(done)}, razem: ${someUsers(covered, f)}. Czekają: ${f.number(waiting)}. Błąd: ${f.number(failed)}.`,
  policyWaits: ({ waiting, reason }, f) =>
    ({
      credits: `Czeka: ${someUsers(waiting, f)}. Brak dostępnych licencji. Zdobądź więcej lub zwróć niektóre.`,
      limit: `Czeka: ${someUsers(waiting, f)}. Limit tej zasady jest wyczerpany. Zwiększ go, aby chronić więcej osób.`,
      paused: `Czeka: ${someUsers(waiting, f)}. Zasada jest wstrzymana. Wznów ją, aby ich chronić.`,
      sync: `Czeka na synchronizację grup i jednostek organizacyjnych, bo może obowiązywać wyjątek: ${someUsers(waiting, f)}.`,
      unknown: `Czeka na następne sprawdzenie: ${someUsers(waiting, f)}.`,
    })[reason],
  policyFails: ({ failed }, f) =>
    `Kopia nieudana lub wstrzymana: ${someUsers(failed, f)}. Zasada nie ponawia prób. Ponów ją na stronie kopii.`,
  policyNever: 'Jeszcze nie sprawdzono',
  policyItems: 'Elementy',
  policyLimit: 'Limit licencji',
  policyLimitValue: ({ limit }, f) => `${someLicenses(limit, f)}`,
  policyNoLimit: 'Bez limitu',
  policyLeavers: 'Osoby, które odchodzą',
  policyGiveBack: ({ days }, f) => (days === 0 ? 'Zwróć licencję od razu' : `Zwróć licencję po czasie: ${countDays(days, f)}`),
  policyCreated: 'Utworzono',
  policyCreatedBy: ({ name, at }, f) => `${f.date(at)}, ${f.name(name)}`,
  policyChecked: 'Ostatnio sprawdzono',
  policyEdit: 'Edytuj',
  policyPause: 'Wstrzymaj',
  policyResume: 'Wznów',
  policyEnd: 'Zakończ…',
  policyForecast: 'Prognoza',
  policyBusy: 'Zapisywanie…',
  policyDone: ({ name, status }, f) =>
    ({
      active: `„${f.name(name)}” znów chroni nowych użytkowników.`,
      paused: `„${f.name(name)}” jest wstrzymana. Nowi użytkownicy nie są chronieni, dopóki jej nie wznowisz.`,
      ended: `„${f.name(name)}” jest zakończona. Jej użytkownicy pozostają chronieni.`,
    })[status],
  policySaved: ({ name, waiting }, f) =>
    waiting > 0 ? `„${f.name(name)}” jest zapisana. Na licencję czeka: ${someUsers(waiting, f)}.` : `„${f.name(name)}” jest zapisana.`,
  policyChangeFailed: 'Nie udało się zmienić zasady.',
  policyChangeLost: 'Serwer nie odpowiedział, zmiana mogła zostać zapisana. Możesz bezpiecznie spróbować ponownie.',
  policySaveFailed: 'Nie udało się zapisać zasady.',
  policySaveLost: 'Serwer nie odpowiedział, zasada mogła zostać zapisana. Spróbuj ponownie: nigdy nie zapisze się dwa razy.',
  policyEndTitle: ({ name }, f) => `Zakończyć „${f.name(name)}”?`,
  policyEndText: 'Nowi użytkownicy nie będą już chronieni. Zakończonej zasady nie można wznowić.',
  policyEndKeeps: ({ users }, f) =>
    users === 0 ? 'Obecnie nie chroni żadnych użytkowników.' : `Obecnie chronieni zachowają ochronę i licencje: ${someUsers(users, f)}.`,
  policyEndConfirm: 'Zakończ zasadę',
  policyName: 'Nazwa',
  policyNameEmpty: 'Wpisz nazwę.',
  policyNameLong: 'Użyj najwyżej 200 znaków.',
  policyNameFrom: ({ labels, more, except }, f) =>
    `${f.list(more > 0 ? [...labels, `jeszcze ${f.number(more)}`] : labels)}${except.length > 0 ? ` oprócz: ${f.list(except)}` : ''}`,
  policyLimitField: 'Limit licencji (opcjonalnie)',
  policyLimitHelp: 'Ta zasada nigdy nie zajmie więcej licencji.',
  policyLimitWrong: 'Wpisz liczbę całkowitą albo zostaw puste pole.',
  policyDaysField: 'Zwróć licencję',
  policyKeep: 'Zachowaj licencję',
  policyDays: 'Dni do zwrotu licencji',
  policyDaysUnit: 'dni później',
  policyDaysWrong: 'Wpisz liczbę całkowitą dni od 0 do 3650.',
  policyGiveBackHelp: 'Ochrona wtedy się kończy, tak jak przy ręcznym zwrocie licencji.',
  policySave: 'Zapisz zasadę',
  policyItemsHelp: 'Aby zmienić elementy lub ustawienia, otwórz je na liście strony startowej. Potem wróć i przejmij listę.',
  policyOpenList: 'Otwórz na liście',
  policyOpenReplaces: ({ items }, f) => `Twoja lista (${someItems(items, f)}) zostanie zastąpiona.`,
  policyTakeList: 'Przejmij listę',
  policyTaken: 'Elementy i ustawienia listy są przejęte. Zapisz zasadę, aby ich użyć.',
  policyTookList: ({ items }, f) => `Z listy: ${someItems(items, f)}`,
  forecastLoading: 'Obliczanie prognozy…',
  forecastFailed: 'Nie udało się obliczyć prognozy.',
  forecastNow: ({ users, credits }, f) => `Teraz ${someUsers(users, f)}, łącznie ${someLicenses(credits, f)}.`,
  forecastBasis: ({ joined, left, days }, f) => `Doszło: ${f.number(joined)}, odeszło: ${f.number(left)} (okres: ${countDays(days, f)}).`,
  forecastNoBasis: 'Żadna synchronizacja nie zapisała jeszcze zmian, więc nie można nic przewidzieć.',
  forecastShort: ({ days }, f) => `Historia obejmuje ${countDays(days, f)}. Prognoza wymaga co najmniej 7.`,
  forecastUntil: ({ month, limit }, f) =>
    limit === undefined
      ? `W tym tempie licencji wystarczy do: ${month}.`
      : `W tym tempie limit (${someLicenses(limit, f)}) wystarczy do: ${month}.`,
  forecastOver: ({ limit }, f) =>
    limit === undefined ? 'Licencji nie wystarczy dla wszystkich.' : `Limit (${someLicenses(limit, f)}) nie wystarczy dla wszystkich.`,
  forecastSteady: 'Liczba użytkowników nie rośnie, więc nie trzeba więcej licencji.',
  forecastLong: 'W tym tempie licencji wystarczy na ponad pięć lat.',
  forecastUnlimited: 'Twoje licencje nie mają limitu.',
  forecastChart: 'Kto doszedł i odszedł',
  forecastChartWords: ({ from, to, joined, left }, f) =>
    `Wykres słupkowy od ${from} do ${to}: doszło ${f.number(joined)}, odeszło ${f.number(left)}.`,
  forecastJoined: 'Doszli',
  forecastLeft: 'Odeszli',
  dryRunTitle: 'Co zrobiłaby ta zasada',
  dryRunAbout: 'Obliczono z zapisanych zmian, z limitem i regułą dla osób, które odchodzą.',
  dryRunFrom: 'Od',
  dryRunStarted: 'Rozpoczęto',
  dryRunGivenBack: 'Zwrócono',
  dryRunWaiting: 'Czekają',
  dryRunHeld: 'Zajęte licencje',
  keepTitle: 'Stała ochrona',
  keepText: 'Kopia rozpoczyna się teraz. Po każdej synchronizacji ta zasada chroni też użytkowników, którzy dołączą do jej elementów.',
  keepPart: 'Licencji nie wystarczy dla wszystkich: pierwsi użytkownicy zaczynają teraz, pozostali czekają na wolne licencje.',
  keepNobody: 'Wszyscy tutaj są już chronieni. Zasada chroni tych, którzy dołączą później.',
  policyStartsNow: ({ users, credits }, f) =>
    `Od razu rozpocznie się kopia najwyżej ${ofUsers(users, f)}${credits === undefined ? '' : ` (najwyżej ${someLicenses(credits, f)})`}.`,
  keepStart: 'Rozpocznij kopię i stałą ochronę',
  keepView: 'Pokaż zasady',
}
