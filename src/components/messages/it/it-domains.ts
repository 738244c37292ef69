import type { enDomains } from '../en/en-domains.js'
import type { Translated } from '../message.js'
import { agreeing, SYNCS, someDomains } from './it-nouns.js'

export const itDomains: Translated<typeof enDomains> = {
  domainsTitle: 'Gestisci domini',
  domainsAbout: 'Una sincronizzazione legge dalla directory gli account nuovi, sospesi ed eliminati, i gruppi e le unità organizzative.',
  domainsLoading: 'Caricamento dei domini',
  domainsLoadFailed: 'Impossibile caricare i domini.',
  domainsEmpty: 'Ancora nessun dominio.',
  domainsEmptyText: 'I domini del tuo cloud appaiono qui dopo che il servizio di backup li ha letti.',
  domainsNoneIn: ({ cloud }, f) => `${f.name(cloud)} non ha ancora domini.`,
  domainsNoSync: ({ cloud }, f) => `${f.name(cloud)} non supporta la sincronizzazione su richiesta.`,
  domainsCurrent: 'Attuale',
  domainsSearch: 'Cerca domini',
  domainsShown: ({ shown, total }, f) => (shown === total ? someDomains(total, f) : `${f.number(shown)} di ${someDomains(total, f)}`),
  domainsNoMatch: ({ search }, f) => `Nessun dominio corrisponde a “${f.name(search)}”.`,
  domainSyncLabel: ({ kind }) => SYNCS[kind],
  domainSyncOf: ({ kind, domain }, f) => `${SYNCS[kind]} di ${f.name(domain)}`,
  domainSyncNews: ({ sync, news }) => `${sync}: ${news}`,
  domainSyncProgressOf: ({ sync }) => `Avanzamento: ${sync}`,
  domainSyncProgress: ({ done, total }, f) =>
    done === undefined ? 'Sincronizzazione…' : total === undefined ? `${f.number(done)} finora` : `${f.number(done)} di ${f.number(total)}`,
  domainSyncCancel: ({ sync }) => `Annulla: ${sync}`,
  domainSyncStopping: 'Interruzione…',
  domainSyncStopped: 'Interrotta. Nulla è cambiato.',
  domainSyncNotStopped: 'Impossibile interrompere la sincronizzazione.',
  domainSyncFailed: 'Sincronizzazione non riuscita. Nulla è cambiato.',
  domainSyncRetry: ({ sync }) => `Riprova: ${sync}`,
  domainSyncResult: ({ added, changed, removed }, f) =>
    added + changed + removed === 0
      ? 'Nessuna modifica'
      : `${agreeing(added, 'aggiunt', f)}, ${agreeing(changed, 'modificat', f)}, ${agreeing(removed, 'rimoss', f)}`,
  domainSyncNever: 'Mai sincronizzato',
  domainSyncLast: ({ ago }) => `Ultima sincronizzazione: ${ago}`,
}
