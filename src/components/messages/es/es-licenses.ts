import type { enLicenses } from '../en/en-licenses.js'
import type { Translated } from '../message.js'
import { licenses, listed, users as people } from './es-nouns.js'

export const esLicenses: Translated<typeof enLicenses> = {
  licensesTitle: 'Licencias',
  licensesAbout: ({ domain }, f) => `Quién tiene una licencia en ${f.name(domain)}; las más recientes primero.`,
  licensesLoading: 'Cargando las licencias',
  licensesFailed: 'No se han podido cargar las licencias.',
  licensesNone: 'Aquí no se muestran las licencias.',
  licensesEmpty: 'Nadie tiene una licencia todavía',
  licensesEmptyText: 'Los usuarios aparecen aquí cuando inicia su copia de seguridad.',
  licensesNoMatch: 'Ninguna licencia coincide con estos filtros',
  licensesClear: 'Borrar filtros',
  licensesSearch: 'Buscar titulares',
  licensesState: 'Titulares',
  licensesStateAll: 'Todos',
  licensesStateLeavers: 'Personas que se fueron',
  licensesStateName: ({ state }) =>
    ({ active: 'Activo', suspended: 'Suspendido', deleted: 'Eliminado', left: 'Se fue', unknown: 'Desconocido' })[state],
  licensesGroup: 'Totales por',
  licensesGroupNone: 'Ninguno',
  licensesGroupState: 'Estado',
  licensesGroupUnit: 'Unidad organizativa',
  licensesTotals: ({ group }, f) => `Totales por ${f.name(group)}`,
  licensesNoValue: 'Sin indicar',
  licensesSum: ({ credits, users }, f) => `${licenses(credits, f)} para ${people(users, f)}`,
  licensesHolder: 'Titular',
  licensesSince: 'Desde',
  licensesThrough: 'Por',
  licensesHolderState: 'Estado',
  licensesCredits: 'Licencias',
  licensesUsers: 'Usuarios',
  licensesRun: 'Copia',
  licensesRunOf: ({ name }, f) => `Ver la copia de ${f.name(name)}`,
  licensesPolicy: ({ name }, f) => `Directiva ${f.name(name)}`,
  licensesEarlier: 'Antes del historial',
  licensesBy: ({ name }, f) => `por ${f.name(name)}`,
  licensesSelectAll: ({ count }, f) => `Seleccionar lo mostrado (${f.number(count)})`,
  licensesSelected: ({ credits, users }, f) => `Selección: ${people(users, f)} · ${licenses(credits, f)}`,
  licensesUnselect: 'Borrar la selección',
  licensesGiveBack: 'Devolver…',
  licensesReview: ({ credits }, f) => `¿Devolver ${licenses(credits, f)}?`,
  licensesReviewWho: ({ names, more }, f) => `Titulares: ${listed(names.map(f.name), more, f)}.`,
  licensesReviewText: 'Su protección termina y las licencias quedan libres para otros usuarios.',
  licensesReviewActive: ({ users }, f) => `Activos entre ellos: ${f.number(users)}. Dejarán de tener copias de seguridad.`,
  licensesReviewBackups: ({ effect }) =>
    ({
      kept: 'El motor de copias conserva las copias existentes y no hace más.',
      deleted: 'El motor de copias elimina las copias existentes. Después no se podrán restaurar.',
      unmanaged: 'El motor de copias no recibe el aviso: sigue hasta que termine allí la protección. Las copias existentes se conservan.',
      simulated: 'Esto es una simulación: no se ha copiado nada, así que no se elimina nada.',
      unknown: 'El motor de copias termina la protección. Su retención decide cuánto se conservan las copias existentes.',
    })[effect],
  licensesConfirm: 'Devolver',
  licensesGiving: 'Devolviendo…',
  licensesGiven: ({ credits, skipped }, f) =>
    `Devolución: ${licenses(credits, f)}.${
      skipped > 0 ? ` Quedan fuera ${people(skipped, f)}: la copia está en curso o la licencia ya se había devuelto.` : ''
    }`,
  licensesGiveFailed: 'No se han podido devolver las licencias.',
  licensesGiveLost:
    'El servidor no ha respondido, así que es posible que las licencias ya se hayan devuelto. Inténtelo de nuevo: ninguna se devuelve dos veces.',
  licensesExport: 'Exportar CSV',
  licensesExporting: 'Exportando…',
  licensesExported: 'Licencias exportadas',
  licensesExportFailed: 'No se han podido exportar las licencias.',
}
