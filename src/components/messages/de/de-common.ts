import type { enCommon } from '../en/en-common.js'
import type { Translated } from '../message.js'

export const deCommon: Translated<typeof enCommon> = {
  problemDetails: 'Details',
  problemWhy: ({ code }) =>
    ({
      'bad-answer': 'Der Dienst gab eine Antwort, die nicht gelesen werden konnte.',
      'bad-input': 'Der Dienst hat die Anfrage abgelehnt.',
      unauthorized: 'Sie sind nicht mehr angemeldet. Melden Sie sich an und versuchen Sie es noch einmal.',
      forbidden: 'Dazu fehlt Ihnen die Berechtigung.',
      'not-found': 'Es ist nicht mehr vorhanden.',
      'not-enough-credits': 'Es sind nicht genug Credits da.',
      'selection-changed': 'Die Auswahl hat sich geändert.',
      'count-unknown': 'Die Zählung konnte nicht abgeschlossen werden.',
      'rate-limited': 'Der Dienst ist ausgelastet. Warten Sie kurz und versuchen Sie es noch einmal.',
      unavailable: 'Der Dienst hat nicht geantwortet.',
      'too-large': 'Es ist zu groß.',
      'not-a-csv': 'Es ist keine CSV-Datei.',
      unreadable: 'Es konnte nicht gelesen werden.',
      unsupported: 'Der Dienst bietet das nicht an.',
      aborted: 'Es wurde abgebrochen.',
      disposed: 'Die Seite wurde geschlossen.',
    })[code],
  stalled: 'Das dauert länger als üblich.',
  noDomain: 'Diese Domain gibt es hier nicht. Wählen Sie eine andere.',
  partLoading: 'Wird geladen…',
  partFailed: 'Das konnte nicht geladen werden.',
  retry: 'Erneut versuchen',
  cancel: 'Abbrechen',
  close: 'Schließen',
}
