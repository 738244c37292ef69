import type { enStart } from '../en/en-start.js'
import type { Translated } from '../message.js'
import { agreeing, licenses, listed, users } from './es-nouns.js'

export const esStart: Translated<typeof enStart> = {
  allocated: ({ credits: { allocated, available, isExact } }, f) => {
    const atLeast = isExact ? '' : 'al menos '
    if (available === undefined) return 'Comprobando sus licencias…'
    if (available === 'unlimited') return `Ha asignado ${atLeast}${licenses(allocated, f)} (sin límite)`
    return `Ha asignado ${atLeast}${f.number(allocated)} de ${licenses(available, f)}`
  },
  startBackup: ({ users: n, credits }, f) =>
    n === 0 ? 'Iniciar copia' : `Iniciar copia de ${users(n, f)}${n === credits ? '' : ` · ${licenses(credits, f)}`}`,
  starting: 'Iniciando…',
  startChanged: ({ expected, now }, f) =>
    now === undefined
      ? 'No se inició nada: el número de licencias necesarias ha cambiado.'
      : `No se inició nada: ahora se necesitan ${licenses(now, f)}, no ${f.number(expected)}.`,
  startChangedUsers: ({ expected, now }, f) =>
    `No se inició nada: la copia empieza ahora con ${users(now, f)}, no con ${f.number(expected)}.`,
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
    `No se inició nada: se necesitan ${licenses(allocated, f)}, hay ${agreeing(available, 'disponible', f)}.`,
  startLost: 'El servidor no respondió.',
  startLostSafe: 'Es posible que la copia haya empezado. Puede volver a intentarlo sin riesgo: una copia nunca se inicia dos veces.',
  startUncounted: 'No se pudieron contar todas las licencias.',
  startNothing: 'No se inició nada.',
  startRefused: 'No se inició nada: se rechazaron algunos ajustes.',
  startFailed: 'No se pudo iniciar la copia.',
  startCounting: 'Contando…',
  startWith: ({ users: n }, f) => `Iniciar con ${users(n, f)}`,
  peopleCovered: ({ count }, f) => f.plural(count, { one: '# persona', many: '# de personas', other: '# personas' }),
  peopleDue: ({ count }, f) =>
    f.plural(count, { one: '# necesita una licencia', many: '# necesitan una licencia', other: '# necesitan una licencia' }),
  peopleRestarts: ({ count }, f) => f.plural(count, { one: '# se reinicia', many: '# se reinician', other: '# se reinician' }),
  peopleFree: ({ count }, f) =>
    f.plural(count, { one: '# no ocupa licencia', many: '# no ocupan licencia', other: '# no ocupan licencia' }),
  peopleProtected: ({ count }, f) => f.plural(count, { one: '# ya protegido', many: '# ya protegidos', other: '# ya protegidos' }),
  peopleSuspended: ({ count }, f) => agreeing(count, 'suspendido', f),
  peopleDeleted: ({ count }, f) => agreeing(count, 'eliminado', f),
  creditsTaken: ({ count }, f) => f.plural(count, { one: '# ocupada', many: '# ocupadas', other: '# ocupadas' }),
  creditsFree: ({ count }, f) => agreeing(count, 'libre', f),
  creditsOver: ({ count }, f) => f.plural(count, { one: 'falta #', many: 'faltan #', other: 'faltan #' }),
  overlapSaved: ({ count }, f) =>
    f.plural(count, { one: '# duplicado sin cobrar', many: '# de duplicados sin cobrar', other: '# duplicados sin cobrar' }),
  creditParts: 'Para qué son las licencias',
  explainCovered: 'Todas las personas de estos elementos, cada una contada una vez.',
  explainDue: 'Activas y aún sin copia. Normalmente, cada persona ocupa una licencia.',
  explainRestarts: 'La última copia falló o está en pausa. Ya tienen licencia y no ocupan otra.',
  explainPeopleFree: 'Buzones compartidos, salas y otras cuentas que no ocupan ninguna licencia.',
  explainProtected: 'Ya tienen copia. No ocupan ninguna licencia.',
  explainSuspended: 'Las cuentas suspendidas no se pueden copiar. No ocupan ninguna licencia.',
  explainDeleted: 'Las cuentas eliminadas no se pueden copiar. No ocupan ninguna licencia.',
  explainOverlap:
    'Personas que están en varios elementos, contadas una vez: las licencias de los elementos por separado, menos las que ocupan juntos.',
  explainTaken: 'Licencias que ocupa esta lista.',
  explainFree: 'Licencias que siguen disponibles.',
  explainOver: 'Licencias necesarias además de las disponibles.',
  counting: ({ done, total }, f) =>
    total === undefined ? `Contando miembros: ${f.number(done)} hasta ahora` : `Contando miembros: ${f.number(done)} de ${f.number(total)}`,
  countingWaits: 'Esperando a la nube…',
  countingStop: 'Detener el recuento',
  countingStopped: 'El recuento se detuvo. Puede haber más.',
  countingGoOn: 'Seguir contando',
  countFailed: ({ labels, more }, f) =>
    labels.length === 0 ? 'No se pudieron cargar algunos miembros.' : `No se pudieron cargar los miembros de ${listed(labels, more, f)}.`,
  creditsFailed: 'No se pudieron cargar sus licencias.',
  short: ({ shortfall }, f) =>
    f.plural(shortfall, { one: 'Necesita # licencia más.', many: 'Necesita # de licencias más.', other: 'Necesita # licencias más.' }),
  shortAtLeast: ({ shortfall }, f) =>
    f.plural(shortfall, {
      one: 'Necesita al menos # licencia más.',
      many: 'Necesita al menos # de licencias más.',
      other: 'Necesita al menos # licencias más.',
    }),
  shortHelpItems: 'Quite uno de estos:',
  shortLeavers: ({ credits }, f) => `${licenses(credits, f)} de personas que se fueron…`,
  shortFirst: ({ isOnly }) => (isOnly ? 'Puede copiar una parte:' : 'O bien:'),
  startNeedsItems: 'Añada primero usuarios, grupos o unidades organizativas.',
  startNeedsCount: 'Espere a que termine el recuento.',
  startNeedsCredits: ({ shortfall }, f) =>
    f.plural(shortfall, { one: 'Necesita # licencia más.', many: 'Necesita # de licencias más.', other: 'Necesita # licencias más.' }),
  startNeedsBalance: 'Comprobando sus licencias…',
  startNeedsDue: 'Nada que iniciar: todos aquí ya tienen copia, están suspendidos o eliminados.',
  startNeedsDueExcept: 'Nada que iniciar: todos aquí están excluidos, ya tienen copia, están suspendidos o eliminados.',
  peopleExcepted: ({ count }, f) => f.plural(count, { one: '# excluido', many: '# excluidos', other: '# excluidos' }),
  explainExcepted: 'Las excepciones excluyen a estas personas. No ocupan ninguna licencia.',
  viewRun: 'Ver copia',
  hideRun: 'Ocultar esta copia',
  startNeedsAdd: ({ count }, f) => `${agreeing(count, 'marcado', f)}: pulse «Añadir».`,
  startedTitle: ({ users: n }, f) => `Copia de seguridad de ${users(n, f)} iniciada`,
  startedClose: 'Puede cerrar esta página.',
  startedItems: 'Elementos',
  startedSettings: 'Ajustes',
  runQuarter: ({ share }, f) => `Copia de seguridad completada al ${f.percent(share)}`,
  reviewTitle: 'Revisar la copia de seguridad',
  reviewText: ({ users: n }, f) => `Se hará copia de seguridad de ${users(n, f)}.`,
  reviewFirst: 'Las personas se toman en el orden de esta lista hasta agotar las licencias.',
  reviewConfirm: 'Iniciar ahora',
  reviewOpen: ({ first }, f) =>
    f.plural(first, {
      one: 'Respaldar a la primera persona añadida…',
      many: 'Respaldar al primer # de personas añadidas…',
      other: 'Respaldar a las primeras # personas añadidas…',
    }),
  reviewCredits: ({ credits }, f) => `Esto usa ${licenses(credits, f)}.`,
  reviewFromTo: ({ from, to }, f) => `Primera persona: ${f.name(from)}. Última: ${f.name(to)}.`,
  reviewStays: ({ users: n }, f) => (n === 0 ? 'Su lista no cambia.' : `Su lista no cambia. Aún sin copia: ${users(n, f)}.`),
  reviewPeople: 'Personas de esta copia',
  removeKind: ({ kind, items }, f) =>
    f.plural(
      items,
      {
        user: { one: 'Quitar # usuario', many: 'Quitar los # de usuarios', other: 'Quitar los # usuarios' },
        group: { one: 'Quitar # grupo', many: 'Quitar los # de grupos', other: 'Quitar los # grupos' },
        'org-unit': {
          one: 'Quitar # unidad organizativa',
          many: 'Quitar los # de unidades organizativas',
          other: 'Quitar las # unidades organizativas',
        },
      }[kind],
    ),
  keepGroup: 'Duración',
  keepOnce: 'Una vez',
  keepAlways: 'Proteger siempre',
  keepUseSettings: 'Usar estos ajustes',
  startedPolicy: 'Directiva',
  goPolicies: 'Directivas',
  checking: 'Comprobando…',
  startChecks: 'Primero se comprueban sus licencias. La copia se inicia si nada ha cambiado.',
}
