import { expect } from 'chai'
import type { Rows } from '../../../src/core/lists/list.js'
import { createList, type PageQuery } from '../../../src/core/lists/paged-list.js'
import type { Page } from '../../../src/core/model/model.js'
import { createBitSet } from '../../../src/core/selection/ints.js'
import { wait } from '../../worlds/waiting.js'

type Asked = PageQuery & { signal: AbortSignal; answer(page: Page<number>): void; fail(error: unknown): void }

const opened: { dispose(): void }[] = []

/** A list whose calls the test answers at any time and in any order. */
const createHeldList = (pageSize = 3) => {
  const asked: Asked[] = []
  const list = createList<number>({
    pageSize,
    createRowSet: createBitSet,
    fetch: (query, signal) =>
      new Promise((answer, fail) => {
        asked.push({ ...query, signal, answer, fail })
        signal.addEventListener('abort', () => fail(Object.assign(new Error('stop'), { name: 'AbortError' })))
      }),
  })
  opened.push(list)
  return { list, asked, last: () => asked.at(-1) as Asked }
}

describe('createList', () => {
  // The timer of a load without an answer would keep Node running for ten seconds.
  afterEach(() => {
    for (const list of opened.splice(0)) list.dispose()
  })

  it('fetches one page with the first subscription, and nothing before', async () => {
    const { list, asked } = createHeldList()
    await wait()
    expect(asked.length).to.equal(0)
    const stop = list.rows.subscribe(() => {})
    list.status.subscribe(() => {})
    await wait()
    expect(asked.length).to.equal(1)
    expect(asked[0]?.limit).to.equal(3)
    expect(list.status.value).to.equal('loading')
    stop()
  })
  it('appends pages and keeps older snapshots unchanged', async () => {
    const { list, last } = createHeldList()
    const first = list.more()
    last().answer({ items: [1, 2], next: 'a', total: 4 })
    await first
    const before: Rows<number> = list.rows.value
    const second = list.more()
    expect(last().cursor).to.equal('a')
    last().answer({ items: [3, 4] })
    await second
    expect([...list.rows.value]).to.deep.equal([1, 2, 3, 4])
    expect(list.rows.value.at(2)).to.equal(3)
    expect(list.rows.value.at(4)).to.equal(undefined)
    expect(list.rows.value.at(-1)).to.equal(undefined)
    expect(before.length).to.equal(2)
    expect([...before]).to.deep.equal([1, 2])
    expect(list.total.value).to.equal(4)
    expect(list.hasMore.value).to.equal(false)
    await list.more()
    expect(list.rows.value.length).to.equal(4)
  })
  it('continues after empty pages, and rejects a repeated cursor', async () => {
    const { list, last } = createHeldList()
    const more = list.more()
    last().answer({ items: [], next: 'a' })
    await wait()
    last().answer({ items: [], next: 'b' })
    await wait()
    last().answer({ items: [7] })
    await more
    expect([...list.rows.value]).to.deep.equal([7])
    const again = list.reload().catch((error) => error)
    last().answer({ items: [], next: 'a' })
    await wait()
    last().answer({ items: [], next: 'a' })
    expect((await again).code).to.equal('bad-answer')
    expect(list.status.value).to.equal('failed')
  })
  it('joins a running load', async () => {
    const { list, asked, last } = createHeldList()
    const both = Promise.all([list.more(), list.more()])
    last().answer({ items: [1] })
    await both
    expect(asked.length).to.equal(1)
  })
  it('debounces ten letters to one search and never shows an answer to an earlier query', async () => {
    const { list, asked, last } = createHeldList()
    const seen: number[][] = []
    list.rows.subscribe((rows) => seen.push([...rows]))
    await wait()
    const early = last()
    for (const text of ['a', 'al', 'alm', 'alma', 'alma ', 'alma r', 'alma re', 'alma rey', 'alma reye', 'alma reyes']) {
      list.search(text)
      await wait(20)
    }
    expect(early.signal.aborted).to.equal(true)
    early.answer({ items: [66] })
    await wait(250)
    expect(asked.length).to.equal(2)
    expect(last().search).to.equal('alma reyes')
    list.filter({ accountStatus: ['active'] })
    const late = asked[1] as Asked
    late.answer({ items: [77] })
    await wait()
    expect(asked.length).to.equal(3)
    expect(last().accountStatus).to.deep.equal(['active'])
    last().answer({ items: [1] })
    await wait(30)
    expect(seen.at(-1)).to.deep.equal([1])
    expect(seen.flat()).to.not.include.members([66]).and.not.include.members([77])
  })
  it('ignores the late answer of a call that ignores its signal', async () => {
    const answers: ((page: Page<number>) => void)[] = []
    const list = createList<number>({ pageSize: 3, fetch: () => new Promise((answer) => answers.push(answer)) })
    opened.push(list)
    const seen: number[] = []
    list.rows.subscribe((rows) => seen.push(...rows))
    await wait()
    list.filter({ accountStatus: ['active'] })
    answers[1]?.({ items: [1] })
    await wait(30)
    answers[0]?.({ items: [66] })
    await wait(30)
    expect(seen).to.deep.equal([1])
    expect([...list.rows.value]).to.deep.equal([1])
  })
  it('sends a debounced search at once when `more` is called', async () => {
    const { list, asked, last } = createHeldList()
    list.rows.subscribe(() => {})
    await wait()
    last().answer({ items: [1] })
    await wait()
    list.search('x')
    const more = list.more()
    expect(asked.length).to.equal(2)
    last().answer({ items: [2] })
    await more
    expect([...list.rows.value]).to.deep.equal([2])
    await wait(250)
    expect(asked.length).to.equal(2)
  })
  it('keeps its rows when a page fails, and retries that page', async () => {
    const { list, last } = createHeldList()
    const first = list.more()
    last().answer({ items: [1], next: 'a' })
    await first
    const second = list.more().catch((error) => error)
    last().fail(new Error('down'))
    expect((await second).code).to.equal('unavailable')
    expect(list.status.value).to.equal('failed')
    expect(list.error.value?.retryable).to.equal(true)
    expect([...list.rows.value]).to.deep.equal([1])
    const third = list.more()
    expect(last().cursor).to.equal('a')
    expect(list.error.value).to.equal(undefined)
    last().answer({ items: [2] })
    await third
    expect([...list.rows.value]).to.deep.equal([1, 2])
  })
  it('aborts one task after the last subscriber has left, not earlier', async () => {
    const { list, last, asked } = createHeldList()
    const stop = list.rows.subscribe(() => {})
    await wait()
    stop()
    const again = list.status.subscribe(() => {})
    await wait(5)
    expect(last().signal.aborted).to.equal(false)
    again()
    await wait(5)
    expect(last().signal.aborted).to.equal(true)
    expect(list.status.value).to.equal('idle')
    expect(list.error.value).to.equal(undefined)
    list.rows.subscribe(() => {})
    await wait()
    expect(asked.length).to.equal(2)
  })
  it('refreshes as many rows as were shown', async () => {
    const { list, last, asked } = createHeldList(2)
    list.rows.subscribe(() => {})
    await wait()
    last().answer({ items: [1, 2], next: 'a' })
    await wait()
    const more = list.more()
    last().answer({ items: [3, 4], next: 'b' })
    await more
    const refreshed = list.refresh()
    expect([...list.rows.value]).to.deep.equal([1, 2, 3, 4])
    expect(last().cursor).to.equal(undefined)
    last().answer({ items: [1, 2, 9], next: 'c' })
    await wait()
    last().answer({ items: [10], next: 'd' })
    await refreshed
    expect([...list.rows.value]).to.deep.equal([1, 2, 9, 10])
    expect(asked.length).to.equal(4)
  })
  it('notifies subscribers at most once per frame, always including the last change', async () => {
    const { list, last } = createHeldList(1)
    let notices = 0
    let seen: number[] = []
    list.rows.subscribe((rows) => {
      notices += 1
      seen = [...rows]
    })
    await wait()
    for (let row = 0; row < 20; row++) {
      const more = row === 0 ? undefined : list.more()
      last().answer({ items: [row], next: `${row}` })
      await (more ?? Promise.resolve())
      await Promise.resolve()
    }
    await wait(40)
    expect(seen.length).to.equal(20)
    expect(notices).to.be.below(12)
  })
  it('reports an error thrown by a listener and continues with the others', async () => {
    const { list, last } = createHeldList()
    const reported: unknown[] = []
    // Node has no `reportError`; the fake also works in browsers
    const original = globalThis.reportError
    globalThis.reportError = (error) => reported.push(error)
    const stop = list.status.subscribe(() => {
      throw new Error('listener')
    })
    let status = ''
    list.status.subscribe((value) => {
      status = value
    })
    const more = list.more()
    last().answer({ items: [] })
    await more
    stop()
    globalThis.reportError = original
    expect(status).to.equal('ready')
    expect(reported.length).to.be.above(0)
  })
  it('fetches the rows again for the next subscriber if a refresh was aborted because the last subscriber left', async () => {
    const { list, asked, last } = createHeldList()
    const stop = list.rows.subscribe(() => {})
    await wait()
    last().answer({ items: [1] })
    await wait()
    const refreshed = list.refresh().catch(() => {})
    stop()
    await wait(5)
    await refreshed
    expect(asked[1]?.signal.aborted).to.equal(true)
    const seen: number[][] = []
    list.rows.subscribe((rows) => seen.push([...rows]))
    await wait()
    expect(asked.length, 'a third request').to.equal(3)
    last().answer({ items: [2, 1] })
    await wait(40)
    expect(seen.at(-1)).to.deep.equal([2, 1])
  })
  it('deduplicates a row that is on two pages, and continues after a page without new rows', async () => {
    const { list, last } = createHeldList(3)
    const first = list.more()
    last().answer({ items: [1, 2, 2], next: 'a', total: 4 })
    await first
    const second = list.more()
    last().answer({ items: [2, 1], next: 'b' })
    await wait()
    expect(last().cursor).to.equal('b')
    last().answer({ items: [2, 3], next: 'c' })
    await second
    expect([...list.rows.value]).to.deep.equal([1, 2, 3])
    const failing = list.more().catch((error) => error)
    last().answer({ items: [3, 4], next: 'd' })
    await failing
    const again = list.reload()
    last().answer({ items: [4, 1, 4] })
    await again
    expect([...list.rows.value]).to.deep.equal([4, 1])
  })
  it('lists the rows of a failed load once after a retry', async () => {
    const { list, last } = createHeldList(3)
    const first = list.more()
    last().answer({ items: [], next: 'a' })
    await wait()
    last().fail(new Error('down'))
    await first.catch(() => {})
    const second = list.more()
    last().answer({ items: [], next: 'a' })
    await wait()
    last().answer({ items: [5] })
    await second
    expect([...list.rows.value]).to.deep.equal([5])
  })
  it('rejects and names a cursor of an earlier page, and keeps its rows', async () => {
    const { list, asked, last } = createHeldList()
    for (const [items, next] of [
      [[1], 'a'],
      [[2], 'b'],
    ] as const) {
      const more = list.more()
      last().answer({ items, next })
      await more
    }
    const round = list.more().catch((error) => error)
    last().answer({ items: [3], next: 'a' })
    const error = await round
    expect([error.code, error.field]).to.deep.equal(['bad-answer', 'next'])
    expect(error.reason).to.contain('"a"')
    expect(list.status.value).to.equal('failed')
    expect([...list.rows.value]).to.deep.equal([1, 2])
    expect(asked.length).to.equal(3)
  })
  it('keeps any number of rows during a refresh', async () => {
    const all = Array.from({ length: 12_500 }, (_, index) => index)
    let calls = 0
    const list = createList<number>({
      pageSize: 500,
      fetch: async ({ cursor = '0', limit }) => {
        calls += 1
        const from = Number(cursor)
        const to = from + limit
        return { items: all.slice(from, to), ...(to < 20_000 && { next: String(to) }) }
      },
    })
    list.rows.subscribe(() => {})
    for (let page = 0; page < 25; page += 1) await list.more()
    expect(list.rows.value.length).to.equal(12_500)
    calls = 0
    await list.refresh()
    expect(list.rows.value.length).to.equal(12_500)
    expect(calls).to.be.below(15)
  })
})
