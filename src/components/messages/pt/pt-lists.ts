import type { enLists } from '../en/en-lists.js'
import type { Translated } from '../message.js'
import { agreeing, someGroups, someLicenses, someUsers } from './pt-nouns.js'

export const ptLists: Translated<typeof enLists> = {
  searchUsers: 'Pesquisar por nome ou endereço',
  searchGroups: 'Pesquisar grupos',
  searchOrgUnits: 'Pesquisar unidades organizacionais',
  searchClear: 'Limpar pesquisa',
  accountStatusLabel: 'Status da conta',
  backupStatusLabel: 'Status do backup',
  accountStatus: ({ status }) => ({ active: 'Ativa', suspended: 'Suspensa', deleted: 'Excluída', unknown: 'Desconhecida' })[status],
  accountStatusWhy: ({ status, reason }, f) => `${status} – ${f.name(reason)}`,
  backupStatus: ({ status }) =>
    ({ none: 'Sem backup', pending: 'Pendente', protected: 'Protegido', paused: 'Pausado', failed: 'Falhou', unknown: 'Desconhecido' })[
      status
    ],
  selectRow: ({ name }, f) => `Selecionar ${f.name(name)}`,
  columnSelect: 'Selecionar',
  columnName: 'Nome',
  columnAddress: 'E-mail',
  columnBackup: 'Backup',
  columnCost: 'Licenças',
  columnMembers: 'Membros',
  columnView: 'Ver',
  usersCount: ({ loaded, total, overall }, f) =>
    total === undefined
      ? `${someUsers(loaded, f)} até agora`
      : overall !== undefined && overall > total
        ? `${f.number(total)} de ${someUsers(overall, f)}`
        : someUsers(total, f),
  groupsCount: ({ loaded, total, overall }, f) =>
    total === undefined
      ? `${someGroups(loaded, f)} até agora`
      : overall !== undefined && overall > total
        ? `${f.number(total)} de ${someGroups(overall, f)}`
        : someGroups(total, f),
  usersLoading: 'Carregando usuários…',
  usersFailed: 'Não foi possível carregar os usuários.',
  usersMoreFailed: 'Não foi possível carregar mais usuários.',
  usersNone: 'Este domínio não tem usuários.',
  usersNoMatch: 'Nenhum usuário corresponde.',
  usersNeverSynced: 'Ainda não há usuários',
  usersNeverSyncedText:
    'Este domínio nunca foi sincronizado. A sincronização de usuários lê do diretório os usuários e o status das contas.',
  usersStartSync: 'Iniciar sincronização de usuários',
  usersSyncing: ({ done, total }, f) =>
    done === undefined
      ? 'Sincronizando usuários…'
      : total === undefined
        ? `Sincronizando usuários: ${f.number(done)} até agora`
        : `Sincronizando: ${f.number(done)} de ${someUsers(total, f)}`,
  groupsLoading: 'Carregando grupos…',
  groupsFailed: 'Não foi possível carregar os grupos.',
  groupsMoreFailed: 'Não foi possível carregar mais grupos.',
  groupsNone: 'Ainda não há grupos',
  groupsNoneText: '“Sinc. de grupos”, na página “Gerenciar domínios”, lê do diretório os grupos deste domínio.',
  groupsNoMatch: 'Nenhum grupo corresponde.',
  cloudLimit: ({ limit }) =>
    ({
      'flat-org-units': 'As unidades administrativas não têm subunidades e podem se sobrepor.',
      'no-dynamic-lists': 'As listas de distribuição dinâmicas não são mostradas.',
      'no-mailbox-kinds':
        'Caixas de correio compartilhadas e salas aparecem como suspensas. Para diferenciá-las, conceda MailboxSettings.Read.',
    })[limit],
  noMatchText: 'Encurte a pesquisa ou limpe os filtros.',
  noMatchClear: 'Limpar pesquisa e filtros',
  goManageDomainsButton: 'Gerenciar domínios',
  tickShown: ({ count }, f) =>
    f.plural(count, { one: 'Selecionar o # carregado', many: 'Selecionar os # carregados', other: 'Selecionar os # carregados' }),
  tickedShown: ({ ticked, skipped }, f) =>
    `${agreeing(ticked, 'selecionado', f)}.${
      skipped > 0
        ? ` ${f.plural(skipped, { one: '# ignorado: suspenso, excluído ou já na lista.', many: '# ignorados: suspensos, excluídos ou já na lista.', other: '# ignorados: suspensos, excluídos ou já na lista.' })}`
        : ''
    }`,
  tickMatching: ({ total }, f) =>
    total === undefined ? 'Selecionar todos os correspondentes' : `Selecionar todos os ${f.number(total)} correspondentes`,
  ticking: ({ done, total }, f) =>
    total === undefined
      ? `Selecionando: ${agreeing(done, 'encontrado', f)} até agora`
      : `Selecionando: ${f.number(done)} de ${agreeing(total, 'encontrado', f)}`,
  tickFailed: 'Não foi possível carregar tudo, então nada foi selecionado.',
  untickAll: 'Desmarcar tudo',
  costCredits: ({ credits, isExact }, f) =>
    isExact
      ? f.plural(credits, {
          one: `${f.plus(credits)} licença`,
          many: `${f.plus(credits)} de licenças`,
          other: `${f.plus(credits)} licenças`,
        })
      : `≥ ${someLicenses(credits, f)}…`,
  costNone: '0 licenças',
  costRestart: 'último backup falhou ou está pausado, já tem licença',
  costFree: 'grátis',
  costProtected: 'já tem licença',
  costSelected: 'na lista',
  costCovered: ({ label, more }, f) => `já incluído em ${label}${more > 0 ? ` e mais ${f.number(more)}` : ''}`,
  costCoveredByList: 'já incluído na sua lista',
  membersCount: ({ count }, f) => f.plural(count, { one: '# membro', many: '# de membros', other: '# membros' }),
  viewGroup: ({ name }, f) => `Ver usuários de ${f.name(name)}`,
  viewShort: 'Ver',
  membersOf: ({ kind, name }, f) => `Usuários ${kind === 'group' ? 'do grupo' : 'da unidade'} ${f.name(name)}`,
  membersNone: 'Não há usuários aqui.',
  membersFailed: 'Não foi possível carregar os usuários.',
  tickEvery: ({ list, total }, f) => {
    if (total === undefined) return list === 'users' ? 'Selecionar todos os usuários' : 'Selecionar todos os grupos'
    return `Selecionar todos: ${list === 'users' ? someUsers(total, f) : someGroups(total, f)}`
  },
  costNever: 'backup não é possível',
  filter: 'Filtrar',
  filterActive: ({ count }, f) =>
    f.plural(count, { one: 'Filtrar, # filtro ativo', many: 'Filtrar, # de filtros ativos', other: 'Filtrar, # filtros ativos' }),
  filterApplied: 'Filtros aplicados',
  filterRemove: ({ label }, f) => `Remover filtro ${f.name(label)}`,
  filterClear: 'Limpar filtros',
  filterMore: 'Mais filtros',
  filterChip: ({ facet, value }, f) => `${f.name(facet)}: ${f.name(value)}`,
  filterSearch: ({ facet }, f) => `Pesquisar em ${f.name(facet)}`,
  filterContains: ({ facet }, f) => `${f.name(facet)} contém`,
  filterAdd: 'Adicionar filtro',
  filterNoOption: 'Nenhuma opção corresponde.',
  filterGone: ({ label }) => `${label} (não está mais no diretório)`,
  filterGoneText: 'Um valor do filtro não está mais no diretório. Remova-o para ver usuários.',
  filtersLoading: 'Carregando filtros…',
  filtersFailed: 'Não foi possível carregar os filtros.',
  inList: 'Na lista',
  inExceptions: 'Exceção',
  costExcepted: ({ label }) => (label === undefined ? 'excluído por uma exceção' : `excluído por ${label}`),
  costFigure: ({ credits, isExact }, f) => `${isExact ? '' : '≥ '}${credits === 0 ? f.number(0) : f.plus(credits)}`,
  costTakes: ({ credits }, f) => `usa ${someLicenses(credits, f)}`,
  costAtMost: ({ credits }, f) => `usa no máximo ${someLicenses(credits, f)}`,
  nameWithAddress: ({ name, address }, f) => `${f.name(name)} (${f.name(address)})`,
  costNobody: 'ninguém aqui precisa de licença',
}
