import type { enActivity } from '../en/en-activity.js'
import type { Translated } from '../message.js'
import { someLicenses, someSettings, someUsers } from './it-nouns.js'

export const itActivity: Translated<typeof enActivity> = {
  activityTitle: 'Attività',
  activityAbout: ({ domain }, f) =>
    `Tutto ciò che è stato fatto in ${f.name(domain)}, dal più recente. Le voci non si possono modificare né rimuovere.`,
  activityLoading: 'Caricamento dell’attività',
  activityFailed: 'Impossibile caricare l’attività.',
  activityNone: 'Qui l’attività non viene registrata.',
  activityEmpty: 'Non è stato ancora fatto nulla',
  activityEmptyText: 'Qui appaiono backup, sincronizzazioni e modifiche alle impostazioni.',
  activityNoMatch: 'Nessuna attività corrisponde a questi filtri',
  activityClear: 'Cancella filtri',
  activityWhen: 'Quando',
  activityWho: 'Chi',
  activityWhat: 'Cosa',
  activityNobody: 'Automatico',
  activityAction: 'Azione',
  activityActionAll: 'Tutte le azioni',
  activityPerson: 'Persona',
  activityPersonAll: 'Tutti',
  activitySince: 'Dal',
  activityUntil: 'Al',
  activityExport: 'Esporta CSV',
  activityExporting: 'Esportazione…',
  activityExported: 'Attività esportata',
  activityExportFailed: 'Impossibile esportare l’attività.',
  activityName: ({ action }) =>
    ({
      'backup-started': 'Backup avviato',
      'backup-retried': 'Nuovo tentativo per utenti non riusciti',
      'backup-stopped': 'Backup interrotto',
      'users-released': 'Licenze restituite',
      'credits-granted': 'Licenze aggiunte',
      'credits-revoked': 'Licenze ritirate',
      'settings-saved': 'Impostazioni modificate',
      'sync-started': 'Sincronizzazione avviata',
      'sync-completed': 'Sincronizzazione completata',
      'sync-failed': 'Sincronizzazione non riuscita',
      'sync-cancelled': 'Sincronizzazione annullata',
      'backup-started-refused': 'Backup rifiutato',
      'backup-retried-refused': 'Nuovo tentativo rifiutato',
      'settings-saved-refused': 'Impostazioni rifiutate',
      'users-released-refused': 'Restituzione rifiutata',
      'policy-saved': 'Criterio salvato',
      'policy-status': 'Stato del criterio modificato',
      'policy-evaluated': 'Criterio applicato',
      'policy-saved-refused': 'Criterio rifiutato',
      'policy-status-refused': 'Stato del criterio rifiutato',
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
