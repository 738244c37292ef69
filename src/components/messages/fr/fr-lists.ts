import type { enLists } from '../en/en-lists.js'
import type { Translated } from '../message.js'
import { agreeing, groups, licenses, others, users } from './fr-nouns.js'

export const frLists: Translated<typeof enLists> = {
  searchUsers: 'Rechercher par nom ou adresse',
  searchGroups: 'Rechercher des groupes',
  searchOrgUnits: 'Rechercher des unités organisationnelles',
  searchClear: 'Effacer la recherche',
  accountStatusLabel: 'État du compte',
  backupStatusLabel: 'État de la sauvegarde',
  accountStatus: ({ status }) => ({ active: 'Actif', suspended: 'Suspendu', deleted: 'Supprimé', unknown: 'Inconnu' })[status],
  accountStatusWhy: ({ status, reason }, f) => `${status} – ${f.name(reason)}`,
  backupStatus: ({ status }) =>
    ({ none: 'Non sauvegardé', pending: 'En attente', protected: 'Protégé', paused: 'En pause', failed: 'Échec', unknown: 'Inconnu' })[
      status
    ],
  selectRow: ({ name }, f) => `Sélectionner ${f.name(name)}`,
  columnSelect: 'Sélectionner',
  columnName: 'Nom',
  columnAddress: 'E-mail',
  columnBackup: 'Sauvegarde',
  columnCost: 'Licences',
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
    'Ce domaine n’a jamais été synchronisé. La sync utilisateurs lit ses utilisateurs et l’état de leur compte dans l’annuaire.',
  usersStartSync: 'Lancer la sync utilisateurs',
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
  cloudLimit: ({ limit }) =>
    ({
      'flat-org-units': "Les unités administratives n'ont pas de sous-unités et peuvent se chevaucher.",
      'no-dynamic-lists': 'Les listes de distribution dynamiques ne sont pas affichées.',
      'no-mailbox-kinds':
        'Les boîtes aux lettres partagées et les salles ressemblent à des utilisateurs suspendus. Pour les distinguer, accordez MailboxSettings.Read.',
    })[limit],
  noMatchText: 'Raccourcissez la recherche ou effacez les filtres.',
  noMatchClear: 'Effacer la recherche et les filtres',
  goManageDomainsButton: 'Gérer les domaines',
  tickShown: ({ count }, f) =>
    f.plural(count, { one: 'Sélectionner celui chargé', many: 'Sélectionner les # chargés', other: 'Sélectionner les # chargés' }),
  tickedShown: ({ ticked, skipped }, f) =>
    `${agreeing(ticked, 'sélectionné', f)}.${
      skipped > 0
        ? ` ${f.plural(skipped, {
            one: '# ignoré\u00a0: suspendu, supprimé ou déjà dans la liste.',
            many: '# ignorés\u00a0: suspendus, supprimés ou déjà dans la liste.',
            other: '# ignorés\u00a0: suspendus, supprimés ou déjà dans la liste.',
          })}`
        : ''
    }`,
  tickMatching: ({ total }, f) =>
    total === undefined ? 'Sélectionner tous les résultats' : `Sélectionner les ${f.number(total)} résultats`,
  ticking: ({ done, total }, f) =>
    total === undefined
      ? `Sélection\u00a0: ${agreeing(done, 'trouvé', f)} jusqu’ici`
      : `Sélection\u00a0: ${f.number(done)} sur ${agreeing(total, 'trouvé', f)}`,
  tickFailed: 'Tout n’a pas pu être chargé, rien n’a donc été sélectionné.',
  untickAll: 'Tout désélectionner',
  costCredits: ({ credits: n, isExact }, f) =>
    isExact
      ? f.plural(n, { one: `${f.plus(n)} licence`, many: `${f.plus(n)} de licences`, other: `${f.plus(n)} licences` })
      : `≥ ${licenses(n, f)}…`,
  costNone: '0 licence',
  costRestart: 'dernière sauvegarde échouée ou en pause, a déjà sa licence',
  costFree: 'gratuit',
  costProtected: 'a déjà sa licence',
  costSelected: 'dans la liste',
  costCovered: ({ label, more }, f) => `déjà couvert par ${label}${more > 0 ? ` et ${others(more, f)}` : ''}`,
  costCoveredByList: 'déjà couvert par votre liste',
  membersCount: ({ count }, f) => f.plural(count, { one: '# membre', many: '# de membres', other: '# membres' }),
  viewGroup: ({ name }, f) => `Voir les utilisateurs du groupe ${f.name(name)}`,
  viewShort: 'Voir',
  membersOf: ({ kind, name }, f) => `Utilisateurs ${kind === 'group' ? 'du groupe' : 'de l’unité'} ${f.name(name)}`,
  membersNone: 'Aucun utilisateur ici.',
  membersFailed: 'Les utilisateurs n’ont pas pu être chargés.',
  tickEvery: ({ list, total }, f) => {
    if (total === undefined) return list === 'users' ? 'Sélectionner tous les utilisateurs' : 'Sélectionner tous les groupes'
    return `Sélectionner les ${list === 'users' ? users(total, f) : groups(total, f)}`
  },
  costNever: 'sauvegarde impossible',
  filter: 'Filtrer',
  filterActive: ({ count }, f) =>
    f.plural(count, { one: 'Filtrer, # filtre actif', many: 'Filtrer, # de filtres actifs', other: 'Filtrer, # filtres actifs' }),
  filterApplied: 'Filtres appliqués',
  filterRemove: ({ label }, f) => `Retirer le filtre ${f.name(label)}`,
  filterClear: 'Effacer les filtres',
  filterMore: 'Autres filtres',
  filterChip: ({ facet, value }, f) => `${f.name(facet)} : ${f.name(value)}`,
  filterSearch: ({ facet }, f) => `Rechercher dans ${f.name(facet)}`,
  filterContains: ({ facet }, f) => `${f.name(facet)} contient`,
  filterAdd: 'Ajouter le filtre',
  filterNoOption: 'Aucun choix ne correspond.',
  filterGone: ({ label }) => `${label} (plus dans l’annuaire)`,
  filterGoneText: 'Une valeur du filtre ne figure plus dans l’annuaire. Retirez-la pour voir des utilisateurs.',
  filtersLoading: 'Chargement des filtres…',
  filtersFailed: 'Impossible de charger les filtres.',
  inList: 'Dans la liste',
  inExceptions: 'Exception',
  costExcepted: ({ label }) => (label === undefined ? 'exclu par une exception' : `exclu par ${label}`),
  costFigure: ({ credits, isExact }, f) => `${isExact ? '' : '≥ '}${credits === 0 ? f.number(0) : f.plus(credits)}`,
  costTakes: ({ credits }, f) => `prend ${licenses(credits, f)}`,
  costAtMost: ({ credits }, f) => `prend au plus ${licenses(credits, f)}`,
  nameWithAddress: ({ name, address }, f) => `${f.name(name)} (${f.name(address)})`,
  costNobody: 'personne ici ne nécessite de licence',
}
