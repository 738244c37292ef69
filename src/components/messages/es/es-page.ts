import type { enPage } from '../en/en-page.js'
import type { Translated } from '../message.js'
import { agreeing, items, licenses, SYNCS, users } from './es-nouns.js'

export const esPage: Translated<typeof enPage> = {
  cloud: 'Nube',
  domain: 'Dominio',
  simulation: 'Simulación: no se hace ninguna copia',
  userSync: SYNCS.users,
  usersTab: 'Usuarios para la copia',
  groupsTab: 'Usuarios por grupo',
  orgUnitsTab: 'Usuarios por unidad organizativa',
  csvTab: 'Subir archivo CSV',
  cloudWithoutDomains: ({ name }, f) => `${f.name(name)} (sin dominios)`,
  scopeQuestion: ({ cloud, domain }, f) => `¿Cambiar a ${f.name(domain)} en ${f.name(cloud)}?`,
  scopeQuestionText: ({ items: n }, f) => `Su lista (${items(n, f)}) se vaciará. Para conservarla, guárdela antes como plan.`,
  scopeConfirm: ({ domain }, f) => `Cambiar a ${f.name(domain)}`,
  scopeKeep: 'Quedarse aquí',
  syncProgress: ({ done, total }, f) => (total === undefined ? `${users(done, f)} hasta ahora` : `${f.number(done)} de ${users(total, f)}`),
  syncStarting: 'Consultando el directorio…',
  syncLast: ({ at }, f) => `Última sincronización: ${f.date(at)}`,
  syncNever: 'Nunca sincronizado',
  syncFailed: 'La sincronización falló.',
  syncStop: 'Detener',
  tabsLabel: 'Elegir de',
  sheetEdge: ({ items: n, allocated, available, isExact }, f) => {
    const count = `${isExact ? '' : '≥ '}${f.number(allocated)}`
    const taken =
      typeof available === 'number'
        ? `${count} de ${licenses(available, f)}`
        : f.plural(allocated, { one: `${count} licencia`, many: `${count} de licencias`, other: `${count} licencias` })
    return `${items(n, f)} · ${taken}`
  },
  ticked: ({ count }, f) => agreeing(count, 'marcado', f),
  backToSelection: 'Volver a la selección',
  goRuns: 'Copias',
  goSettings: 'Ajustes',
  goManageDomains: 'Dominios',
  pageUnconnected: 'Esta página no está conectada a su servicio de copias de seguridad. Avise al administrador de este sitio.',
  cloudsFailed: 'No se pudieron cargar las nubes ni sus dominios.',
  pageMenu: 'Copias de seguridad y ajustes',
  scopeQuestionTicks: ({ ticked }, f) =>
    f.plural(ticked, {
      one: 'Se perderá # marca sin agregar.',
      many: 'Se perderán # de marcas sin agregar.',
      other: 'Se perderán # marcas sin agregar.',
    }),
}
