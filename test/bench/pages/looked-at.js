// Measures the time from an empty box to the exact count while elements are on screen, compared with the same session without elements.
import { createBackupSession } from '../../../src/core/index.js'
import { createAdapter, scope, userOf } from './bench-adapter.js'
import { createCountsByHand, internByHand } from './counts-by-hand.js'
import { createDirectory, parseAnswers, writeAnswers } from './directory.js'
import { createSamples, longestBlock, painted, step, task, timeOf } from './measure.js'
import '../../../src/define.js'

const PAGE = 200

/** The views on screen while the members load. */
const VIEWS = {
  'the box': ['selection-box'],
  'box and users tab': ['selection-box', 'backup-users-tab'],
  'box and groups tab': ['selection-box', 'backup-groups-tab'],
}

const createSession = (directory, answers) =>
  createBackupSession({
    scope,
    adapter: createAdapter({
      listUsers: async (_, { cursor = '0' }) => {
        const from = Number(cursor)
        const to = Math.min(directory.users, from + PAGE)
        const items = Array.from({ length: to - from }, (_, at) => userOf(from + at))
        return { items, total: directory.users, ...(to < directory.users && { next: String(to) }) }
      },
      listGroups: async (_, { cursor = '0' }) => {
        const from = Number(cursor)
        const to = Math.min(directory.groups, from + PAGE)
        const items = directory.refs.slice(from, to).map(({ id, label }, at) => ({
          id,
          name: label,
          email: `${id}@north.example.com`,
          memberCount: directory.sizes[from + at],
        }))
        return { items, total: directory.groups, ...(to < directory.groups && { next: String(to) }) }
      },
      listCoverage: async ({ within, cursor = '0' }) => {
        // Each answer arrives in its own task, as from a network.
        await task()
        return answers[directory.setOf.get(`${within.kind}:${within.id}`)][Number(cursor)]
      },
    }),
  })

/** Puts every item into the box and waits for the exact count. */
const fill = (session, directory) =>
  new Promise((resolve) => {
    session.selection.put(directory.refs)
    session.credits.subscribe(({ isExact }) => isExact && resolve())
  })

const mount = async (tags, session) => {
  const stage = document.querySelector('#stage')
  stage.replaceChildren(
    ...tags.map((tag) => {
      const element = document.createElement(tag)
      element.session = session
      element.style.height = '420px'
      return element
    }),
  )
  for (let frames = 0; frames < 20; frames += 1) await painted()
}

const measure = async (directory, texts, name, tags) => {
  const session = createSession(directory, parseAnswers(texts))
  session.credits.subscribe(() => {})
  await mount(tags, session)
  await step(tags.length === 0 ? `limit ${directory.refs.length} items` : `ours ${directory.refs.length} items, ${name}`)
  const time = await timeOf(() => fill(session, directory))
  await step()
  const { allocated } = session.credits.value
  await mount([], session)
  session.dispose()
  return { time, allocated }
}

/** The credits of the whole box by brute force. */
const countByHand = (directory, texts) => {
  const { indexes, members } = internByHand(parseAnswers(texts), directory.members.length)
  const standings = new Uint8Array(directory.users)
  for (const [id, index] of indexes) standings[index] = directory.standings[Number(id.slice(1))]
  const byHand = createCountsByHand({ ...directory, members, standings })
  for (let set = 0; set < directory.sizes.length; set += 1) byHand.add(set)
  return byHand.credits
}

const runSize = async (size, rounds) => {
  const samples = createSamples()
  const directory = createDirectory(size)
  const texts = writeAnswers(directory)
  const truth = countByHand(directory, texts)
  const number = (value) => value.toLocaleString('en-US')
  const what = `${number(size.users)} users, ${number(directory.refs.length)} items, ${number(directory.members.length)} memberships`
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, tags] of [['nobody', []], ...Object.entries(VIEWS)]) {
      const { time, allocated } = await measure(directory, texts, name, tags)
      if (allocated !== truth) throw new Error(`${what}, ${name}: ${allocated} instead of ${truth}`)
      samples.add(name, time)
    }
  }
  const session = createSession(directory, parseAnswers(texts))
  await mount(VIEWS['box and users tab'], session)
  const block = await longestBlock(() => fill(session, directory))
  await mount([], session)
  session.dispose()
  return [
    ...Object.keys(VIEWS).map((name) => ({
      what: `${what}: put → exact with ${name} on screen, limit nobody looks`,
      ours: samples.median(name),
      limit: samples.median('nobody'),
      unit: 'ms',
      times: 1.2,
    })),
    { what: `${what}: longest block with box and users tab on screen, limit an idle page`, ...block, unit: 'ms', most: 50 },
  ]
}

export const run = async ({ sizes, rounds }) => {
  const rows = []
  for (const size of sizes) rows.push(...(await runSize(size, rounds)))
  return rows
}
