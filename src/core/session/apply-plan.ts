import { batch, effect } from '@preact/signals-core'
import { abortable } from '../async/abort.js'
import type { OwnedCoverage } from '../coverage/create-coverage.js'
import type { ScopeLists } from '../lists/scope-lists.js'
import { aborted, BackupError } from '../model/errors.js'
import { type Scope, sameScope } from '../model/model.js'
import { parse } from '../model/parse-answer.js'
import type { Plan, PlanProblem } from '../model/plan.js'
import type { ItemTable } from '../selection/item-table.js'
import type { OwnedSelection } from '../selection/selection.js'
import { PROTECTED, type UserTable } from '../selection/user-table.js'

/**
 * Returns the plan if its format, version and scope are valid.
 *
 * @throws `bad-input` with the invalid field
 */
const checkPlan = (plan: unknown, scope: Scope): Plan => {
  const { format, version } = (typeof plan === 'object' && plan !== null ? plan : {}) as Record<string, unknown>
  const refuse = (message: string, field: string, cause?: unknown): never => {
    throw new BackupError('bad-input', message, { call: 'applyPlan', field, cause })
  }
  if (format !== 'backup-start-plan') return refuse('this is not a plan: choose a file saved by "Save plan"', 'format')
  if (version !== 1 && version !== 2)
    return refuse(`the plan has version ${String(version)}, but only versions 1 and 2 are supported`, 'version')
  const read = (): Plan => {
    try {
      return parse('plan', plan, 'applyPlan')
    } catch (error) {
      const { field = '' } = error as BackupError
      return refuse(`the plan is damaged at "${field}"`, field, error)
    }
  }
  const parsed = read()
  if (!sameScope(parsed.scope, scope)) {
    return refuse(`the plan is for ${parsed.scope.domainId}, not for ${scope.domainId}: choose that domain first`, 'scope')
  }
  return parsed
}

/** Resolves when the backend has answered for every item: its first members are loaded, or it is stale, failed or stopped. */
const whenAnswered = ({ coverage, signal }: ApplyHost, keys: readonly number[]): Promise<void> => {
  let stop = (): void => {}
  const answered = new Promise<void>((resolve) => {
    // index of the first item without an answer, so that each item is checked once instead of once per answer
    let next = 0
    stop = effect(() => {
      // every answer about the box changes one of these
      coverage.states.value
      coverage.credits.value
      coverage.progress.value
      // after a stop, no further answer arrives without a retry
      if (coverage.isStopped.value) next = keys.length
      while (next < keys.length && coverage.hasAnswer(keys[next] as number)) next++
      if (next === keys.length) resolve()
    })
  })
  return abortable(answered, signal, 'applyPlan').finally(() => stop())
}

/** Connections between `applyPlan` and the session. */
export interface ApplyHost {
  scope: Scope
  users: UserTable
  items: ItemTable
  coverage: OwnedCoverage
  selection: OwnedSelection
  /** Whether the backend applies exceptions and items of kind `domain`. */
  canExcept(): Promise<boolean>
  lists: Pick<ScopeLists, 'users' | 'lookUp'>
  /** Aborts when the scope changes. */
  signal: AbortSignal
}

/**
 * Replaces the box with the items of a plan, sets the plan's filter of the users, and waits for the backend's answers. Returns the items
 * that take no credit.
 */
export const applyPlan = async (given: unknown, host: ApplyHost): Promise<readonly PlanProblem[]> => {
  const { users, coverage, selection, signal } = host
  const plan = checkPlan(given, host.scope)
  const { filter } = plan
  const exceptions = (plan.exceptions ?? []).map((item) => ({ ...item, isException: true }))
  const items = [...plan.items, ...exceptions]
  // without its exceptions, the plan would back up users that it excludes
  for (const [field, isUsed] of [
    ['exceptions', items.some(({ isException }) => isException === true)],
    ['items', items.some(({ kind }) => kind === 'domain')],
  ] as const)
    if (isUsed && !(await host.canExcept()))
      throw new BackupError('bad-input', `the backend does not support the ${field} of this plan: remove them from the file first`, {
        call: 'applyPlan',
        field,
      })
  const userIds = items.filter(({ kind }) => kind === 'user').map(({ id }) => id)
  if (userIds.length > 0) await host.lists.lookUp(userIds, signal)
  if (signal.aborted) throw aborted('applyPlan')
  batch(() => {
    if (filter !== undefined) host.lists.users.filter({ accountStatus: undefined, backupStatus: undefined, where: undefined, ...filter })
    selection.clear()
    // the directory may have renamed an item since the plan was saved, so the label of the plan names only unknown items
    selection.put(items.map(({ kind, id, isException = false }) => ({ kind, id, label: id, isException })))
    for (const item of items) {
      const key = host.items.find(item)
      if (host.items.read(key).label === item.id) host.items.name(key, item.label, item.detail)
    }
  })
  const boxes = [selection.shown.value, selection.shownExceptions.value]
  await whenAnswered(
    host,
    boxes.flatMap(({ keys }) => [...keys]),
  )
  const problems: PlanProblem[] = []
  for (const box of boxes) {
    for (const item of box) {
      const key = box.keyOf(item)
      const isStale = coverage.stateOf(key) === 'stale'
      // an exception takes no credit, so the account of its user may have any status
      const isNotActive = item.isException !== true && key >= 0 && users.lastStanding(key) > PROTECTED
      const { state: _, ...named } = item
      if (isStale || isNotActive) problems.push({ item: named, reason: isStale ? 'not-found' : 'not-active' })
    }
  }
  return problems
}
