import { expect } from 'chai'
import { BackupError, createBackupSession, type IntentStore } from '../../../src/core/index.js'
import { mapStore, recordStarts } from '../../worlds/starts.js'
import { withTabLocks } from '../../worlds/tab-locks.js'
import { scope, user } from '../../worlds/tenants.js'
import { rejection, until } from '../../worlds/waiting.js'

const DAY_MS = 24 * 3_600_000

/** A store whose calls are delayed, so that calls of several tabs overlap. */
const slowly = ({ get, set, delete: remove }: IntentStore): IntentStore => {
  const later = async <T>(act: () => T): Promise<T> => {
    await new Promise((resolve) => setTimeout(resolve, 2))
    return act()
  }
  return {
    get: (key) => later(() => get(key)) as Promise<string | null>,
    set: (key, value) => later(() => set(key, value)),
    delete: (key) => later(() => remove(key)),
  }
}

describe('idempotency key shared by the tabs of one origin', () => {
  const openTabs = (answer?: Parameters<typeof recordStarts>[0]) => {
    const { adapter, starts, memory } = recordStarts(answer)
    const { store: sharedStore, texts } = mapStore()
    const open = () => createBackupSession({ adapter, scope, store: mapStore().store, sharedStore: slowly(sharedStore) })
    const runs = async () => (await memory.listRuns(scope, {}, { signal: new AbortController().signal })).items
    return { open, starts, texts, runs }
  }

  it('is reused by another tab for the same unanswered request', async () => {
    const { open, starts, texts, runs } = openTabs(async (count, start) => {
      const run = await start()
      if (count === 1) throw new BackupError('unavailable', 'the answer was lost')
      return run
    })
    const [one, two] = [open(), open()]
    for (const session of [one, two]) session.selection.put([user('a')])
    for (const session of [one, two]) await until(session.canStart, (can) => can)
    await rejection(one.start())
    const run = await two.start()
    expect(new Set(starts.map(({ key }) => key)).size).to.equal(1)
    expect((await runs()).map(({ id }) => id)).to.deep.equal([run.id])
    expect(texts.size, 'the answer ends the intent for both').to.equal(0)
    for (const session of [one, two]) session.dispose()
  })

  it('is one key for two tabs that start at the same time', async () => {
    await withTabLocks(async () => {
      const { open, starts, runs } = openTabs(async (_, start) => {
        const run = await start()
        await new Promise((resolve) => setTimeout(resolve, 20))
        return run
      })
      const [one, two] = [open(), open()]
      for (const session of [one, two]) session.selection.put([user('a')])
      for (const session of [one, two]) await until(session.canStart, (can) => can)
      const [first, second] = await Promise.all([one.start(), two.start()])
      expect(second.id).to.equal(first.id)
      expect(new Set(starts.map(({ key }) => key)).size).to.equal(1)
      expect(await runs()).to.have.length(1)
      for (const session of [one, two]) session.dispose()
    })
  })

  it('survives another request of another tab', async () => {
    const { open, starts } = openTabs(async (count, start) => {
      if (count === 1) throw new BackupError('unavailable', 'silence')
      return start()
    })
    const [one, two] = [open(), open()]
    one.selection.put([user('a')])
    await rejection(one.start())
    two.selection.put([user('b')])
    await two.start()
    await until(one.credits, ({ isExact, isChecking, available }) => isExact && isChecking !== true && available === 9)
    await one.start()
    const keys = starts.map(({ key }) => key)
    expect(keys[2]).to.equal(keys[0])
    expect(keys[1]).to.not.equal(keys[0])
    for (const session of [one, two]) session.dispose()
  })

  it('is not reused after a day, because backends may have dropped it', async () => {
    const { open, starts, texts } = openTabs(async (count, start) => {
      if (count === 1) throw new BackupError('unavailable', 'silence')
      return start()
    })
    const session = open()
    session.selection.put([user('a')])
    await rejection(session.start())
    for (const [name, text] of texts) {
      const intents = JSON.parse(text) as { at: number }[]
      texts.set(name, JSON.stringify(intents.map((intent) => ({ ...intent, at: intent.at - DAY_MS }))))
    }
    await session.start()
    expect(starts[0]?.key).to.not.equal(starts[1]?.key)
    session.dispose()
  })
})
