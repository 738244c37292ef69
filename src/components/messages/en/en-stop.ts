import type { Format } from '../message.js'
import { some } from './en-nouns.js'

/** The effect of a stop. A figure is undefined if the backend does not provide it. */
type Forecast = { released: number | undefined; credits: number | undefined; inProgress: number | undefined }

const finishFirst = (inProgress: number, f: Format): string =>
  f.plural(inProgress, { one: '# backup in progress finishes first.', other: '# backups in progress finish first.' })

export const enStop = {
  stopRun: 'Stop backup',
  stopping: 'Stopping…',
  stopTitle: 'Stop this backup?',
  stopChecking: 'Checking who has not begun…',
  stopText: ({ released, credits, inProgress }: Forecast, f: Format): string => {
    if (released === undefined || inProgress === undefined)
      return 'Stops everyone who has not begun and gives back their licenses. Backups in progress finish first.'
    if (released === 0)
      return f.plural(inProgress, { one: 'Everyone has begun: # backup finishes.', other: 'Everyone has begun: # backups finish.' })
    const who = f.plural(released, { one: '# user who has not begun', other: '# users who have not begun' })
    const back = credits === undefined ? 'their licenses' : some(credits, 'license', f)
    return `Stops ${who} and gives back ${back}.${inProgress > 0 ? ` ${finishFirst(inProgress, f)}` : ''}`
  },
  stopAgain: 'You can start stopped users again with a new backup.',
  stopPolicy: 'A policy started this backup. At its next check, it starts these users again unless you pause it.',
  stopKeep: 'Keep running',
  stopFailed: "The backup couldn't be stopped.",
  stopBegun: ({ left }: { left: number }, f: Format): string => `Stopping the backup. ${finishFirst(left, f)}`,
  stopEnded: ({ done, failed, stopped }: { done: number; failed: number; stopped: number }, f: Format): string =>
    `Backup stopped: ${f.number(done)} done, ${f.number(failed)} failed, ${f.number(stopped)} stopped`,
  stopCount: ({ stopped }: { stopped: number }, f: Format): string => `${f.number(stopped)} stopped`,
  stopNote: ({ stopped }: { stopped: number }, f: Format): string =>
    f.plural(stopped, {
      one: '# user was stopped before their backup began and can be started again with a new backup.',
      other: '# users were stopped before their backup began and can be started again with a new backup.',
    }),
}
