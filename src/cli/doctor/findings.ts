import { isBackupError } from '../../core/internal.js'

/** Result of one check. A `problem` needs a fix, a `note` is information. */
export interface Finding {
  level: 'ok' | 'note' | 'problem'
  text: string
  fix?: string | undefined
}

/** Collects findings and prints each at once. */
export interface Findings {
  ok(text: string): void
  note(text: string): void
  problem(text: string, fix: string): void
  readonly problems: number
}

/** Creates findings that are printed line by line. */
export const createFindings = (print: (text: string) => void): Findings => {
  let problems = 0
  const add = ({ level, text, fix }: Finding): void => {
    if (level === 'problem') problems += 1
    print(`${level.padEnd(8)} ${text}\n${fix === undefined ? '' : `         Fix: ${fix}\n`}`)
  }
  return {
    ok: (text) => add({ level: 'ok', text }),
    note: (text) => add({ level: 'note', text }),
    problem: (text, fix) => add({ level: 'problem', text, fix }),
    get problems() {
      return problems
    },
  }
}

/** Returns the message of any thrown value, without the prefix of this package. */
export const reasonOf = (thrown: unknown): string =>
  isBackupError(thrown) ? thrown.reason : thrown instanceof Error ? thrown.message : String(thrown)
