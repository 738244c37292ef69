import type { enDomains } from '../en/en-domains.js'
import type { Translated } from '../message.js'
import { SYNCS } from './de-nouns.js'

export const deDomains: Translated<typeof enDomains> = {
  domainsTitle: 'Domains verwalten',
  domainsAbout: 'Ein Sync liest neue, gesperrte und gelöschte Konten, Gruppen und Organisationseinheiten aus dem Verzeichnis.',
  domainsLoading: 'Domains werden geladen',
  domainsLoadFailed: 'Die Domains konnten nicht geladen werden.',
  domainsEmpty: 'Noch keine Domains.',
  domainsEmptyText: 'Die Domains Ihrer Cloud erscheinen hier, sobald der Sicherungsdienst sie gelesen hat.',
  domainsNoneIn: ({ cloud }, f) => `${f.name(cloud)} hat noch keine Domains.`,
  domainsNoSync: ({ cloud }, f) => `${f.name(cloud)} unterstützt keine Synchronisierung auf Abruf.`,
  domainsCurrent: 'Aktuell',
  domainsSearch: 'Domains suchen',
  domainsShown: ({ shown, total }, f) =>
    shown === total
      ? f.plural(total, { one: '# Domain', other: '# Domains' })
      : `${f.number(shown)} von ${f.plural(total, { one: '# Domain', other: '# Domains' })}`,
  domainsNoMatch: ({ search }, f) => `Keine Domains zu „${f.name(search)}“ gefunden.`,
  domainSyncLabel: ({ kind }) => SYNCS[kind],
  domainSyncOf: ({ kind, domain }, f) => `${SYNCS[kind]} von ${f.name(domain)}`,
  domainSyncNews: ({ sync, news }) => `${sync}: ${news}`,
  domainSyncProgressOf: ({ sync }) => `Fortschritt: ${sync}`,
  domainSyncProgress: ({ done, total }, f) =>
    done === undefined
      ? 'Wird synchronisiert…'
      : total === undefined
        ? `Bisher ${f.number(done)}`
        : `${f.number(done)} von ${f.number(total)}`,
  domainSyncCancel: ({ sync }) => `Abbrechen: ${sync}`,
  domainSyncStopping: 'Wird angehalten…',
  domainSyncStopped: 'Angehalten. Es wurde nichts geändert.',
  domainSyncNotStopped: 'Die Synchronisierung konnte nicht angehalten werden.',
  domainSyncFailed: 'Die Synchronisierung ist fehlgeschlagen. Es wurde nichts geändert.',
  domainSyncRetry: ({ sync }) => `Erneut versuchen: ${sync}`,
  domainSyncResult: ({ added, changed, removed }, f) =>
    added + changed + removed === 0
      ? 'Keine Änderungen'
      : `${f.number(added)} neu, ${f.number(changed)} geändert, ${f.number(removed)} entfernt`,
  domainSyncNever: 'Noch nie synchronisiert',
  domainSyncLast: ({ ago }) => `Zuletzt synchronisiert: ${ago}`,
}
