import type { Format, Messages } from './messages.js'

// millions take "de": 1.000.000 de créditos
const credits = (n: number, f: Format): string => f.plural(n, { one: '# crédito', many: '# de créditos', other: '# créditos' })
const items = (n: number, f: Format): string => f.plural(n, { one: '# elemento', many: '# de elementos', other: '# elementos' })
const users = (n: number, f: Format): string => f.plural(n, { one: '# usuario', many: '# de usuarios', other: '# usuarios' })
const groups = (n: number, f: Format): string => f.plural(n, { one: '# grupo', many: '# de grupos', other: '# grupos' })
const rows = (n: number, f: Format): string => f.plural(n, { one: '# fila', many: '# de filas', other: '# filas' })
const domains = (n: number, f: Format): string => f.plural(n, { one: '# dominio', many: '# de dominios', other: '# dominios' })
/** Adjectives that take an s: `3 marcados`. */
const agreeing = (n: number, word: string, f: Format): string => f.plural(n, { one: `# ${word}`, many: `# ${word}s`, other: `# ${word}s` })
const failures = (n: number, f: Format): string => f.plural(n, { one: '# error', many: '# de errores', other: '# errores' })
const listed = (names: readonly string[], more: number, f: Format): string => f.list(more > 0 ? [...names, `${f.number(more)} más`] : names)

const SYNCS = { users: 'Sinc. de usuarios', groups: 'Sinc. de grupos', 'org-units': 'Sinc. de UO' } as const
const USER_STATUS = { queued: 'En espera', running: 'En curso', done: 'Hecho', failed: 'Error' } as const

/** Spanish. */
export const messages: Messages = {
  language: 'es',

  // scope and sync
  cloud: 'Nube',
  domain: 'Dominio',
  userSync: SYNCS.users,

  // tabs
  usersTab: 'Usuarios para la copia',
  groupsTab: 'Usuarios por grupo',
  orgUnitsTab: 'Usuarios por unidad organizativa',
  csvTab: 'Subir archivo CSV',

  // box
  boxTitle: 'Selección para la copia',
  add: 'Añadir',
  remove: 'Quitar',
  settings: 'Ajustes »»',
  kindUser: 'USUARIO:',
  kindGroup: 'GRUPO:',
  kindOrgUnit: 'UO:',
  allocated: ({ credits: { allocated, available, isExact } }, f) => {
    const atLeast = isExact ? '' : 'al menos '
    if (available === undefined) return `Ha asignado ${atLeast}${credits(allocated, f)}`
    if (available === 'unlimited') return `Ha asignado ${atLeast}${credits(allocated, f)} (sin límite)`
    return `Ha asignado ${atLeast}${f.number(allocated)} de ${credits(available, f)}`
  },
  startBackup: ({ credits: n }, f) => (n === 0 ? 'Iniciar copia' : `Iniciar copia de ${users(n, f)}`),

  // starting, and what stands in the way
  starting: 'Iniciando…',
  startChanged: ({ expected, now }, f) =>
    now === undefined
      ? 'No se inició nada: lo que la copia necesita ha cambiado.'
      : `No se inició nada: ahora se necesitan ${credits(now, f)}, no ${f.number(expected)}.`,
  startDifference: ({ what, by }, f) => {
    const n = Math.abs(by)
    const sign = by > 0 ? 'más' : 'menos'
    return {
      covered: f.plural(n, {
        one: `# persona cubierta ${sign}`,
        many: `# de personas cubiertas ${sign}`,
        other: `# personas cubiertas ${sign}`,
      }),
      protected: f.plural(n, { one: `# ya protegido ${sign}`, many: `# ya protegidos ${sign}`, other: `# ya protegidos ${sign}` }),
      suspended: `${agreeing(n, 'suspendido', f)} ${sign}`,
      deleted: `${agreeing(n, 'eliminado', f)} ${sign}`,
    }[what]
  },
  startShort: ({ allocated, available }, f) =>
    `No se inició nada: se necesitan ${credits(allocated, f)}, hay ${agreeing(available, 'disponible', f)}.`,
  startLost: 'La respuesta no llegó.',
  startLostSafe: 'Es posible que la copia haya empezado. Volver a intentarlo es seguro: no se inicia dos veces.',
  startUncounted: 'No se pudieron contar los créditos hasta el final.',
  startNothing: 'No se inició nada.',
  startRefused: 'No se inició nada: se rechazaron algunos ajustes.',
  startFailed: 'No se pudo iniciar la copia.',
  startCounting: 'Contando…',
  startWith: ({ credits: n }, f) => `Iniciar con ${users(n, f)}`,
  startFirst: ({ first }, f) =>
    f.plural(first, { one: 'Iniciar el primero', many: 'Iniciar los primeros #', other: 'Iniciar los primeros #' }),
  problemDetails: 'Detalles',
  problemWhy: ({ code }) =>
    ({
      'bad-answer': 'El servicio dio una respuesta que no se pudo leer.',
      'bad-input': 'El servicio rechazó la solicitud.',
      unauthorized: 'Ya no tiene la sesión iniciada. Iníciela de nuevo y vuelva a intentarlo.',
      forbidden: 'No tiene permiso para hacer esto.',
      'not-found': 'Ya no existe.',
      'not-enough-credits': 'No hay créditos suficientes.',
      'selection-changed': 'La selección ha cambiado.',
      'count-unknown': 'No se pudo terminar el recuento.',
      'rate-limited': 'El servicio está ocupado. Espere un momento y vuelva a intentarlo.',
      unavailable: 'El servicio no respondió.',
      'too-large': 'Es demasiado grande.',
      'not-a-csv': 'No es un archivo CSV.',
      unreadable: 'No se pudo leer.',
      unsupported: 'El servicio no lo ofrece.',
      aborted: 'Se detuvo.',
      disposed: 'Se cerró la página.',
    })[code],

  // page
  cloudWithoutDomains: ({ name }, f) => `${f.name(name)} (sin dominios)`,
  scopeQuestion: ({ cloud, domain }, f) => `¿Cambiar a ${f.name(domain)} en ${f.name(cloud)}?`,
  scopeQuestionText: ({ items: n }, f) =>
    f.plural(n, {
      one: 'Se quitará el elemento seleccionado aquí. Un plan guardado antes lo conserva.',
      many: 'Se quitarán los # de elementos seleccionados aquí. Un plan guardado antes los conserva.',
      other: 'Se quitarán los # elementos seleccionados aquí. Un plan guardado antes los conserva.',
    }),
  scopeConfirm: ({ domain }, f) => `Cambiar a ${f.name(domain)}`,
  scopeKeep: 'Quedarse aquí',
  syncProgress: ({ done, total }, f) => (total === undefined ? `${users(done, f)} hasta ahora` : `${f.number(done)} de ${users(total, f)}`),
  syncStarting: 'Consultando el directorio…',
  syncLast: ({ at }, f) => `Última vez: ${f.date(at)}`,
  syncNever: 'Nunca ejecutada',
  syncFailed: 'La sincronización falló.',
  syncStop: 'Detener',
  tabsLabel: 'De dónde elegir',
  sheetEdge: ({ items: n, allocated, available, isExact }, f) => {
    const count = `${isExact ? '' : '≥ '}${f.number(allocated)}`
    const taken =
      typeof available === 'number'
        ? `${count} de ${credits(available, f)}`
        : f.plural(allocated, { one: `${count} crédito`, many: `${count} de créditos`, other: `${count} créditos` })
    return `${items(n, f)} · ${taken}`
  },
  ticked: ({ count }, f) => agreeing(count, 'marcado', f),
  backToSelection: 'Volver a la selección',
  goRuns: 'Copias',
  goSettings: 'Ajustes',
  goManageDomains: 'Dominios',
  cloudsFailed: 'No se pudieron cargar las nubes ni sus dominios.',

  // box
  itemCount: ({ items: n }, f) => items(n, f),
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
  itemFrees: ({ credits: n, isExact }, f) => (n === 0 ? (isExact ? 'no libera nada' : '') : `libera ${isExact ? '' : '≥ '}${f.number(n)}`),
  itemFreesWhat: ({ credits: n, isExact }, f) =>
    n === 0 && isExact
      ? 'quitarlo no libera ningún crédito: otros elementos cubren a sus personas, o ninguna lo necesita'
      : `quitarlo libera ${isExact ? '' : 'al menos '}${credits(n, f)}`,

  // credits
  peopleCovered: ({ count }, f) => f.plural(count, { one: '# persona', many: '# de personas', other: '# personas' }),
  peopleDue: ({ count }, f) =>
    f.plural(count, { one: '# necesita un crédito', many: '# necesitan un crédito', other: '# necesitan un crédito' }),
  peopleProtected: ({ count }, f) => f.plural(count, { one: '# ya protegido', many: '# ya protegidos', other: '# ya protegidos' }),
  peopleSuspended: ({ count }, f) => agreeing(count, 'suspendido', f),
  peopleDeleted: ({ count }, f) => agreeing(count, 'eliminado', f),
  creditsTaken: ({ count }, f) => agreeing(count, 'ocupado', f),
  creditsFree: ({ count }, f) => agreeing(count, 'libre', f),
  creditsOver: ({ count }, f) => f.plural(count, { one: 'falta #', many: 'faltan #', other: 'faltan #' }),
  overlapSaved: ({ count }, f) =>
    f.plural(count, {
      one: '# ahorrado por coincidencia',
      many: '# ahorrados por coincidencia',
      other: '# ahorrados por coincidencia',
    }),
  creditParts: 'De qué se componen los créditos',
  explainCovered: 'Todas las personas a las que llegan los elementos, cada una contada una vez.',
  explainDue: 'Activas y aún sin copia: cada una ocupa un crédito.',
  explainProtected: 'Ya tienen copia: no ocupan ningún crédito.',
  explainSuspended: 'Las cuentas suspendidas no se pueden copiar: no ocupan ningún crédito.',
  explainDeleted: 'Las cuentas eliminadas no se pueden copiar: no ocupan ningún crédito.',
  explainOverlap:
    'Varios elementos llegan a ellas y aun así se cuentan una vez. Es lo que ocuparían los elementos uno por uno, menos lo que ocupan juntos.',
  explainTaken: 'Lo que esta selección ocupa de los créditos disponibles.',
  explainFree: 'Créditos que siguen disponibles.',
  explainOver: 'Necesarios más allá de los créditos disponibles.',
  counting: ({ done, total }, f) =>
    total === undefined ? `Contando miembros: ${f.number(done)} hasta ahora` : `Contando miembros: ${f.number(done)} de ${f.number(total)}`,
  countingStop: 'Detener el recuento',
  countingStopped: 'El recuento se detuvo: puede haber más.',
  countingGoOn: 'Seguir contando',
  countFailed: ({ labels, more }, f) =>
    labels.length === 0 ? 'No se pudieron cargar algunos miembros.' : `No se pudieron cargar los miembros de ${listed(labels, more, f)}.`,
  creditsFailed: 'No se pudieron cargar los créditos disponibles.',
  short: ({ shortfall }, f) => f.plural(shortfall, { one: 'Falta # crédito.', many: 'Faltan # de créditos.', other: 'Faltan # créditos.' }),
  shortAtLeast: ({ shortfall }, f) =>
    f.plural(shortfall, {
      one: 'Falta al menos # crédito.',
      many: 'Faltan al menos # de créditos.',
      other: 'Faltan al menos # créditos.',
    }),
  shortHelpItems: 'Quite un elemento:',
  shortFirst: ({ isOnly }) => (isOnly ? 'En el orden en que se añadieron:' : 'O bien, en el orden en que se añadieron:'),

  // start
  startNeedsItems: 'Añada primero usuarios, grupos o unidades organizativas.',
  startNeedsCount: 'Primero debe terminar el recuento.',
  startNeedsCredits: ({ shortfall }, f) =>
    f.plural(shortfall, { one: 'Falta # crédito.', many: 'Faltan # de créditos.', other: 'Faltan # créditos.' }),
  startNeedsBalance: 'Aún no se conocen los créditos disponibles.',
  startNeedsDue: 'Aquí nadie necesita un crédito: todos están ya protegidos, suspendidos o eliminados.',
  viewRun: 'Ver copia',
  hideRun: 'Ocultar esta copia',

  // plan and gap
  planTitle: '¿Abrir este plan?',
  planDifference: ({ adds, removes, keeps }, f) =>
    `Sustituye la selección: ${f.list([
      f.plural(adds, { one: 'se añade # elemento', many: 'se añaden # de elementos', other: 'se añaden # elementos' }),
      f.plural(removes, { one: 'se quita #', many: 'se quitan #', other: 'se quitan #' }),
      f.plural(keeps, { one: 'queda #', many: 'quedan #', other: 'quedan #' }),
    ])}.`,
  planSame: 'Contiene exactamente lo que ya está seleccionado.',
  planAdded: 'Se añaden',
  planRemoved: 'Se quitan',
  planAndMore: ({ count }, f) => `y ${f.number(count)} más`,
  planReplace: 'Sustituir la selección',
  planOtherScope: ({ domain }, f) => `Este plan pertenece a ${f.name(domain)}. Cambie primero a ese dominio y abra después el plan.`,
  planFileName: ({ domain }) => `plan-de-copia-${domain}.json`,
  planNotOne: 'Este archivo no es un plan guardado.',
  planFailed: 'No se pudo abrir el plan.',
  planProblems: ({ count }, f) =>
    f.plural(count, {
      one: '# elemento del plan no ocupa ningún crédito:',
      many: '# de elementos del plan no ocupan ningún crédito:',
      other: '# elementos del plan no ocupan ningún crédito:',
    }),
  planProblem: ({ label, reason }) => (reason === 'not-found' ? `${label} – ya no está en el directorio` : `${label} – no activo`),
  dismiss: 'Cerrar',
  gapTitle: 'Usuarios sin cobertura',
  gapText: 'Usuarios activos a los que nada de lo seleccionado cubre y ninguna copia protege.',
  gapCount: ({ shown, total }, f) =>
    total === undefined ? `${users(shown, f)} hasta ahora` : shown === total ? users(total, f) : `${f.number(shown)} de ${users(total, f)}`,
  gapNone: 'No hay ninguno: todos los usuarios activos están cubiertos o protegidos.',
  gapLoading: 'Buscando usuarios…',
  gapFailed: 'No se pudieron mostrar los usuarios sin cobertura.',
  gapMore: 'Mostrar más',
  gapAdd: ({ name }, f) => `Añadir ${f.name(name)}`,
  gapAddShown: ({ count }, f) =>
    f.plural(count, { one: 'Añadir el mostrado', many: 'Añadir los # mostrados', other: 'Añadir los # mostrados' }),
  gapAddAll: ({ count }, f) => (count === undefined ? 'Añadir todos' : `Añadir todos (${f.number(count)})`),
  gapAdding: ({ count }, f) =>
    f.plural(count, { one: '# usuario encontrado', many: '# de usuarios encontrados', other: '# usuarios encontrados' }),

  // settings
  settingsTitle: 'Ajustes de copia',
  settingsAbout: ({ domain }, f) => `Lo que «Iniciar copia» usa para cada selección${domain === '' ? '' : ` de ${f.name(domain)}`}.`,
  settingsStepTitle: 'Ajustes de esta copia',
  settingsStepAbout: ({ domain }, f) =>
    `Solo para esta selección. Los valores predeterminados${domain === '' ? '' : ` de ${f.name(domain)}`} no cambian.`,
  settingsGroups: 'Grupos de ajustes',
  settingsLoading: 'Cargando los ajustes',
  settingsLoadFailed: 'No se pudieron cargar los ajustes.',
  settingsNone: 'Este servicio no tiene ajustes que elegir.',
  settingsBack: 'Volver',
  settingsSave: 'Guardar',
  settingsSaving: 'Guardando…',
  settingsSaved: 'Guardado',
  settingsSaveFailed: 'No se pudieron guardar los ajustes.',
  settingsUnsaved: ({ count }, f) =>
    f.plural(count, { one: '# cambio sin guardar', many: '# de cambios sin guardar', other: '# cambios sin guardar' }),
  settingsUnchanged: 'No hay cambios que guardar',
  settingsDiscard: 'Descartar cambios',
  settingsDiscarded: 'Cambios descartados',
  settingsOwn: ({ count }, f) =>
    count === 0
      ? 'Como los valores predeterminados del dominio'
      : f.plural(count, {
          one: '# ajuste difiere de los valores predeterminados del dominio',
          many: '# de ajustes difieren de los valores predeterminados del dominio',
          other: '# ajustes difieren de los valores predeterminados del dominio',
        }),
  settingsStarted: ({ users: n }, f) => `Copia de ${users(n, f)} iniciada`,
  settingsNothingSelected: 'No hay nada seleccionado',
  settingsNobodyDue: 'Nadie en esta selección necesita un crédito',
  settingsShort: ({ shortfall }, f) =>
    f.plural(shortfall, { one: 'Falta # crédito', many: 'Faltan # de créditos', other: 'Faltan # créditos' }),
  settingsChanged: 'Cambiado',
  settingsBackToDefault: 'Restablecer',
  settingsBackToDefaultOf: ({ setting }, f) => `Restablecer: ${f.name(setting)}`,
  settingsIsDefault: ({ setting }, f) => `${f.name(setting)} vuelve a su valor predeterminado`,
  settingsOn: 'Sí',
  settingsOff: 'No',
  settingsChoose: 'Elegir…',
  settingsUnlimited: 'Sin límite',
  settingsUnitOf: ({ setting }, f) => `Unidad de ${f.name(setting)}`,
  settingsAddText: 'Añadir',
  settingsAddTextTo: ({ setting }, f) => `Añadir a ${f.name(setting)}`,
  settingsRemoveText: ({ text }, f) => `Quitar ${f.name(text)}`,
  settingsTextsAdded: ({ texts }, f) => `${texts.length === 1 ? 'Añadido' : 'Añadidos'}: ${f.list(texts.map(f.name))}`,
  settingsTextRemoved: ({ text }, f) => `Quitado: ${f.name(text)}`,
  settingsTextsRepeated: ({ texts }, f) => `Ya ${texts.length === 1 ? 'está' : 'están'} en la lista: ${f.list(texts.map(f.name))}`,
  settingsTextsCount: ({ count, most }, f) => `${f.number(count)} de un máximo de ${f.number(most)}`,
  settingsFull: 'La lista está llena',
  settingsWrong: ({ count }, f) =>
    f.plural(count, { one: 'Hay que corregir # ajuste', many: 'Hay que corregir # de ajustes', other: 'Hay que corregir # ajustes' }),
  settingEmpty: 'Introduzca un número',
  settingNotANumber: 'Esto no es un número',
  settingNotAnOption: 'Elija una de las opciones',
  settingTooSmall: ({ limit, unit }, f) => `Al menos ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooBig: ({ limit, unit }, f) => `Como máximo ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooMany: ({ limit }, f) => `Como máximo ${f.plural(limit, { one: '# entrada', many: '# de entradas', other: '# entradas' })}`,

  // lists
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
  stalled: 'Esto tarda más de lo habitual.',
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

  // org units
  orgUnitsLoading: 'Cargando unidades organizativas…',
  orgUnitsFailed: 'No se pudieron cargar las unidades organizativas.',
  orgUnitsNone: 'Aún no hay unidades organizativas',
  orgUnitsNoneText: '«Sinc. de UO», en la página «Administrar dominios», lee las unidades organizativas de este dominio del directorio.',
  orgUnitsNoMatch: 'Ninguna unidad organizativa coincide.',
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
  tickSubtree: ({ below }, f) => `Marcar con subunidades (${f.number(below)})`,
  untickSubtree: ({ below }, f) => `Desmarcar con subunidades (${f.number(below)})`,
  treeHelp: 'Espacio marca solo esta unidad, Mayús y Espacio la marca con sus subunidades, Intro muestra sus usuarios.',
  unitShow: 'Mostrar usuarios',
  unitChoose: 'Elija una unidad organizativa para ver sus usuarios y el estado de sus copias.',
  unitProblems: ({ count }, f) =>
    f.plural(count, {
      one: 'Una unidad organizativa no encajaba en un árbol y se recolocó:',
      many: '# de unidades organizativas no encajaban en un árbol y se recolocaron:',
      other: '# unidades organizativas no encajaban en un árbol y se recolocaron:',
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

  // csv
  csvDrop: 'Elegir un archivo CSV',
  csvDropText:
    'o suéltelo aquí. Se entienden las exportaciones de Google Admin, Microsoft 365, Entra y GAM, y las listas simples de direcciones.',
  csvAnother: 'Otro archivo',
  csvSample: 'Descargar ejemplo',
  csvSampleName: 'copia-ejemplo.csv',
  csvReport: 'Descargar informe',
  csvReportName: ({ file }) => `${file.replace(/\.[^.]*$/, '')}-informe.csv`,
  csvReportAddress: 'Correo electrónico',
  csvReportDetail: 'Detalle',
  csvReportUserId: 'ID del usuario',
  csvReading: ({ phase, done, total }, f) => {
    const what = phase === 'reading' ? 'Leyendo el archivo' : 'Buscando las direcciones'
    return `${what}: ${total === undefined || total === 0 ? f.number(done) : f.percent(done / total)}`
  },
  csvFailed: ({ file }, f) => `No se pudo usar ${f.name(file)}.`,
  csvWhy: ({ code, looksLike }) => {
    const kinds: Readonly<Record<string, string>> = {
      empty: 'El archivo está vacío.',
      xlsx: 'Parece un libro de Excel (.xlsx). Guárdelo como CSV y suba ese archivo.',
      xls: 'Parece un libro de Excel antiguo (.xls). Guárdelo como CSV y suba ese archivo.',
      ods: 'Parece una hoja de cálculo de OpenDocument (.ods). Guárdela como CSV y suba ese archivo.',
      word: 'Parece un documento de Word (.docx), no un archivo CSV.',
      zip: 'Parece un libro de Excel o un archivo ZIP. Guárdelo como CSV, o extraiga el CSV.',
      archive: 'Parece un archivo comprimido. Extraiga el CSV.',
      pdf: 'Parece un PDF, no un archivo CSV.',
      picture: 'Parece una imagen, no un archivo CSV.',
      rtf: 'Parece un documento de texto enriquecido (.rtf), no un archivo CSV.',
      html: 'Parece una página web, no un archivo CSV.',
      xml: 'Parece un archivo XML, no un archivo CSV.',
      json: 'Parece un archivo JSON, no un archivo CSV.',
      vcard: 'Parece una tarjeta de contacto (vCard), no un archivo CSV.',
      'utf-16': 'Parece texto UTF-16 sin su marca. Guárdelo como CSV UTF-8.',
    }
    if (code === 'not-a-csv') return kinds[looksLike] ?? 'Parecen datos binarios, no un archivo CSV.'
    if (code === 'too-large') return 'Es demasiado grande: se pueden leer 1.000.000 de filas y 100\u00a0MB. Divídalo y suba las partes.'
    return 'No se pudo leer. Puede que se haya movido o esté abierto en otro lugar.'
  },
  csvKept: 'Lo que se subió antes sigue aquí.',
  csvVerdict: ({ verdict }) =>
    ({
      ready: 'Listo',
      protected: 'Ya protegido',
      suspended: 'Suspendido',
      deleted: 'Eliminado',
      unknown: 'No está en este directorio',
      duplicate: 'Repetido',
      'not-an-address': 'No es una dirección',
    })[verdict],
  csvFound: ({ verdict, count }, f) =>
    ({
      ready: agreeing(count, 'listo', f),
      protected: f.plural(count, { one: '# ya protegido', many: '# ya protegidos', other: '# ya protegidos' }),
      suspended: agreeing(count, 'suspendido', f),
      deleted: agreeing(count, 'eliminado', f),
      unknown: f.plural(count, { one: '# no encontrado', many: '# no encontrados', other: '# no encontrados' }),
      duplicate: agreeing(count, 'repetido', f),
      'not-an-address': `${f.number(count)} sin dirección válida`,
    })[verdict],
  csvDuplicateOf: ({ line }, f) => `Repite la línea ${f.number(line)}`,
  csvNearest: ({ address }, f) => `¿Quiso decir ${f.name(address)}?`,
  csvFindings: 'Resultados',
  csvRows: 'Filas del archivo',
  csvRowsCount: ({ shown, rows: n }, f) => (shown === n ? rows(n, f) : `${f.number(shown)} de ${rows(n, f)}`),
  csvNone: 'El archivo no tiene filas.',
  csvNoMatch: 'Ninguna fila tiene este resultado.',
  csvTickAll: ({ ready, others }, f) =>
    others === 0
      ? f.plural(ready, { one: 'Marcar el # listo', many: 'Marcar los # listos', other: 'Marcar los # listos' })
      : `Marcar los ${f.number(ready + others)} listos o ya protegidos`,
  csvOutcome: ({ rows: n, findings }, f) => `${rows(n, f)}: ${f.list(findings)}`,
  csvUpload: 'Archivo CSV',
  csvColumnLine: 'Línea',
  csvColumnVerdict: 'Resultado',
  csvEncoding: ({ encoding }) =>
    ({
      'windows-1252': 'Leído como texto Windows-1252: compruebe los nombres con acentos.',
      'utf-16le': 'Leído como texto UTF-16.',
      'utf-16be': 'Leído como texto UTF-16.',
    })[encoding],
  csvColumn: ({ name, index }, f) => `Las direcciones se leen de la columna ${name === '' ? f.number(index + 1) : `«${f.name(name)}»`}.`,
  csvWrongColumn: '¿Columna equivocada?',
  csvColumnName: ({ name, index }, f) => (name === '' ? `Columna ${f.number(index + 1)}` : name),
  csvUnclosed: ({ line }, f) => `La línea ${f.number(line)} abre unas comillas que nunca se cierran: se leyó tal como está.`,
  csvNoWorker: 'Leído en pequeños pasos en esta pestaña, porque no se pudo iniciar ningún proceso en segundo plano.',

  // manage domains
  noDomain: 'Este dominio no está aquí. Elija otro.',
  domainsTitle: 'Administrar dominios',
  domainsAbout: 'Una sincronización trae lo nuevo del directorio, y quién fue suspendido o eliminado.',
  domainsLoading: 'Cargando los dominios',
  domainsLoadFailed: 'No se pudieron cargar los dominios.',
  domainsEmpty: 'Aún no hay dominios.',
  domainsNoneIn: ({ cloud }, f) => `${f.name(cloud)} aún no tiene dominios.`,
  domainsNoSync: ({ cloud }, f) => `${f.name(cloud)} no ofrece sincronización a demanda.`,
  domainsCurrent: 'Actual',
  domainsSearch: 'Buscar dominios',
  domainsShown: ({ shown, total }, f) => (shown === total ? domains(total, f) : `${f.number(shown)} de ${domains(total, f)}`),
  domainsNoMatch: ({ search }, f) => `Ningún dominio coincide con «${f.name(search)}».`,
  domainSyncLabel: ({ kind }) => SYNCS[kind],
  domainSyncOf: ({ kind, domain }, f) => `${SYNCS[kind]} de ${f.name(domain)}`,
  domainSyncNews: ({ sync, news }) => `${sync}: ${news}`,
  domainSyncProgressOf: ({ sync }) => `Progreso: ${sync}`,
  domainSyncProgress: ({ done, total }, f) =>
    done === undefined
      ? 'Sincronizando…'
      : total === undefined
        ? `${f.number(done)} hasta ahora`
        : `${f.number(done)} de ${f.number(total)}`,
  domainSyncCancel: ({ sync }) => `Cancelar: ${sync}`,
  domainSyncStopping: 'Deteniendo…',
  domainSyncStopped: 'Detenida. No se cambió nada.',
  domainSyncNotStopped: 'No se pudo detener la sincronización.',
  domainSyncFailed: 'La sincronización falló. No se cambió nada.',
  domainSyncRetry: ({ sync }) => `Reintentar: ${sync}`,
  domainSyncResult: ({ added, changed, removed }, f) =>
    added + changed + removed === 0
      ? 'Nada había cambiado'
      : `${agreeing(added, 'añadido', f)}, ${agreeing(changed, 'cambiado', f)}, ${agreeing(removed, 'quitado', f)}`,
  domainSyncNever: 'Nunca sincronizado',
  domainSyncLast: ({ ago }) => `Sincronizado ${ago}`,

  // run view
  runList: 'Copias',
  runListAbout: ({ domain }, f) => `Lo que se inició para ${f.name(domain)}. Elija una copia para seguirla.`,
  runListAll: 'Todas las copias',
  runListStarted: 'Iniciada',
  runListCounts: 'Usuarios',
  runListOpen: 'Ver',
  runListOpenOf: ({ started }) => `Ver copia del ${started}`,
  runListLoading: 'Cargando las copias',
  runListFailed: 'No se pudieron cargar las copias.',
  runListEmpty: 'Aún no se ha copiado nada',
  runListEmptyText: 'Una copia que inicie aparecerá aquí.',
  runViewNone: 'Este servicio no informa de cómo van las copias.',
  runViewLoading: 'Cargando la copia',
  runViewFailed: 'No se pudo cargar la copia.',
  runViewUnknown: 'Esta copia no está aquí',
  runViewUnknownText: 'Puede que sea de otro dominio, o demasiado antigua para conservarla.',
  runViewTitle: ({ total }, f) => `Copia de ${users(total, f)}`,
  runViewStatus: ({ status }) =>
    ({
      queued: 'En espera',
      running: 'En curso',
      completed: 'Terminada',
      'completed-with-errors': 'Terminada con errores',
      failed: 'Fallida',
    })[status],
  runViewUserStatus: ({ status }) => USER_STATUS[status],
  runViewStartedAt: ({ at }) => `Iniciada: ${at}`,
  runViewFinishedAt: ({ at }) => `Terminada: ${at}`,
  runViewProgress: 'Progreso',
  runViewProgressWords: ({ done, failed, left, total }, f) =>
    `${f.number(done)} de ${agreeing(total, 'hecho', f)}, ${failures(failed, f)}, ${f.plural(left, { one: 'falta #', many: 'faltan #', other: 'faltan #' })}`,
  runViewDoneOf: ({ done, total }, f) => `${f.number(done)} de ${agreeing(total, 'hecho', f)}`,
  runViewDoneCount: ({ done }, f) => agreeing(done, 'hecho', f),
  runViewFailedCount: ({ failed }, f) => failures(failed, f),
  runViewLeftCount: ({ left }, f) => f.plural(left, { one: 'falta #', many: 'faltan #', other: 'faltan #' }),
  runViewPerMinute: ({ count }, f) => `Cerca de ${users(count, f)} por minuto`,
  runViewPerHour: ({ count }, f) => (count === 0 ? 'Menos de 1 usuario por hora' : `Cerca de ${users(count, f)} por hora`),
  runViewLeftTime: ({ time }) => `quedan cerca de ${time}`,
  runViewTook: ({ time }) => `duración: ${time}`,
  runViewChart: 'En el tiempo',
  runViewChartWords: ({ from, to, done, failed, total }, f) =>
    `De ${from} a ${to}: ${f.number(done)} de ${agreeing(total, 'hecho', f)}, ${failures(failed, f)}`,
  runViewChartTable: 'Como tabla',
  runViewTime: 'Hora',
  runViewUsers: 'Usuarios de esta copia',
  runViewUsersLoading: 'Cargando los usuarios de esta copia',
  runViewUsersFailed: 'No se pudieron cargar los usuarios de esta copia.',
  runViewNoUsers: 'No hay nadie en esta copia',
  runViewNoneLikeThat: 'Nadie tiene este estado ahora',
  runViewFilterLabel: 'Estado',
  runViewFilterAll: ({ count }, f) => `Todos ${f.number(count)}`,
  runViewFilter: ({ status, count }, f) => `${USER_STATUS[status]}${count === undefined ? '' : ` ${f.number(count)}`}`,
  runViewStatusHead: 'Estado',
  runViewRetryHead: 'Reintentar',
  runViewRetry: 'Reintentar',
  runViewRetryOf: ({ name }, f) => `Reintentar ${f.name(name)}`,
  runViewRetryAll: ({ count }, f) =>
    f.plural(count, { one: 'Reintentar # error', many: 'Reintentar los # de errores', other: 'Reintentar los # errores' }),
  runViewRetrying: ({ name }, f) => `Nuevo intento con ${f.name(name)}`,
  runViewRetryingAll: ({ count }, f) => `Nuevo intento con ${users(count, f)}`,
  runViewRetryFailed: 'No se pudo iniciar el nuevo intento.',
  runViewEnded: ({ done, failed }, f) => `La copia ha terminado: ${agreeing(done, 'hecho', f)}, ${failures(failed, f)}`,

  // anywhere
  partLoading: 'Cargando…',
  partFailed: 'No se pudo cargar esta parte.',
  retry: 'Reintentar',
  cancel: 'Cancelar',
  close: 'Cerrar',
}
