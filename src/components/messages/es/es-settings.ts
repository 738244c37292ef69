import type { enSettings } from '../en/en-settings.js'
import type { Translated } from '../message.js'
import { users } from './es-nouns.js'

export const esSettings: Translated<typeof enSettings> = {
  settingsTitle: 'Ajustes de copia',
  settingsAbout: ({ domain }, f) => `Se usan cuando inicia una copia${domain === '' ? '' : ` en ${f.name(domain)}`} sin ajustes propios.`,
  settingsStepTitle: 'Ajustes de esta copia',
  settingsStepAbout: ({ domain }, f) =>
    `Se aplica solo a esta copia. Los valores predeterminados${domain === '' ? '' : ` de ${f.name(domain)}`} no cambian.`,
  settingsGroups: 'Grupos de ajustes',
  settingsLoading: 'Cargando los ajustes',
  settingsLoadFailed: 'No se pudieron cargar los ajustes.',
  settingsNone: 'Aquí no hay ajustes que elegir.',
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
  settingsNothingSelected: 'Su lista está vacía',
  settingsNobodyDue: 'Nada que iniciar: todos aquí ya tienen copia, están suspendidos o eliminados',
  settingsShort: ({ shortfall }, f) =>
    f.plural(shortfall, { one: 'Necesita # licencia más', many: 'Necesita # de licencias más', other: 'Necesita # licencias más' }),
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
}
