import type { enCommon } from '../en/en-common.js'
import type { Translated } from '../message.js'

export const itCommon: Translated<typeof enCommon> = {
  problemDetails: 'Dettagli',
  problemWhy: ({ code }) =>
    ({
      'bad-answer': 'Impossibile leggere la risposta del server.',
      'bad-input': 'Il server ha rifiutato la richiesta.',
      unauthorized: 'La sessione è terminata. Accedi e riprova.',
      forbidden: 'Non hai l’autorizzazione per questa operazione.',
      'not-found': 'Questo elemento non esiste più.',
      'not-enough-credits': 'Le licenze non bastano.',
      'selection-changed': 'L’elenco è cambiato.',
      'count-unknown': 'Impossibile completare il conteggio.',
      'rate-limited': 'Il server è occupato. Attendi un momento e riprova.',
      unavailable: 'Il server non ha risposto.',
      'too-large': 'È troppo grande.',
      'not-a-csv': 'Non è un file CSV.',
      unreadable: 'Impossibile leggerlo.',
      unsupported: 'Il server non supporta questa operazione.',
      aborted: 'L’operazione è stata interrotta.',
      disposed: 'La pagina è stata chiusa.',
    })[code],
  problemWait: ({ at }) => `Il server chiede di attendere fino alle ${at}.`,
  problemReason: ({ why }) =>
    ({
      offline: 'Sei offline. La pagina riproverà quando torni online.',
      'no-api': 'Il servizio di backup non è stato trovato al suo indirizzo.',
      'not-json': 'La risposta non viene dal servizio di backup, ma forse da una pagina di accesso. Ricarica la pagina.',
    })[why],
  stalled: 'L’operazione richiede più tempo del solito.',
  noDomain: 'Questo dominio non esiste. Scegline un altro.',
  partLoading: 'Caricamento…',
  partFailed: 'Impossibile caricare questa parte.',
  retry: 'Riprova',
  cancel: 'Annulla',
  close: 'Chiudi',
}
