import { parseAnswer } from '../../compose/validate-directory.js'
import { BackupError } from '../../core/internal.js'
import { type GraphClient, type GraphPart, MAX_PARTS } from './graph-client.js'
import { type GraphUserRecord, MAILBOX, SKUS } from './graph-shapes.js'
import { isBlocked, isInDomain, type MailboxPurpose, type UserContext } from './graph-user.js'

type Extras = Pick<UserContext, 'skus' | 'purposes'>

/** Reads facts about users that the list of users lacks: names of licenses, and purposes of mailboxes. */
export interface UserExtras {
  /** Reads what the users of a page need. One request if the tenant does not grant the purposes of mailboxes. */
  of(users: readonly GraphUserRecord[], domain: string, call: string, signal: AbortSignal): Promise<Extras>
  /** Users in the recycle bin have no mailbox whose purpose could be read. */
  ofDeleted(users: readonly GraphUserRecord[], call: string, signal: AbortSignal): Promise<Extras>
  /** Whether the last answer refused the purposes of mailboxes. */
  isRefused(): boolean
  /** Begins a listing: what was refused before may be granted now. */
  forget(): void
}

const SKUS_PATH = '/subscribedSkus?$select=skuId,skuPartNumber'
const NO_PURPOSES: ReadonlyMap<string, MailboxPurpose> = new Map()
const PURPOSES: Readonly<Record<string, MailboxPurpose>> = { shared: 'shared', room: 'room', equipment: 'equipment' }

/** Errors of a tenant that does not grant the permission. Others are failures. */
const isUntold = ({ code }: BackupError): boolean =>
  code === 'forbidden' || code === 'not-found' || code === 'bad-input' || code === 'unsupported'

/**
 * Reads names of licenses and purposes of mailboxes. Both need a permission that is not required: without it, users have no licenses, and
 * shared mailboxes look like blocked users.
 */
export const createUserExtras = (client: GraphClient): UserExtras => {
  let skus: ReadonlyMap<string, string> | undefined
  /** Whether the tenant grants the purposes of mailboxes. Unknown before the first answer. */
  let isGranted: boolean | undefined
  let wasRefused = false

  /** Reads parts until each has an answer. A refused part is an error, other failures reject. */
  const readAll = async (targets: readonly string[], call: string, signal: AbortSignal): Promise<({ body: unknown } | BackupError)[]> => {
    const answers: ({ body: unknown } | BackupError)[] = []
    let open = targets.map((target, place) => ({ place, part: { target } as GraphPart }))
    while (open.length > 0) {
      const batches = Array.from({ length: Math.ceil(open.length / MAX_PARTS) }, (_, at) =>
        open.slice(at * MAX_PARTS, (at + 1) * MAX_PARTS),
      )
      const delayed = await Promise.all(
        batches.map(async (batch) => {
          const parts = await client.readParts(
            batch.map(({ part }) => part),
            call,
            signal,
          )
          return batch.filter(({ place }, index) => {
            const answer = parts[index]
            if (answer === undefined || 'isDelayed' in answer) return true
            if (answer.error !== undefined && !isUntold(answer.error)) throw answer.error
            answers[place] = answer.error ?? answer
            return false
          })
        }),
      )
      open = delayed.flat()
    }
    return answers
  }

  const readSkus = (answer: { body: unknown } | BackupError, call: string): ReadonlyMap<string, string> => {
    if (answer instanceof BackupError) return new Map()
    return new Map(parseAnswer(SKUS, answer.body, call).value.map(({ skuId, skuPartNumber }) => [skuId, skuPartNumber]))
  }
  const purposeOf = (answer: { body: unknown } | BackupError | undefined, call: string): MailboxPurpose => {
    if (answer === undefined || answer instanceof BackupError) return undefined
    return PURPOSES[parseAnswer(MAILBOX, answer.body, call).userPurpose ?? '']
  }
  const isRefusal = (answer: { body: unknown } | BackupError): boolean => answer instanceof BackupError && answer.code === 'forbidden'

  /** Users whose purpose decides their status. Before the first answer, one more user shows whether purposes are granted. */
  const candidates = (users: readonly GraphUserRecord[], domain: string): string[] => {
    if (isGranted === false) return []
    const own = users.filter(({ userPrincipalName, userType }) => userType !== 'Guest' && isInDomain(userPrincipalName, domain))
    const blocked = own.filter(isBlocked)
    const asked = blocked.length > 0 || isGranted === true ? blocked : [...own, ...users].slice(0, 1)
    return asked.map(({ id }) => id)
  }

  const read = async (users: readonly GraphUserRecord[], ids: readonly string[], call: string, signal: AbortSignal): Promise<Extras> => {
    const wantsSkus = skus === undefined && users.length > 0
    // the first batch shows whether further ones make sense
    const first = isGranted === undefined ? ids.slice(0, MAX_PARTS - 1) : ids
    const pathOf = (id: string): string => `/users/${encodeURIComponent(id)}/mailboxSettings?$select=userPurpose`
    const answers = await readAll([...(wantsSkus ? [SKUS_PATH] : []), ...first.map(pathOf)], call, signal)
    const [licenses] = answers
    if (wantsSkus && licenses !== undefined) skus = readSkus(answers.shift() as typeof licenses, call)
    if (answers.length > 0) {
      isGranted = answers.some((answer) => !isRefusal(answer))
      wasRefused = !isGranted
    }
    const rest = isGranted === true ? ids.slice(first.length) : []
    answers.push(...(await readAll(rest.map(pathOf), call, signal)))
    const purposes = new Map(ids.map((id, place) => [id, purposeOf(answers[place], call)]))
    return { skus: skus ?? new Map(), purposes }
  }

  return {
    of: (users, domain, call, signal) => read(users, candidates(users, domain), call, signal),
    async ofDeleted(users, call, signal) {
      const { skus: names } = await read(users, [], call, signal)
      return { skus: names, purposes: NO_PURPOSES }
    },
    isRefused: () => wasRefused,
    forget() {
      skus = undefined
      isGranted = undefined
    },
  }
}
