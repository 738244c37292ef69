import type { enDomains } from '../en/en-domains.js'
import type { Translated } from '../message.js'
import { SYNCS, someDomains } from './pl-nouns.js'

export const plDomains: Translated<typeof enDomains> = {
  domainsTitle: 'Zarządzaj domenami',
  domainsAbout: 'Synchronizacja odczytuje z katalogu nowe, zawieszone i usunięte konta, grupy oraz jednostki organizacyjne.',
  domainsLoading: 'Wczytywanie domen',
  domainsLoadFailed: 'Nie można wczytać domen.',
  domainsEmpty: 'Nie ma jeszcze domen.',
  domainsEmptyText: 'Domeny Twojej chmury pojawią się tutaj, gdy odczyta je usługa kopii zapasowych.',
  domainsNoneIn: ({ cloud }, f) => `${f.name(cloud)} nie ma jeszcze domen.`,
  domainsNoSync: ({ cloud }, f) => `${f.name(cloud)} nie obsługuje synchronizacji na żądanie.`,
  domainsCurrent: 'Bieżąca',
  domainsSearch: 'Szukaj domen',
  domainsShown: ({ shown, total }, f) =>
    shown === total
      ? someDomains(total, f)
      : `${f.number(shown)} z ${f.plural(total, { one: '# domeny', few: '# domen', many: '# domen', other: '# domen' })}`,
  domainsNoMatch: ({ search }, f) => `Brak domen pasujących do „${f.name(search)}”.`,
  domainSyncLabel: ({ kind }) => SYNCS[kind],
  domainSyncOf: ({ kind, domain }, f) => `${SYNCS[kind]}: ${f.name(domain)}`,
  domainSyncNews: ({ sync, news }) => `${sync}: ${news}`,
  domainSyncProgressOf: ({ sync }) => `Postęp: ${sync}`,
  domainSyncProgress: ({ done, total }, f) =>
    done === undefined
      ? 'Synchronizowanie…'
      : total === undefined
        ? `Dotychczas ${f.number(done)}`
        : `${f.number(done)} z ${f.number(total)}`,
  domainSyncCancel: ({ sync }) => `Anuluj: ${sync}`,
  domainSyncStopping: 'Zatrzymywanie…',
  domainSyncStopped: 'Zatrzymano. Nic się nie zmieniło.',
  domainSyncNotStopped: 'Nie można zatrzymać synchronizacji.',
  domainSyncFailed: 'Synchronizacja nie powiodła się. Nic się nie zmieniło.',
  domainSyncRetry: ({ sync }) => `Spróbuj ponownie: ${sync}`,
  domainSyncResult: ({ added, changed, removed }, f) =>
    added + changed + removed === 0
      ? 'Bez zmian'
      : `dodane: ${f.number(added)}, zmienione: ${f.number(changed)}, usunięte: ${f.number(removed)}`,
  domainSyncNever: 'Nigdy nie synchronizowano',
  domainSyncLast: ({ ago }) => `Ostatnia synchronizacja: ${ago}`,
}
