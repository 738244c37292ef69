// Measures the steps of a benchmark: which functions take the time, and how much time of the processor each step takes.
import { table } from './table.mjs'

/** Functions listed for each step. */
const MOST = 12
/** CPU times of the main thread, of which `TaskDuration` includes the next three, and of the process with its workers. */
const PARTS = ['TaskDuration', 'ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration', 'ProcessDuration']
/** Entries of the profiler that are no work of ours. */
const IDLE = new Set(['(root)', '(idle)'])

/** Adds the time of each sample to the function on top of the stack. */
const addSelfTimes = ({ nodes, samples, timeDeltas }, times) => {
  const byId = new Map(nodes.map((node) => [node.id, node.callFrame]))
  for (const [at, id] of samples.entries()) {
    const { functionName, lineNumber, columnNumber } = byId.get(id)
    if (IDLE.has(functionName)) continue
    const name = `${functionName || '(anonymous)'}${lineNumber < 0 ? '' : `:${lineNumber}:${columnNumber}`}`
    times.set(name, (times.get(name) ?? 0) + timeDeltas[at] / 1000)
  }
}

/**
 * @param {import('playwright-core').Page} page
 * @param {{ isSampled: boolean }} options whether it names functions; sampling them takes time itself
 */
export const createProfile = async (page, { isSampled }) => {
  const client = await page.context().newCDPSession(page)
  if (isSampled) {
    await client.send('Profiler.enable')
    await client.send('Profiler.setSamplingInterval', { interval: 100 })
  }
  // CPU time of the thread, because other programs take turns on the same processor
  await client.send('Performance.enable', { timeDomain: 'threadTicks' })
  const browser = await page.context().browser().newBrowserCDPSession()
  const steps = new Map()
  const costs = new Map()
  let current
  let before
  const readCosts = async () => {
    const { metrics } = await client.send('Performance.getMetrics')
    const { processInfo } = await browser.send('SystemInfo.getProcessInfo')
    const renderers = processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0)
    return new Map([...metrics.map(({ name, value }) => [name, value * 1000]), ['ProcessDuration', renderers]])
  }
  const addCosts = async () => {
    const after = await readCosts()
    const sums = costs.get(current) ?? new Map(PARTS.map((part) => [part, 0]))
    costs.set(current, sums)
    for (const part of PARTS) sums.set(part, sums.get(part) + after.get(part) - before.get(part))
  }
  const end = async () => {
    if (current === undefined) return
    await addCosts()
    if (!isSampled) {
      current = undefined
      return
    }
    const { profile } = await client.send('Profiler.stop')
    const times = steps.get(current) ?? new Map()
    steps.set(current, times)
    addSelfTimes(profile, times)
    current = undefined
  }
  return {
    /** Ends the last step and starts the next one, if it has a name. */
    async step(name) {
      await end()
      if (name === undefined || name === null) return
      current = name
      if (isSampled) await client.send('Profiler.start')
      before = await readCosts()
    },
    /** Table of the processor time of each step, ours beside the limit: of the page's thread, or of all threads with its workers. */
    async times(section, part) {
      await end()
      const timeOf = (name) => costs.get(name)?.get(part)
      // a step without a limit of its own has the one that its name begins with
      const limitOf = (name) => timeOf(`limit ${name}`) ?? timeOf(`limit ${name.split(',')[0]}`)
      const names = [...costs.keys()].filter((name) => name.startsWith('ours ')).map((name) => name.slice('ours '.length))
      return table(names.map((name) => ({ what: `${section}: ${name}`, ours: timeOf(`ours ${name}`), limit: limitOf(name), unit: 'ms' })))
    },
    async report() {
      await end()
      return [...steps]
        .map(([name, times]) => {
          const total = [...times.values()].reduce((sum, time) => sum + time, 0)
          const top = [...times].sort(([, a], [, b]) => b - a).slice(0, MOST)
          const parts = PARTS.map((part) => `${part.replace('Duration', '')} ${costs.get(name).get(part).toFixed(1)}`).join(', ')
          return [
            `  ${name}: ${total.toFixed(0)} ms; CPU ms: ${parts}`,
            ...top.map(([what, time]) => `    ${time.toFixed(1).padStart(8)} ms  ${what}`),
          ].join('\n')
        })
        .join('\n')
    },
  }
}
