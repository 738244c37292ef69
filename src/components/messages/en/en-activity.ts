import type { ActivityAction, ActivityCounts } from '../../activity-page/activity-actions.js'
import type { Format } from '../message.js'
import { some } from './en-nouns.js'

export const enActivity = {
  activityTitle: 'Activity',
  activityAbout: ({ domain }: { domain: string }, f: Format): string =>
    `Everything that was done in ${f.name(domain)}, newest first. Entries can't be changed or removed.`,
  activityLoading: 'Loading the activity',
  activityFailed: "The activity couldn't be loaded.",
  activityNone: "Activity isn't recorded here.",
  activityEmpty: 'Nothing has been done yet',
  activityEmptyText: 'Backups, syncs and changes to the settings appear here.',
  activityNoMatch: 'No activity matches these filters',
  activityClear: 'Clear filters',
  activityWhen: 'When',
  activityWho: 'Who',
  activityWhat: 'What',
  activityNobody: 'Automatic',
  activityAction: 'Action',
  activityActionAll: 'All actions',
  activityPerson: 'Person',
  activityPersonAll: 'Everyone',
  activitySince: 'From',
  activityUntil: 'To',
  activityExport: 'Export CSV',
  activityExporting: 'Exporting…',
  activityExported: 'Activity exported',
  activityExportFailed: "The activity couldn't be exported.",
  activityName: ({ action }: { action: ActivityAction }): string =>
    ({
      'backup-started': 'Backup started',
      'backup-retried': 'Failed users retried',
      'backup-stopped': 'Backup stopped',
      'users-released': 'Licenses given back',
      'credits-granted': 'Licenses added',
      'credits-revoked': 'Licenses withdrawn',
      'settings-saved': 'Settings changed',
      'sync-started': 'Sync started',
      'sync-completed': 'Sync completed',
      'sync-failed': 'Sync failed',
      'sync-cancelled': 'Sync cancelled',
      'backup-started-refused': 'Backup refused',
      'backup-retried-refused': 'Retry refused',
      'settings-saved-refused': 'Settings refused',
      'users-released-refused': 'Give-back refused',
      'policy-saved': 'Policy saved',
      'policy-status': 'Policy status changed',
      'policy-evaluated': 'Policy applied',
      'policy-saved-refused': 'Policy refused',
      'policy-status-refused': 'Policy status refused',
    })[action],
  activityCounts: ({ users, credits, settings }: ActivityCounts, f: Format): string =>
    [
      users === undefined ? '' : some(users, 'user', f),
      credits === undefined ? '' : some(credits, 'license', f),
      settings === undefined ? '' : some(settings, 'setting', f),
    ]
      .filter(Boolean)
      .join(' · '),
}
