import type { enDomains } from '../en/en-domains.js'
import type { Translated } from '../message.js'
import { SYNCS, someDomains } from './nl-nouns.js'

export const nlDomains: Translated<typeof enDomains> = {
  domainsTitle: 'Domeinen beheren',
  domainsAbout: 'Een synchronisatie leest nieuwe, opgeschorte en verwijderde accounts, groepen en organisatie-eenheden uit de directory.',
  domainsLoading: 'Domeinen laden',
  domainsLoadFailed: 'De domeinen kunnen niet worden geladen.',
  domainsEmpty: 'Nog geen domeinen.',
  domainsEmptyText: 'De domeinen van uw cloud verschijnen hier zodra de back-upservice ze heeft gelezen.',
  domainsNoneIn: ({ cloud }, f) => `${f.name(cloud)} heeft nog geen domeinen.`,
  domainsNoSync: ({ cloud }, f) => `${f.name(cloud)} ondersteunt geen synchronisatie op verzoek.`,
  domainsCurrent: 'Huidig',
  domainsSearch: 'Domeinen zoeken',
  domainsShown: ({ shown, total }, f) => (shown === total ? someDomains(total, f) : `${f.number(shown)} van ${someDomains(total, f)}`),
  domainsNoMatch: ({ search }, f) => `Geen domeinen gevonden voor ‘${f.name(search)}’.`,
  domainSyncLabel: ({ kind }) => SYNCS[kind],
  domainSyncOf: ({ kind, domain }, f) => `${SYNCS[kind]} van ${f.name(domain)}`,
  domainSyncNews: ({ sync, news }) => `${sync}: ${news}`,
  domainSyncProgressOf: ({ sync }) => `Voortgang van ${sync}`,
  domainSyncProgress: ({ done, total }, f) =>
    done === undefined
      ? 'Synchroniseren…'
      : total === undefined
        ? `Tot nu toe ${f.number(done)}`
        : `${f.number(done)} van ${f.number(total)}`,
  domainSyncCancel: ({ sync }) => `Annuleren: ${sync}`,
  domainSyncStopping: 'Stoppen…',
  domainSyncStopped: 'Gestopt. Er is niets gewijzigd.',
  domainSyncNotStopped: 'De synchronisatie kan niet worden gestopt.',
  domainSyncFailed: 'De synchronisatie is mislukt. Er is niets gewijzigd.',
  domainSyncRetry: ({ sync }) => `Opnieuw proberen: ${sync}`,
  domainSyncResult: ({ added, changed, removed }, f) =>
    added + changed + removed === 0
      ? 'Geen wijzigingen'
      : `${f.number(added)} toegevoegd, ${f.number(changed)} gewijzigd, ${f.number(removed)} verwijderd`,
  domainSyncNever: 'Nooit gesynchroniseerd',
  domainSyncLast: ({ ago }) => `Laatst gesynchroniseerd: ${ago}`,
}
