import { expect } from 'chai'
import { abortable, linkAbort, onAbort } from '../../../src/core/async/abort.js'
import { backoffMs, sleep } from '../../../src/core/async/sleep.js'
import { rejection } from '../../worlds/waiting.js'

const never = new Promise<never>(() => {})

/** A signal that counts its listeners. */
const countedSignal = () => {
  const controller = new AbortController()
  const { signal } = controller
  let listeners = 0
  const add = signal.addEventListener.bind(signal)
  const remove = signal.removeEventListener.bind(signal)
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    listeners += 1
    add(...args)
  }
  signal.removeEventListener = (...args: Parameters<typeof remove>) => {
    listeners -= 1
    remove(...args)
  }
  return { controller, signal, listeners: () => listeners }
}

describe('onAbort', () => {
  it('calls the listener when the signal aborts, or in a microtask if the signal is already aborted', async () => {
    const controller = new AbortController()
    let calls = 0
    onAbort(controller.signal, () => calls++)
    controller.abort()
    expect(calls).to.equal(1)
    const stop = onAbort(controller.signal, () => {
      stop()
      calls++
    })
    expect(calls).to.equal(1)
    await Promise.resolve()
    expect(calls).to.equal(2)
  })

  it('does not call the listener after it was removed', async () => {
    const controller = new AbortController()
    let calls = 0
    onAbort(controller.signal, () => calls++)()
    controller.abort()
    onAbort(controller.signal, () => calls++)()
    await Promise.resolve()
    expect(calls).to.equal(0)
  })
})

describe('abortable', () => {
  it('settles like the promise and stops listening to the signal', async () => {
    const { signal, listeners } = countedSignal()
    expect(await abortable(Promise.resolve(7), signal)).to.equal(7)
    const failure = new Error('no')
    let caught: unknown
    await abortable(Promise.reject(failure), signal).catch((error) => {
      caught = error
    })
    expect(caught).to.equal(failure)
    await Promise.resolve()
    expect(listeners()).to.equal(0)
  })

  it('rejects with `aborted` with the name of the call, even if the promise ignores the signal', async () => {
    const controller = new AbortController()
    const waiting = rejection(abortable(never, controller.signal, 'fake.call'))
    controller.abort()
    const { code, call } = await waiting
    expect([code, call]).to.deep.equal(['aborted', 'fake.call'])
    expect((await rejection(abortable(Promise.resolve(1), controller.signal))).code).to.equal('aborted')
  })
})

describe('linkAbort', () => {
  it('aborts with the first parent that aborts, or at once if a parent is already aborted', () => {
    const [one, two] = [new AbortController(), new AbortController()]
    const linked = linkAbort(one.signal, two.signal)
    two.abort()
    expect(linked.signal.aborted).to.equal(true)
    expect(one.signal.aborted).to.equal(false)
    expect(linkAbort(one.signal, two.signal).signal.aborted).to.equal(true)
  })

  it('leaves no listener on its parents once unlinked', () => {
    const { controller, signal, listeners } = countedSignal()
    const linked = linkAbort(signal)
    linked.unlink()
    expect(listeners()).to.equal(0)
    controller.abort()
    expect(linked.signal.aborted).to.equal(false)
  })
})

describe('sleep', () => {
  it('resolves after its time and leaves no listener on the signal', async () => {
    const { signal, listeners } = countedSignal()
    await sleep(1, signal)
    expect(listeners()).to.equal(0)
  })

  it('rejects with `aborted` when the signal aborts, before or during the sleep', async () => {
    const controller = new AbortController()
    const sleeping = rejection(sleep(60_000, controller.signal))
    controller.abort()
    expect((await sleeping).code).to.equal('aborted')
    expect((await rejection(sleep(60_000, controller.signal))).code).to.equal('aborted')
  })
})

describe('backoffMs', () => {
  it('doubles from the first wait up to the maximum and takes off at most half', () => {
    for (let attempt = 1; attempt < 12; attempt += 1) {
      const full = Math.min(1000, 100 * 2 ** (attempt - 1))
      for (let round = 0; round < 50; round += 1) {
        const ms = backoffMs(attempt, { firstMs: 100, maxMs: 1000 })
        expect(ms).to.be.within(full / 2, full)
      }
    }
  })
})
