import type { enBox } from '../en/en-box.js'
import type { Translated } from '../message.js'
import { agreeing, items, licenses, others, users } from './fr-nouns.js'

export const frBox: Translated<typeof enBox> = {
  boxTitle: 'Sélection à sauvegarder',
  add: 'Ajouter',
  remove: 'Retirer',
  settings: 'Paramètres »»',
  kindUser: 'UTILISATEUR\u00a0:',
  kindGroup: 'GROUPE\u00a0:',
  kindOrgUnit: 'UO\u00a0:',
  kindDomain: 'TOUT LE MONDE\u00a0:',
  exceptTitle: 'Sauf',
  itemCount: ({ items: n }, f) => items(n, f),
  itemsAdded: ({ items: n }, f) => f.plural(n, { one: '# élément ajouté.', many: '# d’éléments ajoutés.', other: '# éléments ajoutés.' }),
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
  itemFrees: ({ credits: n, isExact }, f) =>
    n === 0 ? (isExact ? `rend ${f.number(0)}` : '') : `rend ${isExact ? '' : '≥ '}${f.number(n)}`,
  itemFreesWhat: ({ credits: n, isExact }, f) =>
    n === 0 && isExact
      ? 'le retirer ne rend aucune licence\u00a0: d’autres éléments contiennent ces personnes, ou aucune n’en a besoin'
      : `le retirer rend ${isExact ? '' : 'au moins '}${licenses(n, f)}`,
  planTitle: 'Ouvrir ce plan\u202f?',
  planDifference: ({ adds, removes }, f) =>
    `Ce plan remplace votre liste\u00a0: ${agreeing(adds, 'ajouté', f)}, ${agreeing(removes, 'retiré', f)}.`,
  planSame: 'Ce plan correspond à la liste actuelle.',
  planFilter: ({ count }, f) =>
    f.plural(count, {
      one: 'Il applique aussi # filtre à la liste des utilisateurs.',
      many: 'Il applique aussi # filtres à la liste des utilisateurs.',
      other: 'Il applique aussi # filtres à la liste des utilisateurs.',
    }),
  planAdded: 'Ajoutés',
  planRemoved: 'Retirés',
  planAndMore: ({ count }, f) => `et ${others(count, f)}`,
  planReplace: 'Remplacer la liste',
  planOtherScope: ({ domain }, f) => `Ce plan appartient à ${f.name(domain)}. Passez d’abord à ce domaine, puis ouvrez le plan.`,
  planFileName: ({ domain }) => `plan-de-sauvegarde-${domain}.json`,
  planNotOne: 'Ce fichier n’est pas un plan enregistré.',
  planFailed: 'Le plan n’a pas pu être ouvert.',
  planProblems: ({ count }, f) =>
    f.plural(count, {
      one: '# élément de ce plan ne nécessite aucune licence\u00a0:',
      many: '# d’éléments de ce plan ne nécessitent aucune licence\u00a0:',
      other: '# éléments de ce plan ne nécessitent aucune licence\u00a0:',
    }),
  planProblem: ({ label, reason }) => (reason === 'not-found' ? `${label} – n’est plus dans l’annuaire` : `${label} – non actif`),
  dismiss: 'Fermer',
  gapTitle: 'Utilisateurs non couverts',
  gapText: 'Utilisateurs actifs qui ne sont ni dans cette liste ni sauvegardés.',
  gapCount: ({ shown, total }, f) =>
    total === undefined ? `${users(shown, f)} jusqu’ici` : shown === total ? users(total, f) : `${f.number(shown)} sur ${users(total, f)}`,
  gapNone: 'Il n’y en a aucun\u00a0: chaque utilisateur actif est dans cette liste ou sauvegardé.',
  gapLoading: 'Recherche des utilisateurs…',
  gapFailed: 'Les utilisateurs non couverts n’ont pas pu être chargés.',
  gapMore: 'Afficher plus',
  gapAdd: ({ name }, f) => `Ajouter ${f.name(name)}`,
  gapAddShown: ({ count }, f) =>
    f.plural(count, { one: 'Ajouter celui chargé', many: 'Ajouter les # chargés', other: 'Ajouter les # chargés' }),
  gapAddAll: ({ count }, f) => (count === undefined ? 'Tout ajouter' : `Ajouter tous les ${f.number(count)}`),
  gapAdding: ({ count }, f) =>
    f.plural(count, { one: '# utilisateur trouvé', many: '# d’utilisateurs trouvés', other: '# utilisateurs trouvés' }),
  itemCoveredBy: ({ count, label }, f) =>
    `${f.plural(count, { one: '# personne', many: '# de personnes', other: '# personnes' })}, toutes dans ${f.name(label)}`,
  removeSet: ({ items }, f) => f.plural(items, { one: 'Retirer # élément', many: 'Retirer # d’éléments', other: 'Retirer # éléments' }),
  defaultSettings: 'Paramètres par défaut',
  customSettings: 'Paramètres personnalisés',
  customSettingsEdit: 'Modifier',
  customSettingsReset: 'Utiliser les valeurs par défaut',
}
