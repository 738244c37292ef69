import type { ReadonlySignal } from '@preact/signals-core'
import type { OwnedCoverage } from '../coverage/create-coverage.js'
import { BackupError } from '../model/errors.js'
import type { BackupRequest, ItemRef, PolicyDraft, Scope, SettingValues } from '../model/model.js'
import type { OwnedBox } from '../selection/box.js'
import type { ItemTable } from '../selection/item-table.js'

/** Connections between the requests and the starter. */
export interface StartRequestsHost {
  items: ItemTable
  /** Price of a user. */
  price(index: number): number
  coverage: OwnedCoverage
  box: ReadonlySignal<OwnedBox>
  exceptions: ReadonlySignal<OwnedBox>
  scope: ReadonlySignal<Scope | undefined>
}

/** The part of a new policy that its start does not take from the box. */
export type NewPolicy = Pick<PolicyDraft, 'name' | 'limit' | 'leavers'>

/** A request without its policy, which repeats items, exceptions and settings of the request. */
type Start = Pick<BackupRequest, 'items' | 'exceptions' | 'settings'>

/** Returns the draft of the policy that a start creates. */
export const policyOf = ({ name, limit, leavers }: NewPolicy, { items, exceptions, settings }: Start): PolicyDraft => ({
  name,
  items,
  ...(exceptions !== undefined && { exceptions }),
  settings,
  ...(limit !== undefined && { limit }),
  leavers,
})

export interface StartOptions {
  /** Creates a policy with the items, exceptions and settings of the start. */
  policy?: NewPolicy | undefined
  /** Starts only the first due users, this many, as user items. */
  first?: number | undefined
}

/** Figures sent with a request. The backend rejects the request if it counts other figures. */
export interface Expected {
  expectedCredits: number
  expectedUsers: number
}

/** A request whose items are not yet converted from keys. */
export interface Outline {
  /** The boxes of the items and of the exceptions. */
  readonly boxes: readonly OwnedBox[]
  readonly keys: Int32Array
  readonly exceptionKeys: Int32Array
  readonly rest: Omit<BackupRequest, 'items' | 'exceptions'> & Expected
}

const NO_INDEXES = new Int32Array(0)

/** Creates the builder of start requests. */
export const createStartRequests = ({ items, price, coverage, box, exceptions, scope }: StartRequestsHost) => {
  const scopeNow = (): Scope => {
    if (scope.value !== undefined) return scope.value
    throw new BackupError('bad-input', 'choose a domain first', { call: 'start', field: 'scope' })
  }

  /** Figures of a start of the whole box or, with `first`, of the users at these indexes. */
  const expectedFor = (first: number | undefined, indexes: Int32Array): Expected => {
    const { allocated, starts } = coverage.credits.value
    if (first === undefined) return { expectedCredits: allocated, expectedUsers: starts }
    return { expectedCredits: indexes.reduce((sum, index) => sum + price(index), 0), expectedUsers: indexes.length }
  }

  /** Item keys of the request, and its other fields. */
  const outline = (settings: SettingValues | undefined, { first }: StartOptions): Outline => {
    const isHere = (key: number): boolean => coverage.stateOf(key) !== 'stale'
    const keys = first === undefined ? box.value.keys.filter(isHere) : coverage.firstDue(first)
    // no exception reaches the first due users
    const exceptionKeys = first === undefined ? exceptions.value.keys.filter(isHere) : NO_INDEXES
    const expected = expectedFor(first, keys)
    const rest = { scope: scopeNow(), settings: settings ?? ('default' as const), ...expected }
    return { boxes: [box.value, exceptions.value], keys, exceptionKeys, rest }
  }

  /** Figures that the page shows now; `undefined` for `first` during a recount, which has not seen all users yet. */
  const shownFor = (first: number | undefined): Expected | undefined => {
    if (first === undefined) return expectedFor(first, NO_INDEXES)
    return coverage.credits.value.isChecking ? undefined : expectedFor(first, coverage.firstDue(first))
  }

  return {
    outline,
    shownFor,
    /** The request that a start would send now. */
    request(settings?: SettingValues, options: StartOptions = {}): BackupRequest {
      const { keys, exceptionKeys, rest } = outline(settings, options)
      let refs: readonly ItemRef[] | undefined
      const { policy } = options
      const request: BackupRequest = {
        ...rest,
        ...(exceptionKeys.length > 0 && { exceptions: Array.from(exceptionKeys, items.ref) }),
        // built on first read: a box may hold a million items
        get items() {
          refs ??= Array.from(keys, items.ref)
          return refs
        },
      }
      if (policy === undefined) return request
      return Object.defineProperty(request, 'policy', { enumerable: true, get: () => policyOf(policy, request) })
    },
  }
}

export type StartRequests = ReturnType<typeof createStartRequests>
