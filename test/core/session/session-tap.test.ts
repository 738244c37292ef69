import { expect } from 'chai'
import { type AnswerNotice, type BackupAdapter, type CallNotice, createBackupSession } from '../../../src/core/index.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { smallTenant } from '../../worlds/tenants.js'
import { until } from '../../worlds/waiting.js'

const world = (change: (adapter: BackupAdapter) => void = () => {}) => {
  const adapter: BackupAdapter = createMemoryAdapter({ tenant: smallTenant(), speed: 100 })
  change(adapter)
  const session = createBackupSession({ adapter })
  const log: (['call', CallNotice] | ['answer', AnswerNotice])[] = []
  session.on('call', (notice) => log.push(['call', notice]))
  session.on('answer', (notice) => log.push(['answer', notice]))
  return { adapter, session, log }
}

describe('session.on', () => {
  it('reports each call and its answer in order, with duration and size', async () => {
    const { session, log } = world()
    await session.users.more()
    await until(() => log.some(([type, { call }]) => type === 'answer' && call === 'memory.listUsers'), 'the answer')
    const about = log.filter(([, { call }]) => call === 'memory.listUsers')
    expect(about.map(([type]) => type)).to.deep.equal(['call', 'answer'])
    const [call, answer] = about.map(([, notice]) => notice) as [CallNotice, AnswerNotice]
    expect(answer.number).to.equal(call.number)
    expect(answer.ms).to.be.at.least(0)
    expect(answer.size).to.equal(session.users.rows.value.length)
    expect(answer.error).to.equal(undefined)
    const numbers = log.filter(([type]) => type === 'call').map(([, { number }]) => number)
    expect(numbers).to.deep.equal(numbers.map((_, at) => at + 1))
    session.dispose()
  })

  it('masks ids, names and addresses, and leaves out messages of errors', async () => {
    const secret = 'ada.lovelace@example.com'
    const { session, log } = world((adapter) => {
      adapter.listGroups = () => Promise.reject(new Error(`${secret} may not read`))
    })
    session.users.search(secret)
    session.users.filter({ accountStatus: ['active'] })
    await session.users.more()
    await session.groups.more().catch(() => {})
    session.selection.put([{ kind: 'user', id: secret }])
    const stop = session.credits.subscribe(() => {})
    await until(() => log.some(([type, { call }]) => type === 'answer' && call === 'memory.listGroups'), 'the failed answer')
    await until(() => log.some(([, { call }]) => call === 'memory.matchUsers'), 'the look-up of the item')
    stop()
    const text = JSON.stringify(log)
    expect(text).not.to.contain('lovelace')
    const { cloudId, domainId } = session.scope.value ?? { cloudId: '', domainId: '' }
    expect(text).not.to.contain(JSON.stringify(cloudId))
    expect(text).not.to.contain(JSON.stringify(domainId))
    expect(text).to.contain('"accountStatus":["active"]')
    const failed = log.find(([type, { call }]) => type === 'answer' && call === 'memory.listGroups')?.[1]
    expect((failed as AnswerNotice).error).to.deep.equal({ code: 'unavailable', retryable: true })
    session.dispose()
  })

  it('reports warnings of ignored parts, isolates listeners and stops on request', async () => {
    const { session } = world((adapter) => {
      const { listClouds } = adapter
      adapter.listClouds = async (call) => (await listClouds(call)).map((cloud) => ({ ...cloud, region: 'eu' }))
    })
    const fields: string[] = []
    const stopped: string[] = []
    const reported: unknown[] = []
    const { reportError } = globalThis
    globalThis.reportError = (error: unknown) => reported.push(error)
    session.on('warning', () => {
      throw new Error('of the listener')
    })
    session.on('warning', ({ field }) => fields.push(field))
    session.on('warning', ({ field }) => stopped.push(field))()
    await session.users.more()
    globalThis.reportError = reportError
    expect(fields).to.deep.equal(['[].region'])
    expect(stopped).to.deep.equal([])
    expect(reported.map(String)).to.deep.equal(['Error: of the listener'])
    session.dispose()
  })
})
