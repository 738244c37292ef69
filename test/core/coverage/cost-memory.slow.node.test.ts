import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect } from 'chai'
import { createBackend, createBox, user } from '../../worlds/coverage-world.js'
import { wait } from '../../worlds/waiting.js'

describe('cost readables', () => {
  it('release the memory of rows that are no longer shown', async () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const { engine, users } = createBox(createBackend({}, {}))
    const rows = Array.from({ length: 20_000 }, (_, index) => user(`u${index}`))
    for (const { id } of rows) users.put({ id, email: '', name: id, accountStatus: 'active', backupStatus: 'none' })
    const held = engine.cost(user('u0'))
    const usedBytes = async (): Promise<number> => {
      for (let round = 0; round < 5; round += 1) {
        await wait(10)
        collect()
      }
      return process.memoryUsage().heapUsed
    }
    const before = await usedBytes()
    for (const row of rows) engine.cost(row).subscribe(() => {})()
    const perRow = ((await usedBytes()) - before) / rows.length
    expect(perRow).to.be.below(200)
    expect(engine.cost(user('u0')), 'a readable that is held stays the same').to.equal(held)
    const stop = engine.cost(user('u1')).subscribe(() => {})
    await usedBytes()
    expect(engine.cost(user('u1')).value, 'a subscription keeps its readable').to.deep.equal({ credits: 1, isExact: true })
    stop()
  })
})
