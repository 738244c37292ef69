import type { UserTable } from './user-table.js'

/** Connections between the lookup of unseen users and the selection. */
export interface UnseenTicksHost {
  users: UserTable
  /** Fetches users by id into the user table. */
  lookUp(userIds: readonly string[], signal: AbortSignal): Promise<void>
  /** Aborts when the scope changes or the session ends. */
  scopeSignal(): AbortSignal
  /** Called with users that are unknown or not active. */
  onRefused(keys: readonly number[]): void
  canTick(key: number): boolean
}

/** Looks up ticked users that no answer has contained yet, in one call for all ticks of a task. */
export const createUnseenTicks = (host: UnseenTicksHost) => {
  const { users } = host
  const unseen = new Set<number>()

  const lookUp = async (): Promise<void> => {
    const keys = [...unseen]
    unseen.clear()
    const signal = host.scopeSignal()
    try {
      await host.lookUp(keys.map(users.id), signal)
    } catch {
      // the users stay ticked: once added, the box looks them up again and shows the failure
      return
    }
    if (!signal.aborted) host.onRefused(keys.filter((key) => users.user(key) === undefined || !host.canTick(key)))
  }

  return {
    add(key: number): void {
      if (unseen.size === 0) queueMicrotask(lookUp)
      unseen.add(key)
    },
    clear: () => unseen.clear(),
  }
}
