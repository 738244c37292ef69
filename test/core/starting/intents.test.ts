import { expect } from 'chai'
import { BackupError, createBackupSession } from '../../../src/core/index.js'
import { withMethods } from '../../worlds/adapters.js'
import { intentsIn, recordStarts } from '../../worlds/starts.js'
import { otherScope, scope, user } from '../../worlds/tenants.js'
import { rejection } from '../../worlds/waiting.js'

describe('idempotency key of a start', () => {
  it('keeps the key after a lost answer, across a reload, until a definite answer', async () => {
    const { open, starts, texts, memory } = recordStarts(async (count, start) => {
      const run = await start()
      if (count <= 2) throw new BackupError('unavailable', 'the answer was lost')
      return run
    })
    const before = open()
    before.selection.put([user('a'), user('b')])
    expect((await rejection(before.start())).code).to.equal('unavailable')
    expect(before.selection.items.value.length, 'the box keeps its items').to.equal(2)
    expect((await rejection(before.start())).code).to.equal('unavailable')
    before.dispose()
    expect(intentsIn(texts).length).to.equal(1)

    // after a reload, the box holds the same items in another order
    const frozen = createBackupSession({
      adapter: withMethods(memory, {
        name: memory.name,
        matchUsers: async (_, keys) =>
          keys.map((id) => ({ id, email: `${id}@example.com`, name: id, accountStatus: 'active', backupStatus: 'none' })),
        startBackup: async (request, call) => {
          starts.push({ key: call.idempotencyKey, request })
          return memory.startBackup(request, call)
        },
      }),
      scope,
      store: { get: (key) => texts.get(key), set: (key, value) => texts.set(key, value), delete: (key) => texts.delete(key) },
    })
    frozen.selection.put([user('b'), user('a')])
    const run = await frozen.start()
    expect(new Set(starts.map(({ key }) => key)).size).to.equal(1)
    expect(starts.length).to.equal(3)
    expect((await memory.listRuns(scope, {}, { signal: new AbortController().signal })).items.map(({ id }) => id)).to.deep.equal([run.id])
    expect(intentsIn(texts).length, 'a definite answer forgets the intent').to.equal(0)
    frozen.dispose()
  })
  it('creates a new key for another request, and after a rejection', async () => {
    const { open, starts } = recordStarts(async (count, start) => {
      if (count === 1) throw new BackupError('unavailable', 'silence')
      if (count === 3) throw new BackupError('selection-changed', 'no', { details: {} })
      return start()
    })
    const session = open()
    session.selection.put([user('a')])
    await rejection(session.start())
    session.selection.put([user('b')])
    await session.start()
    session.selection.put([user('c')])
    expect((await rejection(session.start())).code).to.equal('selection-changed')
    await session.start()
    const keys = starts.map(({ key }) => key)
    expect(new Set(keys).size).to.equal(4)
    for (const key of keys) expect(key).to.match(/^[0-9a-f]{32}$/)
    session.dispose()
  })
  it('drops the key only after an answer that proves that no backup was started', async () => {
    const keeps = [
      'unavailable',
      'bad-answer',
      'aborted',
      'unauthorized',
      'forbidden',
      'not-found',
      'rate-limited',
      'too-large',
      'unsupported',
    ] as const
    const drops = ['bad-input', 'not-enough-credits', 'selection-changed'] as const
    for (const code of [...keeps, ...drops]) {
      const { open, starts } = recordStarts(async (count, start) => {
        if (count === 1) throw new BackupError(code, 'no')
        return start()
      })
      const session = open()
      session.selection.put([user('a')])
      await rejection(session.start())
      await session.start()
      expect(starts[0]?.key === starts[1]?.key, code).to.equal((keeps as readonly string[]).includes(code))
      session.dispose()
    }
  })
  it('starts once if the answer is lost and the retries are rejected until the administrator signs in again', async () => {
    const { open, starts, memory } = recordStarts(async (count, start) => {
      if (count === 2) throw new BackupError('unauthorized', 'the token expired')
      if (count === 3) throw new BackupError('forbidden', 'not yet')
      const run = await start()
      if (count === 1) throw new BackupError('unavailable', 'the answer was lost')
      return run
    })
    const session = open()
    session.selection.put([user('a')])
    const codes: string[] = []
    for (let retry = 0; retry < 3; retry++) codes.push((await rejection(session.start())).code)
    expect(codes).to.deep.equal(['unavailable', 'unauthorized', 'forbidden'])
    const run = await session.start()
    expect(new Set(starts.map(({ key }) => key)).size).to.equal(1)
    expect((await memory.listRuns(scope, {}, { signal: new AbortController().signal })).items.map(({ id }) => id)).to.deep.equal([run.id])
    session.dispose()
  })
  it('keeps the key in memory if the store fails', async () => {
    const { adapter, starts } = recordStarts(async (count, start) => {
      if (count === 1) throw new BackupError('unavailable', 'silence')
      return start()
    })
    const broken = () => {
      throw new Error('quota')
    }
    const session = createBackupSession({ adapter, scope, store: { get: broken, set: broken, delete: broken } })
    session.selection.put([user('a')])
    await rejection(session.start())
    await session.start()
    expect(starts[0]?.key).to.equal(starts[1]?.key)
    session.dispose()
  })
  it('keeps a separate key for each scope and adapter', async () => {
    const { open, starts, texts } = recordStarts(async () => {
      throw new BackupError('unavailable', 'silence')
    })
    const session = open()
    session.selection.put([user('a')])
    await rejection(session.start())
    await session.setScope(otherScope)
    session.selection.put([user('z')])
    await rejection(session.start())
    expect(intentsIn(texts).length).to.equal(2)
    expect(starts[0]?.key).to.not.equal(starts[1]?.key)
    session.dispose()
  })
})
