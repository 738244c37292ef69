import type { enStop } from '../en/en-stop.js'
import type { Format, Translated } from '../message.js'
import { agreeing, failures, someLicenses } from './pt-nouns.js'

const finishFirst = (n: number, f: Format): string =>
  f.plural(n, {
    one: '# backup em andamento termina antes.',
    many: '# de backups em andamento terminam antes.',
    other: '# backups em andamento terminam antes.',
  })

export const ptStop: Translated<typeof enStop> = {
  stopRun: 'Interromper backup',
  stopping: 'Interrompendo…',
  stopTitle: 'Interromper este backup?',
  stopChecking: 'Verificando quem ainda não começou…',
  stopText: ({ released, credits, inProgress }, f) => {
    if (released === undefined || inProgress === undefined)
      return 'Interrompe todos que ainda não começaram e devolve as licenças deles. Backups em andamento terminam antes.'
    if (released === 0)
      return f.plural(inProgress, {
        one: 'Todos já começaram: # backup será concluído.',
        many: 'Todos já começaram: # de backups serão concluídos.',
        other: 'Todos já começaram: # backups serão concluídos.',
      })
    const who = f.plural(released, {
      one: '# usuário que ainda não começou',
      many: '# de usuários que ainda não começaram',
      other: '# usuários que ainda não começaram',
    })
    return `Interrompe ${who} e devolve ${credits === undefined ? 'as licenças deles' : someLicenses(credits, f)}.${inProgress > 0 ? ` ${finishFirst(inProgress, f)}` : ''}`
  },
  stopAgain: 'Você pode iniciar novamente os usuários interrompidos com um novo backup.',
  stopPolicy: 'Uma política iniciou este backup. Na próxima verificação, ela inicia estes usuários de novo, a menos que você a pause.',
  stopKeep: 'Continuar',
  stopFailed: 'Não foi possível interromper o backup.',
  stopBegun: ({ left }, f) => `Interrompendo o backup. ${finishFirst(left, f)}`,
  stopEnded: ({ done, failed, stopped }, f) =>
    `Backup interrompido: ${agreeing(done, 'concluído', f)}, ${failures(failed, f)}, ${agreeing(stopped, 'interrompido', f)}`,
  stopCount: ({ stopped }, f) => agreeing(stopped, 'interrompido', f),
  stopNote: ({ stopped }, f) =>
    f.plural(stopped, {
      one: '# usuário foi interrompido antes de seu backup começar. Você pode iniciá-lo novamente com um novo backup.',
      many: '# de usuários foram interrompidos antes de seu backup começar. Você pode iniciá-los novamente com um novo backup.',
      other: '# usuários foram interrompidos antes de seu backup começar. Você pode iniciá-los novamente com um novo backup.',
    }),
}
