import { expect } from 'chai'
import { createMemoryAdapter } from '../../../src/memory.js'
import { createHandler, openApi } from '../../../src/server.js'
import { sampleTenant } from '../../worlds/tenants.js'
import { misfits } from './json-schema.js'
import { createTraffic, type Document, judge } from './traffic.js'

const document = openApi() as unknown as Document
const text = JSON.stringify(document)
const DOMAIN = '/v1/clouds/{cloudId}/domains/{domainId}'

describe('openApi', () => {
  it('returns the same plain JSON of version 3.1 every time', () => {
    expect(document.openapi).to.equal('3.1.0')
    expect(JSON.parse(text)).to.deep.equal(document)
    expect(JSON.stringify(openApi())).to.equal(text)
  })

  it('describes every path of the contract', () => {
    const methods = Object.entries(document.paths).map(([path, item]) => `${path.replace(DOMAIN, '…')} ${Object.keys(item).sort()}`)
    expect(methods.sort()).to.deep.equal(
      [
        '/v1/clouds get',
        '…/users get',
        '…/users:match post',
        '…/groups get',
        '…/org-units get',
        '…/costs post',
        '…/coverage get',
        '…/filters get',
        '…/credits get',
        '…/policies get,post',
        '…/policies/{policyId} put',
        '…/policies/{policyId}:set-status post',
        '…/policies:forecast post',
        '…/settings get,put',
        '…/settings/form get',
        '…/syncs post',
        '…/syncs/{syncId} delete,get',
        '…/backups get,post',
        '…/backups/{runId} get',
        '…/backups/{runId}:retry post',
        '…/backups/{runId}:stop post',
        '…/backups/{runId}/users get',
        '…/licenses get',
        '…/licenses:give-back post',
        '…/activity get',
      ].sort(),
    )
  })

  it('resolves every reference and uses every schema', () => {
    const refs = new Set([...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name))
    const names = Object.keys(document.components.schemas)
    expect([...refs].filter((name) => !names.includes(name ?? ''))).to.deep.equal([])
    expect(names.filter((name) => !refs.has(name))).to.deep.equal([])
    for (const [name, schema] of Object.entries(document.components.schemas)) expect(Object.keys(schema), name).not.to.deep.equal([])
  })

  it('gives every operation a unique id and every path parameter a description', () => {
    const operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.values(item).map((operation) => ({ path, operation })),
    )
    const ids = operations.map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).to.equal(ids.length)
    for (const { path, operation } of operations) {
      const braces = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect(operation.parameters.filter((one) => one.in === 'path').map(({ name }) => name)).to.deep.equal(braces)
    }
    const keyed = operations.filter(({ operation }) => operation.parameters.some(({ name }) => name === 'Idempotency-Key'))
    expect(keyed.map(({ operation }) => operation.operationId)).to.deep.equal([
      'startBackup',
      'retryRun',
      'savePolicy',
      'changePolicy',
      'giveBack',
    ])
  })

  it('describes settings, users and problems as the model defines them', () => {
    const resolve = (ref: string) => document.components.schemas[ref.replace('#/components/schemas/', '')] ?? {}
    const fits = (name: string, value: unknown) => misfits(document.components.schemas[name] ?? {}, value, resolve).length === 0
    expect(fits('SettingValues', { a: true, b: 'x', c: ['y'], d: { amount: 1, unit: 'days' }, e: 'unlimited' })).to.equal(true)
    expect(fits('SettingValues', { a: 5 })).to.equal(false)
    const user = { id: 'u', email: 'u@example.com', name: '', accountStatus: 'active', backupStatus: 'none' }
    expect(fits('User', user)).to.equal(true)
    for (const wrong of [{ ...user, id: '' }, { ...user, accountStatus: 'gone' }, { ...user, extra: 1 }, { id: 'u' }, null, []]) {
      expect(fits('User', wrong), JSON.stringify(wrong)).to.equal(false)
    }
    expect(fits('Credits', { available: 'unlimited' })).to.equal(true)
    expect(fits('Credits', { available: -1 })).to.equal(false)
    expect(fits('Problem', { type: 'urn:backup-start:not-found', title: 'x', status: 404, fields: {} })).to.equal(true)
    expect(fits('Problem', { type: 'about:blank', title: 'x', status: 404 })).to.equal(false)
  })

  it('accepts real traffic, and detects undescribed traffic', async () => {
    const handler = createHandler(createMemoryAdapter({ tenant: sampleTenant({ seed: 1, users: 10, cloud: 'google-workspace' }) }))
    const traffic = createTraffic(handler)
    const ask = (path: string) => traffic.fetch(new Request(`http://localhost/v1/clouds/google/domains/${path}`))
    await ask('example.com/users?limit=3')
    await ask('example.com/users?cursor=made-up')
    await ask('nowhere/credits')
    expect(traffic.exchanges.map((exchange) => [exchange.status, ...judge(exchange, document).wrong])).to.deep.equal([[200], [422], [404]])
    const [good] = traffic.exchanges
    if (good === undefined) throw new Error('no exchange')
    for (const change of [
      { path: '/v1/nothing' },
      { query: new URLSearchParams('limit=0') },
      { query: new URLSearchParams('limits=3') },
      { answer: '{"items":[{}]}' },
      { status: 404 },
      { method: 'POST' },
    ]) {
      expect(judge({ ...good, ...change }, document).wrong, JSON.stringify(change)).not.to.deep.equal([])
    }
  })
})
