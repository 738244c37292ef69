import type { enLists } from '../en/en-lists.js'
import type { Translated } from '../message.js'
import { agreeing, credits, groups, others, users } from './fr-nouns.js'

export const frLists: Translated<typeof enLists> = {
  searchUsers: 'Rechercher par nom ou adresse',
  searchGroups: 'Rechercher des groupes',
  searchOrgUnits: 'Rechercher des unités organisationnelles',
  searchClear: 'Effacer la recherche',
  accountStatusLabel: 'État du compte',
  backupStatusLabel: 'État de la sauvegarde',
  accountStatus: ({ status }) => ({ active: 'Actif', suspended: 'Suspendu', deleted: 'Supprimé' })[status],
  accountStatusWhy: ({ status, reason }, f) => `${status} – ${f.name(reason)}`,
  backupStatus: ({ status }) =>
    ({ none: 'Non sauvegardé', pending: 'En attente', protected: 'Protégé', paused: 'En pause', failed: 'Échec' })[status],
  selectRow: ({ name }, f) => `Sélectionner ${f.name(name)}`,
  columnSelect: 'Sélectionner',
  columnName: 'Nom',
  columnAddress: 'E-mail',
  columnAccount: 'Compte',
  columnBackup: 'Sauvegarde',
  columnCost: 'Crédits',
  columnMembers: 'Membres',
  columnView: 'Voir',
  usersCount: ({ loaded, total, overall }, f) =>
    total === undefined
      ? `${users(loaded, f)} jusqu’ici`
      : overall !== undefined && overall > total
        ? `${f.number(total)} sur ${users(overall, f)}`
        : users(total, f),
  groupsCount: ({ loaded, total, overall }, f) =>
    total === undefined
      ? `${groups(loaded, f)} jusqu’ici`
      : overall !== undefined && overall > total
        ? `${f.number(total)} sur ${groups(overall, f)}`
        : groups(total, f),
  usersLoading: 'Chargement des utilisateurs…',
  usersFailed: 'Les utilisateurs n’ont pas pu être chargés.',
  usersMoreFailed: 'La suite des utilisateurs n’a pas pu être chargée.',
  usersNone: 'Ce domaine n’a aucun utilisateur.',
  usersNoMatch: 'Aucun utilisateur ne correspond.',
  usersNeverSynced: 'Pas encore d’utilisateurs',
  usersNeverSyncedText:
    'Les utilisateurs de ce domaine n’ont jamais été synchronisés. La sync utilisateurs les lit dans l’annuaire, avec l’état de leur compte.',
  usersSyncing: ({ done, total }, f) =>
    done === undefined
      ? 'La sync utilisateurs est en cours…'
      : total === undefined
        ? `La sync utilisateurs est en cours\u00a0: ${users(done, f)} jusqu’ici`
        : `La sync utilisateurs est en cours\u00a0: ${f.number(done)} sur ${users(total, f)}`,
  groupsLoading: 'Chargement des groupes…',
  groupsFailed: 'Les groupes n’ont pas pu être chargés.',
  groupsMoreFailed: 'La suite des groupes n’a pas pu être chargée.',
  groupsNone: 'Pas encore de groupes',
  groupsNoneText: 'La sync groupes, sur la page «\u00a0Gérer les domaines\u00a0», lit les groupes de ce domaine dans l’annuaire.',
  groupsNoMatch: 'Aucun groupe ne correspond.',
  noMatchText: 'Essayez avec moins de lettres, ou cherchez parmi tous.',
  noMatchClear: 'Effacer la recherche et les filtres',
  goManageDomainsButton: 'Gérer les domaines',
  tickShown: ({ count }, f) =>
    f.plural(count, { one: 'Cocher celui affiché', many: 'Cocher les # affichés', other: 'Cocher les # affichés' }),
  tickedShown: ({ ticked, skipped }, f) =>
    `${agreeing(ticked, 'coché', f)}.${
      skipped > 0
        ? ` ${f.plural(skipped, {
            one: '# laissé de côté\u00a0: non actif ou déjà sélectionné.',
            many: '# laissés de côté\u00a0: non actifs ou déjà sélectionnés.',
            other: '# laissés de côté\u00a0: non actifs ou déjà sélectionnés.',
          })}`
        : ''
    }`,
  tickMatching: ({ total }, f) =>
    total === undefined ? 'Cocher tous ceux qui correspondent' : `Cocher les ${f.number(total)} qui correspondent`,
  ticking: ({ done, total }, f) =>
    total === undefined
      ? `Cochage\u00a0: ${agreeing(done, 'trouvé', f)} jusqu’ici`
      : `Cochage\u00a0: ${f.number(done)} sur ${agreeing(total, 'trouvé', f)}`,
  tickFailed: 'Tout n’a pas pu être lu, rien n’a donc été coché.',
  untickAll: 'Tout décocher',
  costUser: ({ credits: n }, f) => f.plus(n),
  costCredits: ({ credits: n, isExact }, f) =>
    isExact
      ? f.plural(n, { one: `${f.plus(n)} crédit`, many: `${f.plus(n)} de crédits`, other: `${f.plus(n)} crédits` })
      : `≥ ${credits(n, f)}…`,
  costNone: 'aucun crédit',
  costProtected: 'protégé',
  costSelected: 'sélectionné',
  costCovered: ({ label, more }, f) => `déjà couvert par ${label}${more > 0 ? ` et ${others(more, f)}` : ''}`,
  membersCount: ({ count }, f) => f.plural(count, { one: '# membre', many: '# de membres', other: '# membres' }),
  viewGroup: ({ name }, f) => `Voir les utilisateurs de ${f.name(name)}`,
  viewShort: 'Voir',
  membersOf: ({ name }, f) => `Utilisateurs de ${f.name(name)}`,
  membersNone: 'Personne n’en fait partie.',
  membersFailed: 'Les utilisateurs n’ont pas pu être chargés.',
}
