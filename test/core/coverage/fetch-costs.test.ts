import { expect } from 'chai'
import { fetchCosts } from '../../../src/core/coverage/members/fetch-costs.js'
import { BackupError } from '../../../src/core/index.js'
import type { BackupAdapter } from '../../../src/core/model/adapter.js'
import { createBackend, group } from '../../worlds/coverage-world.js'
import { sessionOn } from '../../worlds/sessions.js'
import { scope } from '../../worlds/tenants.js'

const { signal } = new AbortController()
const hostOf = (listCosts: BackupAdapter['listCosts'], hasCoverage = true) => ({
  port: { ...createBackend({}, {}).port, ...(listCosts && { listCosts }) },
  needScope: async () => scope,
  hasCoverage: async () => hasCoverage,
})
const failing = (code: 'unsupported' | 'not-found' | 'unavailable'): BackupAdapter['listCosts'] => {
  return async () => {
    throw new BackupError(code, 'no')
  }
}

describe('costs of items on their own', () => {
  it('come in the order of the refs, in calls of at most 100', async () => {
    const calls: number[] = []
    const host = hostOf(async (_, refs) => {
      calls.push(refs.length)
      return refs.map(({ id }) => Number(id))
    })
    const refs = Array.from({ length: 250 }, (_, index) => group(String(index)))
    expect(await fetchCosts(host, refs, signal)).to.deep.equal(refs.map(({ id }) => Number(id)))
    expect(calls).to.deep.equal([100, 100, 50])
  })

  it('are undefined without the method, without the capability, and if the backend refuses the call', async () => {
    const known: BackupAdapter['listCosts'] = async (_, refs) => refs.map(() => 1)
    for (const host of [hostOf(undefined), hostOf(known, false), hostOf(failing('unsupported')), hostOf(failing('not-found'))])
      expect(await fetchCosts(host, [group('a')], signal)).to.equal(undefined)
  })

  it('reject if a later call may succeed', async () => {
    const error = await fetchCosts(hostOf(failing('unavailable')), [group('a')], signal).catch((thrown: BackupError) => thrown.code)
    expect(error).to.equal('unavailable')
  })

  it('equal the exact costs while the box is empty, and are outdated after a refresh', async () => {
    const { session } = sessionOn()
    await session.groups.more()
    const refs = [...session.groups.rows.value].map(({ id }) => ({ kind: 'group', id }) as const)
    const costs = await session.coverage.listCosts(refs, signal)
    for (const [place, ref] of refs.entries()) {
      const cost = session.coverage.cost(ref)
      await new Promise<void>((resolve) => cost.subscribe((value) => value?.isExact && resolve()))
      expect(cost.value?.credits, ref.id).to.equal(costs?.[place])
    }
    const before = session.coverage.costsRevision.value
    await session.refresh()
    expect(session.coverage.costsRevision.value).to.be.above(before)
    session.dispose()
  })
})
