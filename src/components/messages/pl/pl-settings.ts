import type { enSettings } from '../en/en-settings.js'
import type { Translated } from '../message.js'
import { needLicenses, ofUsers } from './pl-nouns.js'

export const plSettings: Translated<typeof enSettings> = {
  settingsTitle: 'Ustawienia kopii zapasowych',
  settingsAbout: ({ domain }, f) => `Używane, gdy rozpoczynasz kopię${domain === '' ? '' : ` w ${f.name(domain)}`} bez własnych ustawień.`,
  settingsStepTitle: 'Ustawienia tej kopii',
  settingsStepAbout: ({ domain }, f) =>
    `Dotyczą tylko tej kopii. Ustawienia domyślne${domain === '' ? '' : ` ${f.name(domain)}`} się nie zmieniają.`,
  settingsGroups: 'Grupy ustawień',
  settingsLoading: 'Wczytywanie ustawień',
  settingsLoadFailed: 'Nie można wczytać ustawień.',
  settingsNone: 'Nie ma tu ustawień do wyboru.',
  settingsBack: 'Wstecz',
  settingsSave: 'Zapisz',
  settingsSaving: 'Zapisywanie…',
  settingsSaved: 'Zapisano',
  settingsSaveFailed: 'Nie można zapisać ustawień.',
  settingsUnsaved: ({ count }, f) =>
    f.plural(count, {
      one: '# niezapisana zmiana',
      few: '# niezapisane zmiany',
      many: '# niezapisanych zmian',
      other: '# niezapisanych zmian',
    }),
  settingsUnchanged: 'Brak zmian do zapisania',
  settingsDiscard: 'Odrzuć zmiany',
  settingsDiscarded: 'Odrzucono zmiany',
  settingsOwn: ({ count }, f) =>
    count === 0
      ? 'Takie jak domyślne w domenie'
      : f.plural(count, {
          one: '# ustawienie inne niż domyślne w domenie',
          few: '# ustawienia inne niż domyślne w domenie',
          many: '# ustawień innych niż domyślne w domenie',
          other: '# ustawień innych niż domyślne w domenie',
        }),
  settingsStarted: ({ users }, f) => `Rozpoczęto kopię ${ofUsers(users, f)}`,
  settingsNothingSelected: 'Lista jest pusta',
  settingsNobodyDue: 'Nie ma czego rozpocząć: wszyscy mają już kopię, są zawieszeni lub usunięci',
  settingsShort: ({ shortfall }, f) => needLicenses(shortfall, f),
  settingsChanged: 'Zmieniono',
  settingsBackToDefault: 'Przywróć domyślne',
  settingsBackToDefaultOf: ({ setting }, f) => `Przywróć domyślne: ${f.name(setting)}`,
  settingsIsDefault: ({ setting }, f) => `${f.name(setting)}: przywrócono wartość domyślną`,
  settingsOn: 'Wł.',
  settingsOff: 'Wył.',
  settingsChoose: 'Wybierz…',
  settingsUnlimited: 'Bez limitu',
  settingsUnitOf: ({ setting }, f) => `Jednostka: ${f.name(setting)}`,
  settingsAddText: 'Dodaj',
  settingsAddTextTo: ({ setting }, f) => `Dodaj do: ${f.name(setting)}`,
  settingsRemoveText: ({ text }, f) => `Usuń ${f.name(text)}`,
  settingsTextsAdded: ({ texts }, f) => `Dodano: ${f.list(texts.map(f.name))}`,
  settingsTextRemoved: ({ text }, f) => `Usunięto: ${f.name(text)}`,
  settingsTextsRepeated: ({ texts }, f) => `Już na liście: ${f.list(texts.map(f.name))}`,
  settingsTextsCount: ({ count, most }, f) => `${f.number(count)} z maksymalnie ${f.number(most)}`,
  settingsFull: 'Lista jest pełna',
  settingsWrong: ({ count }, f) =>
    f.plural(count, {
      one: '# ustawienie wymaga zmiany',
      few: '# ustawienia wymagają zmiany',
      many: '# ustawień wymaga zmiany',
      other: '# ustawień wymaga zmiany',
    }),
  settingEmpty: 'Wpisz liczbę',
  settingNotANumber: 'To nie jest liczba',
  settingNotAnOption: 'Wybierz jedną z opcji',
  settingTooSmall: ({ limit, unit }, f) => `Co najmniej ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooBig: ({ limit, unit }, f) => `Najwyżej ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooMany: ({ limit }, f) =>
    `Najwyżej ${f.plural(limit, { one: '# pozycja', few: '# pozycje', many: '# pozycji', other: '# pozycji' })}`,
}
