// Exact credits over groups and org units through a session, against bare loops over typed arrays.
import { createBackupSession } from '../../../src/core/index.js'
import { createAdapter, scope } from './bench-adapter.js'
import { createCountsByHand, internByHand } from './counts-by-hand.js'
import { createDirectory, parseAnswers, writeAnswers } from './directory.js'
import { createSamples, interleave, longestBlock, task, timeEach, timeOf } from './measure.js'

const VISIBLE = 50

const createLoading = (directory, answers) => {
  const listCoverage = async ({ within, cursor = '0' }) => {
    // each answer arrives in its own task, as from a network
    await task()
    const pages = answers[directory.setOf.get(`${within.kind}:${within.id}`)]
    const page = pages[Number(cursor)]
    pages[Number(cursor)] = undefined
    return page
  }
  const session = createBackupSession({ adapter: createAdapter({ listCoverage }), scope })
  // the credit line always has a subscriber
  session.credits.subscribe(() => {})
  return session
}

/** Puts the items into the box and waits for the exact count. */
const putUntilExact = (session, refs) =>
  new Promise((resolve) => {
    session.selection.put(refs)
    let isDone = false
    let stop
    stop = session.credits.subscribe(({ isExact }) => {
      if (!isExact || isDone) return
      isDone = true
      // The first call comes before `subscribe` returns.
      queueMicrotask(() => stop())
      resolve()
    })
  })

const measureLoading = async (directory, texts, rounds, samples) => {
  let session
  await interleave(
    rounds,
    async () => {
      session?.dispose()
      session = createLoading(directory, parseAnswers(texts))
      samples.add('ours load', await timeOf(() => putUntilExact(session, directory.refs)))
    },
    async () => {
      const answers = parseAnswers(texts)
      samples.add('limit load', await timeOf(() => internByHand(answers, directory.members.length)))
    },
  )
  return session
}

/**
 * Measures memory of ids and the user map alone, memory of a session with all memberships, and the longest time that the page is blocked.
 */
const weigh = async (directory, texts) => {
  const from = await globalThis.heap()
  let held = internByHand(parseAnswers(texts), directory.members.length).indexes
  const map = (await globalThis.heap()).bytes - from.bytes
  if (held.size !== directory.users) throw new Error('users')
  held = undefined
  const session = createLoading(directory, parseAnswers(texts))
  const block = await longestBlock(() => putUntilExact(session, directory.refs))
  const all = (await globalThis.heap()).bytes - from.bytes
  session.dispose()
  return { map: map / 1e6, all: all / 1e6, block }
}

/** Converts the same memberships to integers, numbered in the order in which answers arrive. */
const inOrderOfArrival = (directory, texts) => {
  const { indexes, members } = internByHand(parseAnswers(texts), directory.members.length)
  const standings = new Uint8Array(directory.users)
  for (const [id, index] of indexes) standings[index] = directory.standings[Number(id.slice(1))]
  return { ...directory, members, standings }
}

const check = (session, byHand, what) => {
  const { allocated, isExact } = session.credits.value
  if (!isExact || allocated !== byHand.credits) throw new Error(`${what}: ${allocated} instead of ${byHand.credits}`)
}

/** Adds a group to a box with other groups and removes it, by group size. */
const measureToggles = async (session, byHand, directory, rounds, samples, toggles) => {
  const { selection, credits } = session
  for (const { name, set, times } of toggles) {
    const refs = [directory.refs[set]]
    await interleave(
      rounds,
      async () => {
        const act = () => {
          selection.put(refs)
          credits.value
          selection.remove(refs)
          credits.value
        }
        act()
        samples.add(`ours ${name}`, timeEach(times, act) / 2)
        check(session, byHand, name)
      },
      async () => {
        const act = () => {
          byHand.add(set)
          byHand.remove(set)
        }
        act()
        samples.add(`limit ${name}`, timeEach(times, act) / 2)
      },
    )
  }
}

const measureAll = async (session, byHand, directory, rounds, samples) => {
  const groups = directory.refs.slice(0, directory.groups)
  const clear = () => {
    session.selection.clear()
    for (let set = 0; set < directory.groups; set += 1) byHand.remove(set)
  }
  let didOurs = false
  let didLimit = false
  const done = () => {
    if (!didOurs || !didLimit) return
    check(session, byHand, 'all groups')
    clear()
    didOurs = false
    didLimit = false
  }
  await interleave(
    rounds,
    async () => {
      samples.add('ours all', await timeOf(() => putUntilExact(session, groups)))
      didOurs = true
      done()
    },
    async () => {
      const from = performance.now()
      for (let set = 0; set < directory.groups; set += 1) byHand.add(set)
      samples.add('limit all', performance.now() - from)
      didLimit = true
      done()
    },
  )
}

/** Measures the costs of visible rows, read again after each change of the box. */
const measureCosts = async (session, byHand, directory, rounds, samples, name, sets) => {
  const readables = sets.map((set) => session.coverage.cost(directory.refs[set]))
  const other = [directory.refs[directory.groups - 1]]
  await interleave(
    rounds,
    async () => {
      const times = []
      for (let time = 0; time < 10; time += 1) {
        session.selection[time % 2 === 0 ? 'put' : 'remove'](other)
        const from = performance.now()
        for (const readable of readables) readable.value
        times.push(performance.now() - from)
      }
      samples.add(`ours ${name}`, times.reduce((sum, time) => sum + time) / times.length)
      for (const [index, set] of sets.entries()) {
        const { credits } = readables[index].value
        if (credits !== byHand.cost(set)) throw new Error(`cost of ${set}: ${credits} instead of ${byHand.cost(set)}`)
      }
    },
    async () => {
      const act = () => sets.reduce((sum, set) => sum + byHand.cost(set), 0)
      act()
      samples.add(`limit ${name}`, timeEach(10, act))
    },
  )
}

export const run = async (options) => {
  const { rounds, groups } = options
  const samples = createSamples()
  const directory = createDirectory(options)
  const texts = writeAnswers(directory)
  const weight = await weigh(directory, texts)
  const session = await measureLoading(directory, texts, rounds, samples)
  session.selection.clear()
  const byHand = createCountsByHand(inOrderOfArrival(directory, texts))
  texts.length = 0
  await measureAll(session, byHand, directory, rounds, samples)
  const base = Array.from({ length: VISIBLE }, (_, index) => Math.floor(groups / 100) + index)
  session.selection.put(base.map((set) => directory.refs[set]))
  for (const set of base) byHand.add(set)
  const sized = (wanted) => directory.sizes.subarray(0, groups).findIndex((size) => size <= wanted)
  await measureToggles(session, byHand, directory, rounds, samples, [
    { name: 'small', set: sized(100), times: 2000 },
    { name: 'middle', set: sized(10_000), times: 200 },
    { name: 'big', set: 0, times: 6 },
  ])
  const visible = Array.from({ length: VISIBLE }, (_, index) => Math.floor(groups / 20) + index)
  await measureCosts(session, byHand, directory, rounds, samples, 'visible', visible)
  const biggest = Array.from({ length: VISIBLE }, (_, index) => index)
  await measureCosts(session, byHand, directory, rounds, samples, 'biggest', biggest)

  const both = (name) => ({ ours: samples.median(`ours ${name}`), limit: samples.median(`limit ${name}`), unit: 'ms' })
  const number = (value) => value.toLocaleString('en-US')
  const { sizes, members, refs } = directory
  return [
    {
      what: `${number(members.length)} memberships of ${number(refs.length)} items: put → exact, limit one Map pass`,
      ...both('load'),
      times: 1.3,
    },
    { what: 'longest block while they come in, limit an idle page', ...weight.block, unit: 'ms', most: 16 },
    { what: 'memory with all of it in the box, limit the Map of users alone', ours: weight.all, limit: weight.map, unit: 'MB' },
    { what: 'memory of memberships, box and counts alone', ours: weight.all - weight.map, unit: 'MB', most: 40 },
    { what: `toggle a group of ${number(sizes[sized(100)])}`, ...both('small'), times: 3, most: 0.01 },
    { what: `toggle a group of ${number(sizes[sized(10_000)])}`, ...both('middle'), times: 3, most: 0.05 },
    { what: `toggle a group of ${number(sizes[0])}`, ...both('big'), times: 3, most: 1.5 },
    { what: `count all ${number(groups)} groups`, ...both('all'), most: 25 },
    { what: `cost of ${VISIBLE} visible`, ...both('visible'), most: 0.2 },
    { what: `cost of the ${VISIBLE} biggest`, ...both('biggest'), most: 3 },
  ]
}
