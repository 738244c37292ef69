import type { enStop } from '../en/en-stop.js'
import type { Format, Translated } from '../message.js'
import { someLicenses } from './he-nouns.js'

const finishFirst = (n: number, f: Format): string =>
  f.plural(n, { one: 'גיבוי אחד שפועל יושלם קודם.', two: 'שני גיבויים שפועלים יושלמו קודם.', other: '# גיבויים שפועלים יושלמו קודם.' })

export const heStop: Translated<typeof enStop> = {
  stopRun: 'עצירת הגיבוי',
  stopping: 'בעצירה…',
  stopTitle: 'לעצור את הגיבוי הזה?',
  stopChecking: 'בדיקה מי עדיין לא התחיל…',
  stopText: ({ released, credits, inProgress }, f) => {
    if (released === undefined || inProgress === undefined)
      return 'עוצר את כל מי שלא התחיל ומחזיר את הרישיונות שלו. גיבויים שפועלים יושלמו קודם.'
    if (released === 0)
      return f.plural(inProgress, {
        one: 'כולם התחילו: גיבוי אחד יושלם.',
        two: 'כולם התחילו: שני גיבויים יושלמו.',
        other: 'כולם התחילו: # גיבויים יושלמו.',
      })
    const who = f.plural(released, { one: 'משתמש אחד שלא התחיל', two: 'שני משתמשים שלא התחילו', other: '# משתמשים שלא התחילו' })
    return `עוצר ${who} ומחזיר ${credits === undefined ? 'את הרישיונות שלהם' : someLicenses(credits, f)}.${inProgress > 0 ? ` ${finishFirst(inProgress, f)}` : ''}`
  },
  stopAgain: 'אפשר להתחיל שוב משתמשים שנעצרו בגיבוי חדש.',
  stopPolicy: 'מדיניות התחילה את הגיבוי הזה. בבדיקה הבאה היא תתחיל שוב את המשתמשים האלה, אלא אם תשהו אותה.',
  stopKeep: 'להמשיך',
  stopFailed: 'לא ניתן לעצור את הגיבוי.',
  stopBegun: ({ left }, f) => `הגיבוי נעצר. ${finishFirst(left, f)}`,
  stopEnded: ({ done, failed, stopped }, f) =>
    `הגיבוי נעצר: הושלמו ${f.number(done)}, נכשלו ${f.number(failed)}, נעצרו ${f.number(stopped)}`,
  stopCount: ({ stopped }, f) => f.plural(stopped, { one: 'נעצר אחד', two: 'נעצרו שניים', other: 'נעצרו #' }),
  stopNote: ({ stopped }, f) =>
    f.plural(stopped, {
      one: 'משתמש אחד נעצר לפני תחילת הגיבוי שלו, ואפשר להתחיל אותו שוב בגיבוי חדש.',
      two: 'שני משתמשים נעצרו לפני תחילת הגיבוי שלהם, ואפשר להתחיל אותם שוב בגיבוי חדש.',
      other: '# משתמשים נעצרו לפני תחילת הגיבוי שלהם, ואפשר להתחיל אותם שוב בגיבוי חדש.',
    }),
}
