import type { enExcept } from '../en/en-except.js'
import type { Translated } from '../message.js'

export const plExcept: Translated<typeof enExcept> = {
  exceptAddMenu: 'Wyjątki i wszyscy',
  exceptAdd: 'Dodaj jako wyjątek',
  exceptAddEveryone: ({ domain }, f) => `Dodaj wszystkich z ${f.name(domain)}`,
  exceptAdded: ({ items }, f) =>
    f.plural(items, { one: 'Dodano # wyjątek.', few: 'Dodano # wyjątki.', many: 'Dodano # wyjątków.', other: 'Dodano # wyjątków.' }),
  exceptNone: 'Nikt. Aby kogoś wykluczyć, zaznacz go i wybierz „Dodaj jako wyjątek”.',
  exceptHelp: 'Wyjątki mają zawsze pierwszeństwo. Alt+strzałka w górę przenosi wybrane wyjątki na listę.',
  exceptItemHelp: 'Alt+strzałka w dół przenosi wybrane elementy do wyjątków.',
  exceptMove: 'Przenieś do wyjątków',
  exceptMoveBack: 'Przenieś wyjątek na listę',
  exceptMoved: ({ items }, f) =>
    f.plural(items, {
      one: 'Przeniesiono # element do wyjątków.',
      few: 'Przeniesiono # elementy do wyjątków.',
      many: 'Przeniesiono # elementów do wyjątków.',
      other: 'Przeniesiono # elementów do wyjątków.',
    }),
  exceptMovedBack: ({ items }, f) =>
    f.plural(items, {
      one: 'Przeniesiono # wyjątek na listę.',
      few: 'Przeniesiono # wyjątki na listę.',
      many: 'Przeniesiono # wyjątków na listę.',
      other: 'Przeniesiono # wyjątków na listę.',
    }),
  exceptGivesWhat: ({ credits, isExact }, f) =>
    credits === 0 && isExact
      ? 'nie zwalnia licencji: inny wyjątek też wyklucza te osoby albo żadna jej nie potrzebuje'
      : `wykluczenie tych osób zwalnia ${isExact ? '' : 'co najmniej '}${f.plural(credits, { one: '# licencję', few: '# licencje', many: '# licencji', other: '# licencji' })}`,
  exceptReview: ({ users }, f) =>
    f.plural(users, {
      one: 'Wyjątki wykluczają # osobę.',
      few: 'Wyjątki wykluczają # osoby.',
      many: 'Wyjątki wykluczają # osób.',
      other: 'Wyjątki wykluczają # osób.',
    }),
  exceptAll: ({ users }, f) =>
    f.plural(users, {
      one: 'Dodaj # użytkownika jako wyjątek',
      few: 'Dodaj wszystkich # użytkowników jako wyjątki',
      many: 'Dodaj wszystkich # użytkowników jako wyjątki',
      other: 'Dodaj wszystkich # użytkowników jako wyjątki',
    }),
}
