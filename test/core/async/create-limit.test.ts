import { expect } from 'chai'
import { createLimit } from '../../../src/core/async/create-limit.js'

describe('createLimit', () => {
  /** A signal that counts its listeners. */
  const createSignal = () => {
    const controller = new AbortController()
    const { signal } = controller
    const count = { now: 0, most: 0 }
    const { addEventListener, removeEventListener } = signal
    signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      count.now += 1
      count.most = Math.max(count.most, count.now)
      addEventListener.apply(signal, args)
    }
    signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      count.now -= 1
      removeEventListener.apply(signal, args)
    }
    return { abort: () => controller.abort(), signal, count }
  }

  it('runs waiting functions in order, at most the given number at a time, with one listener for each signal', async () => {
    const limit = createLimit(2)
    const { signal, count } = createSignal()
    const order: number[] = []
    let [running, peak] = [0, 0]
    const act = async (place: number): Promise<void> => {
      order.push(place)
      running += 1
      peak = Math.max(peak, running)
      await Promise.resolve()
      running -= 1
    }
    await Promise.all(Array.from({ length: 100 }, (_, place) => limit(() => act(place), signal)))
    expect(order).to.eql(Array.from({ length: 100 }, (_, place) => place))
    expect(peak).to.equal(2)
    expect(count).to.eql({ now: 0, most: 1 })
  })

  it('continues the waiting functions of an aborted signal at once, and those of other signals in their turn', async () => {
    const limit = createLimit(1)
    const [first, second] = [createSignal(), createSignal()]
    const begun: string[] = []
    let free = (): void => {}
    const held = limit(() => new Promise<void>((resolve) => (free = resolve)), second.signal)
    const all = ['a', 'b'].map((name) => limit(async () => void begun.push(name), first.signal))
    const other = limit(async () => void begun.push('c'), second.signal)
    first.abort()
    await Promise.all(all)
    expect(begun).to.eql(['a', 'b'])
    free()
    await Promise.all([held, other])
    expect(begun).to.eql(['a', 'b', 'c'])
    expect(second.count.now).to.equal(0)
  })
})
