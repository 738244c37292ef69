import type { enStop } from '../en/en-stop.js'
import type { Format, Translated } from '../message.js'

const finishFirst = (n: number, f: Format): string =>
  f.plural(n, { one: '# laufende Sicherung wird zuerst beendet.', other: '# laufende Sicherungen werden zuerst beendet.' })

export const deStop: Translated<typeof enStop> = {
  stopRun: 'Sicherung stoppen',
  stopping: 'Wird gestoppt…',
  stopTitle: 'Diese Sicherung stoppen?',
  stopChecking: 'Es wird geprüft, wer noch nicht begonnen wurde…',
  stopText: ({ released, credits, inProgress }, f) => {
    if (released === undefined || inProgress === undefined)
      return 'Stoppt alle, die noch nicht begonnen wurden, und gibt ihre Lizenzen zurück. Laufende Sicherungen werden zuerst beendet.'
    if (released === 0)
      return f.plural(inProgress, {
        one: 'Alle wurden begonnen: # Sicherung wird noch beendet.',
        other: 'Alle wurden begonnen: # Sicherungen werden noch beendet.',
      })
    const who = f.plural(released, {
      one: '# Benutzer, der noch nicht begonnen wurde,',
      other: '# Benutzer, die noch nicht begonnen wurden,',
    })
    const back = credits === undefined ? 'ihre Lizenzen' : f.plural(credits, { one: '# Lizenz', other: '# Lizenzen' })
    return `Stoppt ${who} und gibt ${back} zurück.${inProgress > 0 ? ` ${finishFirst(inProgress, f)}` : ''}`
  },
  stopAgain: 'Gestoppte Benutzer können Sie mit einer neuen Sicherung wieder starten.',
  stopPolicy:
    'Eine Richtlinie hat diese Sicherung gestartet. Bei der nächsten Prüfung startet sie diese Benutzer wieder, außer Sie pausieren die Richtlinie.',
  stopKeep: 'Weiterlaufen lassen',
  stopFailed: 'Die Sicherung konnte nicht gestoppt werden.',
  stopBegun: ({ left }, f) => `Die Sicherung wird gestoppt. ${finishFirst(left, f)}`,
  stopEnded: ({ done, failed, stopped }, f) =>
    `Sicherung gestoppt: ${f.number(done)} fertig, ${f.number(failed)} fehlgeschlagen, ${f.number(stopped)} gestoppt`,
  stopCount: ({ stopped }, f) => `${f.number(stopped)} gestoppt`,
  stopNote: ({ stopped }, f) =>
    f.plural(stopped, {
      one: '# Benutzer wurde gestoppt, bevor seine Sicherung begann. Sie können ihn mit einer neuen Sicherung wieder starten.',
      other: '# Benutzer wurden gestoppt, bevor ihre Sicherung begann. Sie können sie mit einer neuen Sicherung wieder starten.',
    }),
}
