import type { enActivity } from '../en/en-activity.js'
import type { Translated } from '../message.js'
import { someLicenses, someSettings, someUsers } from './pl-nouns.js'

export const plActivity: Translated<typeof enActivity> = {
  activityTitle: 'Aktywność',
  activityAbout: ({ domain }, f) => `Wszystko, co zrobiono w ${f.name(domain)}, od najnowszych. Wpisów nie można zmieniać ani usuwać.`,
  activityLoading: 'Wczytywanie aktywności',
  activityFailed: 'Nie można wczytać aktywności.',
  activityNone: 'Aktywność nie jest tu rejestrowana.',
  activityEmpty: 'Jeszcze niczego nie zrobiono',
  activityEmptyText: 'Tutaj pojawią się kopie, synchronizacje i zmiany ustawień.',
  activityNoMatch: 'Żadna aktywność nie pasuje do tych filtrów',
  activityClear: 'Wyczyść filtry',
  activityWhen: 'Kiedy',
  activityWho: 'Kto',
  activityWhat: 'Co',
  activityNobody: 'Automatycznie',
  activityAction: 'Działanie',
  activityActionAll: 'Wszystkie działania',
  activityPerson: 'Osoba',
  activityPersonAll: 'Wszyscy',
  activitySince: 'Od',
  activityUntil: 'Do',
  activityExport: 'Eksportuj CSV',
  activityExporting: 'Eksportowanie…',
  activityExported: 'Wyeksportowano aktywność',
  activityExportFailed: 'Nie można wyeksportować aktywności.',
  activityName: ({ action }) =>
    ({
      'backup-started': 'Rozpoczęto kopię',
      'backup-retried': 'Ponowiono dla użytkowników z błędem',
      'backup-stopped': 'Zatrzymano kopię',
      'users-released': 'Zwrócono licencje',
      'credits-granted': 'Dodano licencje',
      'credits-revoked': 'Wycofano licencje',
      'settings-saved': 'Zmieniono ustawienia',
      'sync-started': 'Rozpoczęto synchronizację',
      'sync-completed': 'Ukończono synchronizację',
      'sync-failed': 'Błąd synchronizacji',
      'sync-cancelled': 'Anulowano synchronizację',
      'backup-started-refused': 'Odmówiono kopii',
      'backup-retried-refused': 'Odmówiono ponowienia',
      'settings-saved-refused': 'Odmówiono zmiany ustawień',
      'users-released-refused': 'Odmówiono zwrotu',
      'policy-saved': 'Zapisano zasadę',
      'policy-status': 'Zmieniono stan zasady',
      'policy-evaluated': 'Zastosowano zasadę',
      'policy-saved-refused': 'Odmówiono zapisania zasady',
      'policy-status-refused': 'Odmówiono zmiany stanu zasady',
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
