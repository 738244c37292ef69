import type { enStop } from '../en/en-stop.js'
import type { Format, Translated } from '../message.js'
import { agreeing, failures, someLicenses } from './it-nouns.js'

const finishFirst = (n: number, f: Format): string =>
  f.plural(n, {
    one: '# backup in corso termina prima.',
    many: '# di backup in corso terminano prima.',
    other: '# backup in corso terminano prima.',
  })

export const itStop: Translated<typeof enStop> = {
  stopRun: 'Interrompi backup',
  stopping: 'Interruzione…',
  stopTitle: 'Interrompere questo backup?',
  stopChecking: 'Verifica di chi non ha ancora iniziato…',
  stopText: ({ released, credits, inProgress }, f) => {
    if (released === undefined || inProgress === undefined)
      return 'Interrompe tutti quelli che non hanno iniziato e ne restituisce le licenze. I backup in corso terminano prima.'
    if (released === 0)
      return f.plural(inProgress, {
        one: 'Tutti hanno iniziato: # backup terminerà.',
        many: 'Tutti hanno iniziato: # di backup termineranno.',
        other: 'Tutti hanno iniziato: # backup termineranno.',
      })
    const who = f.plural(released, {
      one: '# utente che non ha iniziato',
      many: '# di utenti che non hanno iniziato',
      other: '# utenti che non hanno iniziato',
    })
    return `Interrompe ${who} e restituisce ${credits === undefined ? 'le relative licenze' : someLicenses(credits, f)}.${inProgress > 0 ? ` ${finishFirst(inProgress, f)}` : ''}`
  },
  stopAgain: 'Puoi riavviare gli utenti interrotti con un nuovo backup.',
  stopPolicy: 'Un criterio ha avviato questo backup. Al prossimo controllo riavvia questi utenti, a meno che tu non lo metta in pausa.',
  stopKeep: 'Continua',
  stopFailed: 'Impossibile interrompere il backup.',
  stopBegun: ({ left }, f) => `Interruzione del backup. ${finishFirst(left, f)}`,
  stopEnded: ({ done, failed, stopped }, f) =>
    `Backup interrotto: ${agreeing(done, 'completat', f)}, ${failures(failed, f)}, ${agreeing(stopped, 'interrott', f)}`,
  stopCount: ({ stopped }, f) => agreeing(stopped, 'interrott', f),
  stopNote: ({ stopped }, f) =>
    f.plural(stopped, {
      one: '# utente è stato interrotto prima dell’inizio del suo backup. Puoi riavviarlo con un nuovo backup.',
      many: '# di utenti sono stati interrotti prima dell’inizio del loro backup. Puoi riavviarli con un nuovo backup.',
      other: '# utenti sono stati interrotti prima dell’inizio del loro backup. Puoi riavviarli con un nuovo backup.',
    }),
}
