import type { enActivity } from '../en/en-activity.js'
import type { Translated } from '../message.js'
import { someLicenses, someSettings, someUsers } from './nl-nouns.js'

export const nlActivity: Translated<typeof enActivity> = {
  activityTitle: 'Activiteit',
  activityAbout: ({ domain }, f) =>
    `Alles wat in ${f.name(domain)} is gedaan, nieuwste eerst. Vermeldingen kunnen niet worden gewijzigd of verwijderd.`,
  activityLoading: 'Activiteit laden',
  activityFailed: 'De activiteit kan niet worden geladen.',
  activityNone: 'Activiteit wordt hier niet vastgelegd.',
  activityEmpty: 'Er is nog niets gedaan',
  activityEmptyText: 'Back-ups, synchronisaties en gewijzigde instellingen verschijnen hier.',
  activityNoMatch: 'Geen activiteit gevonden met deze filters',
  activityClear: 'Filters wissen',
  activityWhen: 'Wanneer',
  activityWho: 'Wie',
  activityWhat: 'Wat',
  activityNobody: 'Automatisch',
  activityAction: 'Actie',
  activityActionAll: 'Alle acties',
  activityPerson: 'Persoon',
  activityPersonAll: 'Iedereen',
  activitySince: 'Van',
  activityUntil: 'Tot en met',
  activityExport: 'CSV exporteren',
  activityExporting: 'Exporteren…',
  activityExported: 'Activiteit geëxporteerd',
  activityExportFailed: 'De activiteit kan niet worden geëxporteerd.',
  activityName: ({ action }) =>
    ({
      'backup-started': 'Back-up gestart',
      'backup-retried': 'Mislukte gebruikers opnieuw geprobeerd',
      'backup-stopped': 'Back-up gestopt',
      'users-released': 'Licenties teruggegeven',
      'credits-granted': 'Licenties toegevoegd',
      'credits-revoked': 'Licenties ingetrokken',
      'settings-saved': 'Instellingen gewijzigd',
      'sync-started': 'Synchronisatie gestart',
      'sync-completed': 'Synchronisatie voltooid',
      'sync-failed': 'Synchronisatie mislukt',
      'sync-cancelled': 'Synchronisatie geannuleerd',
      'backup-started-refused': 'Back-up geweigerd',
      'backup-retried-refused': 'Nieuwe poging geweigerd',
      'settings-saved-refused': 'Instellingen geweigerd',
      'users-released-refused': 'Teruggave geweigerd',
      'policy-saved': 'Beleidsregel opgeslagen',
      'policy-status': 'Status van beleidsregel gewijzigd',
      'policy-evaluated': 'Beleidsregel toegepast',
      'policy-saved-refused': 'Beleidsregel geweigerd',
      'policy-status-refused': 'Status van beleidsregel geweigerd',
    })[action],
  activityCounts: ({ users, credits, settings }, f) =>
    [
      users === undefined ? '' : someUsers(users, f),
      credits === undefined ? '' : someLicenses(credits, f),
      settings === undefined ? '' : someSettings(settings, f),
    ]
      .filter(Boolean)
      .join(' · '),
}
