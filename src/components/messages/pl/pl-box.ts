import type { enBox } from '../en/en-box.js'
import type { Translated } from '../message.js'
import { ofUsers, people, someItems, someUsers } from './pl-nouns.js'

export const plBox: Translated<typeof enBox> = {
  boxTitle: 'Wybrane do kopii zapasowej',
  add: 'Dodaj',
  remove: 'Usuń',
  settings: 'Ustawienia »»',
  kindUser: 'UŻYTKOWNIK:',
  kindGroup: 'GRUPA:',
  kindOrgUnit: 'JEDN. ORG.:',
  kindDomain: 'WSZYSCY:',
  exceptTitle: 'Oprócz',
  itemCount: ({ items }, f) => someItems(items, f),
  itemsAdded: ({ items }, f) =>
    f.plural(items, { one: 'Dodano # element.', few: 'Dodano # elementy.', many: 'Dodano # elementów.', other: 'Dodano # elementów.' }),
  addNothing: 'Najpierw zaznacz użytkowników, grupy lub jednostki organizacyjne na kartach.',
  removeNothing: 'Najpierw zaznacz pozycje na liście poniżej.',
  boxMenu: 'Więcej działań',
  savePlan: 'Zapisz plan',
  openPlan: 'Otwórz plan…',
  showGap: 'Bez ochrony…',
  clearAll: 'Wyczyść',
  boxEmpty: 'Nic jeszcze nie wybrano',
  boxEmptyTick: 'Zaznacz użytkowników, grupy lub jednostki organizacyjne.',
  boxEmptyAdd: 'Kliknij „Dodaj”, aby umieścić je tutaj i zobaczyć, ile kosztują.',
  boxList: 'Elementy',
  removeItem: ({ label }, f) => `Usuń ${f.name(label)}`,
  removed: ({ items }, f) =>
    f.plural(items, {
      one: 'Usunięto # element.',
      few: 'Usunięto # elementy.',
      many: 'Usunięto # elementów.',
      other: 'Usunięto # elementów.',
    }),
  undo: 'Cofnij',
  itemCounting: 'zliczanie…',
  itemStale: 'nie ma już w katalogu – nie liczy się',
  itemFailed: 'nie wczytano członków',
  itemFrees: ({ credits, isExact }, f) =>
    credits === 0 ? (isExact ? `zwalnia ${f.number(0)}` : '') : `zwalnia ${isExact ? '' : '≥ '}${f.number(credits)}`,
  itemFreesWhat: ({ credits, isExact }, f) =>
    credits === 0 && isExact
      ? 'usunięcie nie zwalnia licencji: inne elementy obejmują te osoby albo żadna jej nie potrzebuje'
      : `usunięcie zwalnia ${isExact ? '' : 'co najmniej '}${f.plural(credits, { one: '# licencję', few: '# licencje', many: '# licencji', other: '# licencji' })}`,
  planTitle: 'Otworzyć ten plan?',
  planDifference: ({ adds, removes }, f) => `Ten plan zastąpi listę: dodane: ${f.number(adds)}, usunięte: ${f.number(removes)}.`,
  planSame: 'Ten plan jest zgodny z bieżącą listą.',
  planFilter: ({ count }, f) =>
    f.plural(count, {
      one: 'Ustawia też # filtr listy użytkowników.',
      few: 'Ustawia też # filtry listy użytkowników.',
      many: 'Ustawia też # filtrów listy użytkowników.',
      other: 'Ustawia też # filtrów listy użytkowników.',
    }),
  planAdded: 'Dodane',
  planRemoved: 'Usunięte',
  planAndMore: ({ count }, f) => `i jeszcze ${f.number(count)}`,
  planReplace: 'Zastąp listę',
  planOtherScope: ({ domain }, f) => `Ten plan należy do ${f.name(domain)}. Najpierw przełącz się na tę domenę, a potem otwórz plan.`,
  planFileName: ({ domain }) => `plan-kopii-${domain}.json`,
  planNotOne: 'Ten plik nie jest zapisanym planem.',
  planFailed: 'Nie można otworzyć planu.',
  planProblems: ({ count }, f) =>
    f.plural(count, {
      one: '# element tego planu nie wymaga licencji:',
      few: '# elementy tego planu nie wymagają licencji:',
      many: '# elementów tego planu nie wymaga licencji:',
      other: '# elementów tego planu nie wymaga licencji:',
    }),
  planProblem: ({ label, reason }) => (reason === 'not-found' ? `${label} – nie ma już w katalogu` : `${label} – nie jest aktywny`),
  dismiss: 'Odrzuć',
  gapTitle: 'Użytkownicy bez ochrony',
  gapText: 'Aktywni użytkownicy, których nie ma na tej liście i którzy nie mają kopii zapasowej.',
  gapCount: ({ shown, total }, f) =>
    total === undefined
      ? `Dotychczas ${someUsers(shown, f)}`
      : shown === total
        ? someUsers(total, f)
        : `${f.number(shown)} z ${ofUsers(total, f)}`,
  gapNone: 'Nikogo nie brakuje: każdy aktywny użytkownik jest na tej liście lub ma kopię zapasową.',
  gapLoading: 'Wyszukiwanie użytkowników…',
  gapFailed: 'Nie można wczytać użytkowników bez ochrony.',
  gapMore: 'Pokaż więcej',
  gapAdd: ({ name }, f) => `Dodaj ${f.name(name)}`,
  gapAddShown: ({ count }, f) => `Dodaj wczytane (${f.number(count)})`,
  gapAddAll: ({ count }, f) => (count === undefined ? 'Dodaj wszystkich' : `Dodaj wszystkich (${f.number(count)})`),
  gapAdding: ({ count }, f) =>
    f.plural(count, {
      one: 'Znaleziono # użytkownika',
      few: 'Znaleziono # użytkowników',
      many: 'Znaleziono # użytkowników',
      other: 'Znaleziono # użytkowników',
    }),
  itemCoveredBy: ({ count, label }, f) => `${people(count, f)}, już w: ${f.name(label)}`,
  removeSet: ({ items }, f) =>
    f.plural(items, { one: 'Usuń # element', few: 'Usuń # elementy', many: 'Usuń # elementów', other: 'Usuń # elementów' }),
  defaultSettings: 'Ustawienia domyślne',
  customSettings: 'Ustawienia własne',
  customSettingsEdit: 'Edytuj',
  customSettingsReset: 'Użyj domyślnych',
}
