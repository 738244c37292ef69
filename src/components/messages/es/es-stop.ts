import type { enStop } from '../en/en-stop.js'
import type { Format, Translated } from '../message.js'
import { agreeing, failures, licenses } from './es-nouns.js'

const finishFirst = (n: number, f: Format): string =>
  f.plural(n, {
    one: '# copia en curso terminará antes.',
    many: '# de copias en curso terminarán antes.',
    other: '# copias en curso terminarán antes.',
  })

export const esStop: Translated<typeof enStop> = {
  stopRun: 'Detener copia',
  stopping: 'Deteniendo…',
  stopTitle: '¿Detener esta copia?',
  stopChecking: 'Comprobando qué usuarios no han empezado…',
  stopText: ({ released, credits, inProgress }, f) => {
    if (released === undefined || inProgress === undefined)
      return 'Detiene a todos los usuarios que no han empezado y devuelve sus licencias. Las copias en curso terminarán antes.'
    if (released === 0)
      return f.plural(inProgress, {
        one: 'Todos han empezado: # copia terminará.',
        many: 'Todos han empezado: # de copias terminarán.',
        other: 'Todos han empezado: # copias terminarán.',
      })
    const who = f.plural(released, {
      one: '# usuario que no ha empezado',
      many: '# de usuarios que no han empezado',
      other: '# usuarios que no han empezado',
    })
    return `Detiene a ${who} y devuelve ${credits === undefined ? 'sus licencias' : licenses(credits, f)}.${inProgress > 0 ? ` ${finishFirst(inProgress, f)}` : ''}`
  },
  stopAgain: 'Puede volver a iniciar a los usuarios detenidos con una copia nueva.',
  stopPolicy: 'Una directiva inició esta copia. En su próxima comprobación volverá a iniciar a estos usuarios, a menos que la pause.',
  stopKeep: 'Seguir',
  stopFailed: 'No se pudo detener la copia.',
  stopBegun: ({ left }, f) => `Deteniendo la copia. ${finishFirst(left, f)}`,
  stopEnded: ({ done, failed, stopped }, f) =>
    `Copia detenida: ${agreeing(done, 'hecho', f)}, ${failures(failed, f)}, ${agreeing(stopped, 'detenido', f)}`,
  stopCount: ({ stopped }, f) => agreeing(stopped, 'detenido', f),
  stopNote: ({ stopped }, f) =>
    f.plural(stopped, {
      one: '# usuario se detuvo antes de que empezara su copia. Puede volver a iniciarlo con una copia nueva.',
      many: '# de usuarios se detuvieron antes de que empezara su copia. Puede volver a iniciarlos con una copia nueva.',
      other: '# usuarios se detuvieron antes de que empezara su copia. Puede volver a iniciarlos con una copia nueva.',
    }),
}
