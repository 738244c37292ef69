import fc from 'fast-check'
import { arbitraryCommands, createWorld, disposeWorld, type World } from '../../worlds/session-model.js'

/** `MODEL_RUNS=2000 npm run test:core` runs the long form. */
const RUNS = Number(process.env.MODEL_RUNS ?? 200)

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
    await fc.assert(
      fc.asyncProperty(fc.commands(arbitraryCommands, { maxCommands: 16, size: 'max' }), async (commands) => {
        let world: World | undefined
        try {
          await fc.asyncModelRun(() => {
            const created = createWorld()
            world = created.real
            return created
          }, commands)
        } finally {
          if (world !== undefined) disposeWorld(world)
        }
      }),
      { numRuns: RUNS, endOnFailure: false },
    )
  }).timeout(60_000 + RUNS * 500)
})
