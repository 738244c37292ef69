import type { enLists } from '../en/en-lists.js'
import type { Translated } from '../message.js'
import { agreeing, credits, groups, users } from './es-nouns.js'

export const esLists: Translated<typeof enLists> = {
  searchUsers: 'Buscar por nombre o dirección',
  searchGroups: 'Buscar grupos',
  searchOrgUnits: 'Buscar unidades organizativas',
  searchClear: 'Borrar la búsqueda',
  accountStatusLabel: 'Estado de la cuenta',
  backupStatusLabel: 'Estado de la copia',
  accountStatus: ({ status }) => ({ active: 'Activa', suspended: 'Suspendida', deleted: 'Eliminada' })[status],
  accountStatusWhy: ({ status, reason }, f) => `${status} – ${f.name(reason)}`,
  backupStatus: ({ status }) =>
    ({ none: 'Sin copia', pending: 'Pendiente', protected: 'Protegido', paused: 'En pausa', failed: 'Error' })[status],
  selectRow: ({ name }, f) => `Seleccionar ${f.name(name)}`,
  columnSelect: 'Seleccionar',
  columnName: 'Nombre',
  columnAddress: 'Correo',
  columnAccount: 'Cuenta',
  columnBackup: 'Copia',
  columnCost: 'Créditos',
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
  usersNoMatch: 'Ningún usuario coincide.',
  usersNeverSynced: 'Aún no hay usuarios',
  usersNeverSyncedText:
    'Los usuarios de este dominio nunca se han sincronizado. La sincronización de usuarios los lee del directorio, junto con el estado de sus cuentas.',
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
  groupsNoMatch: 'Ningún grupo coincide.',
  noMatchText: 'Pruebe con menos letras, o busque entre todos.',
  noMatchClear: 'Borrar búsqueda y filtros',
  goManageDomainsButton: 'Administrar dominios',
  tickShown: ({ count }, f) =>
    f.plural(count, { one: 'Marcar el mostrado', many: 'Marcar los # mostrados', other: 'Marcar los # mostrados' }),
  tickedShown: ({ ticked, skipped }, f) =>
    `${agreeing(ticked, 'marcado', f)}.${
      skipped > 0
        ? ` ${f.plural(skipped, {
            one: '# omitido: no activo o ya seleccionado.',
            many: '# omitidos: no activos o ya seleccionados.',
            other: '# omitidos: no activos o ya seleccionados.',
          })}`
        : ''
    }`,
  tickMatching: ({ total }, f) => (total === undefined ? 'Marcar todos los que coinciden' : `Marcar los ${f.number(total)} que coinciden`),
  ticking: ({ done, total }, f) =>
    total === undefined
      ? `Marcando: ${agreeing(done, 'encontrado', f)} hasta ahora`
      : `Marcando: ${f.number(done)} de ${agreeing(total, 'encontrado', f)}`,
  tickFailed: 'No se pudieron leer todos, así que no se marcó nada.',
  untickAll: 'Desmarcar todos',
  costUser: ({ credits: n }, f) => f.plus(n),
  costCredits: ({ credits: n, isExact }, f) =>
    isExact
      ? f.plural(n, { one: `${f.plus(n)} crédito`, many: `${f.plus(n)} de créditos`, other: `${f.plus(n)} créditos` })
      : `≥ ${credits(n, f)}…`,
  costNone: 'sin crédito',
  costProtected: 'protegido',
  costSelected: 'seleccionado',
  costCovered: ({ label, more }, f) => `ya cubierto por ${label}${more > 0 ? ` y ${f.number(more)} más` : ''}`,
  membersCount: ({ count }, f) => f.plural(count, { one: '# miembro', many: '# de miembros', other: '# miembros' }),
  viewGroup: ({ name }, f) => `Ver usuarios de ${f.name(name)}`,
  viewShort: 'Ver',
  membersOf: ({ name }, f) => `Usuarios de ${f.name(name)}`,
  membersNone: 'No hay nadie.',
  membersFailed: 'No se pudieron cargar los usuarios.',
}
