import type { enOrgUnits } from '../en/en-org-units.js'
import type { Translated } from '../message.js'
import { listed, someUsers, subUnits } from './pt-nouns.js'

export const ptOrgUnits: Translated<typeof enOrgUnits> = {
  orgUnitsLoading: 'Carregando unidades organizacionais…',
  orgUnitsFailed: 'Não foi possível carregar as unidades organizacionais.',
  orgUnitsNone: 'Ainda não há unidades organizacionais',
  orgUnitsNoneText: '“Sinc. de UOs”, na página “Gerenciar domínios”, lê do diretório as unidades organizacionais deste domínio.',
  orgUnitsNoMatch: 'Nenhuma unidade organizacional corresponde.',
  orgUnitsShown: ({ count }, f) =>
    f.plural(count, { one: '# unidade organizacional', many: '# de unidades organizacionais', other: '# unidades organizacionais' }),
  expandAll: 'Expandir tudo',
  collapseAll: 'Recolher tudo',
  unitUsers: ({ own, below }, f) =>
    own === undefined
      ? ''
      : below === undefined || below === own
        ? someUsers(own, f)
        : `${someUsers(own, f)} · ${f.number(below)} com subunidades`,
  unitTickedBelow: ({ ticked, below }, f) =>
    f.plural(below, {
      one: `${f.number(ticked)} de # subunidade marcada`,
      many: `${f.number(ticked)} de # subunidades marcadas`,
      other: `${f.number(ticked)} de # subunidades marcadas`,
    }),
  tickSubtree: ({ name, below }, f) => `Marcar ${f.name(name)} e ${subUnits(below, f)}`,
  untickSubtree: ({ name, below }, f) => `Desmarcar ${f.name(name)} e ${subUnits(below, f)}`,
  treeHelp: 'Espaço marca só esta unidade. Shift+Espaço marca também as subunidades. Enter mostra os usuários.',
  unitShow: 'Mostrar usuários',
  unitChoose: 'Escolha uma unidade organizacional para ver os usuários e o status do backup.',
  unitProblems: ({ count }, f) =>
    f.plural(count, {
      one: '# unidade organizacional não se encaixou na árvore:',
      many: '# de unidades organizacionais não se encaixaram na árvore:',
      other: '# unidades organizacionais não se encaixaram na árvore:',
    }),
  unitProblem: ({ kind, names, more }, f) => {
    const count = names.length + more
    const what = {
      orphan: f.plural(count, {
        one: '# sem unidade superior válida, mostrada no topo',
        many: '# sem unidade superior válida, mostradas no topo',
        other: '# sem unidade superior válida, mostradas no topo',
      }),
      cycle: f.plural(count, {
        one: '# dentro de si mesma, mostrada no topo',
        many: '# umas dentro das outras, mostradas no topo',
        other: '# umas dentro das outras, mostradas no topo',
      }),
      'many-roots': f.plural(count, { one: 'mais # raiz', many: 'mais # raízes', other: 'mais # raízes' }),
      duplicate: f.plural(count, {
        one: '# repetida, mostrada uma vez',
        many: '# repetidas, mostradas uma vez',
        other: '# repetidas, mostradas uma vez',
      }),
    }[kind]
    return `${what} (${listed(names.map(f.name), more, f)})`
  },
  unitIn: ({ name }, f) => `em ${f.name(name)}`,
}
