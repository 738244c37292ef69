import type { enCsv } from '../en/en-csv.js'
import type { Translated } from '../message.js'
import { ofRows, someGroups, someRows } from './pl-nouns.js'

export const plCsv: Translated<typeof enCsv> = {
  csvDrop: 'Wybierz plik CSV',
  csvDropText: 'albo upuść go tutaj lub wklej listę adresów. Działa z eksportami z Google Admin, Microsoft 365, Entra i GAM.',
  csvAnother: 'Inny plik',
  csvSample: 'Pobierz przykład',
  csvSampleName: 'kopia-przyklad.csv',
  csvReport: 'Pobierz raport',
  csvReportName: ({ file }) => `${file.replace(/\.[^.]*$/, '')}-raport.csv`,
  csvReportAddress: 'Adres',
  csvReportDetail: 'Szczegół',
  csvReportUserId: 'Identyfikator użytkownika',
  csvReading: ({ phase, done, total }, f) => {
    const what = phase === 'reading' ? 'Odczytywanie pliku' : 'Wyszukiwanie użytkowników'
    return `${what}: ${total === undefined || total === 0 ? f.number(done) : f.percent(done / total)}`
  },
  csvFailed: ({ file }, f) => `Nie można użyć pliku ${f.name(file)}.`,
  csvWhy: ({ code, looksLike }) => {
    const kinds: Readonly<Record<string, string>> = {
      empty: 'Plik jest pusty.',
      xlsx: 'To wygląda na skoroszyt programu Excel (.xlsx). Zapisz go jako CSV i prześlij ten plik.',
      xls: 'To wygląda na stary skoroszyt programu Excel (.xls). Zapisz go jako CSV i prześlij ten plik.',
      ods: 'To wygląda na arkusz OpenDocument (.ods). Zapisz go jako CSV i prześlij ten plik.',
      word: 'To wygląda na dokument programu Word (.docx), a nie plik CSV.',
      zip: 'To wygląda na skoroszyt programu Excel lub archiwum ZIP. Zapisz go jako CSV albo wypakuj plik CSV.',
      archive: 'To wygląda na skompresowane archiwum. Wypakuj plik CSV.',
      pdf: 'To wygląda na plik PDF, a nie CSV.',
      picture: 'To wygląda na obraz, a nie plik CSV.',
      rtf: 'To wygląda na dokument tekstowy (.rtf), a nie plik CSV.',
      html: 'To wygląda na stronę internetową, a nie plik CSV.',
      xml: 'To wygląda na plik XML, a nie CSV.',
      json: 'To wygląda na plik JSON, a nie CSV.',
      vcard: 'To wygląda na wizytówkę (vCard), a nie plik CSV.',
    }
    if (code === 'not-a-csv') return kinds[looksLike] ?? 'To wygląda na dane binarne, a nie plik CSV.'
    if (code === 'too-large')
      return 'Plik jest za duży: można odczytać do 1\u00a0000\u00a0000 wierszy i 100\u00a0MB. Podziel go i prześlij części.'
    return 'Nie można odczytać pliku. Mógł zostać przeniesiony lub jest otwarty gdzie indziej.'
  },
  csvKept: 'Poprzedni plik jest nadal wczytany.',
  csvVerdict: ({ verdict }) =>
    ({
      ready: 'Gotowy',
      protected: 'Już chroniony',
      suspended: 'Zawieszony',
      deleted: 'Usunięty',
      group: 'Grupa',
      unknown: 'Brak w katalogu',
      duplicate: 'Powtórzony',
      'not-an-address': 'Nieprawidłowy adres',
    })[verdict],
  csvFound: ({ verdict, count }, f) =>
    ({
      ready: f.plural(count, { one: '# gotowy', few: '# gotowe', many: '# gotowych', other: '# gotowych' }),
      protected: f.plural(count, { one: '# już chroniony', few: '# już chronione', many: '# już chronionych', other: '# już chronionych' }),
      suspended: f.plural(count, { one: '# zawieszony', few: '# zawieszone', many: '# zawieszonych', other: '# zawieszonych' }),
      deleted: f.plural(count, { one: '# usunięty', few: '# usunięte', many: '# usuniętych', other: '# usuniętych' }),
      group: someGroups(count, f),
      unknown: `${f.number(count)} spoza katalogu`,
      duplicate: f.plural(count, { one: '# powtórzony', few: '# powtórzone', many: '# powtórzonych', other: '# powtórzonych' }),
      'not-an-address': f.plural(count, {
        one: '# nieprawidłowy adres',
        few: '# nieprawidłowe adresy',
        many: '# nieprawidłowych adresów',
        other: '# nieprawidłowych adresów',
      }),
    })[verdict],
  csvDuplicateOf: ({ line }, f) => `Powtórzenie wiersza ${f.number(line)}`,
  csvNearest: ({ address }, f) => `Czy chodziło o ${f.name(address)}?`,
  csvFindings: 'Wyniki',
  csvRows: 'Wiersze pliku',
  csvRowsCount: ({ shown, rows }, f) => (shown === rows ? someRows(rows, f) : `${f.number(shown)} z ${ofRows(rows, f)}`),
  csvNone: 'Plik nie ma wierszy.',
  csvNoMatch: 'Żaden wiersz nie ma tego wyniku.',
  csvTickAll: ({ ready, others }, f) =>
    others === 0 ? `Wybierz wszystkie gotowe (${f.number(ready)})` : `Wybierz wszystkie gotowe lub chronione (${f.number(ready + others)})`,
  csvOutcome: ({ rows, findings }, f) => `${someRows(rows, f)}: ${f.list(findings)}`,
  csvUpload: 'Plik CSV',
  csvColumnLine: 'Wiersz',
  csvColumnVerdict: 'Wynik',
  csvEncoding: ({ encoding }) => `Odczytano jako tekst ${encoding}. Jeśli litery są nieprawidłowe, zmień kodowanie.`,
  csvEncodingLabel: 'Kodowanie',
  csvColumn: ({ name, index, matches, rows }, f) =>
    `Kolumna ${f.number(index + 1)}${name === '' ? '' : ` „${f.name(name)}”`} pasuje do ${f.number(matches)} z ${ofRows(rows, f)}.`,
  csvList: 'Odczytano każdy adres z listy.',
  csvRunnerUp: ({ name, index, matches, rows }, f) =>
    `Użyj kolumny ${f.number(index + 1)}${name === '' ? '' : ` „${f.name(name)}”`}: ${f.number(matches)} z ${ofRows(rows, f)}`,
  csvWrongColumn: 'Zmień kolumnę',
  csvWrongFormat: 'Błędne litery lub kolumny?',
  csvDelimiter: 'Separator',
  csvDelimiterName: ({ delimiter }) =>
    ({ ',': 'Przecinek', ';': 'Średnik', '\t': 'Tabulator', '|': 'Kreska pionowa' })[delimiter] ?? delimiter,
  csvColumnName: ({ name, index }, f) => (name === '' ? `Kolumna ${f.number(index + 1)}` : name),
  csvColumnOption: ({ name, matches, rows }, f) => `${name} (${f.number(matches)} z ${f.number(rows)})`,
  csvUnclosed: ({ line }, f) => `Wiersz ${f.number(line)} otwiera cudzysłów, który nigdy się nie zamyka. Odczytano go jako zwykły tekst.`,
  csvNoWorker: 'Odczytano małymi krokami na tej karcie, ponieważ nie udało się uruchomić procesu w tle.',
  csvSkipped: ({ count }, f) =>
    f.plural(count, {
      one: '# wiersz był nagłówkiem lub komentarzem.',
      few: '# wiersze były nagłówkami lub komentarzami.',
      many: '# wierszy było nagłówkami lub komentarzami.',
      other: '# wierszy było nagłówkami lub komentarzami.',
    }),
  csvAddGroup: ({ kind, name }, f) => `Dodaj: ${kind} ${f.name(name)}`,
  csvGroupAdded: ({ name }, f) => `${f.name(name)} jest na liście wyboru.`,
  csvCustomer: 'Oznacza wszystkich użytkowników konta',
  csvPaste: 'Wklej listę',
  csvPasteHint: 'Adresy w dowolnej postaci: kolumna arkusza, lista z Outlooka lub czatu.',
  csvPasteRead: 'Znajdź osoby',
  csvPasted: 'Wklejona lista',
  csvReplace: ({ count, file }, f) =>
    f.plural(count, {
      one: `Zastąpienie pliku ${f.name(file)} odznaczy # użytkownika.`,
      few: `Zastąpienie pliku ${f.name(file)} odznaczy # użytkowników.`,
      many: `Zastąpienie pliku ${f.name(file)} odznaczy # użytkowników.`,
      other: `Zastąpienie pliku ${f.name(file)} odznaczy # użytkowników.`,
    }),
  csvReplaceAdd: 'Najpierw dodaj',
  csvReplaceGo: 'Zastąp plik',
}
