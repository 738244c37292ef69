import type { enExcept } from '../en/en-except.js'
import type { Translated } from '../message.js'
import { licenses } from './es-nouns.js'

export const esExcept: Translated<typeof enExcept> = {
  exceptAddMenu: 'Excepciones y todos',
  exceptAdd: 'Añadir como excepción',
  exceptAddEveryone: ({ domain }, f) => `Añadir a todos los de ${f.name(domain)}`,
  exceptAdded: ({ items: n }, f) =>
    f.plural(n, { one: '# excepción añadida.', many: '# de excepciones añadidas.', other: '# excepciones añadidas.' }),
  exceptNone: 'Nadie. Para excluir a alguien, márquelo y elija «Añadir como excepción».',
  exceptHelp: 'Las excepciones siempre prevalecen. Alt+Arriba mueve las excepciones elegidas a la lista.',
  exceptItemHelp: 'Alt+Abajo mueve los elementos elegidos a las excepciones.',
  exceptMove: 'Mover a las excepciones',
  exceptMoveBack: 'Mover la excepción a la lista',
  exceptMoved: ({ items: n }, f) =>
    f.plural(n, {
      one: '# elemento movido a las excepciones.',
      many: '# de elementos movidos a las excepciones.',
      other: '# elementos movidos a las excepciones.',
    }),
  exceptMovedBack: ({ items: n }, f) =>
    f.plural(n, {
      one: '# excepción movida a la lista.',
      many: '# de excepciones movidas a la lista.',
      other: '# excepciones movidas a la lista.',
    }),
  exceptGivesWhat: ({ credits: n, isExact }, f) =>
    n === 0 && isExact
      ? 'no devuelve ninguna licencia: otra excepción también excluye a estas personas, o ninguna la necesita'
      : `excluir a estas personas devuelve ${isExact ? '' : 'al menos '}${licenses(n, f)}`,
  exceptReview: ({ users: n }, f) =>
    f.plural(n, {
      one: 'Las excepciones excluyen a # persona.',
      many: 'Las excepciones excluyen a # de personas.',
      other: 'Las excepciones excluyen a # personas.',
    }),
  exceptAll: ({ users: n }, f) =>
    f.plural(n, {
      one: 'Añadir # usuario como excepción',
      many: 'Añadir los # de usuarios como excepciones',
      other: 'Añadir los # usuarios como excepciones',
    }),
}
