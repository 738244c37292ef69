import type { enActivity } from '../en/en-activity.js'
import type { Translated } from '../message.js'
import { licenses } from './de-nouns.js'

export const deActivity: Translated<typeof enActivity> = {
  activityTitle: 'Aktivität',
  activityAbout: ({ domain }, f) =>
    `Alles, was in ${f.name(domain)} geschehen ist, das Neueste zuerst. Einträge lassen sich weder ändern noch entfernen.`,
  activityLoading: 'Die Aktivität wird geladen',
  activityFailed: 'Die Aktivität konnte nicht geladen werden.',
  activityNone: 'Die Aktivität wird hier nicht aufgezeichnet.',
  activityEmpty: 'Bisher ist nichts geschehen',
  activityEmptyText: 'Hier erscheinen Sicherungen, Synchronisierungen und geänderte Einstellungen.',
  activityNoMatch: 'Keine Aktivität passt zu diesen Filtern',
  activityClear: 'Filter löschen',
  activityWhen: 'Wann',
  activityWho: 'Wer',
  activityWhat: 'Was',
  activityNobody: 'Automatisch',
  activityAction: 'Aktion',
  activityActionAll: 'Alle Aktionen',
  activityPerson: 'Person',
  activityPersonAll: 'Alle Personen',
  activitySince: 'Von',
  activityUntil: 'Bis',
  activityExport: 'CSV exportieren',
  activityExporting: 'Wird exportiert…',
  activityExported: 'Aktivität exportiert',
  activityExportFailed: 'Die Aktivität konnte nicht exportiert werden.',
  activityName: ({ action }) =>
    ({
      'backup-started': 'Sicherung gestartet',
      'backup-retried': 'Fehlgeschlagene Benutzer wiederholt',
      'backup-stopped': 'Sicherung gestoppt',
      'users-released': 'Lizenzen zurückgegeben',
      'credits-granted': 'Lizenzen hinzugefügt',
      'credits-revoked': 'Lizenzen entzogen',
      'settings-saved': 'Einstellungen geändert',
      'sync-started': 'Synchronisierung gestartet',
      'sync-completed': 'Synchronisierung abgeschlossen',
      'sync-failed': 'Synchronisierung fehlgeschlagen',
      'sync-cancelled': 'Synchronisierung abgebrochen',
      'backup-started-refused': 'Sicherung abgelehnt',
      'backup-retried-refused': 'Wiederholung abgelehnt',
      'settings-saved-refused': 'Einstellungen abgelehnt',
      'users-released-refused': 'Rückgabe abgelehnt',
      'policy-saved': 'Richtlinie gespeichert',
      'policy-status': 'Richtlinienstatus geändert',
      'policy-evaluated': 'Richtlinie angewendet',
      'policy-saved-refused': 'Richtlinie abgelehnt',
      'policy-status-refused': 'Richtlinienstatus abgelehnt',
    })[action],
  activityCounts: ({ users, credits, settings }, f) =>
    [
      users === undefined ? '' : f.plural(users, { one: '# Benutzer', other: '# Benutzer' }),
      credits === undefined ? '' : licenses(credits, f),
      settings === undefined ? '' : f.plural(settings, { one: '# Einstellung', other: '# Einstellungen' }),
    ]
      .filter(Boolean)
      .join(' · '),
}
