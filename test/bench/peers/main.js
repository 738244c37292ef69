// Measures one list in a fresh browser. Each list loads on demand, so that it pays for no code of another.
import { userOf } from '../pages/bench-adapter.js'

const LISTS = {
  'by hand': async (users) => (await import('../pages/list.js')).createVanilla(users),
  ours: async (users) => {
    const { createLoad, createOurs } = await import('../pages/list.js')
    const { session, act } = createLoad(users)
    await act()
    return createOurs(session)
  },
  'Lit + tanstack': async (users) => (await import('./tanstack.js')).createTanstack(users),
  'vaadin-grid': async (users) => (await import('./vaadin.js')).createVaadin(users),
  'ag-grid': async (users) => (await import('./ag-grid.js')).createAgGrid(users),
  tabulator: async (users) => (await import('./tabulator.js')).createTabulator(users),
}

/** Reports each sample at once, because a list may not come to its end. */
globalThis.benchPeer = async (name, { rounds, ...options }) => {
  const users = Array.from({ length: options.rows }, (_, index) => userOf(index))
  const peer = await LISTS[name](users)
  const { measure } = await import('../pages/list.js')
  for (let round = 0; round < rounds; round += 1) {
    const isFirst = round === 0
    await measure(peer, 'list', { add: (what, value) => globalThis.sample(what.slice('list '.length), value, isFirst) }, options)
  }
}
