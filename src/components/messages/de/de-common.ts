import type { enCommon } from '../en/en-common.js'
import type { Translated } from '../message.js'

export const deCommon: Translated<typeof enCommon> = {
  problemDetails: 'Details',
  problemWhy: ({ code }) =>
    ({
      'bad-answer': 'Die Antwort des Servers konnte nicht gelesen werden.',
      'bad-input': 'Der Server hat die Anfrage abgelehnt.',
      unauthorized: 'Sie sind abgemeldet. Melden Sie sich an und versuchen Sie es erneut.',
      forbidden: 'Dazu fehlt Ihnen die Berechtigung.',
      'not-found': 'Diesen Eintrag gibt es nicht mehr.',
      'not-enough-credits': 'Es sind nicht genug Lizenzen vorhanden.',
      'selection-changed': 'Die Liste hat sich geändert.',
      'count-unknown': 'Die Zählung konnte nicht abgeschlossen werden.',
      'rate-limited': 'Der Server ist ausgelastet. Warten Sie kurz und versuchen Sie es erneut.',
      unavailable: 'Der Server hat nicht geantwortet.',
      'too-large': 'Das ist zu groß.',
      'not-a-csv': 'Das ist keine CSV-Datei.',
      unreadable: 'Das konnte nicht gelesen werden.',
      unsupported: 'Der Server unterstützt das nicht.',
      aborted: 'Das wurde angehalten.',
      disposed: 'Die Seite wurde geschlossen.',
    })[code],
  problemWait: ({ at }) => `Der Server bittet, bis ${at} zu warten.`,
  problemReason: ({ why }) =>
    ({
      offline: 'Sie sind offline. Sobald Sie wieder online sind, versucht es die Seite erneut.',
      'no-api': 'Der Sicherungsdienst wurde unter seiner Adresse nicht gefunden.',
      'not-json': 'Statt des Sicherungsdienstes hat etwas anderes geantwortet, zum Beispiel eine Anmeldeseite. Laden Sie die Seite neu.',
    })[why],
  stalled: 'Das dauert länger als üblich.',
  noDomain: 'Diese Domain gibt es nicht. Wählen Sie eine andere.',
  partLoading: 'Wird geladen…',
  partFailed: 'Dieser Teil konnte nicht geladen werden.',
  retry: 'Erneut versuchen',
  cancel: 'Abbrechen',
  close: 'Schließen',
}
