import type { Findings } from './findings.js'

/** Token verifiers usually tolerate a difference of this size. */
const MAX_DIFFERENCE_MS = 30_000

/**
 * Compares a clock with the clock of this machine.
 *
 * @param time milliseconds since 1970; NaN if the response contains no time
 * @param owner the owner of the clock, such as `the server`
 */
export const checkClock = (time: number, owner: string, findings: Findings): void => {
  const differenceMs = Math.abs(Date.now() - time)
  if (Number.isNaN(differenceMs)) findings.note(`The response of ${owner} has no Date header, so its clock was not checked.`)
  else if (differenceMs <= MAX_DIFFERENCE_MS) findings.ok(`The clocks of this machine and ${owner} agree.`)
  else {
    findings.problem(
      `The clocks of this machine and ${owner} differ by ${Math.round(differenceMs / 1000)} s.`,
      'Synchronize both clocks with NTP: tokens and dates depend on them.',
    )
  }
}
