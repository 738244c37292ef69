// The users tab with a long list, compared with a hand-written windowed list.
import { createBackupSession } from '../../../src/core/index.js'
import '../../../src/define.js'
import { createAdapter, scope, userOf } from './bench-adapter.js'
import { countNodes, createSamples, interleave, longestBlock, painted, percentile, rest, step, timeOf, timeToPaint } from './measure.js'
import { createVanillaWindow } from './vanilla-window.js'

const PAGE = 1000
const JUMPS = 25
const WHEELS = 40
const stage = document.querySelector('#stage')

/** The toggle of a row by its checkbox. */
const toggleOf = (box) => {
  const row = box.closest('.row')
  const was = row.classList.contains('ticked')
  return { act: () => box.click(), isShown: () => row.classList.contains('ticked') !== was }
}

/** Calls a function with every row that is ticked before the list is shown. */
const forTicked = ({ rows, ticked }, tick) => {
  for (let index = 0; index < ticked; index += 1) tick((index * 7) % rows)
}

export const createOurs = (session) => {
  let element
  const root = () => element.shadowRoot
  const rows = () => [...root().querySelectorAll('.row')]
  const inView = () => rows().find((row) => row.getBoundingClientRect().top > root().querySelector('.windowed').getBoundingClientRect().top)
  return {
    mount() {
      element = document.createElement('backup-users-tab')
      element.session = session
      stage.append(element)
    },
    unmount: () => element.remove(),
    scroller: () => root().querySelector('.windowed'),
    isShown: () => root()?.querySelector('.row .name')?.textContent !== undefined,
    elements: () => root().querySelectorAll('*').length,
    nodes: () => countNodes(root()),
    rows,
    lastRow: () => Math.max(...rows().map((row) => Number(row.getAttribute('aria-rowindex')))) - 1,
    rowAt: (x, y) => root().elementFromPoint(x, y)?.closest('.row') ?? undefined,
    toggle: () => toggleOf(inView().querySelector('input') ?? root().querySelector('.row input')),
    tickBefore: (options) => forTicked(options, (index) => session.selection.tick({ kind: 'user', id: userOf(index).id, label: '' }, true)),
    clear: () => session.selection.clearTicks(),
    tickAll: () => void session.selection.tickAll('users', 'loaded'),
    isAllTicked: () => rows().every((row) => row.matches('.inactive, .ticked')),
  }
}

export const createVanilla = (users) => {
  const ticked = new Uint8Array(users.length)
  const canTick = new Uint8Array(users.map(({ accountStatus }) => (accountStatus === 'active' ? 1 : 0)))
  let list
  const cell = (row, tag) => row.appendChild(document.createElement(tag))
  const make = () => {
    const element = document.createElement('div')
    element.className = 'row'
    const check = cell(element, 'input')
    check.type = 'checkbox'
    const row = { element, index: 0, check, cells: [1, 2, 3, 4].map(() => cell(element, 'span')) }
    check.addEventListener('change', () => {
      ticked[row.index] = check.checked ? 1 : 0
      element.classList.toggle('ticked', check.checked)
    })
    return row
  }
  const fill = (row, index) => {
    const user = users[index]
    const [name, email, backup, cost] = row.cells
    row.index = index
    row.check.hidden = canTick[index] === 0
    row.check.checked = ticked[index] === 1
    row.element.classList.toggle('ticked', ticked[index] === 1)
    row.element.ariaRowIndex = index + 1
    name.textContent = user.name
    email.textContent = user.email
    backup.textContent = user.backupStatus
    cost.textContent = user.backupStatus === 'none' && canTick[index] === 1 ? '1 credit' : 'none'
  }
  const rows = () => [...list.spacer.children].filter((row) => !row.hidden)
  return {
    mount() {
      list = createVanillaWindow(stage, { count: users.length, make, fill })
    },
    unmount: () => list.remove(),
    scroller: () => list.scroller,
    isShown: () => rows().length > 0,
    elements: () => list.scroller.querySelectorAll('*').length,
    nodes: () => countNodes(list.scroller),
    rows,
    lastRow: () => Math.max(...rows().map(({ ariaRowIndex }) => Number(ariaRowIndex))),
    rowAt: (x, y) => document.elementFromPoint(x, y)?.closest('.row') ?? undefined,
    toggle: () => toggleOf(list.spacer.querySelector('.row:not([hidden]) input:not([hidden])')),
    tickBefore: (options) => forTicked(options, (index) => (ticked[index] = canTick[index])),
    clear: () => ticked.fill(0),
    tickAll() {
      ticked.set(canTick)
      list.render()
    },
    isAllTicked: () => rows().every((row) => row.matches('.ticked') || row.querySelector('input').hidden),
  }
}

/** Returns whether rows are missing at the top, in the middle or at the bottom of the viewport. */
const isBlank = (peer) => {
  const { top, bottom, left, width } = peer.scroller().getBoundingClientRect()
  return [top + 20, (top + bottom) / 2, bottom - 20].some((y) => peer.rowAt(left + width / 2, y) === undefined)
}

/**
 * Measures one round of a list: paint, toggle, jumps, wheel, tick all. `tickBefore` ticks rows before the list is shown, or `tickAfter`
 * after it, if only the list itself can hold ticks.
 */
export const measure = async (peer, name, samples, options) => {
  peer.tickBefore?.(options)
  await rest(50)
  await step(`${name} paint`)
  samples.add(`${name} paint`, await timeToPaint(peer.mount, peer.isShown))
  await step()
  await rest(200)
  await peer.tickAfter?.(options)
  samples.add(`${name} nodes`, peer.nodes())
  await step(`${name} toggle`)
  for (let times = 0; times < 10; times += 1) {
    const { act, isShown } = peer.toggle()
    samples.add(`${name} toggle`, await timeToPaint(act, isShown))
  }
  await step(`${name} jump`)
  const jumps = []
  let blank = 0
  for (let jump = 0; jump < JUMPS; jump += 1) {
    const scroller = peer.scroller()
    const to = ((jump * 7919 + 13) % 1000) / 1000
    jumps.push(
      await timeToPaint(
        () => (scroller.scrollTop = to * scroller.scrollHeight),
        () => true,
      ),
    )
    if (isBlank(peer)) blank += 1
  }
  await step()
  samples.add(`${name} jump`, percentile(jumps, 0.95))
  samples.add(`${name} blank`, blank)
  await rest(250)
  await step(`${name} wheel`)
  for (let turn = 0; turn < WHEELS; turn += 1) {
    samples.add(
      `${name} wheel`,
      await timeToPaint(
        () => (peer.scroller().scrollTop += 120),
        () => true,
      ),
    )
  }
  await step()
  await rest(250)
  await step(`${name} all`)
  samples.add(`${name} all`, await timeToPaint(peer.tickAll, peer.isAllTicked))
  await step()
  peer.clear()
  peer.scroller().scrollTop = peer.scroller().scrollHeight
  await painted()
  samples.add(`${name} last`, peer.lastRow())
  samples.add(`${name} rows`, peer.rows().length)
  samples.add(`${name} elements`, peer.elements())
  peer.unmount()
  await rest(50)
}

/** Measures the memory of the element without the session, and the memory left after its removal. */
const weigh = async (peer) => {
  const cycle = async () => {
    peer.mount()
    await painted()
    await rest(30)
    peer.unmount()
    await rest(30)
  }
  for (let times = 0; times < 5; times += 1) await cycle()
  const before = await globalThis.heap()
  peer.mount()
  await rest(250)
  const mounted = await globalThis.heap()
  peer.unmount()
  await rest(250)
  const from = await globalThis.heap()
  for (let times = 0; times < 20; times += 1) await cycle()
  const to = await globalThis.heap()
  return {
    over: (mounted.bytes - before.bytes) / 1e6,
    leak: Math.max(0, (to.bytes - from.bytes) / 20 / 1000),
    nodes: to.nodes - from.nodes,
    listeners: to.listeners - from.listeners,
  }
}

/** Loads all pages into a session. For comparison, hand-written code puts each user into a Map. */
export const createLoad = (users) => {
  const listUsers = async ({ cursor = '0' }) => {
    const to = Number(cursor) + PAGE
    return { items: users.slice(Number(cursor), to), total: users.length, ...(to < users.length && { next: String(to) }) }
  }
  const session = createBackupSession({ adapter: createAdapter({ listUsers }), scope, pageSize: PAGE })
  const act = async () => {
    while (session.users.hasMore.value) await session.users.more()
  }
  return { session, act }
}
const loadByHand = (users) => {
  const byId = new Map()
  for (const user of users) {
    if (typeof user.id !== 'string' || typeof user.email !== 'string' || typeof user.name !== 'string') throw new TypeError('user')
    byId.set(user.id, user)
  }
  return byId
}

export const run = async (options) => {
  const { rows, rounds } = options
  const samples = createSamples()
  const users = Array.from({ length: rows }, (_, index) => userOf(index))
  const first = createLoad(users)
  const block = await longestBlock(first.act)
  let { session } = first
  await interleave(
    rounds,
    async () => {
      session.dispose()
      const load = createLoad(users)
      session = load.session
      samples.add('ours load', await timeOf(load.act))
    },
    async () => samples.add('limit load', await timeOf(() => loadByHand(users))),
  )
  const ours = createOurs(session)
  const limit = createVanilla(users)
  // The first round is cold: the compiler has not seen the code.
  await interleave(
    rounds + 1,
    (round) => measure(ours, round === 0 ? 'ours cold' : 'ours', samples, options),
    (round) => measure(limit, round === 0 ? 'limit cold' : 'limit', samples, options),
  )
  const weight = await weigh(ours)
  const both = (name) => ({ ours: samples.median(`ours ${name}`), limit: samples.median(`limit ${name}`) })
  const millions = rows.toLocaleString('en-US')
  return [
    { what: `users into the session: ${millions} in pages of ${PAGE.toLocaleString('en-US')}`, ...both('load'), unit: 'ms' },
    { what: 'longest block while they come in, limit an idle page', ...block, unit: 'ms', most: 50 },
    { what: `list of ${millions}: data → paint, first`, ...both('cold paint'), unit: 'ms', times: 3 },
    { what: `list of ${millions}: data → paint, mounted again`, ...both('paint'), unit: 'ms', times: 2 },
    { what: 'list: tick all loaded', ...both('all'), unit: 'ms', times: 2 },
    { what: `list: toggle with ${options.ticked.toLocaleString('en-US')} ticked`, ...both('toggle'), unit: 'ms', times: 1.3 },
    { what: 'list: scroll jump, p95', ...both('jump'), unit: 'ms', times: 1.5 },
    { what: 'list: wheel step', ...both('wheel'), unit: 'ms', times: 1.3 },
    { what: 'list: blank frames after jumps', ...both('blank'), exactly: 0 },
    { what: 'list: last row reached', ...both('last'), exactly: rows },
    { what: 'list: row nodes', ...both('rows') },
    { what: 'list: elements', ...both('elements') },
    { what: 'list: nodes, first screen', ...both('nodes'), most: 900 },
    { what: 'list: heap over the data', ours: weight.over, unit: 'MB', most: 2 },
    { what: 'list: left behind by a mount cycle', ours: weight.leak, unit: 'kB', most: 5 },
    { what: 'list: nodes left behind by 20 cycles', ours: weight.nodes, most: 0 },
    { what: 'list: listeners left behind by 20 cycles', ours: weight.listeners, most: 0 },
  ]
}
