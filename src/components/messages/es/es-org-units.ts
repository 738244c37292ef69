import type { enOrgUnits } from '../en/en-org-units.js'
import type { Translated } from '../message.js'
import { listed, subUnits, users } from './es-nouns.js'

export const esOrgUnits: Translated<typeof enOrgUnits> = {
  orgUnitsLoading: 'Cargando unidades organizativas…',
  orgUnitsFailed: 'No se pudieron cargar las unidades organizativas.',
  orgUnitsNone: 'Aún no hay unidades organizativas',
  orgUnitsNoneText: '«Sinc. de UO», en la página «Administrar dominios», lee las unidades organizativas de este dominio del directorio.',
  orgUnitsNoMatch: 'No hay unidades organizativas que coincidan.',
  orgUnitsShown: ({ count }, f) =>
    f.plural(count, {
      one: '# unidad organizativa mostrada',
      many: '# de unidades organizativas mostradas',
      other: '# unidades organizativas mostradas',
    }),
  expandAll: 'Expandir todo',
  collapseAll: 'Contraer todo',
  unitUsers: ({ own, below }, f) =>
    own === undefined ? '' : below === undefined || below === own ? users(own, f) : `${users(own, f)} · ${f.number(below)} con subunidades`,
  unitTickedBelow: ({ ticked, below }, f) =>
    f.plural(below, {
      one: `${f.number(ticked)} de # subunidad marcada`,
      many: `${f.number(ticked)} de # subunidades marcadas`,
      other: `${f.number(ticked)} de # subunidades marcadas`,
    }),
  tickSubtree: ({ name, below }, f) => `Marcar ${f.name(name)} y ${subUnits(below, f)}`,
  untickSubtree: ({ name, below }, f) => `Desmarcar ${f.name(name)} y ${subUnits(below, f)}`,
  treeHelp: 'Espacio marca solo esta unidad. Mayús+Espacio marca también sus subunidades. Intro muestra sus usuarios.',
  unitShow: 'Mostrar usuarios',
  unitChoose: 'Elija una unidad organizativa para ver sus usuarios y el estado de sus copias.',
  unitProblems: ({ count }, f) =>
    f.plural(count, {
      one: '# unidad organizativa no encajaba en el árbol:',
      many: '# de unidades organizativas no encajaban en el árbol:',
      other: '# unidades organizativas no encajaban en el árbol:',
    }),
  unitProblem: ({ kind, names, more }, f) => {
    const count = names.length + more
    const what = {
      orphan: f.plural(count, {
        one: '# sin unidad superior conocida, mostrada arriba',
        many: '# sin unidad superior conocida, mostradas arriba',
        other: '# sin unidad superior conocida, mostradas arriba',
      }),
      cycle: f.plural(count, {
        one: '# dentro de sí misma, mostrada arriba',
        many: '# unas dentro de otras, mostradas arriba',
        other: '# unas dentro de otras, mostradas arriba',
      }),
      'many-roots': f.plural(count, { one: '# raíz más', many: '# raíces más', other: '# raíces más' }),
      duplicate: f.plural(count, {
        one: '# repetida, mostrada una vez',
        many: '# repetidas, mostradas una vez',
        other: '# repetidas, mostradas una vez',
      }),
    }[kind]
    return `${what} (${listed(names.map(f.name), more, f)})`
  },
  unitIn: ({ name }, f) => `en ${f.name(name)}`,
}
