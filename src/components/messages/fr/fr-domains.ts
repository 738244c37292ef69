import type { enDomains } from '../en/en-domains.js'
import type { Translated } from '../message.js'
import { agreeing, domains, SYNCS } from './fr-nouns.js'

export const frDomains: Translated<typeof enDomains> = {
  domainsTitle: 'Gérer les domaines',
  domainsAbout: 'Une sync lit les comptes nouveaux, suspendus et supprimés, les groupes et les unités organisationnelles dans l’annuaire.',
  domainsLoading: 'Chargement des domaines',
  domainsLoadFailed: 'Les domaines n’ont pas pu être chargés.',
  domainsEmpty: 'Pas encore de domaines.',
  domainsEmptyText: 'Les domaines de votre cloud s’affichent ici une fois lus par le service de sauvegarde.',
  domainsNoneIn: ({ cloud }, f) => `${f.name(cloud)} n’a pas encore de domaines.`,
  domainsNoSync: ({ cloud }, f) => `${f.name(cloud)} ne propose pas de synchronisation à la demande.`,
  domainsCurrent: 'Actuel',
  domainsSearch: 'Rechercher des domaines',
  domainsShown: ({ shown, total }, f) => (shown === total ? domains(total, f) : `${f.number(shown)} sur ${domains(total, f)}`),
  domainsNoMatch: ({ search }, f) => `Aucun domaine ne correspond à «\u00a0${f.name(search)}\u00a0».`,
  domainSyncLabel: ({ kind }) => SYNCS[kind],
  domainSyncOf: ({ kind, domain }, f) => `${SYNCS[kind]} de ${f.name(domain)}`,
  domainSyncNews: ({ sync, news }) => `${sync}\u00a0: ${news}`,
  domainSyncProgressOf: ({ sync }) => `Progression\u00a0: ${sync}`,
  domainSyncProgress: ({ done, total }, f) =>
    done === undefined
      ? 'Synchronisation…'
      : total === undefined
        ? `${f.number(done)} jusqu’ici`
        : `${f.number(done)} sur ${f.number(total)}`,
  domainSyncCancel: ({ sync }) => `Annuler\u00a0: ${sync}`,
  domainSyncStopping: 'Arrêt…',
  domainSyncStopped: 'Arrêtée. Rien n’a été modifié.',
  domainSyncNotStopped: 'La synchronisation n’a pas pu être arrêtée.',
  domainSyncFailed: 'La synchronisation a échoué. Rien n’a été modifié.',
  domainSyncRetry: ({ sync }) => `Réessayer\u00a0: ${sync}`,
  domainSyncResult: ({ added, changed, removed }, f) =>
    added + changed + removed === 0
      ? 'Aucun changement'
      : `${agreeing(added, 'ajouté', f)}, ${agreeing(changed, 'modifié', f)}, ${agreeing(removed, 'retiré', f)}`,
  domainSyncNever: 'Jamais synchronisé',
  domainSyncLast: ({ ago }) => `Dernière synchronisation\u00a0: ${ago}`,
}
