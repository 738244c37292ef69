import type { enCommon } from '../en/en-common.js'
import type { Translated } from '../message.js'

export const ptCommon: Translated<typeof enCommon> = {
  problemDetails: 'Detalhes',
  problemWhy: ({ code }) =>
    ({
      'bad-answer': 'Não foi possível ler a resposta do servidor.',
      'bad-input': 'O servidor recusou a solicitação.',
      unauthorized: 'Sua sessão foi encerrada. Faça login e tente novamente.',
      forbidden: 'Você não tem permissão para fazer isso.',
      'not-found': 'Este item não existe mais.',
      'not-enough-credits': 'Não há licenças suficientes.',
      'selection-changed': 'A lista mudou.',
      'count-unknown': 'Não foi possível concluir a contagem.',
      'rate-limited': 'O servidor está ocupado. Aguarde um momento e tente novamente.',
      unavailable: 'O servidor não respondeu.',
      'too-large': 'É grande demais.',
      'not-a-csv': 'Não é um arquivo CSV.',
      unreadable: 'Não foi possível ler.',
      unsupported: 'O servidor não oferece suporte a isso.',
      aborted: 'A operação foi interrompida.',
      disposed: 'A página foi fechada.',
    })[code],
  problemWait: ({ at }) => `O servidor pede para aguardar até ${at}.`,
  problemReason: ({ why }) =>
    ({
      offline: 'Você está off-line. A página tentará de novo quando a conexão voltar.',
      'no-api': 'O serviço de backup não foi encontrado no endereço dele.',
      'not-json': 'A resposta não veio do serviço de backup, mas talvez de uma página de login. Recarregue a página.',
    })[why],
  stalled: 'Isso está demorando mais que o normal.',
  noDomain: 'Este domínio não existe. Escolha outro.',
  partLoading: 'Carregando…',
  partFailed: 'Não foi possível carregar esta parte.',
  retry: 'Tentar novamente',
  cancel: 'Cancelar',
  close: 'Fechar',
}
