import type { enExcept } from '../en/en-except.js'
import type { Translated } from '../message.js'
import { licenses } from './fr-nouns.js'

export const frExcept: Translated<typeof enExcept> = {
  exceptAddMenu: 'Exceptions et tout le monde',
  exceptAdd: 'Ajouter comme exception',
  exceptAddEveryone: ({ domain }, f) => `Ajouter tout le monde dans ${f.name(domain)}`,
  exceptAdded: ({ items: n }, f) =>
    f.plural(n, { one: '# exception ajoutée.', many: '# d’exceptions ajoutées.', other: '# exceptions ajoutées.' }),
  exceptNone: 'Personne. Pour exclure des personnes, cochez-les et choisissez «\u00a0Ajouter comme exception\u00a0».',
  exceptHelp: 'Les exceptions l’emportent toujours. Alt+Haut déplace les exceptions choisies vers la liste.',
  exceptItemHelp: 'Alt+Bas déplace les éléments choisis vers les exceptions.',
  exceptMove: 'Déplacer vers les exceptions',
  exceptMoveBack: 'Déplacer l’exception vers la liste',
  exceptMoved: ({ items: n }, f) =>
    f.plural(n, {
      one: '# élément déplacé vers les exceptions.',
      many: '# d’éléments déplacés vers les exceptions.',
      other: '# éléments déplacés vers les exceptions.',
    }),
  exceptMovedBack: ({ items: n }, f) =>
    f.plural(n, {
      one: '# exception déplacée vers la liste.',
      many: '# d’exceptions déplacées vers la liste.',
      other: '# exceptions déplacées vers la liste.',
    }),
  exceptGivesWhat: ({ credits: n, isExact }, f) =>
    n === 0 && isExact
      ? 'ne rend aucune licence\u00a0: une autre exception exclut aussi ces personnes, ou aucune n’en a besoin'
      : `exclure ces personnes rend ${isExact ? '' : 'au moins '}${licenses(n, f)}`,
  exceptReview: ({ users: n }, f) =>
    f.plural(n, {
      one: 'Les exceptions excluent # personne.',
      many: 'Les exceptions excluent # de personnes.',
      other: 'Les exceptions excluent # personnes.',
    }),
  exceptAll: ({ users: n }, f) =>
    f.plural(n, {
      one: 'Ajouter # utilisateur comme exception',
      many: 'Ajouter les # d’utilisateurs comme exceptions',
      other: 'Ajouter les # utilisateurs comme exceptions',
    }),
}
