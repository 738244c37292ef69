import type { enOrgUnits } from '../en/en-org-units.js'
import type { Translated } from '../message.js'
import { listed, someUsers, subUnits } from './pl-nouns.js'

export const plOrgUnits: Translated<typeof enOrgUnits> = {
  orgUnitsLoading: 'Wczytywanie jednostek organizacyjnych…',
  orgUnitsFailed: 'Nie można wczytać jednostek organizacyjnych.',
  orgUnitsNone: 'Nie ma jeszcze jednostek organizacyjnych',
  orgUnitsNoneText: '„Synch. jedn. org.” na stronie „Zarządzaj domenami” odczytuje z katalogu jednostki organizacyjne tej domeny.',
  orgUnitsNoMatch: 'Brak pasujących jednostek organizacyjnych.',
  orgUnitsShown: ({ count }, f) =>
    f.plural(count, {
      one: '# jednostka organizacyjna',
      few: '# jednostki organizacyjne',
      many: '# jednostek organizacyjnych',
      other: '# jednostek organizacyjnych',
    }),
  expandAll: 'Rozwiń wszystko',
  collapseAll: 'Zwiń wszystko',
  unitUsers: ({ own, below }, f) =>
    own === undefined
      ? ''
      : below === undefined || below === own
        ? someUsers(own, f)
        : `${someUsers(own, f)} · ${f.number(below)} z podrzędnymi`,
  unitTickedBelow: ({ ticked, below }, f) => `Zaznaczone jednostki podrzędne: ${f.number(ticked)} z ${f.number(below)}`,
  tickSubtree: ({ name, below }, f) => `Zaznacz ${f.name(name)} i ${subUnits(below, f)}`,
  untickSubtree: ({ name, below }, f) => `Odznacz ${f.name(name)} i ${subUnits(below, f)}`,
  treeHelp: 'Spacja zaznacza tylko tę jednostkę. Shift+spacja zaznacza też jednostki podrzędne. Enter pokazuje użytkowników.',
  unitShow: 'Pokaż użytkowników',
  unitChoose: 'Wybierz jednostkę organizacyjną, aby zobaczyć użytkowników i stan ich kopii.',
  unitProblems: ({ count }, f) =>
    f.plural(count, {
      one: '# jednostka organizacyjna nie pasuje do drzewa:',
      few: '# jednostki organizacyjne nie pasują do drzewa:',
      many: '# jednostek organizacyjnych nie pasuje do drzewa:',
      other: '# jednostek organizacyjnych nie pasuje do drzewa:',
    }),
  unitProblem: ({ kind, names, more }, f) => {
    const count = names.length + more
    const what = {
      orphan: f.plural(count, {
        one: '# bez prawidłowej jednostki nadrzędnej, pokazana u góry',
        few: '# bez prawidłowej jednostki nadrzędnej, pokazane u góry',
        many: '# bez prawidłowej jednostki nadrzędnej, pokazanych u góry',
        other: '# bez prawidłowej jednostki nadrzędnej, pokazanych u góry',
      }),
      cycle: f.plural(count, {
        one: '# zawiera siebie, pokazana u góry',
        few: '# zawierają się nawzajem, pokazane u góry',
        many: '# zawiera się nawzajem, pokazanych u góry',
        other: '# zawiera się nawzajem, pokazanych u góry',
      }),
      'many-roots': f.plural(count, {
        one: '# dodatkowy korzeń',
        few: '# dodatkowe korzenie',
        many: '# dodatkowych korzeni',
        other: '# dodatkowych korzeni',
      }),
      duplicate: f.plural(count, {
        one: '# powtórzona, pokazana raz',
        few: '# powtórzone, pokazane raz',
        many: '# powtórzonych, pokazanych raz',
        other: '# powtórzonych, pokazanych raz',
      }),
    }[kind]
    return `${what} (${listed(names.map(f.name), more, f)})`
  },
  unitIn: ({ name }, f) => `w: ${f.name(name)}`,
}
