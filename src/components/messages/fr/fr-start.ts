import type { enStart } from '../en/en-start.js'
import type { Translated } from '../message.js'
import { agreeing, credits, listed, users } from './fr-nouns.js'

export const frStart: Translated<typeof enStart> = {
  allocated: ({ credits: { allocated, available, isExact } }, f) => {
    const atLeast = isExact ? '' : 'au moins '
    if (available === undefined) return `Vous avez attribué ${atLeast}${credits(allocated, f)}`
    if (available === 'unlimited') return `Vous avez attribué ${atLeast}${credits(allocated, f)} (sans limite)`
    return `Vous avez attribué ${atLeast}${f.number(allocated)} sur ${credits(available, f)}`
  },
  startBackup: ({ credits: n }, f) => (n === 0 ? 'Lancer la sauvegarde' : `Lancer la sauvegarde de ${users(n, f)}`),
  starting: 'Lancement…',
  startChanged: ({ expected, now }, f) =>
    now === undefined
      ? 'Rien n’a été lancé\u00a0: le besoin de la sauvegarde a changé.'
      : `Rien n’a été lancé\u00a0: il faut maintenant ${credits(now, f)}, et non ${f.number(expected)}.`,
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
    `Rien n’a été lancé\u00a0: il faut ${credits(allocated, f)}, ${f.plural(available, { one: '# est disponible', many: '# sont disponibles', other: '# sont disponibles' })}.`,
  startLost: 'La réponse n’est pas arrivée.',
  startLostSafe: 'La sauvegarde a peut-être commencé. Réessayer est sans risque\u00a0: elle ne sera pas lancée deux fois.',
  startUncounted: 'Les crédits n’ont pas pu être comptés jusqu’au bout.',
  startNothing: 'Rien n’a été lancé.',
  startRefused: 'Rien n’a été lancé\u00a0: certains paramètres ont été refusés.',
  startFailed: 'La sauvegarde n’a pas pu être lancée.',
  startCounting: 'Comptage…',
  startWith: ({ credits: n }, f) => `Lancer avec ${users(n, f)}`,
  startFirst: ({ first }, f) =>
    f.plural(first, { one: 'Lancer le premier', many: 'Lancer les # premiers', other: 'Lancer les # premiers' }),
  peopleCovered: ({ count }, f) => f.plural(count, { one: '# personne', many: '# de personnes', other: '# personnes' }),
  peopleDue: ({ count }, f) =>
    f.plural(count, { one: '# nécessite un crédit', many: '# nécessitent un crédit', other: '# nécessitent un crédit' }),
  peopleProtected: ({ count }, f) => f.plural(count, { one: '# déjà protégé', many: '# déjà protégés', other: '# déjà protégés' }),
  peopleSuspended: ({ count }, f) => agreeing(count, 'suspendu', f),
  peopleDeleted: ({ count }, f) => agreeing(count, 'supprimé', f),
  creditsTaken: ({ count }, f) => `${f.number(count)} pris`,
  creditsFree: ({ count }, f) => agreeing(count, 'libre', f),
  creditsOver: ({ count }, f) => f.plural(count, { one: '# manquant', many: '# manquants', other: '# manquants' }),
  overlapSaved: ({ count }, f) =>
    f.plural(count, {
      one: '# économisé par recoupement',
      many: '# économisés par recoupement',
      other: '# économisés par recoupement',
    }),
  creditParts: 'De quoi se composent les crédits',
  explainCovered: 'Toutes les personnes atteintes par les éléments, chacune comptée une fois.',
  explainDue: 'Actives et pas encore sauvegardées\u00a0: chacune prend un crédit.',
  explainProtected: 'Déjà sauvegardées\u00a0: elles ne prennent aucun crédit.',
  explainSuspended: 'Les comptes suspendus ne peuvent pas être sauvegardés\u00a0: ils ne prennent aucun crédit.',
  explainDeleted: 'Les comptes supprimés ne peuvent pas être sauvegardés\u00a0: ils ne prennent aucun crédit.',
  explainOverlap:
    'Atteintes par plusieurs éléments et pourtant comptées une fois. C’est ce que les éléments prendraient un par un, moins ce qu’ils prennent ensemble.',
  explainTaken: 'Ce que cette sélection prend sur les crédits disponibles.',
  explainFree: 'Crédits qui restent disponibles.',
  explainOver: 'Nécessaires au-delà des crédits disponibles.',
  counting: ({ done, total }, f) =>
    total === undefined
      ? `Comptage des membres\u00a0: ${f.number(done)} jusqu’ici`
      : `Comptage des membres\u00a0: ${f.number(done)} sur ${f.number(total)}`,
  countingStop: 'Arrêter le comptage',
  countingStopped: 'Le comptage a été arrêté\u00a0: il peut y en avoir d’autres.',
  countingGoOn: 'Continuer le comptage',
  countFailed: ({ labels, more }, f) =>
    labels.length === 0
      ? 'Certains membres n’ont pas pu être chargés.'
      : `Les membres n’ont pas pu être chargés pour ${listed(labels, more, f)}.`,
  creditsFailed: 'Les crédits disponibles n’ont pas pu être chargés.',
  short: ({ shortfall }, f) =>
    f.plural(shortfall, { one: 'Il manque # crédit.', many: 'Il manque # de crédits.', other: 'Il manque # crédits.' }),
  shortAtLeast: ({ shortfall }, f) =>
    f.plural(shortfall, {
      one: 'Il manque au moins # crédit.',
      many: 'Il manque au moins # de crédits.',
      other: 'Il manque au moins # crédits.',
    }),
  shortHelpItems: 'Retirez un élément\u00a0:',
  shortFirst: ({ isOnly }) => (isOnly ? 'Dans l’ordre d’ajout\u00a0:' : 'Ou, dans l’ordre d’ajout\u00a0:'),
  startNeedsItems: 'Ajoutez d’abord des utilisateurs, des groupes ou des unités organisationnelles.',
  startNeedsCount: 'Le comptage doit d’abord être terminé.',
  startNeedsCredits: ({ shortfall }, f) =>
    f.plural(shortfall, { one: 'Il manque # crédit.', many: 'Il manque # de crédits.', other: 'Il manque # crédits.' }),
  startNeedsBalance: 'Les crédits disponibles ne sont pas encore connus.',
  startNeedsDue: 'Personne ici ne nécessite de crédit\u00a0: tous sont déjà protégés, suspendus ou supprimés.',
  viewRun: 'Voir la sauvegarde',
  hideRun: 'Masquer cette sauvegarde',
}
