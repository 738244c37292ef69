import type { enStop } from '../en/en-stop.js'
import type { Format, Translated } from '../message.js'
import { agreeing, failures, licenses } from './fr-nouns.js'

const finishFirst = (n: number, f: Format): string =>
  f.plural(n, {
    one: '# sauvegarde en cours se termine d’abord.',
    many: '# de sauvegardes en cours se terminent d’abord.',
    other: '# sauvegardes en cours se terminent d’abord.',
  })

export const frStop: Translated<typeof enStop> = {
  stopRun: 'Arrêter la sauvegarde',
  stopping: 'Arrêt en cours…',
  stopTitle: 'Arrêter cette sauvegarde\u00a0?',
  stopChecking: 'Vérification des utilisateurs non commencés…',
  stopText: ({ released, credits, inProgress }, f) => {
    if (released === undefined || inProgress === undefined)
      return 'Arrête tous les utilisateurs non commencés et rend leurs licences. Les sauvegardes en cours se terminent d’abord.'
    if (released === 0)
      return f.plural(inProgress, {
        one: 'Tous ont commencé\u00a0: # sauvegarde se termine.',
        many: 'Tous ont commencé\u00a0: # de sauvegardes se terminent.',
        other: 'Tous ont commencé\u00a0: # sauvegardes se terminent.',
      })
    const who = f.plural(released, {
      one: '# utilisateur non commencé',
      many: '# d’utilisateurs non commencés',
      other: '# utilisateurs non commencés',
    })
    return `Arrête ${who} et rend ${credits === undefined ? 'leurs licences' : licenses(credits, f)}.${inProgress > 0 ? ` ${finishFirst(inProgress, f)}` : ''}`
  },
  stopAgain: 'Vous pourrez relancer les utilisateurs arrêtés avec une nouvelle sauvegarde.',
  stopPolicy:
    'Une stratégie a lancé cette sauvegarde. Elle relancera ces utilisateurs à sa prochaine vérification, sauf si vous la mettez en pause.',
  stopKeep: 'Laisser continuer',
  stopFailed: 'La sauvegarde n’a pas pu être arrêtée.',
  stopBegun: ({ left }, f) => `Arrêt de la sauvegarde. ${finishFirst(left, f)}`,
  stopEnded: ({ done, failed, stopped }, f) =>
    `Sauvegarde arrêtée\u00a0: ${agreeing(done, 'réussi', f)}, ${failures(failed, f)}, ${agreeing(stopped, 'arrêté', f)}`,
  stopCount: ({ stopped }, f) => agreeing(stopped, 'arrêté', f),
  stopNote: ({ stopped }, f) =>
    f.plural(stopped, {
      one: '# utilisateur a été arrêté avant le début de sa sauvegarde. Vous pouvez le relancer avec une nouvelle sauvegarde.',
      many: '# d’utilisateurs ont été arrêtés avant le début de leur sauvegarde. Vous pouvez les relancer avec une nouvelle sauvegarde.',
      other: '# utilisateurs ont été arrêtés avant le début de leur sauvegarde. Vous pouvez les relancer avec une nouvelle sauvegarde.',
    }),
}
