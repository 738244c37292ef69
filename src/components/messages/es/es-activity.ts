import type { enActivity } from '../en/en-activity.js'
import type { Translated } from '../message.js'
import { users as countUsers, licenses } from './es-nouns.js'

export const esActivity: Translated<typeof enActivity> = {
  activityTitle: 'Actividad',
  activityAbout: ({ domain }, f) =>
    `Todo lo que se ha hecho en ${f.name(domain)}, de lo más reciente a lo más antiguo. Las entradas no se pueden cambiar ni quitar.`,
  activityLoading: 'Cargando la actividad',
  activityFailed: 'No se pudo cargar la actividad.',
  activityNone: 'Aquí no se registra la actividad.',
  activityEmpty: 'Todavía no se ha hecho nada',
  activityEmptyText: 'Aquí aparecen las copias de seguridad, las sincronizaciones y los cambios de configuración.',
  activityNoMatch: 'Ninguna actividad coincide con estos filtros',
  activityClear: 'Borrar filtros',
  activityWhen: 'Cuándo',
  activityWho: 'Quién',
  activityWhat: 'Qué',
  activityNobody: 'Automático',
  activityAction: 'Acción',
  activityActionAll: 'Todas las acciones',
  activityPerson: 'Persona',
  activityPersonAll: 'Todas las personas',
  activitySince: 'Desde',
  activityUntil: 'Hasta',
  activityExport: 'Exportar CSV',
  activityExporting: 'Exportando…',
  activityExported: 'Actividad exportada',
  activityExportFailed: 'No se pudo exportar la actividad.',
  activityName: ({ action }) =>
    ({
      'backup-started': 'Copia de seguridad iniciada',
      'backup-retried': 'Usuarios con error reintentados',
      'backup-stopped': 'Copia de seguridad detenida',
      'users-released': 'Licencias devueltas',
      'credits-granted': 'Licencias añadidas',
      'credits-revoked': 'Licencias retiradas',
      'settings-saved': 'Configuración cambiada',
      'sync-started': 'Sincronización iniciada',
      'sync-completed': 'Sincronización completada',
      'sync-failed': 'Error de sincronización',
      'sync-cancelled': 'Sincronización cancelada',
      'backup-started-refused': 'Copia de seguridad rechazada',
      'backup-retried-refused': 'Reintento rechazado',
      'settings-saved-refused': 'Configuración rechazada',
      'users-released-refused': 'Devolución rechazada',
      'policy-saved': 'Directiva guardada',
      'policy-status': 'Estado de la directiva cambiado',
      'policy-evaluated': 'Directiva aplicada',
      'policy-saved-refused': 'Directiva rechazada',
      'policy-status-refused': 'Estado de la directiva rechazado',
    })[action],
  activityCounts: ({ users, credits, settings }, f) =>
    [
      users === undefined ? '' : countUsers(users, f),
      credits === undefined ? '' : licenses(credits, f),
      settings === undefined ? '' : f.plural(settings, { one: '# ajuste', many: '# de ajustes', other: '# ajustes' }),
    ]
      .filter(Boolean)
      .join(' · '),
}
