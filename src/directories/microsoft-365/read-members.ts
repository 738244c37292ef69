import { parseAnswer } from '../../compose/validate-directory.js'
import { type BackupError, createPacer, isBackupError } from '../../core/internal.js'
import { type GraphClient, type GraphPart, isExpired, linksExpire, MAX_PARTS, type PartAnswer, repeatedLink } from './graph-client.js'
import type { Unread } from './graph-cursor.js'
import { MEMBERS } from './graph-shapes.js'
import { isInDomain } from './graph-user.js'

/** Time in ms after which the members that are left stay in the cursor, far below the timeout of a page. */
const MAX_MS = 60_000
/** Number of times that the members of one group are read from the beginning, because a link has expired. */
const MAX_AGAIN = 3

/** A group or unit with the direct members that were read. */
export interface ReadContainer extends Omit<Unread, 'link'> {
  users: string[]
  groups: string[]
}

export interface MembersReading {
  containers: ReadContainer[]
  /** Groups and units with further members. */
  unread: Unread[]
}

export interface ReadMembersOptions {
  client: GraphClient
  /** Path of the containers below the version. */
  path: '/groups' | '/directory/administrativeUnits'
  /** Domain of the scope, in lower case. Users of other domains are left out. */
  domain: string
  call: string
  signal: AbortSignal
  maxMs?: number | undefined
}

interface Work {
  from: Unread
  found: ReadContainer
  part: GraphPart
  /** Links so far, because pages that form a cycle never end. */
  links: Set<string>
  /** Whether the container no longer exists. */
  isGone: boolean
  isRead: boolean
  isRetried: boolean
  again: number
}

const USER = '#microsoft.graph.user'
const GROUP = '#microsoft.graph.group'

const firstPage = (path: string, id: string): string => `${path}/${encodeURIComponent(id)}/members?$select=id,userPrincipalName&$top=999`

/**
 * Reads the direct members of groups or units, 20 pages in one request. The containers advance in waves: each wave reads the next page of
 * every container that has one, so that the batches are full.
 */
export const readMembers = async (containers: readonly Unread[], options: ReadMembersOptions): Promise<MembersReading> => {
  const { client, path, domain, call, signal, maxMs = MAX_MS } = options
  const startedAt = performance.now()
  const pace = createPacer()

  const accept = (work: Work, body: unknown): void => {
    const page = parseAnswer(MEMBERS, body, call)
    const { found, part } = work
    for (const { id, '@odata.type': type, userPrincipalName: name } of page.value) {
      // without User.Read.All, members have no name: the mirror then drops the users of other domains
      if (type === USER && (name === null || name === undefined || isInDomain(name, domain))) found.users.push(id)
      else if (type === GROUP) found.groups.push(id)
    }
    const link = client.checkLink(page['@odata.nextLink'], part.target, call)
    if (link !== undefined && work.links.has(link)) throw repeatedLink(call)
    if (link !== undefined) work.links.add(link)
    work.isRead = true
    work.isRetried = false
    work.part = link === undefined ? { target: '' } : { target: link }
  }
  /** Repeats an expired link once, then begins the members of the container again. */
  const recover = (work: Work, error: BackupError): void => {
    if (error.code === 'not-found') {
      // deleted since the groups were listed
      work.isGone = true
      work.part = { target: '' }
    } else if (!isExpired(error)) throw error
    else if (!work.isRetried) work.isRetried = true
    else {
      if (work.again === MAX_AGAIN) throw linksExpire(call)
      work.again += 1
      work.isRetried = false
      work.links.clear()
      work.found.users = []
      work.found.groups = []
      work.part = { target: firstPage(path, work.from.id) }
    }
  }
  const settle = (work: Work, answer: PartAnswer): void => {
    if (answer.error !== undefined) recover(work, answer.error)
    else if ('body' in answer) accept(work, answer.body)
  }

  const works = containers.map((from): Work => {
    const { link, ...found } = from
    const part = { target: link ?? firstPage(path, from.id) }
    return {
      from,
      found: { ...found, users: [], groups: [] },
      part,
      links: new Set(),
      isGone: false,
      isRead: false,
      isRetried: false,
      again: 0,
    }
  })
  const open = (): Work[] => works.filter(({ part }) => part.target !== '')
  const wave = async (all: readonly Work[]): Promise<void> => {
    const batches = Array.from({ length: Math.ceil(all.length / MAX_PARTS) }, async (_, index) => {
      const batch = all.slice(index * MAX_PARTS, (index + 1) * MAX_PARTS)
      const answers = await client.readParts(
        batch.map(({ part }) => part),
        call,
        signal,
      )
      // 20 pages of 999 members are too much for one task
      for (const [place, work] of batch.entries()) {
        settle(work, answers[place] as PartAnswer)
        await pace()
      }
    })
    // every batch ends before an error is thrown, so that what was read is not lost
    const failed = (await Promise.allSettled(batches)).find((result) => result.status === 'rejected')
    if (failed !== undefined) throw failed.reason
  }

  try {
    for (let all = open(); all.length > 0; all = open()) {
      await wave(all)
      if (performance.now() - startedAt > maxMs) break
    }
  } catch (thrown) {
    const canContinue = isBackupError(thrown) && (thrown.retryable || thrown.code === 'unauthorized')
    if (!canContinue || !works.some(({ isRead }) => isRead)) throw thrown
  }
  return {
    containers: works.filter(({ isRead, isGone }) => isRead && !isGone).map(({ found }) => found),
    unread: open().map(({ from, part: { target } }) => ({ ...from, link: target === firstPage(path, from.id) ? undefined : target })),
  }
}
