import type { enDomains } from '../en/en-domains.js'
import type { Translated } from '../message.js'
import { agreeing, SYNCS, someDomains } from './pt-nouns.js'

export const ptDomains: Translated<typeof enDomains> = {
  domainsTitle: 'Gerenciar domínios',
  domainsAbout: 'Uma sincronização lê do diretório as contas novas, suspensas e excluídas, os grupos e as unidades organizacionais.',
  domainsLoading: 'Carregando os domínios',
  domainsLoadFailed: 'Não foi possível carregar os domínios.',
  domainsEmpty: 'Ainda não há domínios.',
  domainsEmptyText: 'Os domínios da sua nuvem aparecem aqui depois que o serviço de backup os ler.',
  domainsNoneIn: ({ cloud }, f) => `${f.name(cloud)} ainda não tem domínios.`,
  domainsNoSync: ({ cloud }, f) => `${f.name(cloud)} não permite sincronização sob demanda.`,
  domainsCurrent: 'Atual',
  domainsSearch: 'Pesquisar domínios',
  domainsShown: ({ shown, total }, f) => (shown === total ? someDomains(total, f) : `${f.number(shown)} de ${someDomains(total, f)}`),
  domainsNoMatch: ({ search }, f) => `Nenhum domínio corresponde a “${f.name(search)}”.`,
  domainSyncLabel: ({ kind }) => SYNCS[kind],
  domainSyncOf: ({ kind, domain }, f) => `${SYNCS[kind]} de ${f.name(domain)}`,
  domainSyncNews: ({ sync, news }) => `${sync}: ${news}`,
  domainSyncProgressOf: ({ sync }) => `Progresso: ${sync}`,
  domainSyncProgress: ({ done, total }, f) =>
    done === undefined ? 'Sincronizando…' : total === undefined ? `${f.number(done)} até agora` : `${f.number(done)} de ${f.number(total)}`,
  domainSyncCancel: ({ sync }) => `Cancelar: ${sync}`,
  domainSyncStopping: 'Interrompendo…',
  domainSyncStopped: 'Interrompida. Nada mudou.',
  domainSyncNotStopped: 'Não foi possível interromper a sincronização.',
  domainSyncFailed: 'A sincronização falhou. Nada mudou.',
  domainSyncRetry: ({ sync }) => `Tentar novamente: ${sync}`,
  domainSyncResult: ({ added, changed, removed }, f) =>
    added + changed + removed === 0
      ? 'Sem alterações'
      : `${agreeing(added, 'adicionado', f)}, ${agreeing(changed, 'alterado', f)}, ${agreeing(removed, 'removido', f)}`,
  domainSyncNever: 'Nunca sincronizado',
  domainSyncLast: ({ ago }) => `Última sincronização: ${ago}`,
}
