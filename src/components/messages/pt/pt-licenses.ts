import type { enLicenses } from '../en/en-licenses.js'
import type { Translated } from '../message.js'
import { listed, someLicenses, someUsers } from './pt-nouns.js'

export const ptLicenses: Translated<typeof enLicenses> = {
  licensesTitle: 'Licenças',
  licensesAbout: ({ domain }, f) => `Quem tem uma licença em ${f.name(domain)}, das mais recentes às mais antigas.`,
  licensesLoading: 'Carregando as licenças',
  licensesFailed: 'Não foi possível carregar as licenças.',
  licensesNone: 'Esta nuvem não lista as licenças.',
  licensesEmpty: 'Ninguém tem uma licença ainda',
  licensesEmptyText: 'Os usuários aparecem aqui quando você inicia o backup deles.',
  licensesNoMatch: 'Nenhuma licença corresponde a estes filtros',
  licensesClear: 'Limpar filtros',
  licensesSearch: 'Pesquisar titulares',
  licensesState: 'Titulares',
  licensesStateAll: 'Todos',
  licensesStateLeavers: 'Pessoas que saíram',
  licensesStateName: ({ state }) =>
    ({ active: 'Ativo', suspended: 'Suspenso', deleted: 'Excluído', left: 'Saiu', unknown: 'Desconhecido' })[state],
  licensesGroup: 'Totais por',
  licensesGroupNone: 'Nenhum',
  licensesGroupState: 'Status',
  licensesGroupUnit: 'Unidade organizacional',
  licensesTotals: ({ group }, f) => `Totais por ${f.name(group)}`,
  licensesNoValue: 'Não definido',
  licensesSum: ({ credits, users }, f) => `${someLicenses(credits, f)} para ${someUsers(users, f)}`,
  licensesHolder: 'Titular',
  licensesSince: 'Desde',
  licensesThrough: 'Origem',
  licensesHolderState: 'Status',
  licensesCredits: 'Licenças',
  licensesUsers: 'Usuários',
  licensesRun: 'Backup',
  licensesRunOf: ({ name }, f) => `Ver o backup de ${f.name(name)}`,
  licensesPolicy: ({ name }, f) => `Política ${f.name(name)}`,
  licensesEarlier: 'Antes do histórico de backups',
  licensesBy: ({ name }, f) => `por ${f.name(name)}`,
  licensesSelectAll: ({ count }, f) => `Selecionar os mostrados (${f.number(count)})`,
  licensesSelected: ({ credits, users }, f) => `Seleção: ${someUsers(users, f)} · ${someLicenses(credits, f)}`,
  licensesUnselect: 'Limpar seleção',
  licensesGiveBack: 'Devolver…',
  licensesReview: ({ credits }, f) => `Devolver ${someLicenses(credits, f)}?`,
  licensesReviewWho: ({ names, more }, f) => `Titulares: ${listed(names.map(f.name), more, f)}.`,
  licensesReviewText: 'A proteção dessas pessoas termina, e as licenças podem ser usadas para outros usuários.',
  licensesReviewActive: ({ users }, f) =>
    f.plural(users, {
      one: '# está ativo e não terá mais backup.',
      many: '# estão ativos e não terão mais backup.',
      other: '# estão ativos e não terão mais backup.',
    }),
  licensesReviewBackups: ({ effect }) =>
    ({
      kept: 'O mecanismo de backup mantém os backups existentes e não faz novos.',
      deleted: 'O mecanismo de backup exclui os backups existentes. Depois disso, não será possível restaurá-los.',
      unmanaged:
        'O mecanismo de backup continua fazendo backup desses usuários até você encerrar a proteção nele. Os backups existentes são mantidos.',
      simulated: 'Isto é uma simulação: nenhum backup foi feito, portanto nada é excluído.',
      unknown:
        'O mecanismo de backup encerra a proteção. A política de retenção dele decide por quanto tempo os backups existentes são mantidos.',
    })[effect],
  licensesConfirm: 'Devolver',
  licensesGiving: 'Devolvendo…',
  licensesGiven: ({ credits, skipped }, f) =>
    `${f.plural(credits, { one: '# licença devolvida', many: '# de licenças devolvidas', other: '# licenças devolvidas' })}.${
      skipped > 0
        ? ` ${f.plural(skipped, { one: '# usuário foi ignorado: o backup está em andamento, ou a licença já tinha sido devolvida.', many: '# de usuários foram ignorados: o backup está em andamento, ou a licença já tinha sido devolvida.', other: '# usuários foram ignorados: o backup está em andamento, ou a licença já tinha sido devolvida.' })}`
        : ''
    }`,
  licensesGiveFailed: 'Não foi possível devolver as licenças.',
  licensesGiveLost:
    'O servidor não respondeu, portanto as licenças podem já ter sido devolvidas. Tente novamente: nenhuma licença é devolvida duas vezes.',
  licensesExport: 'Exportar CSV',
  licensesExporting: 'Exportando…',
  licensesExported: 'Licenças exportadas',
  licensesExportFailed: 'Não foi possível exportar as licenças.',
}
