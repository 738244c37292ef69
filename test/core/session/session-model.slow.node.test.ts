import fc from 'fast-check'
import { arbitraryCommands } from '../../worlds/session-commands.js'
import { createWorld, disposeWorld, type Model, type World } from '../../worlds/session-model.js'
import { withTabLocks } from '../../worlds/tab-locks.js'

type Commands = Iterable<fc.AsyncCommand<Model, World>>

/** 2,000 sequences take about 25 s of CPU time. `MODEL_RUNS` sets another number. */
const RUNS = Number(process.env.MODEL_RUNS ?? 2000)

/** Connects the sessions of one process without the delay of real channels. */
class DirectChannel {
  static readonly #open = new Set<DirectChannel>()
  onmessage: ((event: { data: unknown }) => void) | null = null
  constructor() {
    DirectChannel.#open.add(this)
  }
  postMessage(data: unknown): void {
    for (const channel of DirectChannel.#open)
      if (channel !== this) queueMicrotask(() => DirectChannel.#open.has(channel) && channel.onmessage?.({ data }))
  }
  close(): void {
    DirectChannel.#open.delete(this)
  }
}

describe('two sessions on one backend', () => {
  const original = globalThis.BroadcastChannel
  before(() => Object.assign(globalThis, { BroadcastChannel: DirectChannel }))
  after(() => Object.assign(globalThis, { BroadcastChannel: original }))

  it(`match a model after ${RUNS} random sequences of commands, and start no user twice`, async () => {
    const runCommands = async (commands: Commands, credits: number): Promise<void> => {
      let world: World | undefined
      try {
        await fc.asyncModelRun(() => {
          const created = createWorld(credits)
          world = created.real
          return created
        }, commands)
      } finally {
        if (world !== undefined) disposeWorld(world)
      }
    }
    const commands = fc.commands(arbitraryCommands, { maxCommands: 16, size: 'max' })
    await withTabLocks(() =>
      fc.assert(fc.asyncProperty(commands, fc.constantFrom(4, 100), runCommands), { numRuns: RUNS, endOnFailure: false }),
    )
  }).timeout(60_000 + RUNS * 500)
})
