import type { enLists } from '../en/en-lists.js'
import type { Translated } from '../message.js'
import { agreeing, groups, licenses, users } from './es-nouns.js'

export const esLists: Translated<typeof enLists> = {
  searchUsers: 'Buscar por nombre o dirección',
  searchGroups: 'Buscar grupos',
  searchOrgUnits: 'Buscar unidades organizativas',
  searchClear: 'Borrar la búsqueda',
  accountStatusLabel: 'Estado de la cuenta',
  backupStatusLabel: 'Estado de la copia',
  accountStatus: ({ status }) => ({ active: 'Activa', suspended: 'Suspendida', deleted: 'Eliminada', unknown: 'Desconocida' })[status],
  accountStatusWhy: ({ status, reason }, f) => `${status} – ${f.name(reason)}`,
  backupStatus: ({ status }) =>
    ({ none: 'Sin copia', pending: 'Pendiente', protected: 'Protegido', paused: 'En pausa', failed: 'Error', unknown: 'Desconocido' })[
      status
    ],
  selectRow: ({ name }, f) => `Seleccionar ${f.name(name)}`,
  columnSelect: 'Seleccionar',
  columnName: 'Nombre',
  columnAddress: 'Correo',
  columnBackup: 'Copia',
  columnCost: 'Licencias',
  columnMembers: 'Miembros',
  columnView: 'Ver',
  usersCount: ({ loaded, total, overall }, f) =>
    total === undefined
      ? `${users(loaded, f)} hasta ahora`
      : overall !== undefined && overall > total
        ? `${f.number(total)} de ${users(overall, f)}`
        : users(total, f),
  groupsCount: ({ loaded, total, overall }, f) =>
    total === undefined
      ? `${groups(loaded, f)} hasta ahora`
      : overall !== undefined && overall > total
        ? `${f.number(total)} de ${groups(overall, f)}`
        : groups(total, f),
  usersLoading: 'Cargando usuarios…',
  usersFailed: 'No se pudieron cargar los usuarios.',
  usersMoreFailed: 'No se pudieron cargar más usuarios.',
  usersNone: 'Este dominio no tiene usuarios.',
  usersNoMatch: 'No hay usuarios que coincidan.',
  usersNeverSynced: 'Aún no hay usuarios',
  usersNeverSyncedText:
    'Este dominio nunca se ha sincronizado. La sincronización de usuarios lee sus usuarios y el estado de sus cuentas del directorio.',
  usersStartSync: 'Iniciar sincronización de usuarios',
  usersSyncing: ({ done, total }, f) =>
    done === undefined
      ? 'Sincronizando usuarios…'
      : total === undefined
        ? `Sincronizando usuarios: ${f.number(done)} hasta ahora`
        : `Sincronizando: ${f.number(done)} de ${users(total, f)}`,
  groupsLoading: 'Cargando grupos…',
  groupsFailed: 'No se pudieron cargar los grupos.',
  groupsMoreFailed: 'No se pudieron cargar más grupos.',
  groupsNone: 'Aún no hay grupos',
  groupsNoneText: '«Sinc. de grupos», en la página «Administrar dominios», lee los grupos de este dominio del directorio.',
  groupsNoMatch: 'No hay grupos que coincidan.',
  cloudLimit: ({ limit }) =>
    ({
      'flat-org-units': 'Las unidades administrativas no tienen subunidades y pueden solaparse.',
      'no-dynamic-lists': 'Las listas de distribución dinámicas no se muestran.',
      'no-mailbox-kinds':
        'Los buzones compartidos y las salas aparecen como usuarios suspendidos. Para distinguirlos, conceda MailboxSettings.Read.',
    })[limit],
  noMatchText: 'Acorte la búsqueda o borre los filtros.',
  noMatchClear: 'Borrar búsqueda y filtros',
  goManageDomainsButton: 'Administrar dominios',
  tickShown: ({ count }, f) =>
    f.plural(count, { one: 'Seleccionar el cargado', many: 'Seleccionar los # cargados', other: 'Seleccionar los # cargados' }),
  tickedShown: ({ ticked, skipped }, f) =>
    `${agreeing(ticked, 'seleccionado', f)}.${
      skipped > 0
        ? ` ${f.plural(skipped, {
            one: '# omitido: suspendido, eliminado o ya en la lista.',
            many: '# omitidos: suspendidos, eliminados o ya en la lista.',
            other: '# omitidos: suspendidos, eliminados o ya en la lista.',
          })}`
        : ''
    }`,
  tickMatching: ({ total }, f) =>
    total === undefined ? 'Seleccionar todos los que coinciden' : `Seleccionar los ${f.number(total)} que coinciden`,
  ticking: ({ done, total }, f) =>
    total === undefined
      ? `Seleccionando: ${agreeing(done, 'encontrado', f)} hasta ahora`
      : `Seleccionando: ${f.number(done)} de ${agreeing(total, 'encontrado', f)}`,
  tickFailed: 'No se pudo cargar todo, así que no se seleccionó nada.',
  untickAll: 'Quitar selección',
  costCredits: ({ credits: n, isExact }, f) =>
    isExact
      ? f.plural(n, { one: `${f.plus(n)} licencia`, many: `${f.plus(n)} de licencias`, other: `${f.plus(n)} licencias` })
      : `≥ ${licenses(n, f)}…`,
  costNone: '0 licencias',
  costRestart: 'la última copia falló o está en pausa, ya tiene licencia',
  costFree: 'gratuito',
  costProtected: 'ya tiene licencia',
  costSelected: 'en la lista',
  costCovered: ({ label, more }, f) => `ya cubierto por ${label}${more > 0 ? ` y ${f.number(more)} más` : ''}`,
  costCoveredByList: 'ya cubierto por su lista',
  membersCount: ({ count }, f) => f.plural(count, { one: '# miembro', many: '# de miembros', other: '# miembros' }),
  viewGroup: ({ name }, f) => `Ver usuarios del grupo ${f.name(name)}`,
  viewShort: 'Ver',
  membersOf: ({ kind, name }, f) => `Usuarios ${kind === 'group' ? 'del grupo' : 'de la unidad'} ${f.name(name)}`,
  membersNone: 'Aquí no hay usuarios.',
  membersFailed: 'No se pudieron cargar los usuarios.',
  tickEvery: ({ list, total }, f) => {
    if (total === undefined) return list === 'users' ? 'Seleccionar todos los usuarios' : 'Seleccionar todos los grupos'
    return `Seleccionar los ${list === 'users' ? users(total, f) : groups(total, f)}`
  },
  costNever: 'no se puede copiar',
  filter: 'Filtrar',
  filterActive: ({ count }, f) =>
    f.plural(count, { one: 'Filtrar, # filtro activo', many: 'Filtrar, # de filtros activos', other: 'Filtrar, # filtros activos' }),
  filterApplied: 'Filtros aplicados',
  filterRemove: ({ label }, f) => `Quitar el filtro ${f.name(label)}`,
  filterClear: 'Borrar filtros',
  filterMore: 'Más filtros',
  filterChip: ({ facet, value }, f) => `${f.name(facet)}: ${f.name(value)}`,
  filterSearch: ({ facet }, f) => `Buscar en ${f.name(facet)}`,
  filterContains: ({ facet }, f) => `${f.name(facet)} contiene`,
  filterAdd: 'Añadir filtro',
  filterNoOption: 'Ninguna opción coincide.',
  filterGone: ({ label }) => `${label} (ya no está en el directorio)`,
  filterGoneText: 'Un valor del filtro ya no está en el directorio. Quítelo para ver usuarios.',
  filtersLoading: 'Cargando filtros…',
  filtersFailed: 'No se han podido cargar los filtros.',
  inList: 'En la lista',
  inExceptions: 'Excepción',
  costExcepted: ({ label }) => (label === undefined ? 'excluido por una excepción' : `excluido por ${label}`),
  costFigure: ({ credits, isExact }, f) => `${isExact ? '' : '≥ '}${credits === 0 ? f.number(0) : f.plus(credits)}`,
  costTakes: ({ credits }, f) => `usa ${licenses(credits, f)}`,
  costAtMost: ({ credits }, f) => `usa como máximo ${licenses(credits, f)}`,
  nameWithAddress: ({ name, address }, f) => `${f.name(name)} (${f.name(address)})`,
  costNobody: 'aquí nadie necesita una licencia',
}
