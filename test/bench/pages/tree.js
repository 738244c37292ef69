// The org units tab with many units, compared with a hand-written flat windowed tree.
import { createBackupSession } from '../../../src/core/index.js'
import '../../../src/define.js'
import { createAdapter, scope } from './bench-adapter.js'
import { countNodes, createSamples, interleave, longestBlock, rest, step, timeOf, timeToPaint } from './measure.js'
import { createVanillaTree, orderByHand } from './vanilla-tree.js'

const CHILDREN = 8
const stage = document.querySelector('#stage')

const unitsOf = (count) =>
  Array.from({ length: count }, (_, index) => ({
    id: `unit-${index}`,
    name: `Unit ${(index * 7919) % count}`,
    parentId: index === 0 ? null : `unit-${Math.floor((index - 1) / CHILDREN)}`,
    userCount: index % 40,
  }))

const createOurs = (session) => {
  let element
  const find = (selector) => element.shadowRoot?.querySelector(selector)
  return {
    mount() {
      element = document.createElement('backup-org-units-tab')
      element.session = session
      stage.append(element)
    },
    unmount() {
      element.remove()
      session.orgUnits.collapseAll()
      session.orgUnits.expand('unit-0')
    },
    isShown: () => find('.row .name') != null,
    expandAll: () => session.orgUnits.expandAll(),
    rows: () => [...element.shadowRoot.querySelectorAll('.row')],
    scroller: () => find('.windowed'),
    elements: () => element.shadowRoot.querySelectorAll('*').length,
    nodes: () => countNodes(element.shadowRoot),
    box: () => find('.row .tick'),
  }
}

const measure = async (peer, name, samples, { units }) => {
  await step(`${name} paint`)
  samples.add(`${name} paint`, await timeToPaint(peer.mount, peer.isShown))
  await step()
  await rest(250)
  const isExpanded = () => peer.scroller().scrollHeight >= units * 30 && peer.rows().length > 20
  await step(`${name} expand`)
  samples.add(`${name} expand`, await timeToPaint(peer.expandAll, isExpanded))
  await step()
  await rest(250)
  await step(`${name} tick`)
  for (let times = 0; times < 10; times += 1) {
    const box = peer.box()
    const row = box.closest('.row')
    const was = row.classList.contains('ticked')
    samples.add(
      `${name} tick`,
      await timeToPaint(
        () => box.click(),
        () => row.classList.contains('ticked') !== was,
      ),
    )
    // a change notifies at most once per frame; this loop is faster than a person, so it waits
    await rest(30)
  }
  await step()
  samples.add(`${name} rows`, peer.rows().length)
  samples.add(`${name} elements`, peer.elements())
  samples.add(`${name} nodes`, peer.nodes())
  peer.unmount()
  await rest(50)
}

export const run = async (options) => {
  const { units: count, rounds } = options
  const samples = createSamples()
  const units = unitsOf(count)
  // few members per visible unit, so that this measures the tree rather than the count
  const listCoverage = async () => ({ due: [], protected: [], suspended: [], deleted: [] })
  const create = () => createBackupSession({ adapter: createAdapter({ listOrgUnits: async () => units, listCoverage }), scope })
  let session
  let byHand
  for (let round = 0; round < rounds; round += 1) {
    session?.dispose()
    session = create()
    const { ours, limit } = await longestBlock(() => session.orgUnits.more())
    samples.add('ours block', ours)
    samples.add('limit block', limit)
  }
  await interleave(
    rounds,
    async () => {
      session.dispose()
      session = create()
      samples.add('ours load', await timeOf(() => session.orgUnits.more()))
    },
    async () => samples.add('limit load', await timeOf(() => (byHand = orderByHand(units)))),
  )
  const ours = createOurs(session)
  const limit = createVanillaTree(stage, byHand)
  // The first round is cold: the compiler has not seen the code.
  await interleave(
    rounds + 1,
    (round) => measure(ours, round === 0 ? 'ours cold' : 'ours', samples, options),
    (round) => measure(limit, round === 0 ? 'limit cold' : 'limit', samples, options),
  )
  const both = (name) => ({ ours: samples.median(`ours ${name}`), limit: samples.median(`limit ${name}`) })
  const size = count.toLocaleString('en-US')
  return [
    { what: `org units into the session, in order: ${size}`, ...both('load'), unit: 'ms' },
    { what: 'longest block while they come in, limit an idle page', ...both('block'), unit: 'ms', most: 50 },
    { what: `tree of ${size}: data → paint, first`, ...both('cold paint'), unit: 'ms' },
    { what: `tree of ${size}: data → paint, mounted again`, ...both('paint'), unit: 'ms', times: 2 },
    { what: 'tree: expand all', ...both('expand'), unit: 'ms', times: 2 },
    { what: 'tree: tick', ...both('tick'), unit: 'ms', times: 1.5 },
    { what: 'tree: row nodes', ...both('rows') },
    { what: 'tree: elements', ...both('elements') },
    { what: 'tree: nodes', ...both('nodes'), most: 900 },
  ]
}
