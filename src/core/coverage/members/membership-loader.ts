import { createPacer } from '../../async/pacer.js'
import { repeatedCursor } from '../../lists/row-set.js'
import { type BackupError, toBackupError } from '../../model/errors.js'
import type { Scope } from '../../model/model.js'
import { rateLimitOf } from '../../model/retry-after.js'
import type { QueueJob } from '../call-queue.js'
import { createMemberPages, type MemberPage, type MemberPagesHost } from './member-pages.js'
import { createMemberStore, SLICE } from './member-store.js'
import type { Membership } from './membership.js'

// Bundled with the loader, because a shown cost is often followed by adding the item, which needs its members.
export { fetchCosts } from './fetch-costs.js'

/** Connections between the loader and the memberships it fills. */
export interface MembershipLoaderHost extends MemberPagesHost {
  needScope(): Promise<Scope>
  hasCoverage(): Promise<boolean>
  /** Runs a change of a membership: adjusts the sums and notifies subscribers once. */
  change(membership: Membership, act: () => void): void
  /** Called when members from position `from` on were appended. */
  onMembers(membership: Membership, from: number): void
  /** Drops all pages of the membership. */
  restart(membership: Membership): void
  /** Called when the backend requested a pause before the next call. */
  onRateLimited(retryAfterMs: number): void
  onDone(membership: Membership): void
  onNotFound(membership: Membership): void
  onFailed(membership: Membership, error: BackupError): void
}

/** Fetches memberships page by page: by `listCoverage` if the backend supports it, otherwise by `listUsers`. */
export interface MembershipLoader {
  /** Fetches one page and resolves to true if more pages follow. */
  step(signal: AbortSignal, job: QueueJob): Promise<boolean>
  /** Tries `listCoverage` again, after a change of the scope. */
  reset(): void
}

export const createMembershipLoader = (host: MembershipLoaderHost): MembershipLoader => {
  const { port } = host
  const pages = createMemberPages(host)
  const members = createMemberStore()
  const pace = createPacer()
  const indexes = new Int32Array(SLICE)
  /** The cloud listed 'coverage' as a capability, but the backend rejected the call as `unsupported`. */
  let isCoverageRefused = false

  const finishPage = (membership: Membership, { next, total }: MemberPage): void => {
    const call = `${port.name}.${membership.isByCoverage ? 'listCoverage' : 'listUsers'}`
    membership.hasAnswer = true
    membership.total = total ?? membership.total
    if (next === undefined) host.onDone(membership)
    else if (membership.cursors?.has(next)) {
      host.onFailed(membership, repeatedCursor(next, call))
    } else {
      membership.cursor = next
      membership.cursors ??= new Set()
      membership.cursors.add(next)
    }
  }

  /** Adds a page slice by slice; each slice is one synchronous change. Stops when aborted. */
  const takePage = async (membership: Membership, page: MemberPage, signal: AbortSignal): Promise<void> => {
    const { length } = page
    let from = 0
    do {
      let rest = pace(0)
      while (rest !== undefined) {
        await rest
        rest = pace(0)
      }
      if (signal.aborted) return
      const to = Math.min(length, from + SLICE)
      host.change(membership, () => {
        page.read(from, to, indexes)
        host.onMembers(membership, members.append(membership, indexes, to - from))
        if (to === length) finishPage(membership, page)
      })
      pace(to - from)
      from = to
    } while (from < length)
  }

  const step = async (signal: AbortSignal, job: QueueJob): Promise<boolean> => {
    const membership = job as Membership
    if (membership.status !== 'loading') return false
    let isByCoverage = false
    try {
      const scope = await host.needScope()
      isByCoverage = !isCoverageRefused && (await host.hasCoverage())
      if (signal.aborted) return false
      if (membership.isByCoverage === !isByCoverage) host.change(membership, () => host.restart(membership))
      membership.isByCoverage = isByCoverage
      const page = await (isByCoverage ? pages.byCoverage : pages.byUsers)(membership, scope, signal)
      if (!signal.aborted) await takePage(membership, page, signal)
      return membership.status === 'loading'
    } catch (thrown) {
      if (signal.aborted) return false
      const error = toBackupError(thrown)
      if (isByCoverage && error.code === 'unsupported') {
        isCoverageRefused = true
        return true
      }
      const retryAfterMs = rateLimitOf(error)
      if (retryAfterMs !== undefined) {
        host.onRateLimited(retryAfterMs)
        return true
      }
      host.change(membership, () => {
        if (error.code === 'not-found') host.onNotFound(membership)
        else host.onFailed(membership, error)
      })
      return false
    }
  }

  return {
    step,
    reset() {
      isCoverageRefused = false
    },
  }
}
