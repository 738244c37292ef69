import type { enActivity } from '../en/en-activity.js'
import type { Translated } from '../message.js'
import { users as countUsers, licenses } from './fr-nouns.js'

export const frActivity: Translated<typeof enActivity> = {
  activityTitle: 'Activité',
  activityAbout: ({ domain }, f) =>
    `Tout ce qui a été fait dans ${f.name(domain)}, du plus récent au plus ancien. Les entrées ne peuvent être ni modifiées ni supprimées.`,
  activityLoading: 'Chargement de l’activité',
  activityFailed: 'Impossible de charger l’activité.',
  activityNone: 'L’activité n’est pas enregistrée ici.',
  activityEmpty: 'Rien n’a encore été fait',
  activityEmptyText: 'Les sauvegardes, les synchronisations et les modifications des paramètres s’affichent ici.',
  activityNoMatch: 'Aucune activité ne correspond à ces filtres',
  activityClear: 'Effacer les filtres',
  activityWhen: 'Quand',
  activityWho: 'Qui',
  activityWhat: 'Quoi',
  activityNobody: 'Automatique',
  activityAction: 'Action',
  activityActionAll: 'Toutes les actions',
  activityPerson: 'Personne',
  activityPersonAll: 'Tout le monde',
  activitySince: 'Du',
  activityUntil: 'Au',
  activityExport: 'Exporter en CSV',
  activityExporting: 'Exportation…',
  activityExported: 'Activité exportée',
  activityExportFailed: 'Impossible d’exporter l’activité.',
  activityName: ({ action }) =>
    ({
      'backup-started': 'Sauvegarde lancée',
      'backup-retried': 'Nouvelle tentative pour les échecs',
      'backup-stopped': 'Sauvegarde arrêtée',
      'users-released': 'Licences rendues',
      'credits-granted': 'Licences ajoutées',
      'credits-revoked': 'Licences retirées',
      'settings-saved': 'Paramètres modifiés',
      'sync-started': 'Synchronisation lancée',
      'sync-completed': 'Synchronisation terminée',
      'sync-failed': 'Échec de la synchronisation',
      'sync-cancelled': 'Synchronisation annulée',
      'backup-started-refused': 'Sauvegarde refusée',
      'backup-retried-refused': 'Nouvelle tentative refusée',
      'settings-saved-refused': 'Paramètres refusés',
      'users-released-refused': 'Restitution refusée',
      'policy-saved': 'Stratégie enregistrée',
      'policy-status': 'État de la stratégie modifié',
      'policy-evaluated': 'Stratégie appliquée',
      'policy-saved-refused': 'Stratégie refusée',
      'policy-status-refused': 'État de la stratégie refusé',
    })[action],
  activityCounts: ({ users, credits, settings }, f) =>
    [
      users === undefined ? '' : countUsers(users, f),
      credits === undefined ? '' : licenses(credits, f),
      settings === undefined ? '' : f.plural(settings, { one: '# paramètre', many: '# de paramètres', other: '# paramètres' }),
    ]
      .filter(Boolean)
      .join(' · '),
}
