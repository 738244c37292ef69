import type { enLicenses } from '../en/en-licenses.js'
import type { Translated } from '../message.js'
import { listed, ofUsers, someLicenses, someUsers } from './pl-nouns.js'

export const plLicenses: Translated<typeof enLicenses> = {
  licensesTitle: 'Licencje',
  licensesAbout: ({ domain }, f) => `Kto ma licencję w ${f.name(domain)}, od najnowszych.`,
  licensesLoading: 'Wczytywanie licencji',
  licensesFailed: 'Nie można wczytać licencji.',
  licensesNone: 'Ta chmura nie wyświetla licencji.',
  licensesEmpty: 'Nikt nie ma jeszcze licencji',
  licensesEmptyText: 'Użytkownicy pojawią się tutaj, gdy rozpoczniesz ich kopię.',
  licensesNoMatch: 'Żadna licencja nie pasuje do tych filtrów',
  licensesClear: 'Wyczyść filtry',
  licensesSearch: 'Szukaj posiadaczy licencji',
  licensesState: 'Posiadacze',
  licensesStateAll: 'Wszyscy',
  licensesStateLeavers: 'Osoby, które odeszły',
  licensesStateName: ({ state }) =>
    ({ active: 'Aktywny', suspended: 'Zawieszony', deleted: 'Usunięty', left: 'Odszedł', unknown: 'Nieznany' })[state],
  licensesGroup: 'Sumy według',
  licensesGroupNone: 'Brak',
  licensesGroupState: 'Stan',
  licensesGroupUnit: 'Jednostka organizacyjna',
  licensesTotals: ({ group }, f) => `Sumy według: ${f.name(group)}`,
  licensesNoValue: 'Nie ustawiono',
  licensesSum: ({ credits, users }, f) => `${someLicenses(credits, f)} dla ${ofUsers(users, f)}`,
  licensesHolder: 'Posiadacz',
  licensesSince: 'Od',
  licensesThrough: 'Źródło',
  licensesHolderState: 'Stan',
  licensesCredits: 'Licencje',
  licensesUsers: 'Użytkownicy',
  licensesRun: 'Kopia',
  licensesRunOf: ({ name }, f) => `Pokaż kopię: ${f.name(name)}`,
  licensesPolicy: ({ name }, f) => `Zasada ${f.name(name)}`,
  licensesEarlier: 'Przed historią kopii',
  licensesBy: ({ name }, f) => `przez: ${f.name(name)}`,
  licensesSelectAll: ({ count }, f) => `Wybierz wyświetlone (${f.number(count)})`,
  licensesSelected: ({ credits, users }, f) => `Wybrano: ${someUsers(users, f)} · ${someLicenses(credits, f)}`,
  licensesUnselect: 'Wyczyść wybór',
  licensesGiveBack: 'Zwróć…',
  licensesReview: ({ credits }, f) =>
    `Zwrócić ${f.plural(credits, { one: '# licencję', few: '# licencje', many: '# licencji', other: '# licencji' })}?`,
  licensesReviewWho: ({ names, more }, f) => `Posiadacze: ${listed(names.map(f.name), more, f)}.`,
  licensesReviewText: 'Ich ochrona się skończy, a licencje będzie można wykorzystać dla innych użytkowników.',
  licensesReviewActive: ({ users }, f) =>
    f.plural(users, {
      one: '# z nich jest aktywny i nie będzie mieć nowych kopii.',
      few: '# z nich są aktywni i nie będą mieć nowych kopii.',
      many: '# z nich jest aktywnych i nie będzie mieć nowych kopii.',
      other: '# z nich jest aktywnych i nie będzie mieć nowych kopii.',
    }),
  licensesReviewBackups: ({ effect }) =>
    ({
      kept: 'Mechanizm kopii zachowuje istniejące kopie i nie tworzy nowych.',
      deleted: 'Mechanizm kopii usuwa istniejące kopie. Potem nie można ich przywrócić.',
      unmanaged: 'Mechanizm kopii nadal tworzy kopie tych użytkowników, dopóki nie zakończysz tam ich ochrony. Istniejące kopie pozostają.',
      simulated: 'To jest symulacja: nie powstała żadna kopia, więc nic nie jest usuwane.',
      unknown: 'Mechanizm kopii kończy ochronę. Jego zasady przechowywania decydują, jak długo pozostają istniejące kopie.',
    })[effect],
  licensesConfirm: 'Zwróć',
  licensesGiving: 'Zwracanie…',
  licensesGiven: ({ credits, skipped }, f) =>
    `${f.plural(credits, { one: 'Zwrócono # licencję', few: 'Zwrócono # licencje', many: 'Zwrócono # licencji', other: 'Zwrócono # licencji' })}.${
      skipped > 0
        ? ` ${f.plural(skipped, { one: 'Pominięto # użytkownika: kopia jest w toku lub licencję zwrócono wcześniej.', few: 'Pominięto # użytkowników: kopia jest w toku lub licencję zwrócono wcześniej.', many: 'Pominięto # użytkowników: kopia jest w toku lub licencję zwrócono wcześniej.', other: 'Pominięto # użytkowników: kopia jest w toku lub licencję zwrócono wcześniej.' })}`
        : ''
    }`,
  licensesGiveFailed: 'Nie można zwrócić licencji.',
  licensesGiveLost:
    'Serwer nie odpowiedział, więc licencje mogły zostać zwrócone. Spróbuj ponownie: żadna licencja nie jest zwracana dwa razy.',
  licensesExport: 'Eksportuj CSV',
  licensesExporting: 'Eksportowanie…',
  licensesExported: 'Wyeksportowano licencje',
  licensesExportFailed: 'Nie można wyeksportować licencji.',
}
