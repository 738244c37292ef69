import { expect } from 'chai'
import { sessionOn } from '../../worlds/sessions.js'
import { user } from '../../worlds/tenants.js'
import { until } from '../../worlds/waiting.js'

/** Runs the check with another BroadcastChannel. */
const withChannel = async (channel: unknown, check: () => Promise<void>): Promise<void> => {
  const original = globalThis.BroadcastChannel
  Object.assign(globalThis, { BroadcastChannel: channel })
  try {
    await check()
  } finally {
    Object.assign(globalThis, { BroadcastChannel: original })
  }
}

const startOne = async (): Promise<void> => {
  const { adapter, session } = sessionOn()
  session.selection.put([user('a')])
  await until(session.canStart, (can) => can)
  expect((await session.start()).total).to.equal(1)
  await session.recheck()
  session.suspend()
  session.resume()
  await session.sync('users')
  expect(adapter.calls.startBackup).to.equal(1)
  session.dispose()
}

describe('a session without working BroadcastChannel', () => {
  it('starts and syncs if the platform has none', () => withChannel(undefined, startOne))

  it('starts and syncs if the constructor throws, as in a Firefox iframe with blocked cookies', () =>
    withChannel(
      class {
        constructor() {
          throw new DOMException('The operation is insecure.', 'SecurityError')
        }
      },
      startOne,
    ))

  it('starts and syncs if the channel throws on send', () =>
    withChannel(
      class {
        onmessage: unknown
        postMessage(): void {
          throw new DOMException('The channel is closed.', 'InvalidStateError')
        }
        close(): void {}
      },
      startOne,
    ))
})
