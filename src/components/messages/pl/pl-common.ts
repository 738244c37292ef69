import type { enCommon } from '../en/en-common.js'
import type { Translated } from '../message.js'

export const plCommon: Translated<typeof enCommon> = {
  problemDetails: 'Szczegóły',
  problemWhy: ({ code }) =>
    ({
      'bad-answer': 'Nie można odczytać odpowiedzi serwera.',
      'bad-input': 'Serwer odrzucił żądanie.',
      unauthorized: 'Sesja wygasła. Zaloguj się i spróbuj ponownie.',
      forbidden: 'Nie masz uprawnień do tej czynności.',
      'not-found': 'Ten element już nie istnieje.',
      'not-enough-credits': 'Brakuje licencji.',
      'selection-changed': 'Lista się zmieniła.',
      'count-unknown': 'Nie można dokończyć zliczania.',
      'rate-limited': 'Serwer jest zajęty. Poczekaj chwilę i spróbuj ponownie.',
      unavailable: 'Serwer nie odpowiedział.',
      'too-large': 'To jest za duże.',
      'not-a-csv': 'To nie jest plik CSV.',
      unreadable: 'Nie można tego odczytać.',
      unsupported: 'Serwer tego nie obsługuje.',
      aborted: 'Zatrzymano.',
      disposed: 'Strona została zamknięta.',
    })[code],
  problemWait: ({ at }) => `Serwer prosi o zaczekanie do ${at}.`,
  problemReason: ({ why }) =>
    ({
      offline: 'Jesteś offline. Strona spróbuje ponownie, gdy wrócisz do trybu online.',
      'no-api': 'Nie znaleziono usługi kopii zapasowych pod jej adresem.',
      'not-json': 'Odpowiedziało coś innego niż usługa kopii zapasowych, na przykład strona logowania. Odśwież stronę.',
    })[why],
  stalled: 'To trwa dłużej niż zwykle.',
  noDomain: 'Ta domena nie istnieje. Wybierz inną.',
  partLoading: 'Wczytywanie…',
  partFailed: 'Nie można wczytać tej części.',
  retry: 'Spróbuj ponownie',
  cancel: 'Anuluj',
  close: 'Zamknij',
}
