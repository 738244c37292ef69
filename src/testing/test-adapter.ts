import type { BackupAdapter, Capability, Scope } from '../core/internal.js'
import { activityChecks } from './activity-checks.js'
import { type AdapterUnderTest, type ContractCheck, callOf } from './adapter-under-test.js'
import { exceptionChecks } from './exception-checks.js'
import { facetChecks } from './facet-checks.js'
import { licenseChecks } from './license-checks.js'
import { listChecks } from './list-checks.js'
import { memberChecks } from './member-checks.js'
import { policyChecks } from './policy-checks.js'
import { priceChecks } from './price-checks.js'
import { runChecks } from './run-checks.js'
import { settingsChecks } from './settings-checks.js'
import { shapeChecks } from './shape-checks.js'
import { startChecks } from './start-checks.js'
import { stopChecks } from './stop-checks.js'
import { checkIsAdapter, createStrictAdapter } from './strict-adapter.js'
import { syncChecks } from './sync-checks.js'

export interface TestAdapterOptions {
  /** The `describe` of the test runner. Default: the global one of mocha, vitest or jest. With node:test, pass its `describe`. */
  describe?: ((name: string, body: () => void) => unknown) | undefined
  /** The `it` of the test runner. Default: the global one. */
  it?: ((name: string, body: () => Promise<void>, timeoutMs?: number) => unknown) | undefined
  /** Domain to test. Default: the first domain with users. */
  scope?: Scope | undefined
}

const CHECKS = [
  ...shapeChecks,
  ...listChecks,
  ...facetChecks,
  ...memberChecks,
  ...startChecks,
  ...priceChecks,
  ...exceptionChecks,
  ...runChecks,
  ...stopChecks,
  ...licenseChecks,
  ...policyChecks,
  ...syncChecks,
  ...settingsChecks,
  ...activityChecks,
]
/** Timeout in ms. The longest check follows two runs to their ends. */
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
  throw new Error('no domain of the adapter has users. Give the test backend a domain with some hundred users.')
}

const hasCapability = async ({ adapter, scope }: AdapterUnderTest, capability: Capability): Promise<boolean> => {
  const clouds = await adapter.listClouds(callOf())
  const named = clouds.find(({ id }) => id === scope.cloudId)?.capabilities
  return (
    named?.includes(capability) ??
    (capability === 'exceptions' ? adapter.exceptions === true : capability === 'locale-order' ? adapter.localeOrder === true : true)
  )
}

/**
 * Skips the running test through its context: `this` of mocha, the first argument of vitest and node:test. Jest has none, so the reason is
 * only logged.
 */
const skip = (context: unknown, reason: string, name: string): void => {
  const { skip: skipTest } = (context ?? {}) as { skip?: (reason: string) => void }
  if (typeof skipTest === 'function') skipTest.call(context, reason)
  else console.info(`adapter contract: skipped "${name}", because ${reason}`)
}

/**
 * Registers the tests of the adapter contract with a test runner. They call only the adapter's methods. Every answer passes the parser of a
 * session, which also rejects unknown fields, unknown values and `null` here. A test of an optional method that the adapter lacks is skipped.
 * @param makeAdapter Called for every test. The tests start backups and syncs, so connect a backend made for tests: some hundred users,
 * including suspended and protected ones, and fewer credits than due users.
 * @example testAdapter(() => createAcmeAdapter('http://localhost:8080'))
 */
export const testAdapter = (makeAdapter: () => BackupAdapter | Promise<BackupAdapter>, options: TestAdapterOptions = {}): void => {
  const { describe = (globalThis as Globals).describe, it = (globalThis as Globals).it } = options
  if (describe === undefined || it === undefined)
    throw new Error('testAdapter found no global describe and it. Pass those of your test runner.')
  const test = ({ name, needs = [], capability, check }: ContractCheck): void => {
    // a function with `this`, because mocha sets timeouts through it; other runners take the third argument
    it(
      name,
      async function (this: unknown, ...context: unknown[]): Promise<void> {
        ;(this as { timeout?: (ms: number) => void } | undefined)?.timeout?.(TIMEOUT_MS)
        const raw = await makeAdapter()
        const missing = needs.filter((method) => raw?.[method] === undefined)
        if (missing.length > 0) return skip(context[0] ?? this, `the adapter has no ${missing.join(', ')}`, name)
        try {
          checkIsAdapter(raw)
          const adapter = createStrictAdapter(raw)
          const world = { adapter, raw, scope: options.scope ?? (await scopeWithUsers(adapter)) }
          if (capability !== undefined && !(await hasCapability(world, capability)))
            return skip(context[0] ?? this, `the cloud has no capability ${capability}`, name)
          await check(world)
        } catch (error) {
          throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
        }
      },
      TIMEOUT_MS,
    )
  }
  describe('adapter contract', () => {
    for (const contractCheck of CHECKS) test(contractCheck)
  })
}
