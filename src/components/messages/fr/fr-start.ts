import type { enStart } from '../en/en-start.js'
import type { Translated } from '../message.js'
import { agreeing, licenses, listed, users } from './fr-nouns.js'

export const frStart: Translated<typeof enStart> = {
  allocated: ({ credits: { allocated, available, isExact } }, f) => {
    const atLeast = isExact ? '' : 'au moins '
    if (available === undefined) return 'Vérification de vos licences…'
    if (available === 'unlimited') return `Vous avez attribué ${atLeast}${licenses(allocated, f)} (sans limite)`
    return `Vous avez attribué ${atLeast}${f.number(allocated)} sur ${licenses(available, f)}`
  },
  startBackup: ({ users: n, credits }, f) =>
    n === 0 ? 'Lancer la sauvegarde' : `Lancer la sauvegarde de ${users(n, f)}${n === credits ? '' : ` · ${licenses(credits, f)}`}`,
  starting: 'Lancement…',
  startChanged: ({ expected, now }, f) =>
    now === undefined
      ? 'Rien n’a été lancé\u00a0: le nombre de licences nécessaires a changé.'
      : `Rien n’a été lancé\u00a0: il faut maintenant ${licenses(now, f)}, et non ${f.number(expected)}.`,
  startChangedUsers: ({ expected, now }, f) =>
    `Rien n’a été lancé\u00a0: la sauvegarde concerne maintenant ${users(now, f)}, et non ${f.number(expected)}.`,
  startDifference: ({ what, by }, f) => {
    const n = Math.abs(by)
    const sign = by > 0 ? 'de plus' : 'de moins'
    return {
      covered: `${f.plural(n, { one: '# personne couverte', many: '# de personnes couvertes', other: '# personnes couvertes' })} ${sign}`,
      protected: `${f.plural(n, { one: '# déjà protégé', many: '# déjà protégés', other: '# déjà protégés' })} ${sign}`,
      suspended: `${agreeing(n, 'suspendu', f)} ${sign}`,
      deleted: `${agreeing(n, 'supprimé', f)} ${sign}`,
    }[what]
  },
  startShort: ({ allocated, available }, f) =>
    `Rien n’a été lancé\u00a0: il faut ${licenses(allocated, f)}, ${f.plural(available, { one: '# est disponible', many: '# sont disponibles', other: '# sont disponibles' })}.`,
  startLost: 'Aucune réponse du serveur.',
  startLostSafe:
    'La sauvegarde a peut-être commencé. Vous pouvez réessayer sans risque\u00a0: une sauvegarde n’est jamais lancée deux fois.',
  startUncounted: 'Les licences n’ont pas pu être comptées jusqu’au bout.',
  startNothing: 'Rien n’a été lancé.',
  startRefused: 'Rien n’a été lancé\u00a0: certains paramètres ont été refusés.',
  startFailed: 'La sauvegarde n’a pas pu être lancée.',
  startCounting: 'Comptage…',
  startWith: ({ users: n }, f) => `Lancer avec ${users(n, f)}`,
  peopleCovered: ({ count }, f) => f.plural(count, { one: '# personne', many: '# de personnes', other: '# personnes' }),
  peopleDue: ({ count }, f) =>
    f.plural(count, { one: '# nécessite une licence', many: '# nécessitent une licence', other: '# nécessitent une licence' }),
  peopleRestarts: ({ count }, f) => f.plural(count, { one: '# sera relancé', many: '# seront relancés', other: '# seront relancés' }),
  peopleFree: ({ count }, f) =>
    f.plural(count, { one: '# ne prend pas de licence', many: '# ne prennent pas de licence', other: '# ne prennent pas de licence' }),
  peopleProtected: ({ count }, f) => f.plural(count, { one: '# déjà protégé', many: '# déjà protégés', other: '# déjà protégés' }),
  peopleSuspended: ({ count }, f) => agreeing(count, 'suspendu', f),
  peopleDeleted: ({ count }, f) => agreeing(count, 'supprimé', f),
  creditsTaken: ({ count }, f) => f.plural(count, { one: '# prise', many: '# prises', other: '# prises' }),
  creditsFree: ({ count }, f) => agreeing(count, 'libre', f),
  creditsOver: ({ count }, f) => f.plural(count, { one: '# manquante', many: '# manquantes', other: '# manquantes' }),
  overlapSaved: ({ count }, f) =>
    f.plural(count, { one: '# doublon non compté', many: '# de doublons non comptés', other: '# doublons non comptés' }),
  creditParts: 'À quoi servent les licences',
  explainCovered: 'Toutes les personnes de ces éléments, chacune comptée une fois.',
  explainDue: 'Actives et pas encore sauvegardées. En général, chaque personne prend une licence.',
  explainRestarts: 'La dernière sauvegarde a échoué ou est en pause. Ces personnes ont déjà une licence et n’en prennent pas d’autre.',
  explainPeopleFree: 'Boîtes partagées, salles et autres comptes qui ne prennent aucune licence.',
  explainProtected: 'Déjà sauvegardées. Elles ne prennent aucune licence.',
  explainSuspended: 'Les comptes suspendus ne peuvent pas être sauvegardés. Ils ne prennent aucune licence.',
  explainDeleted: 'Les comptes supprimés ne peuvent pas être sauvegardés. Ils ne prennent aucune licence.',
  explainOverlap:
    'Personnes présentes dans plusieurs éléments, comptées une fois\u00a0: les licences des éléments pris un par un, moins celles des éléments pris ensemble.',
  explainTaken: 'Licences que prend cette liste.',
  explainFree: 'Licences qui restent disponibles.',
  explainOver: 'Licences nécessaires en plus des licences disponibles.',
  counting: ({ done, total }, f) =>
    total === undefined
      ? `Comptage des membres\u00a0: ${f.number(done)} jusqu’ici`
      : `Comptage des membres\u00a0: ${f.number(done)} sur ${f.number(total)}`,
  countingWaits: 'En attente du cloud…',
  countingStop: 'Arrêter le comptage',
  countingStopped: 'Le comptage a été arrêté. Il peut y en avoir d’autres.',
  countingGoOn: 'Continuer le comptage',
  countFailed: ({ labels, more }, f) =>
    labels.length === 0
      ? 'Certains membres n’ont pas pu être chargés.'
      : `Les membres n’ont pas pu être chargés pour ${listed(labels, more, f)}.`,
  creditsFailed: 'Vos licences n’ont pas pu être chargées.',
  short: ({ shortfall }, f) =>
    f.plural(shortfall, {
      one: 'Il vous faut # licence de plus.',
      many: 'Il vous faut # de licences de plus.',
      other: 'Il vous faut # licences de plus.',
    }),
  shortAtLeast: ({ shortfall }, f) =>
    f.plural(shortfall, {
      one: 'Il vous faut au moins # licence de plus.',
      many: 'Il vous faut au moins # de licences de plus.',
      other: 'Il vous faut au moins # licences de plus.',
    }),
  shortHelpItems: 'Retirez l’un de ceux-ci\u00a0:',
  shortLeavers: ({ credits }, f) => `${licenses(credits, f)} chez des personnes parties…`,
  shortFirst: ({ isOnly }) => (isOnly ? 'Vous pouvez en sauvegarder une partie\u00a0:' : 'Ou\u00a0:'),
  startNeedsItems: 'Ajoutez d’abord des utilisateurs, des groupes ou des unités organisationnelles.',
  startNeedsCount: 'Attendez la fin du comptage.',
  startNeedsCredits: ({ shortfall }, f) =>
    f.plural(shortfall, {
      one: 'Il vous faut # licence de plus.',
      many: 'Il vous faut # de licences de plus.',
      other: 'Il vous faut # licences de plus.',
    }),
  startNeedsBalance: 'Vérification de vos licences…',
  startNeedsDue: 'Rien à lancer\u00a0: toutes les personnes ici sont déjà sauvegardées, suspendues ou supprimées.',
  startNeedsDueExcept: 'Rien à lancer\u00a0: toutes les personnes ici sont exclues, déjà sauvegardées, suspendues ou supprimées.',
  peopleExcepted: ({ count }, f) => f.plural(count, { one: '# exclu', many: '# exclus', other: '# exclus' }),
  explainExcepted: 'Les exceptions excluent ces personnes. Elles ne prennent aucune licence.',
  viewRun: 'Voir la sauvegarde',
  hideRun: 'Masquer cette sauvegarde',
  startNeedsAdd: ({ count }, f) => `${agreeing(count, 'coché', f)} – appuyez sur «\u00a0Ajouter\u00a0».`,
  startedTitle: ({ users: n }, f) => `Sauvegarde de ${users(n, f)} lancée`,
  startedClose: 'Vous pouvez fermer cette page.',
  startedItems: 'Éléments',
  startedSettings: 'Paramètres',
  runQuarter: ({ share }, f) => `Sauvegarde effectuée à ${f.percent(share)}`,
  reviewTitle: 'Vérifier la sauvegarde',
  reviewText: ({ users: n }, f) => `À sauvegarder : ${users(n, f)}.`,
  reviewFirst: 'Les personnes sont prises dans l’ordre de cette liste jusqu’à épuisement des licences.',
  reviewConfirm: 'Lancer maintenant',
  reviewOpen: ({ first }, f) =>
    f.plural(first, {
      one: 'Sauvegarder la première personne ajoutée…',
      many: 'Sauvegarder le premier # de personnes ajoutées…',
      other: 'Sauvegarder les # premières personnes ajoutées…',
    }),
  reviewCredits: ({ credits }, f) => `Cela prend ${licenses(credits, f)}.`,
  reviewFromTo: ({ from, to }, f) => `Première personne\u00a0: ${f.name(from)}. Dernière\u00a0: ${f.name(to)}.`,
  reviewStays: ({ users: n }, f) =>
    n === 0 ? 'Votre liste reste telle quelle.' : `Votre liste reste telle quelle. Pas encore sauvegardés\u00a0: ${users(n, f)}.`,
  reviewPeople: 'Personnes de cette sauvegarde',
  removeKind: ({ kind, items }, f) =>
    f.plural(
      items,
      {
        user: { one: 'Retirer # utilisateur', many: 'Retirer les # d’utilisateurs', other: 'Retirer les # utilisateurs' },
        group: { one: 'Retirer # groupe', many: 'Retirer les # de groupes', other: 'Retirer les # groupes' },
        'org-unit': {
          one: 'Retirer # unité organisationnelle',
          many: 'Retirer les # d’unités organisationnelles',
          other: 'Retirer les # unités organisationnelles',
        },
      }[kind],
    ),
  keepGroup: 'Durée',
  keepOnce: 'Une fois',
  keepAlways: 'Protéger en continu',
  keepUseSettings: 'Utiliser ces paramètres',
  startedPolicy: 'Stratégie',
  goPolicies: 'Stratégies',
  checking: 'Vérification…',
  startChecks: 'Vérification de vos licences. La sauvegarde démarre si rien n’a changé.',
}
