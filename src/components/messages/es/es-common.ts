import type { enCommon } from '../en/en-common.js'
import type { Translated } from '../message.js'

export const esCommon: Translated<typeof enCommon> = {
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
  stalled: 'Esto tarda más de lo habitual.',
  noDomain: 'Este dominio no está aquí. Elija otro.',
  partLoading: 'Cargando…',
  partFailed: 'No se pudo cargar esta parte.',
  retry: 'Reintentar',
  cancel: 'Cancelar',
  close: 'Cerrar',
}
