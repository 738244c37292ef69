import type { enLicenses } from '../en/en-licenses.js'
import type { Translated } from '../message.js'
import { licenses, listed, users as people } from './fr-nouns.js'

export const frLicenses: Translated<typeof enLicenses> = {
  licensesTitle: 'Licences',
  licensesAbout: ({ domain }, f) => `Qui détient une licence dans ${f.name(domain)}, les plus récentes d’abord.`,
  licensesLoading: 'Chargement des licences',
  licensesFailed: 'Impossible de charger les licences.',
  licensesNone: 'Les licences ne sont pas listées ici.',
  licensesEmpty: 'Personne ne détient encore de licence',
  licensesEmptyText: 'Les utilisateurs apparaissent ici dès que vous lancez leur sauvegarde.',
  licensesNoMatch: 'Aucune licence ne correspond à ces filtres',
  licensesClear: 'Effacer les filtres',
  licensesSearch: 'Rechercher un détenteur',
  licensesState: 'Détenue par',
  licensesStateAll: 'Tout le monde',
  licensesStateLeavers: 'Personnes parties',
  licensesStateName: ({ state }) =>
    ({ active: 'Actif', suspended: 'Suspendu', deleted: 'Supprimé', left: 'Parti', unknown: 'Inconnu' })[state],
  licensesGroup: 'Totaux par',
  licensesGroupNone: 'Aucun',
  licensesGroupState: 'État',
  licensesGroupUnit: 'Unité organisationnelle',
  licensesTotals: ({ group }, f) => `Totaux par ${f.name(group)}`,
  licensesNoValue: 'Non renseigné',
  licensesSum: ({ credits, users }, f) => `${licenses(credits, f)} pour ${people(users, f)}`,
  licensesHolder: 'Détenteur',
  licensesSince: 'Depuis',
  licensesThrough: 'Par',
  licensesHolderState: 'État',
  licensesCredits: 'Licences',
  licensesUsers: 'Utilisateurs',
  licensesRun: 'Sauvegarde',
  licensesRunOf: ({ name }, f) => `Voir la sauvegarde de ${f.name(name)}`,
  licensesPolicy: ({ name }, f) => `Stratégie ${f.name(name)}`,
  licensesEarlier: 'Avant l’historique',
  licensesBy: ({ name }, f) => `par ${f.name(name)}`,
  licensesSelectAll: ({ count }, f) => `Sélectionner les lignes affichées (${f.number(count)})`,
  licensesSelected: ({ credits, users }, f) => `Sélection : ${people(users, f)} · ${licenses(credits, f)}`,
  licensesUnselect: 'Effacer la sélection',
  licensesGiveBack: 'Rendre…',
  licensesReview: ({ credits }, f) => `Rendre ${licenses(credits, f)} ?`,
  licensesReviewWho: ({ names, more }, f) => `Détenteurs : ${listed(names.map(f.name), more, f)}.`,
  licensesReviewText: 'Leur protection prend fin et les licences peuvent servir à d’autres utilisateurs.',
  licensesReviewActive: ({ users }, f) => `Dont ${f.number(users)} encore actifs, qui ne seront plus sauvegardés.`,
  licensesReviewBackups: ({ effect }) =>
    ({
      kept: 'Le moteur de sauvegarde conserve les sauvegardes existantes et n’en crée plus.',
      deleted: 'Le moteur de sauvegarde supprime les sauvegardes existantes. Elles ne pourront plus être restaurées.',
      unmanaged:
        'Le moteur de sauvegarde n’est pas informé : il continue jusqu’à ce que vous y arrêtiez la protection. Les sauvegardes existantes restent.',
      simulated: 'Ceci est une simulation : rien n’a été sauvegardé, donc rien n’est supprimé.',
      unknown: 'Le moteur de sauvegarde met fin à la protection. Sa rétention décide de la durée des sauvegardes existantes.',
    })[effect],
  licensesConfirm: 'Rendre',
  licensesGiving: 'Restitution…',
  licensesGiven: ({ credits, skipped }, f) =>
    `Restitution : ${licenses(credits, f)}.${
      skipped > 0 ? ` ${people(skipped, f)} hors restitution : la sauvegarde est en cours, ou la licence a déjà été rendue.` : ''
    }`,
  licensesGiveFailed: 'Impossible de rendre les licences.',
  licensesGiveLost:
    'Le serveur n’a pas répondu : les licences ont peut-être été rendues. Réessayez : aucune licence n’est rendue deux fois.',
  licensesExport: 'Exporter en CSV',
  licensesExporting: 'Exportation…',
  licensesExported: 'Licences exportées',
  licensesExportFailed: 'Impossible d’exporter les licences.',
}
