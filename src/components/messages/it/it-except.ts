import type { enExcept } from '../en/en-except.js'
import type { Translated } from '../message.js'
import { people, someLicenses } from './it-nouns.js'

export const itExcept: Translated<typeof enExcept> = {
  exceptAddMenu: 'Eccezioni e tutti',
  exceptAdd: 'Aggiungi come eccezione',
  exceptAddEveryone: ({ domain }, f) => `Aggiungi tutti in ${f.name(domain)}`,
  exceptAdded: ({ items }, f) =>
    f.plural(items, { one: '# eccezione aggiunta.', many: '# di eccezioni aggiunte.', other: '# eccezioni aggiunte.' }),
  exceptNone: 'Nessuno. Per escludere persone, selezionale e scegli “Aggiungi come eccezione”.',
  exceptHelp: 'Le eccezioni hanno sempre la precedenza. Alt+Su sposta nell’elenco le eccezioni selezionate.',
  exceptItemHelp: 'Alt+Giù sposta gli elementi selezionati nelle eccezioni.',
  exceptMove: 'Sposta nelle eccezioni',
  exceptMoveBack: 'Sposta l’eccezione nell’elenco',
  exceptMoved: ({ items }, f) =>
    f.plural(items, {
      one: '# elemento spostato nelle eccezioni.',
      many: '# di elementi spostati nelle eccezioni.',
      other: '# elementi spostati nelle eccezioni.',
    }),
  exceptMovedBack: ({ items }, f) =>
    f.plural(items, {
      one: '# eccezione spostata nell’elenco.',
      many: '# di eccezioni spostate nell’elenco.',
      other: '# eccezioni spostate nell’elenco.',
    }),
  exceptGivesWhat: ({ credits, isExact }, f) =>
    credits === 0 && isExact
      ? 'non libera licenze: un’altra eccezione esclude già queste persone, oppure nessuna ne ha bisogno'
      : `escludere queste persone libera ${isExact ? '' : 'almeno '}${someLicenses(credits, f)}`,
  exceptReview: ({ users }, f) => `Le eccezioni escludono ${people(users, f)}.`,
  exceptAll: ({ users }, f) =>
    f.plural(users, {
      one: 'Aggiungi # utente come eccezione',
      many: 'Aggiungi tutti i # di utenti come eccezioni',
      other: 'Aggiungi tutti i # utenti come eccezioni',
    }),
}
