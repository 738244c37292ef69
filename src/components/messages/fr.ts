import type { Format, Messages } from './messages.js'

// millions take "de": 1 000 000 de crédits
const credits = (n: number, f: Format): string => f.plural(n, { one: '# crédit', many: '# de crédits', other: '# crédits' })
const items = (n: number, f: Format): string => f.plural(n, { one: '# élément', many: '# d’éléments', other: '# éléments' })
const users = (n: number, f: Format): string => f.plural(n, { one: '# utilisateur', many: '# d’utilisateurs', other: '# utilisateurs' })
const groups = (n: number, f: Format): string => f.plural(n, { one: '# groupe', many: '# de groupes', other: '# groupes' })
const rows = (n: number, f: Format): string => f.plural(n, { one: '# ligne', many: '# de lignes', other: '# lignes' })
const domains = (n: number, f: Format): string => f.plural(n, { one: '# domaine', many: '# de domaines', other: '# domaines' })
/** Adjectives that take an s: `3 terminés`. */
const agreeing = (n: number, word: string, f: Format): string => f.plural(n, { one: `# ${word}`, many: `# ${word}s`, other: `# ${word}s` })
const others = (n: number, f: Format): string => f.plural(n, { one: '# autre', many: '# d’autres', other: '# autres' })
const listed = (names: readonly string[], more: number, f: Format): string => f.list(more > 0 ? [...names, others(more, f)] : names)

const failures = (n: number, f: Format): string => f.plural(n, { one: '# échec', many: '# d’échecs', other: '# échecs' })

const SYNCS = { users: 'Sync utilisateurs', groups: 'Sync groupes', 'org-units': 'Sync UO' } as const
const USER_STATUS = { queued: 'En attente', running: 'En cours', done: 'Terminé', failed: 'Échec' } as const

/** French. */
export const messages: Messages = {
  language: 'fr',

  // scope and sync
  cloud: 'Cloud',
  domain: 'Domaine',
  userSync: SYNCS.users,

  // tabs
  usersTab: 'Utilisateurs à sauvegarder',
  groupsTab: 'Utilisateurs par groupe',
  orgUnitsTab: 'Utilisateurs par unité organisationnelle',
  csvTab: 'Importer un fichier CSV',

  // box
  boxTitle: 'Sélection à sauvegarder',
  add: 'Ajouter',
  remove: 'Retirer',
  settings: 'Paramètres »»',
  kindUser: 'UTILISATEUR\u00a0:',
  kindGroup: 'GROUPE\u00a0:',
  kindOrgUnit: 'UO\u00a0:',
  allocated: ({ credits: { allocated, available, isExact } }, f) => {
    const atLeast = isExact ? '' : 'au moins '
    if (available === undefined) return `Vous avez attribué ${atLeast}${credits(allocated, f)}`
    if (available === 'unlimited') return `Vous avez attribué ${atLeast}${credits(allocated, f)} (sans limite)`
    return `Vous avez attribué ${atLeast}${f.number(allocated)} sur ${credits(available, f)}`
  },
  startBackup: ({ credits: n }, f) => (n === 0 ? 'Lancer la sauvegarde' : `Lancer la sauvegarde de ${users(n, f)}`),

  // starting, and what stands in the way
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
  problemDetails: 'Détails',
  problemWhy: ({ code }) =>
    ({
      'bad-answer': 'Le service a donné une réponse illisible.',
      'bad-input': 'Le service a refusé la demande.',
      unauthorized: 'Vous n’êtes plus connecté. Connectez-vous, puis réessayez.',
      forbidden: 'Vous n’avez pas l’autorisation de le faire.',
      'not-found': 'Cela n’existe plus.',
      'not-enough-credits': 'Il n’y a pas assez de crédits.',
      'selection-changed': 'La sélection a changé.',
      'count-unknown': 'Le comptage n’a pas pu être terminé.',
      'rate-limited': 'Le service est occupé. Patientez un instant, puis réessayez.',
      unavailable: 'Le service n’a pas répondu.',
      'too-large': 'C’est trop volumineux.',
      'not-a-csv': 'Ce n’est pas un fichier CSV.',
      unreadable: 'La lecture est impossible.',
      unsupported: 'Le service ne le propose pas.',
      aborted: 'L’opération a été arrêtée.',
      disposed: 'La page a été fermée.',
    })[code],

  // page
  cloudWithoutDomains: ({ name }, f) => `${f.name(name)} (aucun domaine)`,
  scopeQuestion: ({ cloud, domain }, f) => `Passer à ${f.name(domain)} dans ${f.name(cloud)}\u202f?`,
  scopeQuestionText: ({ items: n }, f) =>
    f.plural(n, {
      one: 'L’élément sélectionné ici sera retiré. Un plan enregistré auparavant le conserve.',
      many: 'Les # d’éléments sélectionnés ici seront retirés. Un plan enregistré auparavant les conserve.',
      other: 'Les # éléments sélectionnés ici seront retirés. Un plan enregistré auparavant les conserve.',
    }),
  scopeConfirm: ({ domain }, f) => `Passer à ${f.name(domain)}`,
  scopeKeep: 'Rester ici',
  syncProgress: ({ done, total }, f) => (total === undefined ? `${users(done, f)} jusqu’ici` : `${f.number(done)} sur ${users(total, f)}`),
  syncStarting: 'Interrogation de l’annuaire…',
  syncLast: ({ at }, f) => `Dernière exécution\u00a0: ${f.date(at)}`,
  syncNever: 'Jamais exécutée',
  syncFailed: 'La synchronisation a échoué.',
  syncStop: 'Arrêter la sync',
  tabsLabel: 'Où choisir',
  sheetEdge: ({ items: n, allocated, available, isExact }, f) => {
    const count = `${isExact ? '' : '≥ '}${f.number(allocated)}`
    const taken =
      typeof available === 'number'
        ? `${count} sur ${credits(available, f)}`
        : f.plural(allocated, { one: `${count} crédit`, many: `${count} de crédits`, other: `${count} crédits` })
    return `${items(n, f)} · ${taken}`
  },
  ticked: ({ count }, f) => agreeing(count, 'coché', f),
  backToSelection: 'Retour à la sélection',
  goRuns: 'Sauvegardes',
  goSettings: 'Paramètres',
  goManageDomains: 'Domaines',
  cloudsFailed: 'Les clouds et leurs domaines n’ont pas pu être chargés.',

  // box
  itemCount: ({ items: n }, f) => items(n, f),
  addNothing: 'Cochez d’abord des utilisateurs, des groupes ou des unités organisationnelles dans les onglets.',
  removeNothing: 'Choisissez d’abord des entrées dans la liste ci-dessous.',
  boxMenu: 'Autres actions',
  savePlan: 'Enregistrer le plan',
  openPlan: 'Ouvrir un plan…',
  showGap: 'Non couverts…',
  clearAll: 'Tout retirer',
  boxEmpty: 'Rien n’est encore sélectionné',
  boxEmptyTick: 'Cochez des utilisateurs, des groupes ou des unités organisationnelles.',
  boxEmptyAdd: 'Appuyez sur «\u00a0Ajouter\u00a0» pour les placer ici et voir ce qu’ils coûtent.',
  boxList: 'Éléments',
  removeItem: ({ label }, f) => `Retirer ${f.name(label)}`,
  removed: ({ items: n }, f) => f.plural(n, { one: '# élément retiré.', many: '# d’éléments retirés.', other: '# éléments retirés.' }),
  undo: 'Annuler',
  itemCounting: 'comptage…',
  itemStale: 'n’est plus dans l’annuaire – non compté',
  itemFailed: 'membres non chargés',
  itemFrees: ({ credits: n, isExact }, f) => (n === 0 ? (isExact ? 'ne libère rien' : '') : `libère ${isExact ? '' : '≥ '}${f.number(n)}`),
  itemFreesWhat: ({ credits: n, isExact }, f) =>
    n === 0 && isExact
      ? 'le retirer ne libère aucun crédit\u00a0: d’autres éléments couvrent ces personnes, ou aucune n’en a besoin'
      : `le retirer libère ${isExact ? '' : 'au moins '}${credits(n, f)}`,

  // credits
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

  // start
  startNeedsItems: 'Ajoutez d’abord des utilisateurs, des groupes ou des unités organisationnelles.',
  startNeedsCount: 'Le comptage doit d’abord être terminé.',
  startNeedsCredits: ({ shortfall }, f) =>
    f.plural(shortfall, { one: 'Il manque # crédit.', many: 'Il manque # de crédits.', other: 'Il manque # crédits.' }),
  startNeedsBalance: 'Les crédits disponibles ne sont pas encore connus.',
  startNeedsDue: 'Personne ici ne nécessite de crédit\u00a0: tous sont déjà protégés, suspendus ou supprimés.',
  viewRun: 'Voir la sauvegarde',
  hideRun: 'Masquer cette sauvegarde',

  // plan and gap
  planTitle: 'Ouvrir ce plan\u202f?',
  planDifference: ({ adds, removes, keeps }, f) =>
    `Il remplace la sélection\u00a0: ${f.list([
      f.plural(adds, { one: '# élément est ajouté', many: '# d’éléments sont ajoutés', other: '# éléments sont ajoutés' }),
      f.plural(removes, { one: '# est retiré', many: '# sont retirés', other: '# sont retirés' }),
      f.plural(keeps, { one: '# reste', many: '# restent', other: '# restent' }),
    ])}.`,
  planSame: 'Il contient exactement ce qui est déjà sélectionné.',
  planAdded: 'Ajoutés',
  planRemoved: 'Retirés',
  planAndMore: ({ count }, f) => `et ${others(count, f)}`,
  planReplace: 'Remplacer la sélection',
  planOtherScope: ({ domain }, f) => `Ce plan appartient à ${f.name(domain)}. Passez d’abord à ce domaine, puis ouvrez le plan.`,
  planFileName: ({ domain }) => `plan-de-sauvegarde-${domain}.json`,
  planNotOne: 'Ce fichier n’est pas un plan enregistré.',
  planFailed: 'Le plan n’a pas pu être ouvert.',
  planProblems: ({ count }, f) =>
    f.plural(count, {
      one: '# élément du plan ne prend aucun crédit\u00a0:',
      many: '# d’éléments du plan ne prennent aucun crédit\u00a0:',
      other: '# éléments du plan ne prennent aucun crédit\u00a0:',
    }),
  planProblem: ({ label, reason }) => (reason === 'not-found' ? `${label} – n’est plus dans l’annuaire` : `${label} – non actif`),
  dismiss: 'Fermer',
  gapTitle: 'Utilisateurs non couverts',
  gapText: 'Utilisateurs actifs qu’aucun élément sélectionné ne couvre et qu’aucune sauvegarde ne protège.',
  gapCount: ({ shown, total }, f) =>
    total === undefined ? `${users(shown, f)} jusqu’ici` : shown === total ? users(total, f) : `${f.number(shown)} sur ${users(total, f)}`,
  gapNone: 'Il n’y en a aucun\u00a0: chaque utilisateur actif est couvert ou protégé.',
  gapLoading: 'Recherche des utilisateurs…',
  gapFailed: 'Les utilisateurs non couverts n’ont pas pu être listés.',
  gapMore: 'Afficher plus',
  gapAdd: ({ name }, f) => `Ajouter ${f.name(name)}`,
  gapAddShown: ({ count }, f) =>
    f.plural(count, { one: 'Ajouter celui affiché', many: 'Ajouter les # affichés', other: 'Ajouter les # affichés' }),
  gapAddAll: ({ count }, f) => (count === undefined ? 'Tout ajouter' : `Ajouter tous les ${f.number(count)}`),
  gapAdding: ({ count }, f) =>
    f.plural(count, { one: '# utilisateur trouvé', many: '# d’utilisateurs trouvés', other: '# utilisateurs trouvés' }),

  // settings
  settingsTitle: 'Paramètres de sauvegarde',
  settingsAbout: ({ domain }, f) =>
    `Ce que «\u00a0Lancer la sauvegarde\u00a0» utilise pour chaque sélection${domain === '' ? '' : ` de ${f.name(domain)}`}.`,
  settingsStepTitle: 'Paramètres de cette sauvegarde',
  settingsStepAbout: ({ domain }, f) =>
    `Pour cette sélection seulement. Les valeurs par défaut${domain === '' ? '' : ` de ${f.name(domain)}`} restent inchangées.`,
  settingsGroups: 'Groupes de paramètres',
  settingsLoading: 'Chargement des paramètres',
  settingsLoadFailed: 'Les paramètres n’ont pas pu être chargés.',
  settingsNone: 'Ce service ne propose aucun paramètre.',
  settingsBack: 'Retour',
  settingsSave: 'Enregistrer',
  settingsSaving: 'Enregistrement…',
  settingsSaved: 'Enregistré',
  settingsSaveFailed: 'Les paramètres n’ont pas pu être enregistrés.',
  settingsUnsaved: ({ count }, f) =>
    f.plural(count, {
      one: '# modification non enregistrée',
      many: '# de modifications non enregistrées',
      other: '# modifications non enregistrées',
    }),
  settingsUnchanged: 'Aucune modification à enregistrer',
  settingsDiscard: 'Abandonner les modifications',
  settingsDiscarded: 'Modifications abandonnées',
  settingsOwn: ({ count }, f) =>
    count === 0
      ? 'Comme les valeurs par défaut du domaine'
      : f.plural(count, {
          one: '# paramètre diffère des valeurs par défaut du domaine',
          many: '# de paramètres diffèrent des valeurs par défaut du domaine',
          other: '# paramètres diffèrent des valeurs par défaut du domaine',
        }),
  settingsStarted: ({ users: n }, f) => `Sauvegarde de ${users(n, f)} lancée`,
  settingsNothingSelected: 'Rien n’est sélectionné',
  settingsNobodyDue: 'Personne dans cette sélection ne nécessite de crédit',
  settingsShort: ({ shortfall }, f) =>
    f.plural(shortfall, { one: '# crédit manquant', many: '# de crédits manquants', other: '# crédits manquants' }),
  settingsChanged: 'Modifié',
  settingsBackToDefault: 'Rétablir la valeur par défaut',
  settingsBackToDefaultOf: ({ setting }, f) => `Rétablir la valeur par défaut\u00a0: ${f.name(setting)}`,
  settingsIsDefault: ({ setting }, f) => `Valeur par défaut rétablie\u00a0: ${f.name(setting)}`,
  settingsOn: 'Oui',
  settingsOff: 'Non',
  settingsChoose: 'Choisir…',
  settingsUnlimited: 'Illimité',
  settingsUnitOf: ({ setting }, f) => `Unité de ${f.name(setting)}`,
  settingsAddText: 'Ajouter',
  settingsAddTextTo: ({ setting }, f) => `Ajouter à ${f.name(setting)}`,
  settingsRemoveText: ({ text }, f) => `Retirer ${f.name(text)}`,
  settingsTextsAdded: ({ texts }, f) => `${texts.length === 1 ? 'Ajouté' : 'Ajoutés'}\u00a0: ${f.list(texts.map(f.name))}`,
  settingsTextRemoved: ({ text }, f) => `Retiré\u00a0: ${f.name(text)}`,
  settingsTextsRepeated: ({ texts }, f) => `${texts.length === 1 ? 'Déjà présent' : 'Déjà présents'}\u00a0: ${f.list(texts.map(f.name))}`,
  settingsTextsCount: ({ count, most }, f) => `${f.number(count)} sur ${f.number(most)} au maximum`,
  settingsFull: 'La liste est pleine',
  settingsWrong: ({ count }, f) =>
    f.plural(count, {
      one: '# paramètre est à corriger',
      many: '# de paramètres sont à corriger',
      other: '# paramètres sont à corriger',
    }),
  settingEmpty: 'Saisissez un nombre',
  settingNotANumber: 'Ce n’est pas un nombre',
  settingNotAnOption: 'Choisissez l’une des options',
  settingTooSmall: ({ limit, unit }, f) => `Au moins ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooBig: ({ limit, unit }, f) => `Au plus ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooMany: ({ limit }, f) => `Au plus ${f.plural(limit, { one: '# entrée', many: '# d’entrées', other: '# entrées' })}`,

  // lists
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
  stalled: 'Cela prend plus de temps que d’habitude.',
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

  // org units
  orgUnitsLoading: 'Chargement des unités organisationnelles…',
  orgUnitsFailed: 'Les unités organisationnelles n’ont pas pu être chargées.',
  orgUnitsNone: 'Pas encore d’unités organisationnelles',
  orgUnitsNoneText:
    'La sync UO, sur la page «\u00a0Gérer les domaines\u00a0», lit les unités organisationnelles de ce domaine dans l’annuaire.',
  orgUnitsNoMatch: 'Aucune unité organisationnelle ne correspond.',
  orgUnitsShown: ({ count }, f) =>
    f.plural(count, {
      one: '# unité organisationnelle affichée',
      many: '# d’unités organisationnelles affichées',
      other: '# unités organisationnelles affichées',
    }),
  expandAll: 'Tout déplier',
  collapseAll: 'Tout replier',
  unitUsers: ({ own, below }, f) =>
    own === undefined
      ? ''
      : below === undefined || below === own
        ? users(own, f)
        : `${users(own, f)} · ${f.number(below)} avec les sous-unités`,
  unitTickedBelow: ({ ticked, below }, f) =>
    f.plural(below, {
      one: `${f.number(ticked)} sous-unité sur # cochée`,
      many: `${f.number(ticked)} sous-unités sur # cochées`,
      other: `${f.number(ticked)} sous-unités sur # cochées`,
    }),
  tickSubtree: ({ below }, f) => `Cocher avec les sous-unités (${f.number(below)})`,
  untickSubtree: ({ below }, f) => `Décocher avec les sous-unités (${f.number(below)})`,
  treeHelp: 'Espace coche cette unité seule, Maj et Espace la coche avec ses sous-unités, Entrée affiche ses utilisateurs.',
  unitShow: 'Afficher les utilisateurs',
  unitChoose: 'Choisissez une unité organisationnelle pour voir ses utilisateurs et l’état de leur sauvegarde.',
  unitProblems: ({ count }, f) =>
    f.plural(count, {
      one: 'Une unité organisationnelle n’entrait pas dans une arborescence et a été replacée\u00a0:',
      many: '# d’unités organisationnelles n’entraient pas dans une arborescence et ont été replacées\u00a0:',
      other: '# unités organisationnelles n’entraient pas dans une arborescence et ont été replacées\u00a0:',
    }),
  unitProblem: ({ kind, names, more }, f) => {
    const count = names.length + more
    const what = {
      orphan: f.plural(count, {
        one: '# sans parent connu, affichée en haut',
        many: '# sans parent connu, affichées en haut',
        other: '# sans parent connu, affichées en haut',
      }),
      cycle: f.plural(count, {
        one: '# contenue en elle-même, affichée en haut',
        many: '# contenues les unes dans les autres, affichées en haut',
        other: '# contenues les unes dans les autres, affichées en haut',
      }),
      'many-roots': f.plural(count, { one: '# autre racine', many: '# d’autres racines', other: '# autres racines' }),
      duplicate: f.plural(count, {
        one: '# en double, affichée une fois',
        many: '# en double, affichées une fois',
        other: '# en double, affichées une fois',
      }),
    }[kind]
    return `${what} (${listed(names.map(f.name), more, f)})`
  },

  // csv
  csvDrop: 'Choisir un fichier CSV',
  csvDropText: 'ou le déposer ici. Les exports de Google Admin, Microsoft 365, Entra et GAM et les simples listes d’adresses sont compris.',
  csvAnother: 'Autre fichier',
  csvSample: 'Télécharger un exemple',
  csvSampleName: 'sauvegarde-exemple.csv',
  csvReport: 'Télécharger le rapport',
  csvReportName: ({ file }) => `${file.replace(/\.[^.]*$/, '')}-rapport.csv`,
  csvReportAddress: 'Adresse e-mail',
  csvReportDetail: 'Détail',
  csvReportUserId: 'ID de l’utilisateur',
  csvReading: ({ phase, done, total }, f) => {
    const what = phase === 'reading' ? 'Lecture du fichier' : 'Recherche des adresses'
    return `${what}\u00a0: ${total === undefined || total === 0 ? f.number(done) : f.percent(done / total)}`
  },
  csvFailed: ({ file }, f) => `${f.name(file)} n’a pas pu être utilisé.`,
  csvWhy: ({ code, looksLike }) => {
    const kinds: Readonly<Record<string, string>> = {
      empty: 'Le fichier est vide.',
      xlsx: 'Il ressemble à un classeur Excel (.xlsx). Enregistrez-le en CSV et importez ce fichier.',
      xls: 'Il ressemble à un ancien classeur Excel (.xls). Enregistrez-le en CSV et importez ce fichier.',
      ods: 'Il ressemble à une feuille de calcul OpenDocument (.ods). Enregistrez-la en CSV et importez ce fichier.',
      word: 'Il ressemble à un document Word (.docx), pas à un fichier CSV.',
      zip: 'Il ressemble à un classeur Excel ou à une archive ZIP. Enregistrez-le en CSV, ou extrayez le fichier CSV.',
      archive: 'Il ressemble à une archive compressée. Extrayez le fichier CSV.',
      pdf: 'Il ressemble à un PDF, pas à un fichier CSV.',
      picture: 'Il ressemble à une image, pas à un fichier CSV.',
      rtf: 'Il ressemble à un document RTF (.rtf), pas à un fichier CSV.',
      html: 'Il ressemble à une page web, pas à un fichier CSV.',
      xml: 'Il ressemble à un fichier XML, pas à un fichier CSV.',
      json: 'Il ressemble à un fichier JSON, pas à un fichier CSV.',
      vcard: 'Il ressemble à une carte de contact (vCard), pas à un fichier CSV.',
      'utf-16': 'Il ressemble à du texte UTF-16 sans sa marque. Enregistrez-le en CSV UTF-8.',
    }
    if (code === 'not-a-csv') return kinds[looksLike] ?? 'Il ressemble à des données binaires, pas à un fichier CSV.'
    if (code === 'too-large')
      return 'Il est trop volumineux\u00a0: 1\u202f000\u202f000 lignes et 100\u00a0Mo peuvent être lus. Divisez-le et importez les parties.'
    return 'Il n’a pas pu être lu. Il a peut-être été déplacé, ou est ouvert ailleurs.'
  },
  csvKept: 'Ce qui a été importé auparavant est toujours là.',
  csvVerdict: ({ verdict }) =>
    ({
      ready: 'Prêt',
      protected: 'Déjà protégé',
      suspended: 'Suspendu',
      deleted: 'Supprimé',
      unknown: 'Absent de cet annuaire',
      duplicate: 'En double',
      'not-an-address': 'Pas une adresse',
    })[verdict],
  csvFound: ({ verdict, count }, f) =>
    ({
      ready: agreeing(count, 'prêt', f),
      protected: f.plural(count, { one: '# déjà protégé', many: '# déjà protégés', other: '# déjà protégés' }),
      suspended: agreeing(count, 'suspendu', f),
      deleted: agreeing(count, 'supprimé', f),
      unknown: agreeing(count, 'introuvable', f),
      duplicate: `${f.number(count)} en double`,
      'not-an-address': `${f.number(count)} sans adresse valide`,
    })[verdict],
  csvDuplicateOf: ({ line }, f) => `Double de la ligne ${f.number(line)}`,
  csvNearest: ({ address }, f) => `Vouliez-vous dire ${f.name(address)}\u202f?`,
  csvFindings: 'Résultats',
  csvRows: 'Lignes du fichier',
  csvRowsCount: ({ shown, rows: n }, f) => (shown === n ? rows(n, f) : `${f.number(shown)} sur ${rows(n, f)}`),
  csvNone: 'Le fichier n’a aucune ligne.',
  csvNoMatch: 'Aucune ligne n’a ce résultat.',
  csvTickAll: ({ ready, others: n }, f) =>
    n === 0
      ? f.plural(ready, { one: 'Cocher celui prêt', many: 'Cocher les # prêts', other: 'Cocher les # prêts' })
      : `Cocher les ${f.number(ready + n)} prêts ou déjà protégés`,
  csvOutcome: ({ rows: n, findings }, f) => `${rows(n, f)}\u00a0: ${f.list(findings)}`,
  csvUpload: 'Fichier CSV',
  csvColumnLine: 'Ligne',
  csvColumnVerdict: 'Résultat',
  csvEncoding: ({ encoding }) =>
    ({
      'windows-1252': 'Lu comme texte Windows-1252\u00a0: vérifiez les noms accentués.',
      'utf-16le': 'Lu comme texte UTF-16.',
      'utf-16be': 'Lu comme texte UTF-16.',
    })[encoding],
  csvColumn: ({ name, index }, f) =>
    `Les adresses sont lues dans la colonne ${name === '' ? f.number(index + 1) : `«\u00a0${f.name(name)}\u00a0»`}.`,
  csvWrongColumn: 'Mauvaise colonne\u202f?',
  csvColumnName: ({ name, index }, f) => (name === '' ? `Colonne ${f.number(index + 1)}` : name),
  csvUnclosed: ({ line }, f) => `La ligne ${f.number(line)} ouvre un guillemet qui n’est jamais fermé\u00a0: elle a été lue telle quelle.`,
  csvNoWorker: 'Lu par petites étapes dans cet onglet, car aucun processus d’arrière-plan n’a pu démarrer.',

  // manage domains
  noDomain: 'Ce domaine n’est pas là. Choisissez-en un autre.',
  domainsTitle: 'Gérer les domaines',
  domainsAbout: 'Une sync apporte ce qui est nouveau dans l’annuaire, et qui a été suspendu ou supprimé.',
  domainsLoading: 'Chargement des domaines',
  domainsLoadFailed: 'Les domaines n’ont pas pu être chargés.',
  domainsEmpty: 'Il n’y a pas encore de domaines.',
  domainsNoneIn: ({ cloud }, f) => `${f.name(cloud)} n’a pas encore de domaines.`,
  domainsNoSync: ({ cloud }, f) => `${f.name(cloud)} ne propose pas de synchronisation à la demande.`,
  domainsCurrent: 'Actuel',
  domainsSearch: 'Rechercher des domaines',
  domainsShown: ({ shown, total }, f) => (shown === total ? domains(total, f) : `${f.number(shown)} sur ${domains(total, f)}`),
  domainsNoMatch: ({ search }, f) => `Aucun domaine ne correspond à «\u00a0${f.name(search)}\u00a0».`,
  domainSyncLabel: ({ kind }) => SYNCS[kind],
  domainSyncOf: ({ kind, domain }, f) => `${SYNCS[kind]} de ${f.name(domain)}`,
  domainSyncNews: ({ sync, news }) => `${sync}\u00a0: ${news}`,
  domainSyncProgressOf: ({ sync }) => `Progression\u00a0: ${sync}`,
  domainSyncProgress: ({ done, total }, f) =>
    done === undefined
      ? 'Synchronisation…'
      : total === undefined
        ? `${f.number(done)} jusqu’ici`
        : `${f.number(done)} sur ${f.number(total)}`,
  domainSyncCancel: ({ sync }) => `Annuler\u00a0: ${sync}`,
  domainSyncStopping: 'Arrêt…',
  domainSyncStopped: 'Arrêtée. Rien n’a été modifié.',
  domainSyncNotStopped: 'La synchronisation n’a pas pu être arrêtée.',
  domainSyncFailed: 'La synchronisation a échoué. Rien n’a été modifié.',
  domainSyncRetry: ({ sync }) => `Réessayer\u00a0: ${sync}`,
  domainSyncResult: ({ added, changed, removed }, f) =>
    added + changed + removed === 0
      ? 'Rien n’avait changé'
      : `${agreeing(added, 'ajouté', f)}, ${agreeing(changed, 'modifié', f)}, ${agreeing(removed, 'retiré', f)}`,
  domainSyncNever: 'Jamais synchronisé',
  domainSyncLast: ({ ago }) => `Synchronisé ${ago}`,

  // run view
  runList: 'Sauvegardes',
  runListAbout: ({ domain }, f) => `Ce qui a été lancé pour ${f.name(domain)}. Choisissez une sauvegarde pour la suivre.`,
  runListAll: 'Toutes les sauvegardes',
  runListStarted: 'Lancée',
  runListCounts: 'Utilisateurs',
  runListOpen: 'Voir',
  runListOpenOf: ({ started }) => `Voir la sauvegarde du ${started}`,
  runListLoading: 'Chargement des sauvegardes',
  runListFailed: 'Les sauvegardes n’ont pas pu être chargées.',
  runListEmpty: 'Rien n’a encore été sauvegardé',
  runListEmptyText: 'Une sauvegarde que vous lancez s’affiche ici.',
  runViewNone: 'Ce service ne dit pas où en sont les sauvegardes.',
  runViewLoading: 'Chargement de la sauvegarde',
  runViewFailed: 'La sauvegarde n’a pas pu être chargée.',
  runViewUnknown: 'Cette sauvegarde n’est pas là',
  runViewUnknownText: 'Elle appartient peut-être à un autre domaine, ou est trop ancienne pour être conservée.',
  runViewTitle: ({ total }, f) => `Sauvegarde de ${users(total, f)}`,
  runViewStatus: ({ status }) =>
    ({
      queued: 'En attente',
      running: 'En cours',
      completed: 'Terminée',
      'completed-with-errors': 'Terminée avec des erreurs',
      failed: 'Échec',
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
  runViewNoUsers: 'Personne n’est dans cette sauvegarde',
  runViewNoneLikeThat: 'Personne n’a cet état en ce moment',
  runViewFilterLabel: 'État',
  runViewFilterAll: ({ count }, f) => `Tous ${f.number(count)}`,
  runViewFilter: ({ status, count }, f) => `${USER_STATUS[status]}${count === undefined ? '' : ` ${f.number(count)}`}`,
  runViewStatusHead: 'État',
  runViewRetryHead: 'Réessayer',
  runViewRetry: 'Réessayer',
  runViewRetryOf: ({ name }, f) => `Réessayer ${f.name(name)}`,
  runViewRetryAll: ({ count }, f) =>
    f.plural(count, { one: 'Réessayer # échec', many: 'Réessayer les # d’échecs', other: 'Réessayer les # échecs' }),
  runViewRetrying: ({ name }, f) => `Nouvel essai pour ${f.name(name)}`,
  runViewRetryingAll: ({ count }, f) => `Nouvel essai pour ${users(count, f)}`,
  runViewRetryFailed: 'Le nouvel essai n’a pas pu être lancé.',
  runViewEnded: ({ done, failed }, f) => `La sauvegarde est finie\u00a0: ${agreeing(done, 'terminé', f)}, ${failures(failed, f)}`,

  // anywhere
  partLoading: 'Chargement…',
  partFailed: 'Cette partie n’a pas pu être chargée.',
  retry: 'Réessayer',
  cancel: 'Annuler',
  close: 'Fermer',
}
