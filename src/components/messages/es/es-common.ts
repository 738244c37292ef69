import type { enCommon } from '../en/en-common.js'
import type { Translated } from '../message.js'

export const esCommon: Translated<typeof enCommon> = {
  problemDetails: 'Detalles',
  problemWhy: ({ code }) =>
    ({
      'bad-answer': 'No se pudo leer la respuesta del servidor.',
      'bad-input': 'El servidor rechazó la solicitud.',
      unauthorized: 'Se cerró su sesión. Inicie sesión y vuelva a intentarlo.',
      forbidden: 'No tiene permiso para hacer esto.',
      'not-found': 'Este elemento ya no existe.',
      'not-enough-credits': 'No hay licencias suficientes.',
      'selection-changed': 'La lista ha cambiado.',
      'count-unknown': 'No se pudo terminar el recuento.',
      'rate-limited': 'El servidor está ocupado. Espere un momento y vuelva a intentarlo.',
      unavailable: 'El servidor no respondió.',
      'too-large': 'Es demasiado grande.',
      'not-a-csv': 'No es un archivo CSV.',
      unreadable: 'No se pudo leer.',
      unsupported: 'El servidor no lo admite.',
      aborted: 'Se detuvo.',
      disposed: 'Se cerró la página.',
    })[code],
  problemWait: ({ at }) => `El servidor pide esperar hasta las ${at}.`,
  problemReason: ({ why }) =>
    ({
      offline: 'No tiene conexión. La página volverá a intentarlo cuando la recupere.',
      'no-api': 'No se ha encontrado el servicio de copias de seguridad en su dirección.',
      'not-json':
        'Ha respondido algo distinto del servicio de copias de seguridad, como una página de inicio de sesión. Recargue la página.',
    })[why],
  stalled: 'Esto tarda más de lo habitual.',
  noDomain: 'Este dominio no existe. Elija otro.',
  partLoading: 'Cargando…',
  partFailed: 'No se pudo cargar esta parte.',
  retry: 'Reintentar',
  cancel: 'Cancelar',
  close: 'Cerrar',
}
