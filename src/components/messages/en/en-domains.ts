import type { SyncKind, SyncResult } from '../../../core/index.js'
import type { Format } from '../message.js'
import { some } from './en-nouns.js'

export const enDomains = {
  domainsTitle: 'Manage domains',
  domainsAbout: 'A sync reads new, suspended and deleted accounts, groups and org units from the directory.',
  domainsLoading: 'Loading domains',
  domainsLoadFailed: "Domains couldn't be loaded.",
  domainsEmpty: 'No domains yet.',
  domainsEmptyText: 'The domains of your cloud appear here after the backup service has read them.',
  domainsNoneIn: ({ cloud }: { cloud: string }, f: Format): string => `${f.name(cloud)} has no domains yet.`,
  domainsNoSync: ({ cloud }: { cloud: string }, f: Format): string => `${f.name(cloud)} doesn't support syncing on demand.`,
  domainsCurrent: 'Current',
  domainsSearch: 'Search domains',
  domainsShown: ({ shown, total }: { shown: number; total: number }, f: Format): string =>
    shown === total ? some(total, 'domain', f) : `${f.number(shown)} of ${some(total, 'domain', f)}`,
  domainsNoMatch: ({ search }: { search: string }, f: Format): string => `No domains match “${f.name(search)}”.`,
  domainSyncLabel: ({ kind }: { kind: SyncKind }): string => ({ users: 'User Sync', groups: 'Group Sync', 'org-units': 'OU Sync' })[kind],
  domainSyncOf: ({ kind, domain }: { kind: SyncKind; domain: string }, f: Format): string =>
    `${{ users: 'User Sync', groups: 'Group Sync', 'org-units': 'OU Sync' }[kind]} of ${f.name(domain)}`,
  /** `sync` is a label such as "User Sync of example.com"; `news` is a sentence. */
  domainSyncNews: ({ sync, news }: { sync: string; news: string }): string => `${sync}: ${news}`,
  domainSyncProgressOf: ({ sync }: { sync: string }): string => `Progress of ${sync}`,
  domainSyncProgress: ({ done, total }: { done: number | undefined; total: number | undefined }, f: Format): string =>
    done === undefined ? 'Syncing…' : total === undefined ? `${f.number(done)} so far` : `${f.number(done)} of ${f.number(total)}`,
  domainSyncCancel: ({ sync }: { sync: string }): string => `Cancel ${sync}`,
  domainSyncStopping: 'Stopping…',
  domainSyncStopped: 'Stopped. Nothing changed.',
  domainSyncNotStopped: "The sync couldn't be stopped.",
  domainSyncFailed: 'The sync failed. Nothing changed.',
  domainSyncRetry: ({ sync }: { sync: string }): string => `Try again: ${sync}`,
  domainSyncResult: ({ added, changed, removed }: Pick<SyncResult, 'added' | 'changed' | 'removed'>, f: Format): string =>
    added + changed + removed === 0 ? 'No changes' : `${f.number(added)} added, ${f.number(changed)} changed, ${f.number(removed)} removed`,
  domainSyncNever: 'Never synced',
  domainSyncLast: ({ ago }: { ago: string }): string => `Last synced ${ago}`,
}
