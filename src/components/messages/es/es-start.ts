import type { enStart } from '../en/en-start.js'
import type { Translated } from '../message.js'
import { agreeing, credits, listed, users } from './es-nouns.js'

export const esStart: Translated<typeof enStart> = {
  allocated: ({ credits: { allocated, available, isExact } }, f) => {
    const atLeast = isExact ? '' : 'al menos '
    if (available === undefined) return `Ha asignado ${atLeast}${credits(allocated, f)}`
    if (available === 'unlimited') return `Ha asignado ${atLeast}${credits(allocated, f)} (sin límite)`
    return `Ha asignado ${atLeast}${f.number(allocated)} de ${credits(available, f)}`
  },
  startBackup: ({ credits: n }, f) => (n === 0 ? 'Iniciar copia' : `Iniciar copia de ${users(n, f)}`),
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
  startNeedsItems: 'Añada primero usuarios, grupos o unidades organizativas.',
  startNeedsCount: 'Primero debe terminar el recuento.',
  startNeedsCredits: ({ shortfall }, f) =>
    f.plural(shortfall, { one: 'Falta # crédito.', many: 'Faltan # de créditos.', other: 'Faltan # créditos.' }),
  startNeedsBalance: 'Aún no se conocen los créditos disponibles.',
  startNeedsDue: 'Aquí nadie necesita un crédito: todos están ya protegidos, suspendidos o eliminados.',
  viewRun: 'Ver copia',
  hideRun: 'Ocultar esta copia',
}
