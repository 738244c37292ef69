import type { enBox } from '../en/en-box.js'
import type { Translated } from '../message.js'
import { agreeing, people, someItems, someLicenses, someUsers } from './pt-nouns.js'

export const ptBox: Translated<typeof enBox> = {
  boxTitle: 'Selecionados para backup',
  add: 'Adicionar',
  remove: 'Remover',
  settings: 'Configurações »»',
  kindUser: 'USUÁRIO:',
  kindGroup: 'GRUPO:',
  kindOrgUnit: 'UO:',
  kindDomain: 'TODOS:',
  exceptTitle: 'Exceto',
  itemCount: ({ items }, f) => someItems(items, f),
  itemsAdded: ({ items }, f) =>
    f.plural(items, { one: '# item adicionado.', many: '# de itens adicionados.', other: '# itens adicionados.' }),
  addNothing: 'Marque primeiro usuários, grupos ou unidades organizacionais nas guias.',
  removeNothing: 'Selecione primeiro entradas na lista abaixo.',
  boxMenu: 'Mais ações',
  savePlan: 'Salvar plano',
  openPlan: 'Abrir plano…',
  showGap: 'Sem cobertura…',
  clearAll: 'Limpar tudo',
  boxEmpty: 'Nada selecionado ainda',
  boxEmptyTick: 'Marque usuários, grupos ou unidades organizacionais.',
  boxEmptyAdd: 'Clique em “Adicionar” para trazê-los aqui e ver quanto custam.',
  boxList: 'Itens',
  removeItem: ({ label }, f) => `Remover ${f.name(label)}`,
  removed: ({ items }, f) => f.plural(items, { one: '# item removido.', many: '# de itens removidos.', other: '# itens removidos.' }),
  undo: 'Desfazer',
  itemCounting: 'contando…',
  itemStale: 'não está mais no diretório: não conta',
  itemFailed: 'membros não carregados',
  itemFrees: ({ credits, isExact }, f) =>
    credits === 0 ? (isExact ? `devolve ${f.number(0)}` : '') : `devolve ${isExact ? '' : '≥ '}${f.number(credits)}`,
  itemFreesWhat: ({ credits, isExact }, f) =>
    credits === 0 && isExact
      ? 'remover não devolve nenhuma licença: outros itens incluem essas pessoas, ou nenhuma precisa de licença'
      : `remover devolve ${isExact ? '' : 'pelo menos '}${someLicenses(credits, f)}`,
  planTitle: 'Abrir este plano?',
  planDifference: ({ adds, removes }, f) =>
    `Este plano substitui sua lista: ${agreeing(adds, 'adicionado', f)}, ${agreeing(removes, 'removido', f)}.`,
  planSame: 'Este plano é igual à lista atual.',
  planFilter: ({ count }, f) =>
    f.plural(count, {
      one: 'Ele também aplica # filtro à lista de usuários.',
      many: 'Ele também aplica # filtros à lista de usuários.',
      other: 'Ele também aplica # filtros à lista de usuários.',
    }),
  planAdded: 'Adicionados',
  planRemoved: 'Removidos',
  planAndMore: ({ count }, f) => `e mais ${f.number(count)}`,
  planReplace: 'Substituir lista',
  planOtherScope: ({ domain }, f) => `Este plano pertence a ${f.name(domain)}. Mude primeiro para esse domínio e depois abra o plano.`,
  planFileName: ({ domain }) => `plano-de-backup-${domain}.json`,
  planNotOne: 'Este arquivo não é um plano salvo.',
  planFailed: 'Não foi possível abrir o plano.',
  planProblems: ({ count }, f) =>
    f.plural(count, {
      one: '# item deste plano não precisa de licença:',
      many: '# de itens deste plano não precisam de licença:',
      other: '# itens deste plano não precisam de licença:',
    }),
  planProblem: ({ label, reason }) => (reason === 'not-found' ? `${label} – não está mais no diretório` : `${label} – não está ativo`),
  dismiss: 'Dispensar',
  gapTitle: 'Usuários sem cobertura',
  gapText: 'Usuários ativos que não estão nesta lista nem têm backup.',
  gapCount: ({ shown, total }, f) =>
    total === undefined
      ? `${someUsers(shown, f)} até agora`
      : shown === total
        ? someUsers(total, f)
        : `${f.number(shown)} de ${someUsers(total, f)}`,
  gapNone: 'Não falta ninguém: todos os usuários ativos estão nesta lista ou têm backup.',
  gapLoading: 'Procurando usuários…',
  gapFailed: 'Não foi possível carregar os usuários sem cobertura.',
  gapMore: 'Mostrar mais',
  gapAdd: ({ name }, f) => `Adicionar ${f.name(name)}`,
  gapAddShown: ({ count }, f) =>
    f.plural(count, { one: 'Adicionar o # carregado', many: 'Adicionar os # carregados', other: 'Adicionar os # carregados' }),
  gapAddAll: ({ count }, f) => (count === undefined ? 'Adicionar todos' : `Adicionar todos (${f.number(count)})`),
  gapAdding: ({ count }, f) =>
    f.plural(count, { one: '# usuário encontrado', many: '# de usuários encontrados', other: '# usuários encontrados' }),
  itemCoveredBy: ({ count, label }, f) => `${people(count, f)}, já em ${f.name(label)}`,
  removeSet: ({ items }, f) => `Remover ${someItems(items, f)}`,
  defaultSettings: 'Configurações padrão',
  customSettings: 'Configurações próprias',
  customSettingsEdit: 'Editar',
  customSettingsReset: 'Usar o padrão',
}
