import type { enRuns } from '../en/en-runs.js'
import type { Translated } from '../message.js'
import { agreeing, failures, USER_STATUS, users } from './fr-nouns.js'

export const frRuns: Translated<typeof enRuns> = {
  runList: 'Sauvegardes',
  runListAbout: ({ domain }, f) => `Sauvegardes lancées dans ${f.name(domain)}. Choisissez-en une pour suivre sa progression.`,
  runListAll: 'Toutes les sauvegardes',
  runListStarted: 'Lancée',
  runListCounts: 'Utilisateurs',
  runListOpen: 'Voir',
  runListOpenOf: ({ started }) => `Voir la sauvegarde du ${started}`,
  runListLoading: 'Chargement des sauvegardes',
  runListFailed: 'Les sauvegardes n’ont pas pu être chargées.',
  runListEmpty: 'Pas encore de sauvegardes',
  runListEmptyText: 'Les sauvegardes que vous lancez s’affichent ici.',
  runListNone: 'Aucune sauvegarde dans cet état',
  runListSearched: ({ count, total }, f) =>
    total === undefined
      ? `Sauvegardes parcourues\u00a0: ${f.number(count)}`
      : `Sauvegardes parcourues\u00a0: ${f.number(count)} sur ${f.number(total)}`,
  runViewNone: 'La progression des sauvegardes n’est pas disponible ici.',
  runViewLoading: 'Chargement de la sauvegarde',
  runViewFailed: 'La sauvegarde n’a pas pu être chargée.',
  runViewUnknown: 'Cette sauvegarde est introuvable',
  runViewUnknownText: 'Elle appartient peut-être à un autre domaine, ou est trop ancienne pour être conservée.',
  runViewTitle: ({ total }, f) => `Sauvegarde de ${users(total, f)}`,
  runViewStatus: ({ status }) =>
    ({
      queued: 'En attente',
      running: 'En cours',
      completed: 'Terminée',
      'completed-with-errors': 'Terminée avec des erreurs',
      failed: 'Échec',
      stopped: 'Arrêtée',
      unknown: 'Inconnu',
    })[status],
  runViewUserStatus: ({ status }) => USER_STATUS[status],
  runViewStartedAt: ({ at }) => `Lancée le ${at}`,
  runViewFinishedAt: ({ at }) => `Terminée le ${at}`,
  runViewProgress: 'Progression',
  runViewProgressWords: ({ done, failed, left, total }, f) =>
    `${agreeing(done, 'terminé', f)} sur ${f.number(total)}, ${failures(failed, f)}, ${agreeing(left, 'restant', f)}`,
  runViewDoneOf: ({ done, total }, f) => `${agreeing(done, 'terminé', f)} sur ${f.number(total)}`,
  runViewDoneCount: ({ done }, f) => agreeing(done, 'terminé', f),
  runViewFailedCount: ({ failed }, f) => failures(failed, f),
  runViewLeftCount: ({ left }, f) => agreeing(left, 'restant', f),
  runViewPerMinute: ({ count }, f) => `Environ ${users(count, f)} par minute`,
  runViewPerHour: ({ count }, f) => (count === 0 ? 'Moins de 1 utilisateur par heure' : `Environ ${users(count, f)} par heure`),
  runViewLeftTime: ({ time }) => `encore ${time} environ`,
  runViewTook: ({ time }) => `durée\u00a0: ${time}`,
  runViewChart: 'Au fil du temps',
  runViewChartWords: ({ from, to, done, failed, total }, f) =>
    `De ${from} à ${to}\u00a0: ${agreeing(done, 'terminé', f)} sur ${f.number(total)}, ${failures(failed, f)}`,
  runViewChartTable: 'En tableau',
  runViewTime: 'Heure',
  runViewUsers: 'Utilisateurs de cette sauvegarde',
  runViewUsersLoading: 'Chargement des utilisateurs de cette sauvegarde',
  runViewUsersFailed: 'Les utilisateurs de cette sauvegarde n’ont pas pu être chargés.',
  runViewNoUsers: 'Cette sauvegarde n’a aucun utilisateur',
  runViewNoneLikeThat: 'Aucun utilisateur n’a cet état en ce moment',
  runViewFilterLabel: 'État',
  runViewFilterAll: ({ count }, f) => `Tous ${f.number(count)}`,
  runViewFilter: ({ status, count }, f) => `${USER_STATUS[status]}${count === undefined ? '' : ` ${f.number(count)}`}`,
  runViewStatusHead: 'État',
  runViewRetryHead: 'Réessayer',
  runViewRetry: 'Réessayer',
  runViewRetryOf: ({ name }, f) => `Réessayer ${f.name(name)}`,
  runViewRetryAll: ({ count }, f) =>
    f.plural(count, {
      one: 'Réessayer # utilisateur en échec',
      many: 'Réessayer # d’utilisateurs en échec',
      other: 'Réessayer # utilisateurs en échec',
    }),
  runViewRetrying: ({ name }, f) => `Nouvel essai pour ${f.name(name)}`,
  runViewRetryingAll: ({ count }, f) => `Nouvel essai pour ${users(count, f)}`,
  runViewRetryFailed: 'Le nouvel essai n’a pas pu être lancé.',
  runViewEnded: ({ done, failed }, f) => `Sauvegarde terminée\u00a0: ${agreeing(done, 'réussi', f)}, ${failures(failed, f)}`,
  runFactsBy: 'Lancée par',
  runFactsSettings: 'Paramètres',
  runFactsDefaults: 'Valeurs par défaut du domaine',
  duration: ({ parts }, f) =>
    parts.map(({ unit, value }) => `${f.number(value)} ${{ day: 'j', hour: 'h', minute: 'min', second: 's' }[unit]}`).join(' '),
}
