import type { BackupAdapter, Scope } from '../core/internal.js'
import { callOf, type Law } from './law-world.js'
import { listLaws } from './list-laws.js'
import { memberLaws } from './member-laws.js'
import { startLaws } from './start-laws.js'
import { syncLaws } from './sync-laws.js'

export interface TestAdapterOptions {
  /** The runner's own. Default: the global `describe` and `it` of mocha, vitest or jest; pass node:test's. */
  describe?: ((name: string, body: () => void) => unknown) | undefined
  it?: ((name: string, body: () => Promise<void>, timeoutMs?: number) => unknown) | undefined
  /** Where to test. Default: the first domain that has users. */
  scope?: Scope | undefined
}

const TIMEOUT_MS = 150_000

interface Globals {
  describe?: TestAdapterOptions['describe']
  it?: TestAdapterOptions['it']
}

const scopeWithUsers = async (adapter: BackupAdapter): Promise<Scope> => {
  for (const cloud of await adapter.listClouds(callOf())) {
    for (const domain of cloud.domains) {
      const scope = { cloudId: cloud.id, domainId: domain.id }
      const page = await adapter.listUsers({ scope, limit: 1 }, callOf())
      if (page.items.length > 0 || page.next !== undefined) return scope
    }
  }
  throw new Error('no domain of the adapter has users: there is nothing to test with')
}

/**
 * What every adapter must do, as tests of the runner at hand. Black box: everything is found out through the port.
 * `makeAdapter` is called for every test; starts and syncs are really made, so give it a backend to play with, best one of
 * some hundred users, suspended and protected ones among them, with fewer credits than due users. Optional methods are
 * tested where they exist.
 */
export const testAdapter = (makeAdapter: () => BackupAdapter | Promise<BackupAdapter>, options: TestAdapterOptions = {}): void => {
  const { describe = (globalThis as Globals).describe, it = (globalThis as Globals).it } = options
  if (describe === undefined || it === undefined) throw new Error('testAdapter: no global describe and it; pass those of the test runner')
  const test = (law: Law): void => {
    // a function, so that mocha, which has no third argument, can be told to wait longer
    it(
      law.name,
      async function (this: unknown): Promise<void> {
        ;(this as { timeout?: (ms: number) => void } | undefined)?.timeout?.(TIMEOUT_MS)
        const adapter = await makeAdapter()
        if (law.needs?.some((method) => adapter[method] === undefined)) return
        await law.check({ adapter, scope: options.scope ?? (await scopeWithUsers(adapter)) })
      },
      TIMEOUT_MS,
    )
  }
  describe('adapter contract', () => {
    for (const law of [...listLaws, ...memberLaws, ...startLaws, ...syncLaws]) test(law)
  })
}
