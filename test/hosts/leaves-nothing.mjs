// Adds and removes the page 50 times, mostly before it has loaded, and counts the objects that remain.
import assert from 'node:assert/strict'

const MOUNTS = 50
/** Number of garbage collections before a measurement. */
const COLLECTIONS = 4
const MORE_LISTENERS = 20
const MORE_NODES = 100
const MORE_CYCLES = 5

const instrument = async (cdp, expression) => {
  const { result } = await cdp.send('Runtime.evaluate', { expression })
  return result.objectId
}

/** Number of objects of a class after a garbage collection. */
const countOf = async (cdp, prototype) => {
  const prototypeObjectId = await instrument(cdp, prototype)
  const { objects } = await cdp.send('Runtime.queryObjects', { prototypeObjectId, objectGroup: 'count' })
  const { result } = await cdp.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: 'function () { return this.length }',
    returnByValue: true,
  })
  await cdp.send('Runtime.releaseObjectGroup', { objectGroup: 'count' })
  return result.value
}

const listenersOf = async (cdp, target) => {
  const objectId = await instrument(cdp, target)
  const { listeners } = await cdp.send('DOMDebugger.getEventListeners', { objectId })
  return listeners.map(({ type }) => type).sort()
}

/** Number of nodes in the portal's log of events. */
const countLogged = () => {
  const log = document.querySelector('#events')
  return log === null ? 0 : document.evaluate('count(.//node())', log).numberValue
}

const measure = async (page, cdp) => {
  // the collection of an object lets go of others, which the next collection finds
  for (let round = 0; round < COLLECTIONS; round += 1) {
    await cdp.send('HeapProfiler.collectGarbage')
    await page.waitForTimeout(200)
  }
  const { metrics } = await cdp.send('Performance.getMetrics')
  const metric = (name) => metrics.find((one) => one.name === name).value
  return {
    pages: await countOf(cdp, `customElements.get('backup-start-page').prototype`),
    boxes: await countOf(cdp, `customElements.get('selection-box').prototype`),
    channels: await countOf(cdp, 'BroadcastChannel.prototype'),
    workers: page.workers().length,
    window: await listenersOf(cdp, 'window'),
    document: await listenersOf(cdp, 'document'),
    listeners: metric('JSEventListeners'),
    // without the log of the portal, which grows with every restored list
    nodes: metric('Nodes') - (await page.evaluate(countLogged)),
    heap: Math.round(metric('JSHeapUsedSize') / 1024),
  }
}

export const leavesNothing = async ({ page, context, requests, say }) => {
  const cdp = await context.newCDPSession(page)
  await cdp.send('Performance.enable')
  const toggle = page.locator('#toggle')
  const isIn = async () => (await page.locator('backup-start-page').count()) === 1
  const cycle = async (patience) => {
    await toggle.click()
    if (patience === 'rows') await page.getByRole('row').nth(3).waitFor()
    else await page.waitForTimeout(patience)
    await toggle.click()
  }
  if (await isIn()) await toggle.click()
  await cycle('rows')
  const before = await measure(page, cdp)
  for (let mount = 0; mount < MOUNTS; mount += 1) await cycle(mount % 5 === 0 ? 'rows' : mount % 7)
  await page.waitForTimeout(500)
  const quietFrom = requests.length
  const timers = await page.evaluate(async () => {
    // timers set from now on are leaks, because earlier ones have fired
    const set = []
    const { setTimeout: later, setInterval: every, requestAnimationFrame: frame } = window
    window.setTimeout = (...args) => set.push('setTimeout') && later(...args)
    window.setInterval = (...args) => set.push('setInterval') && every(...args)
    window.requestAnimationFrame = (...args) => set.push('requestAnimationFrame') && frame(...args)
    await new Promise((resolve) => later(resolve, 1500))
    Object.assign(window, { setTimeout: later, setInterval: every, requestAnimationFrame: frame })
    return set
  })
  const isClean = ({ listeners, nodes }) => listeners <= before.listeners + MORE_LISTENERS && nodes <= before.nodes + MORE_NODES
  const late = requests.slice(quietFrom)
  let after = await measure(page, cdp)
  // the browser may keep the nodes of the last page, until another page comes and goes; a leak only grows
  for (let again = 0; again < MORE_CYCLES && !isClean(after); again += 1) {
    await cycle('rows')
    after = await measure(page, cdp)
  }
  const figures = ({ pages, listeners, nodes, heap }) => `${pages} pages, ${listeners} listeners, ${nodes} nodes, ${heap} kB`
  say(`after 1 mount ${figures(before)}; after ${MOUNTS} more ${figures(after)}`)
  assert.deepEqual(late, [], 'no requests go on')
  assert.deepEqual(timers, [], 'no timers go on')
  assert.ok(after.pages <= 1, `${after.pages} pages are alive`)
  assert.ok(after.boxes <= 1, `${after.boxes} boxes are alive`)
  assert.ok(after.channels <= 1, `${after.channels} channels are open`)
  assert.equal(after.workers, 0, 'no worker is left')
  assert.deepEqual(after.window, before.window, 'no listeners are left on the window')
  assert.deepEqual(after.document, before.document, 'no listeners are left on the document')
  assert.ok(after.listeners <= before.listeners + MORE_LISTENERS, `${before.listeners} → ${after.listeners} listeners`)
  assert.ok(after.nodes <= before.nodes + MORE_NODES, `${before.nodes} → ${after.nodes} nodes`)
  await cdp.detach()
}
