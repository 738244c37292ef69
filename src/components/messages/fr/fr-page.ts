import type { enPage } from '../en/en-page.js'
import type { Translated } from '../message.js'
import { agreeing, credits, items, SYNCS, users } from './fr-nouns.js'

export const frPage: Translated<typeof enPage> = {
  cloud: 'Cloud',
  domain: 'Domaine',
  userSync: SYNCS.users,
  usersTab: 'Utilisateurs à sauvegarder',
  groupsTab: 'Utilisateurs par groupe',
  orgUnitsTab: 'Utilisateurs par unité organisationnelle',
  csvTab: 'Importer un fichier CSV',
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
}
