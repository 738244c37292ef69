import { expect } from 'chai'
import fc from 'fast-check'
import { type AnswerWarning, createBackupSession, type User } from '../../../src/core/index.js'
import type { BackupAdapter, Call } from '../../../src/core/model/adapter.js'
import { type BackupError, toBackupError } from '../../../src/core/model/errors.js'
import { createValidatingAdapter } from '../../../src/core/model/validating-adapter.js'
import { METHODS } from '../../worlds/sample-answers.js'

const call: Call = { signal: new AbortController().signal }
const scope = { cloudId: 'c', domainId: 'd' }

const adapterAnswering = (answers: Record<string, unknown>): BackupAdapter => {
  const methods = Object.fromEntries(Object.entries(answers).map(([method, answer]) => [method, async () => structuredClone(answer)]))
  return { name: 'fake', ...methods } as unknown as BackupAdapter
}

/** Answers a call of the method with `answer`, and returns the parsed result or the error. */
const pass = async (method: string, answer: unknown, isStrict = false) => {
  const warnings: AnswerWarning[] = []
  const port = createValidatingAdapter(adapterAnswering({ [method]: answer }), undefined, {
    isStrict,
    onWarning: (warning) => warnings.push(warning),
  })
  const result = await (METHODS[method] as (typeof METHODS)[string]).ask(port).then(
    (value) => ({ value, error: undefined }),
    (thrown) => ({ value: undefined, error: toBackupError(thrown) }),
  )
  return { ...result, warnings }
}

const user = { id: 'u1', email: 'u@example.com', name: 'U', accountStatus: 'active', backupStatus: 'none' }

type Place = Record<string, unknown>
const isPlace = (value: unknown): value is Place => typeof value === 'object' && value !== null && !Array.isArray(value)
/** All objects inside an answer whose fields the contract names. */
const placesOf = (value: unknown): Place[] => {
  if (Array.isArray(value)) return value.flatMap(placesOf)
  return isPlace(value) ? [value, ...Object.values(value).flatMap(placesOf)] : []
}
/** A run has a total, a finished sync has a time, and a forecast has a history. */
const isNeeded = (place: Place, name: string): boolean =>
  (name === 'total' && 'done' in place) || (name === 'finishedAt' && 'added' in place) || (name === 'history' && 'now' in place)
/** Answers of settings are records of any names, so they have no unknown fields. */
const isRecord = (method: string): boolean => method === 'getSettings' || method === 'saveSettings'

describe('createValidatingAdapter with answers of a newer backend', () => {
  it('ignores unknown fields, capabilities and kinds, and warns once of each', async () => {
    const clouds = [
      {
        id: 'c',
        name: 'C',
        region: 'eu',
        capabilities: ['runs', 'time-travel'],
        domains: [
          { id: 'd', name: 'D', tier: 1, syncing: ['users', 'drives'], synced: { drives: '2026-11-22T10:00:00.000Z' } },
          { id: 'e', name: 'E', tier: 2 },
        ],
      },
    ]
    const warnings: AnswerWarning[] = []
    const port = createValidatingAdapter(adapterAnswering({ listClouds: clouds }), undefined, {
      onWarning: (warning) => warnings.push(warning),
    })
    for (let times = 0; times < 2; times++) {
      expect(await port.listClouds(call)).to.deep.equal([
        {
          id: 'c',
          name: 'C',
          capabilities: ['runs'],
          domains: [
            { id: 'd', name: 'D', syncing: ['users'], synced: {} },
            { id: 'e', name: 'E' },
          ],
        },
      ])
    }
    expect(warnings.map(({ field }) => field).sort()).to.deep.equal([
      '[].capabilities[]',
      '[].domains[].synced.drives',
      '[].domains[].syncing[]',
      '[].domains[].tier',
      '[].region',
    ])
    expect(warnings.map(({ call: name }) => name)).to.deep.equal(Array(5).fill('fake.listClouds'))
    expect(warnings.find(({ field }) => field === '[].region')?.message).to.equal(
      'field "[].region" is not known to this version and was ignored',
    )
  })

  it('treats null as absent, and rejects null in a field that is needed', async () => {
    const given = { items: [{ ...user, orgUnitId: null, aliases: ['a', null], credits: null }], next: null, total: null }
    expect((await pass('listUsers', given)).value).to.deep.equal({ items: [{ ...user, aliases: ['a'] }] })
    const { error } = await pass('listUsers', { items: [user, { ...user, email: null }] })
    expect([error?.code, error?.call, error?.field]).to.deep.equal(['bad-answer', 'fake.listUsers', 'items[1].email'])
    expect((await pass('getCredits', { available: null })).error?.field).to.equal('available')
  })

  it('never leaves out an id of a coverage page', async () => {
    const { error } = await pass('listCoverage', { due: ['u1', null], protected: [], suspended: [], deleted: [] })
    expect([error?.code, error?.field]).to.deep.equal(['bad-answer', 'due[1]'])
  })

  it('makes an unknown status of one record unknown, and keeps the other records', async () => {
    const odd = { ...user, id: 'u2', accountStatus: 'on-leave', backupStatus: 'archived', surplus: null }
    const { value, warnings } = await pass('listUsers', { items: [user, odd, user] })
    expect(value).to.deep.equal({ items: [user, { ...user, id: 'u2', accountStatus: 'unknown', backupStatus: 'unknown' }, user] })
    expect(warnings.find(({ field }) => field === 'items[].backupStatus')?.message).to.equal(
      'field "items[].backupStatus" has a value that is not known to this version and was shown as unknown',
    )
  })

  it('drops an optional kind of user, a control of an unknown type and an item of an unknown kind', async () => {
    expect((await pass('listUsers', { items: [{ ...user, kind: 'robot' }] })).value).to.deep.equal({ items: [user] })
    const control = { id: 's', label: 'S', type: 'switch', default: true }
    const form = { groups: [{ id: 'g', label: 'G', fields: [{ id: 'd', label: 'D', type: 'date', default: 'x' }, control] }] }
    expect((await pass('describeSettings', form)).value).to.deep.equal({ groups: [{ id: 'g', label: 'G', fields: [control] }] })
    const run = METHODS.getRun?.answer as object
    const items = [
      { kind: 'user', id: 'u', label: 'U' },
      { kind: 'team', id: 't', label: 'T' },
    ]
    expect(((await pass('getRun', { ...run, items })).value as { items: unknown }).items).to.deep.equal([items[0]])
  })

  it('drops unknown fields inside a setting with a unit', async () => {
    const { value } = await pass('getSettings', { keep: { amount: 3, unit: 'days', rounding: 'up' }, off: null })
    expect(value).to.deep.equal({ keep: { amount: 3, unit: 'days' } })
  })

  it('still rejects a needed field of the wrong type with call and field, without warnings', async () => {
    const { error, warnings } = await pass('listUsers', { items: [{ ...user, surplus: 1, name: 5 }] })
    expect([error?.code, error?.call, error?.field]).to.deep.equal(['bad-answer', 'fake.listUsers', 'items[0].name'])
    expect(warnings).to.deep.equal([])
  })

  it('accepts the answer of a start from which the id can be read', async () => {
    const { value, warnings } = await pass('startBackup', { id: 'r1', status: 7, total: 'many', done: 2, startedAt: 'yesterday' })
    const { startedAt, ...run } = value as { startedAt: string }
    expect(run).to.deep.equal({ id: 'r1', status: 'unknown', total: 0, done: 2, failed: 0 })
    expect(Number.isNaN(Date.parse(startedAt))).to.equal(false)
    expect(warnings[0]?.call).to.equal('fake.startBackup')
    expect((await pass('startBackup', { id: '', status: 'queued' })).error?.code).to.equal('bad-answer')
    expect((await pass('startBackup', 'r1')).error?.code).to.equal('bad-answer')
  })

  it('accepts extra fields, nulls in optional fields and new values anywhere in any answer', async () => {
    const methods = Object.keys(METHODS)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...methods), fc.infiniteStream(fc.nat(1000)), fc.anything(), async (method, numbers, surplus) => {
        const { answer } = METHODS[method] as (typeof METHODS)[string]
        const number = (): number => numbers.next().value
        const given = structuredClone(answer)
        for (const place of placesOf(given)) {
          if (!isRecord(method) && number() % 2 === 0) place[`surplus${number() % 3}`] = surplus
          if (number() % 2 === 0) place[isRecord(method) ? 'off' : 'more'] = null
          if (number() % 2 === 0 && 'backupStatus' in place) place.backupStatus = `new-${number()}`
          if (number() % 2 === 0 && 'accountStatus' in place) place.accountStatus = `new-${number()}`
          if (number() % 2 === 0 && 'status' in place) place.status = `new-${number()}`
          for (const optional of ['total', 'next', 'synced', 'isSimulated', 'history', 'reason', 'finishedAt'])
            if (number() % 3 === 0 && !isNeeded(place, optional)) place[optional] = null
        }
        const { error } = await pass(method, given)
        expect(error, JSON.stringify(given)).to.equal(undefined)
      }),
      { numRuns: 300 },
    )
  })

  it('rejects every answer with a missing or wrong needed field as bad-answer that names it', async () => {
    for (const [method, { answer, required }] of Object.entries(METHODS)) {
      for (const field of required.filter((name) => !method.startsWith('startBackup') || name === 'id')) {
        if (method === 'retryRun' && field !== 'id') continue
        for (const value of [undefined, null, 1.5, { un: 'fit' }]) {
          const given = structuredClone(answer)
          for (const place of placesOf(given)) if (!isRecord(method)) place.surplus = 1
          const parts = field.replaceAll('[', '.').replaceAll(']', '').split('.').filter(Boolean)
          const last = parts.pop() ?? ''
          const place = parts.reduce<unknown>((inner, part) => (inner as Place)[part], given) as Place
          if (value === undefined) delete place[last]
          // the parent of a root may be null
          else if (value !== null || last !== 'parentId') place[last] = value
          else continue
          const { error } = await pass(method, given)
          const found = error?.field ?? ''
          expect([error?.code, error?.call], `${method} with ${field} ${value}`).to.deep.equal(['bad-answer', `fake.${method}`])
          expect(found === field || found.startsWith(`${field}.`), `${method} with ${field} ${value}: ${found}`).to.equal(true)
        }
      }
    }
  })

  it('rejects extra fields, nulls and new values if it is strict', async () => {
    const strict = async (method: string, answer: unknown): Promise<BackupError | undefined> => (await pass(method, answer, true)).error
    expect((await strict('listUsers', { items: [{ ...user, surplus: 1 }] }))?.field).to.equal('items[0].surplus')
    expect((await strict('listUsers', { items: [], next: null }))?.field).to.equal('next')
    expect((await strict('listUsers', { items: [{ ...user, backupStatus: 'unknown' }] }))?.field).to.equal('items[0].backupStatus')
  })
})

describe('createBackupSession with answers of a newer backend', () => {
  const odd: User = { ...user, id: 'odd', backupStatus: 'archived' as never } as User
  const sessionOf = (more: Record<string, unknown> = {}, options = {}) => {
    const adapter = adapterAnswering({
      listClouds: [{ id: 'c', name: 'C', domains: [{ id: 'd', name: 'D' }], theme: 'dark' }],
      listUsers: { items: [user, odd] },
      matchUsers: [user],
      getCredits: { available: 5 },
      ...more,
    })
    return { adapter, session: createBackupSession({ adapter, scope, ...options }) }
  }

  it('shows the list, ticks no user of unknown status and never counts one as due', async () => {
    const warnings: AnswerWarning[] = []
    const { session } = sessionOf({}, { onWarning: (warning: AnswerWarning) => warnings.push(warning) })
    await session.users.more()
    expect([...session.users.rows.value].map(({ backupStatus }) => backupStatus)).to.deep.equal(['none', 'unknown'])
    expect(session.selection.tick({ kind: 'user', id: 'odd' }, true)).to.equal(false)
    expect(await session.selection.tickAll('users', 'loaded')).to.deep.equal({ ticked: 1, skipped: 1 })
    session.selection.put([
      { kind: 'user', id: 'odd' },
      { kind: 'user', id: 'u1' },
    ])
    const credits = session.credits
    const stop = credits.subscribe(() => {})
    expect(credits.value.allocated).to.equal(1)
    expect(credits.value.starts).to.equal(1)
    stop()
    expect(warnings.map(({ field }) => field)).to.include('items[].backupStatus')
    session.dispose()
  })

  it('starts once if the answer of the start has unknown parts', async () => {
    const keys: string[] = []
    const { adapter, session } = sessionOf()
    adapter.startBackup = async (_, { idempotencyKey }) => {
      keys.push(idempotencyKey)
      return { id: 'r', status: 'warming-up', phase: 1, total: 1, done: 0, failed: 0, startedAt: '2026-11-22T10:00:00.000Z' } as never
    }
    session.selection.put([{ kind: 'user', id: 'u1' }])
    const run = await session.start()
    expect([run.id, run.status]).to.deep.equal(['r', 'unknown'])
    expect(session.selection.items.value).to.deep.equal([])
    session.selection.put([{ kind: 'user', id: 'u1' }])
    await session.start()
    // the first intent has ended, so the second start has its own key
    expect(new Set(keys).size).to.equal(2)
    session.dispose()
  })

  it('reports an answer of a newer backend as bad-answer if it is strict', async () => {
    const { session } = sessionOf({}, { isStrict: true })
    await session.users.more().catch(() => {})
    const error = session.cloudsError.value ?? session.users.error.value
    expect(error?.code).to.equal('bad-answer')
    session.dispose()
  })
})
