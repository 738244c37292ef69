import type { enBox } from '../en/en-box.js'
import type { Translated } from '../message.js'
import { agreeing, items, licenses, users } from './es-nouns.js'

export const esBox: Translated<typeof enBox> = {
  boxTitle: 'Selección para la copia',
  add: 'Añadir',
  remove: 'Quitar',
  settings: 'Ajustes »»',
  kindUser: 'USUARIO:',
  kindGroup: 'GRUPO:',
  kindOrgUnit: 'UO:',
  kindDomain: 'TODOS:',
  exceptTitle: 'Excepto',
  itemCount: ({ items: n }, f) => items(n, f),
  itemsAdded: ({ items: n }, f) =>
    f.plural(n, { one: '# elemento añadido.', many: '# de elementos añadidos.', other: '# elementos añadidos.' }),
  addNothing: 'Marque primero usuarios, grupos o unidades organizativas en las pestañas.',
  removeNothing: 'Elija primero entradas en la lista de abajo.',
  boxMenu: 'Más acciones',
  savePlan: 'Guardar plan',
  openPlan: 'Abrir plan…',
  showGap: 'Sin cobertura…',
  clearAll: 'Quitar todo',
  boxEmpty: 'Aún no hay nada seleccionado',
  boxEmptyTick: 'Marque usuarios, grupos o unidades organizativas.',
  boxEmptyAdd: 'Pulse «Añadir» para traerlos aquí y ver lo que cuestan.',
  boxList: 'Elementos',
  removeItem: ({ label }, f) => `Quitar ${f.name(label)}`,
  removed: ({ items: n }, f) =>
    f.plural(n, { one: '# elemento quitado.', many: '# de elementos quitados.', other: '# elementos quitados.' }),
  undo: 'Deshacer',
  itemCounting: 'contando…',
  itemStale: 'ya no está en el directorio: no cuenta',
  itemFailed: 'miembros sin cargar',
  itemFrees: ({ credits: n, isExact }, f) =>
    n === 0 ? (isExact ? `devuelve ${f.number(0)}` : '') : `devuelve ${isExact ? '' : '≥ '}${f.number(n)}`,
  itemFreesWhat: ({ credits: n, isExact }, f) =>
    n === 0 && isExact
      ? 'quitarlo no devuelve ninguna licencia: otros elementos incluyen a sus personas, o ninguna la necesita'
      : `quitarlo devuelve ${isExact ? '' : 'al menos '}${licenses(n, f)}`,
  planTitle: '¿Abrir este plan?',
  planDifference: ({ adds, removes }, f) =>
    `Este plan sustituye su lista: ${agreeing(adds, 'añadido', f)}, ${agreeing(removes, 'quitado', f)}.`,
  planSame: 'Este plan coincide con la lista actual.',
  planFilter: ({ count }, f) =>
    f.plural(count, {
      one: 'También aplica # filtro a la lista de usuarios.',
      many: 'También aplica # filtros a la lista de usuarios.',
      other: 'También aplica # filtros a la lista de usuarios.',
    }),
  planAdded: 'Se añaden',
  planRemoved: 'Se quitan',
  planAndMore: ({ count }, f) => `y ${f.number(count)} más`,
  planReplace: 'Sustituir la lista',
  planOtherScope: ({ domain }, f) => `Este plan pertenece a ${f.name(domain)}. Cambie primero a ese dominio y abra después el plan.`,
  planFileName: ({ domain }) => `plan-de-copia-${domain}.json`,
  planNotOne: 'Este archivo no es un plan guardado.',
  planFailed: 'No se pudo abrir el plan.',
  planProblems: ({ count }, f) =>
    f.plural(count, {
      one: '# elemento de este plan no necesita licencia:',
      many: '# de elementos de este plan no necesitan licencia:',
      other: '# elementos de este plan no necesitan licencia:',
    }),
  planProblem: ({ label, reason }) => (reason === 'not-found' ? `${label} – ya no está en el directorio` : `${label} – no activo`),
  dismiss: 'Cerrar',
  gapTitle: 'Usuarios sin cobertura',
  gapText: 'Usuarios activos que no están en esta lista ni tienen copia.',
  gapCount: ({ shown, total }, f) =>
    total === undefined ? `${users(shown, f)} hasta ahora` : shown === total ? users(total, f) : `${f.number(shown)} de ${users(total, f)}`,
  gapNone: 'No hay ninguno: todos los usuarios activos están en esta lista o tienen copia.',
  gapLoading: 'Buscando usuarios…',
  gapFailed: 'No se pudieron cargar los usuarios sin cobertura.',
  gapMore: 'Mostrar más',
  gapAdd: ({ name }, f) => `Añadir ${f.name(name)}`,
  gapAddShown: ({ count }, f) =>
    f.plural(count, { one: 'Añadir el cargado', many: 'Añadir los # cargados', other: 'Añadir los # cargados' }),
  gapAddAll: ({ count }, f) => (count === undefined ? 'Añadir todos' : `Añadir todos (${f.number(count)})`),
  gapAdding: ({ count }, f) =>
    f.plural(count, { one: '# usuario encontrado', many: '# de usuarios encontrados', other: '# usuarios encontrados' }),
  itemCoveredBy: ({ count, label }, f) =>
    `${f.plural(count, { one: '# persona', many: '# de personas', other: '# personas' })}, todas en ${f.name(label)}`,
  removeSet: ({ items }, f) => f.plural(items, { one: 'Quitar # elemento', many: 'Quitar # de elementos', other: 'Quitar # elementos' }),
  defaultSettings: 'Ajustes predeterminados',
  customSettings: 'Ajustes personalizados',
  customSettingsEdit: 'Editar',
  customSettingsReset: 'Usar predeterminados',
}
