import type { enDomains } from '../en/en-domains.js'
import type { Translated } from '../message.js'
import { agreeing, domains, SYNCS } from './es-nouns.js'

export const esDomains: Translated<typeof enDomains> = {
  domainsTitle: 'Administrar dominios',
  domainsAbout:
    'Una sincronización lee del directorio las cuentas nuevas, suspendidas y eliminadas, los grupos y las unidades organizativas.',
  domainsLoading: 'Cargando los dominios',
  domainsLoadFailed: 'No se pudieron cargar los dominios.',
  domainsEmpty: 'Aún no hay dominios.',
  domainsEmptyText: 'Los dominios de su nube aparecen aquí cuando el servicio de copias de seguridad los ha leído.',
  domainsNoneIn: ({ cloud }, f) => `${f.name(cloud)} aún no tiene dominios.`,
  domainsNoSync: ({ cloud }, f) => `${f.name(cloud)} no admite la sincronización a demanda.`,
  domainsCurrent: 'Actual',
  domainsSearch: 'Buscar dominios',
  domainsShown: ({ shown, total }, f) => (shown === total ? domains(total, f) : `${f.number(shown)} de ${domains(total, f)}`),
  domainsNoMatch: ({ search }, f) => `No hay dominios que coincidan con «${f.name(search)}».`,
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
      ? 'Sin cambios'
      : `${agreeing(added, 'añadido', f)}, ${agreeing(changed, 'cambiado', f)}, ${agreeing(removed, 'quitado', f)}`,
  domainSyncNever: 'Nunca sincronizado',
  domainSyncLast: ({ ago }) => `Última sincronización: ${ago}`,
}
