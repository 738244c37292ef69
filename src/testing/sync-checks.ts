import type { Domain, SyncKind } from '../core/internal.js'
import { type AdapterUnderTest, allUsers, type ContractCheck, callOf, idsOf } from './adapter-under-test.js'
import { check, checkEqual } from './assertions.js'

const KINDS: readonly SyncKind[] = ['users', 'groups', 'org-units']

/** Maximum number of tries to call twice during one sync. */
const TRIES = 5

const domainOf = async ({ adapter, scope }: AdapterUnderTest): Promise<Domain | undefined> => {
  const clouds = await adapter.listClouds(callOf())
  return clouds.find(({ id }) => id === scope.cloudId)?.domains.find(({ id }) => id === scope.domainId)
}

export const syncChecks: readonly ContractCheck[] = [
  {
    name: 'reports progress of a sync, records its time, and joins a second call to the running sync',
    needs: ['sync'],
    async check(world) {
      const { adapter, scope } = world
      for (const kind of KINDS) {
        const before = (await domainOf(world))?.synced?.[kind]
        const reports: { done: number; total?: number | undefined }[] = []
        const watch = () => adapter.sync?.(scope, kind, { ...callOf(), onProgress: (progress) => reports.push(progress) })
        let [first, second] = await Promise.all([watch(), watch()])
        // A short sync may end before the second call arrives, so there are more tries.
        for (let tries = 1; tries < TRIES && first?.finishedAt !== second?.finishedAt; tries += 1)
          [first, second] = await Promise.all([watch(), watch()])
        checkEqual(first, second, `two calls of one sync of ${kind}`)
        check(first !== undefined && !Number.isNaN(Date.parse(first.finishedAt)), `a sync of ${kind} returns no time`)
        for (const { done, total } of reports)
          check(done >= 0 && (total === undefined || done <= total), `a sync of ${kind} reports ${done} of ${total}`)
        const after = (await domainOf(world))?.synced?.[kind]
        check(after !== undefined, `after a sync of ${kind} the domain has no synced.${kind}`)
        check(before === undefined || Date.parse(after) >= Date.parse(before), `synced.${kind} went back in time`)
      }
      const ids = idsOf(await allUsers(world))
      check(new Set(ids).size === ids.length, 'after a sync listUsers returns a user twice')
    },
  },
  {
    name: 'continues a sync if the call that watches it aborts',
    needs: ['sync'],
    async check(world) {
      const { adapter, scope } = world
      const controller = new AbortController()
      const before = (await domainOf(world))?.synced?.users
      const watching = adapter.sync?.(scope, 'users', callOf(controller.signal)) ?? Promise.resolve()
      controller.abort()
      await watching.catch(() => undefined)
      // joins the running sync, or starts another if that sync has ended
      await adapter.sync?.(scope, 'users', callOf())
      check((await domainOf(world))?.synced?.users !== before, 'the sync did not continue after its watcher aborted')
    },
  },
]
