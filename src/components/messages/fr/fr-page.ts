import type { enPage } from '../en/en-page.js'
import type { Translated } from '../message.js'
import { agreeing, items, licenses, SYNCS, users } from './fr-nouns.js'

export const frPage: Translated<typeof enPage> = {
  cloud: 'Cloud',
  domain: 'Domaine',
  simulation: 'Simulation : rien n’est sauvegardé',
  userSync: SYNCS.users,
  usersTab: 'Utilisateurs à sauvegarder',
  groupsTab: 'Utilisateurs par groupe',
  orgUnitsTab: 'Utilisateurs par unité organisationnelle',
  csvTab: 'Importer un fichier CSV',
  cloudWithoutDomains: ({ name }, f) => `${f.name(name)} (aucun domaine)`,
  scopeQuestion: ({ cloud, domain }, f) => `Passer à ${f.name(domain)} dans ${f.name(cloud)}\u202f?`,
  scopeQuestionText: ({ items: n }, f) => `Votre liste (${items(n, f)}) sera vidée. Pour la conserver, enregistrez-la d’abord comme plan.`,
  scopeConfirm: ({ domain }, f) => `Passer à ${f.name(domain)}`,
  scopeKeep: 'Rester ici',
  syncProgress: ({ done, total }, f) => (total === undefined ? `${users(done, f)} jusqu’ici` : `${f.number(done)} sur ${users(total, f)}`),
  syncStarting: 'Interrogation de l’annuaire…',
  syncLast: ({ at }, f) => `Dernière synchronisation\u00a0: ${f.date(at)}`,
  syncNever: 'Jamais synchronisé',
  syncFailed: 'La synchronisation a échoué.',
  syncStop: 'Arrêter la sync',
  tabsLabel: 'Choisir dans',
  sheetEdge: ({ items: n, allocated, available, isExact }, f) => {
    const count = `${isExact ? '' : '≥ '}${f.number(allocated)}`
    const taken =
      typeof available === 'number'
        ? `${count} sur ${licenses(available, f)}`
        : f.plural(allocated, { one: `${count} licence`, many: `${count} de licences`, other: `${count} licences` })
    return `${items(n, f)} · ${taken}`
  },
  ticked: ({ count }, f) => agreeing(count, 'coché', f),
  backToSelection: 'Retour à la sélection',
  goRuns: 'Sauvegardes',
  goSettings: 'Paramètres',
  goManageDomains: 'Domaines',
  pageUnconnected: 'Cette page n’est pas reliée à son service de sauvegarde. Prévenez l’administrateur de ce site.',
  cloudsFailed: 'Les clouds et leurs domaines n’ont pas pu être chargés.',
  pageMenu: 'Sauvegardes et paramètres',
  scopeQuestionTicks: ({ ticked }, f) =>
    f.plural(ticked, {
      one: '# coche non ajoutée sera perdue.',
      many: '# de coches non ajoutées seront perdues.',
      other: '# coches non ajoutées seront perdues.',
    }),
}
