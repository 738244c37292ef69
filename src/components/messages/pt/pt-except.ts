import type { enExcept } from '../en/en-except.js'
import type { Translated } from '../message.js'
import { someLicenses } from './pt-nouns.js'

export const ptExcept: Translated<typeof enExcept> = {
  exceptAddMenu: 'Exceções e todos',
  exceptAdd: 'Adicionar como exceção',
  exceptAddEveryone: ({ domain }, f) => `Adicionar todos de ${f.name(domain)}`,
  exceptAdded: ({ items }, f) =>
    f.plural(items, { one: '# exceção adicionada.', many: '# de exceções adicionadas.', other: '# exceções adicionadas.' }),
  exceptNone: 'Ninguém. Para deixar pessoas de fora, marque-as e escolha “Adicionar como exceção”.',
  exceptHelp: 'As exceções sempre prevalecem. Alt+Seta para cima move as exceções selecionadas para a lista.',
  exceptItemHelp: 'Alt+Seta para baixo move os itens selecionados para as exceções.',
  exceptMove: 'Mover para as exceções',
  exceptMoveBack: 'Mover a exceção para a lista',
  exceptMoved: ({ items }, f) =>
    f.plural(items, {
      one: '# item movido para as exceções.',
      many: '# de itens movidos para as exceções.',
      other: '# itens movidos para as exceções.',
    }),
  exceptMovedBack: ({ items }, f) =>
    f.plural(items, {
      one: '# exceção movida para a lista.',
      many: '# de exceções movidas para a lista.',
      other: '# exceções movidas para a lista.',
    }),
  exceptGivesWhat: ({ credits, isExact }, f) =>
    credits === 0 && isExact
      ? 'não devolve nenhuma licença: outra exceção também deixa essas pessoas de fora, ou nenhuma precisa de licença'
      : `deixar essas pessoas de fora devolve ${isExact ? '' : 'pelo menos '}${someLicenses(credits, f)}`,
  exceptReview: ({ users }, f) =>
    f.plural(users, {
      one: 'As exceções deixam # pessoa de fora.',
      many: 'As exceções deixam # de pessoas de fora.',
      other: 'As exceções deixam # pessoas de fora.',
    }),
  exceptAll: ({ users }, f) =>
    f.plural(users, {
      one: 'Adicionar # usuário como exceção',
      many: 'Adicionar todos os # de usuários como exceções',
      other: 'Adicionar todos os # usuários como exceções',
    }),
}
