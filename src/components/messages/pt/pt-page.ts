import type { enPage } from '../en/en-page.js'
import type { Translated } from '../message.js'
import { agreeing, SYNCS, someItems, someLicenses, someUsers } from './pt-nouns.js'

export const ptPage: Translated<typeof enPage> = {
  cloud: 'Nuvem',
  domain: 'Domínio',
  simulation: 'Simulação: nenhum backup é feito',
  userSync: SYNCS.users,
  usersTab: 'Usuários para backup',
  groupsTab: 'Usuários por grupo',
  orgUnitsTab: 'Usuários por unidade organizacional',
  csvTab: 'Upload de arquivo CSV',
  cloudWithoutDomains: ({ name }, f) => `${f.name(name)} (sem domínios)`,
  scopeQuestion: ({ cloud, domain }, f) => `Mudar para ${f.name(domain)} em ${f.name(cloud)}?`,
  scopeQuestionText: ({ items }, f) => `Sua lista (${someItems(items, f)}) será esvaziada. Para mantê-la, salve-a antes como plano.`,
  scopeConfirm: ({ domain }, f) => `Mudar para ${f.name(domain)}`,
  scopeKeep: 'Ficar aqui',
  syncProgress: ({ done, total }, f) =>
    total === undefined ? `${someUsers(done, f)} até agora` : `${f.number(done)} de ${someUsers(total, f)}`,
  syncStarting: 'Consultando o diretório…',
  syncLast: ({ at }, f) => `Última sincronização: ${f.date(at)}`,
  syncNever: 'Nunca sincronizado',
  syncFailed: 'A sincronização falhou.',
  syncStop: 'Interromper',
  tabsLabel: 'Escolher em',
  sheetEdge: ({ items, allocated, available, isExact }, f) => {
    const count = `${isExact ? '' : '≥ '}${f.number(allocated)}`
    const taken =
      typeof available === 'number'
        ? `${count} de ${someLicenses(available, f)}`
        : f.plural(allocated, { one: `${count} licença`, many: `${count} de licenças`, other: `${count} licenças` })
    return `${someItems(items, f)} · ${taken}`
  },
  ticked: ({ count }, f) => agreeing(count, 'marcado', f),
  backToSelection: 'Voltar à seleção',
  goRuns: 'Backups',
  goSettings: 'Configurações',
  goManageDomains: 'Domínios',
  pageUnconnected: 'Esta página não está conectada ao serviço de backup. Avise o administrador deste site.',
  cloudsFailed: 'Não foi possível carregar as nuvens e os domínios.',
  pageMenu: 'Backups e configurações',
  scopeQuestionTicks: ({ ticked }, f) =>
    f.plural(ticked, {
      one: '# marcação não adicionada será perdida.',
      many: '# de marcações não adicionadas serão perdidas.',
      other: '# marcações não adicionadas serão perdidas.',
    }),
}
