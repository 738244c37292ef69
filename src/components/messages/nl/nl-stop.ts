import type { enStop } from '../en/en-stop.js'
import type { Format, Translated } from '../message.js'
import { someLicenses } from './nl-nouns.js'

const finishFirst = (n: number, f: Format): string =>
  f.plural(n, { one: '# lopende back-up wordt eerst voltooid.', other: '# lopende back-ups worden eerst voltooid.' })

export const nlStop: Translated<typeof enStop> = {
  stopRun: 'Back-up stoppen',
  stopping: 'Stoppen…',
  stopTitle: 'Deze back-up stoppen?',
  stopChecking: 'Controleren wie nog niet is begonnen…',
  stopText: ({ released, credits, inProgress }, f) => {
    if (released === undefined || inProgress === undefined)
      return 'Stopt iedereen die nog niet is begonnen en geeft hun licenties terug. Lopende back-ups worden eerst voltooid.'
    if (released === 0)
      return f.plural(inProgress, {
        one: 'Iedereen is begonnen: # back-up wordt voltooid.',
        other: 'Iedereen is begonnen: # back-ups worden voltooid.',
      })
    const who = f.plural(released, { one: '# gebruiker die nog niet is begonnen', other: '# gebruikers die nog niet zijn begonnen' })
    return `Stopt ${who} en geeft ${credits === undefined ? 'hun licenties' : someLicenses(credits, f)} terug.${inProgress > 0 ? ` ${finishFirst(inProgress, f)}` : ''}`
  },
  stopAgain: 'U kunt gestopte gebruikers opnieuw starten met een nieuwe back-up.',
  stopPolicy:
    'Een beleidsregel heeft deze back-up gestart. Bij de volgende controle start de regel deze gebruikers opnieuw, tenzij u de regel pauzeert.',
  stopKeep: 'Doorgaan',
  stopFailed: 'De back-up kan niet worden gestopt.',
  stopBegun: ({ left }, f) => `De back-up wordt gestopt. ${finishFirst(left, f)}`,
  stopEnded: ({ done, failed, stopped }, f) =>
    `Back-up gestopt: ${f.number(done)} gereed, ${f.number(failed)} mislukt, ${f.number(stopped)} gestopt`,
  stopCount: ({ stopped }, f) => `${f.number(stopped)} gestopt`,
  stopNote: ({ stopped }, f) =>
    f.plural(stopped, {
      one: '# gebruiker is gestopt voordat de back-up begon en kan opnieuw worden gestart met een nieuwe back-up.',
      other: '# gebruikers zijn gestopt voordat hun back-up begon en kunnen opnieuw worden gestart met een nieuwe back-up.',
    }),
}
