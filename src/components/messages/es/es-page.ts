import type { enPage } from '../en/en-page.js'
import type { Translated } from '../message.js'
import { agreeing, credits, items, SYNCS, users } from './es-nouns.js'

export const esPage: Translated<typeof enPage> = {
  cloud: 'Nube',
  domain: 'Dominio',
  userSync: SYNCS.users,
  usersTab: 'Usuarios para la copia',
  groupsTab: 'Usuarios por grupo',
  orgUnitsTab: 'Usuarios por unidad organizativa',
  csvTab: 'Subir archivo CSV',
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
}
