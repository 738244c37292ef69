import type { enCommon } from '../en/en-common.js'
import type { Translated } from '../message.js'

export const nlCommon: Translated<typeof enCommon> = {
  problemDetails: 'Details',
  problemWhy: ({ code }) =>
    ({
      'bad-answer': 'Het antwoord van de server kan niet worden gelezen.',
      'bad-input': 'De server heeft het verzoek geweigerd.',
      unauthorized: 'U bent afgemeld. Meld u aan en probeer het opnieuw.',
      forbidden: 'U bent hiervoor niet gemachtigd.',
      'not-found': 'Dit item bestaat niet meer.',
      'not-enough-credits': 'Er zijn niet genoeg licenties.',
      'selection-changed': 'De lijst is gewijzigd.',
      'count-unknown': 'Het tellen kan niet worden voltooid.',
      'rate-limited': 'De server is bezet. Wacht even en probeer het opnieuw.',
      unavailable: 'De server heeft niet geantwoord.',
      'too-large': 'Dit is te groot.',
      'not-a-csv': 'Dit is geen CSV-bestand.',
      unreadable: 'Dit kan niet worden gelezen.',
      unsupported: 'De server ondersteunt dit niet.',
      aborted: 'Dit is gestopt.',
      disposed: 'De pagina is gesloten.',
    })[code],
  problemWait: ({ at }) => `De server vraagt te wachten tot ${at}.`,
  problemReason: ({ why }) =>
    ({
      offline: 'U bent offline. De pagina probeert het opnieuw zodra u weer online bent.',
      'no-api': 'De back-upservice is niet gevonden op het opgegeven adres.',
      'not-json': 'Er antwoordde iets anders dan de back-upservice, zoals een aanmeldpagina. Laad de pagina opnieuw.',
    })[why],
  stalled: 'Dit duurt langer dan normaal.',
  noDomain: 'Dit domein bestaat niet. Kies een ander domein.',
  partLoading: 'Laden…',
  partFailed: 'Dit onderdeel kan niet worden geladen.',
  retry: 'Opnieuw proberen',
  cancel: 'Annuleren',
  close: 'Sluiten',
}
