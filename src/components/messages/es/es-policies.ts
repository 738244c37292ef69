import type { enPolicies } from '../en/en-policies.js'
import type { enPolicyForm } from '../en/en-policy-form.js'
import type { Format, Translated } from '../message.js'
import { items, licenses, users } from './es-nouns.js'

const days = (n: number, f: Format): string => f.plural(n, { one: '# día', many: '# de días', other: '# días' })

export const esPolicies: Translated<typeof enPolicies & typeof enPolicyForm> = {
  policiesTitle: 'Directivas',
  policiesAbout: ({ domain }, f) =>
    `Las directivas de ${f.name(domain)} protegen también a los usuarios que llegan más tarde. Si dos incluyen al mismo usuario, se aplica la más antigua.`,
  policiesLoading: 'Cargando las directivas',
  policiesFailed: 'No se pudieron cargar las directivas.',
  policiesNone: 'Esta nube no admite directivas.',
  policiesEmpty: 'Aún no hay directivas',
  policiesEmptyText:
    'Elija «Proteger siempre» al iniciar una copia de seguridad. Así también se protege a los usuarios que llegan más tarde.',
  policiesEnded: ({ count }, f) =>
    f.plural(count, { one: '# directiva finalizada', many: '# de directivas finalizadas', other: '# directivas finalizadas' }),
  policiesMore: 'Mostrar más directivas',
  policyStatusName: ({ status }) => ({ active: 'Activa', paused: 'En pausa', ended: 'Finalizada', unknown: 'Desconocida' })[status],
  policyCovered: 'Incluidos',
  policyProtected: 'Protegidos o iniciados',
  policyWaiting: 'En espera',
  policyNotProtected: 'Con error',
  policyJoined: 'Altas en 30 días',
  policyLeft: 'Bajas en 30 días',
  policyShares: ({ covered, protected: done, waiting, failed }, f) =>
    `Protegidos o iniciados: ${f.number(done)} de ${users(covered, f)}. En espera: ${f.number(waiting)}. Con error: ${f.number(failed)}.`,
  policyWaits: ({ waiting, reason }, f) => {
    const who = f.plural(waiting, { one: '# usuario espera', many: '# de usuarios esperan', other: '# usuarios esperan' })
    return {
      credits: `${who}: no hay licencias disponibles. Consiga más o devuelva algunas.`,
      limit: `${who}: se alcanzó el límite de esta directiva. Auméntelo para proteger a más usuarios.`,
      paused: `${who}: la directiva está en pausa. Reanúdela para protegerlos.`,
      sync: `${who} la sincronización de los grupos y las unidades organizativas, porque puede aplicarse una excepción.`,
      unknown: `${who} la próxima comprobación.`,
    }[reason]
  },
  policyFails: ({ failed }, f) =>
    f.plural(failed, {
      one: 'La copia de # usuario falló o está en pausa. Una directiva no la reintenta. Reinténtela en la página de la copia de seguridad.',
      many: 'Las copias de # de usuarios fallaron o están en pausa. Una directiva no las reintenta. Reinténtelas en la página de la copia de seguridad.',
      other:
        'Las copias de # usuarios fallaron o están en pausa. Una directiva no las reintenta. Reinténtelas en la página de la copia de seguridad.',
    }),
  policyNever: 'Aún sin comprobar',
  policyItems: 'Elementos',
  policyLimit: 'Límite de licencias',
  policyLimitValue: ({ limit }, f) => licenses(limit, f),
  policyNoLimit: 'Sin límite',
  policyLeavers: 'Personas que se van',
  policyGiveBack: ({ days: n }, f) => (n === 0 ? 'Devolver su licencia de inmediato' : `Devolver su licencia después de ${days(n, f)}`),
  policyCreated: 'Creación',
  policyCreatedBy: ({ name, at }, f) => `${f.date(at)}, por ${f.name(name)}`,
  policyChecked: 'Última comprobación',
  policyEdit: 'Editar',
  policyPause: 'Pausar',
  policyResume: 'Reanudar',
  policyEnd: 'Finalizar…',
  policyForecast: 'Previsión',
  policyBusy: 'Guardando…',
  policyDone: ({ name, status }, f) =>
    ({
      active: `«${f.name(name)}» vuelve a proteger a los usuarios nuevos.`,
      paused: `«${f.name(name)}» está en pausa. Los usuarios nuevos no se protegen hasta que la reanude.`,
      ended: `«${f.name(name)}» ha finalizado. Sus usuarios siguen protegidos.`,
    })[status],
  policySaved: ({ name, waiting }, f) =>
    `«${f.name(name)}» está guardada.${waiting > 0 ? ` ${f.plural(waiting, { one: '# usuario espera una licencia.', many: '# de usuarios esperan una licencia.', other: '# usuarios esperan una licencia.' })}` : ''}`,
  policyChangeFailed: 'No se pudo cambiar la directiva.',
  policyChangeLost: 'El servidor no respondió, así que el cambio puede estar guardado. Puede reintentarlo sin riesgo.',
  policySaveFailed: 'No se pudo guardar la directiva.',
  policySaveLost: 'El servidor no respondió, así que la directiva puede estar guardada. Reinténtelo: nunca se guarda dos veces.',
  policyEndTitle: ({ name }, f) => `¿Finalizar «${f.name(name)}»?`,
  policyEndText: 'Los usuarios nuevos dejarán de protegerse. Una directiva finalizada no se puede reanudar.',
  policyEndKeeps: ({ users: n }, f) =>
    n === 0
      ? 'Ahora mismo no protege a ningún usuario.'
      : f.plural(n, {
          one: 'Protege a # usuario, que sigue protegido y conserva su licencia.',
          many: 'Protege a # de usuarios, que siguen protegidos y conservan sus licencias.',
          other: 'Protege a # usuarios, que siguen protegidos y conservan sus licencias.',
        }),
  policyEndConfirm: 'Finalizar directiva',
  policyName: 'Nombre',
  policyNameEmpty: 'Escriba un nombre.',
  policyNameLong: 'Use como máximo 200 caracteres.',
  policyNameFrom: ({ labels, more, except }, f) =>
    `${f.list(more > 0 ? [...labels, `${f.number(more)} más`] : labels)}${except.length > 0 ? ` excepto ${f.list(except)}` : ''}`,
  policyLimitField: 'Límite de licencias (opcional)',
  policyLimitHelp: 'Esta directiva nunca toma más licencias.',
  policyLimitWrong: 'Escriba un número entero o deje el campo vacío.',
  policyDaysField: 'Devolver su licencia',
  policyKeep: 'Conservar su licencia',
  policyDays: 'Días hasta devolver su licencia',
  policyDaysUnit: 'días después',
  policyDaysWrong: 'Escriba un número entero de días de 0 a 3650.',
  policyGiveBackHelp: 'Su protección termina entonces, como si usted devolviera la licencia.',
  policySave: 'Guardar directiva',
  policyItemsHelp: 'Para cambiar elementos o ajustes, ábralos en la lista de la página de inicio. Después vuelva y use la lista aquí.',
  policyOpenList: 'Abrir en la lista',
  policyOpenReplaces: ({ items: n }, f) => `Su lista (${items(n, f)}) se reemplazará.`,
  policyTakeList: 'Usar la lista',
  policyTaken: 'Se usarán los elementos y ajustes de la lista. Guarde la directiva para aplicarlos.',
  policyTookList: ({ items: n }, f) => `De la lista: ${items(n, f)}`,
  forecastLoading: 'Calculando la previsión…',
  forecastFailed: 'No se pudo calcular la previsión.',
  forecastNow: ({ users: n, credits }, f) => `Ahora ${users(n, f)}, con un total de ${licenses(credits, f)}.`,
  forecastBasis: ({ joined, left, days: n }, f) => `Altas: ${f.number(joined)}, bajas: ${f.number(left)} (periodo: ${days(n, f)}).`,
  forecastNoBasis: 'Ninguna sincronización ha registrado aún altas ni bajas, así que no se puede prever nada.',
  forecastShort: ({ days: n }, f) => `El historial abarca ${days(n, f)}. Una previsión necesita al menos 7.`,
  forecastUntil: ({ month, limit }, f) =>
    limit === undefined
      ? `A este ritmo, sus licencias alcanzan hasta ${month}.`
      : `A este ritmo, el límite (${licenses(limit, f)}) alcanza hasta ${month}.`,
  forecastOver: ({ limit }, f) =>
    limit === undefined ? 'Sus licencias no alcanzan para todos.' : `El límite (${licenses(limit, f)}) no alcanza para todos.`,
  forecastSteady: 'El número de usuarios no crece, así que no hacen falta más licencias.',
  forecastLong: 'A este ritmo, las licencias alcanzan para más de cinco años.',
  forecastUnlimited: 'Sus licencias no tienen límite.',
  forecastChart: 'Altas y bajas',
  forecastChartWords: ({ from, to, joined, left }, f) =>
    `Gráfico de barras del ${from} al ${to}: altas ${f.number(joined)}, bajas ${f.number(left)}.`,
  forecastJoined: 'Altas',
  forecastLeft: 'Bajas',
  dryRunTitle: 'Lo que habría hecho esta directiva',
  dryRunAbout:
    'Calculado con las altas y bajas que registraron las sincronizaciones, con el límite y la regla para las personas que se van.',
  dryRunFrom: 'Desde',
  dryRunStarted: 'Iniciados',
  dryRunGivenBack: 'Devueltas',
  dryRunWaiting: 'En espera',
  dryRunHeld: 'Licencias en uso',
  keepTitle: 'Proteger siempre',
  keepText:
    'La copia de seguridad empieza ahora. Después de cada sincronización, esta directiva protege también a los usuarios que entran en sus elementos.',
  keepPart: 'Las licencias no alcanzan para todos: los primeros usuarios empiezan ahora y los demás esperan a que haya licencias libres.',
  keepNobody: 'Aquí ya están todos protegidos. La directiva protege a los usuarios que llegan más tarde.',
  policyStartsNow: ({ users: n, credits }, f) =>
    `Empiezan ahora: como máximo ${users(n, f)}${credits === undefined ? '' : `, con un máximo de ${licenses(credits, f)}`}.`,
  keepStart: 'Iniciar copia y proteger siempre',
  keepView: 'Ver directivas',
}
