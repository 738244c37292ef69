// Timers and samples of the benchmarks.

export const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

export const percentile = (numbers, share) => {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]
}

const tasks = []
const { port1: taskEnd, port2: taskStart } = new MessageChannel()
taskEnd.onmessage = () => tasks.shift()()

/** Resolves in a new task, without the 4 ms delay of nested timers. */
export const task = () =>
  new Promise((resolve) => {
    tasks.push(resolve)
    taskStart.postMessage(0)
  })

export const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Resolves after the next frame. */
export const painted = async () => {
  await new Promise(requestAnimationFrame)
  await task()
}

/** Milliseconds from an action to the end of the first frame that shows it. */
export const timeToPaint = async (act, isShown) => {
  const from = performance.now()
  act()
  for (let frames = 0; frames < 5000; frames += 1) {
    await painted()
    if (isShown()) return performance.now() - from
  }
  throw new Error(`never shown: ${isShown}`)
}

/** Milliseconds that a function takes. */
export const timeOf = async (act) => {
  const from = performance.now()
  await act()
  return performance.now() - from
}

/**
 * Returns the longest time in ms for which a piece of work blocks the page. Also returns it for an idle page of equal duration, as the
 * noise of the machine. This watcher occupies a whole core, so do not measure anything else at the same time.
 */
export const longestBlock = async (act) => {
  const { longest, time } = await watch(act)
  return { ours: longest, limit: (await watch(() => rest(Math.min(time, 2000)))).longest }
}

const watch = async (act) => {
  let longest = 0
  let isOver = false
  const from = performance.now()
  let last = from
  const { port1, port2 } = new MessageChannel()
  const look = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }
  port1.onmessage = () => {
    look()
    if (!isOver) port2.postMessage(0)
  }
  port2.postMessage(0)
  await act()
  look()
  isOver = true
  port1.close()
  return { longest, time: performance.now() - from }
}

/** Number of nodes below an element, including texts, spaces and comments. */
export const countNodes = (root) => {
  const walker = document.createTreeWalker(root)
  let nodes = 0
  while (walker.nextNode() !== null) nodes += 1
  return nodes
}

/** Milliseconds per repetition. */
export const timeEach = (times, act) => {
  const from = performance.now()
  for (let time = 0; time < times; time += 1) act(time)
  return (performance.now() - from) / times
}

/** Creates the collection of samples by name, one per round and peer. */
export const createSamples = () => {
  const all = new Map()
  return {
    add(name, value) {
      const known = all.get(name)
      if (known === undefined) all.set(name, [value])
      else known.push(value)
    },
    /** The median, or the best round of a benchmark that runs with `--best`. */
    median: (name) => (globalThis.isBest ? Math.min(...all.get(name)) : median(all.get(name))),
    most: (name) => Math.max(...all.get(name)),
  }
}

/** Alternates between the peers, and alternates which peer begins. */
export const interleave = async (rounds, ours, limit) => {
  for (let round = 0; round < rounds; round += 1) {
    for (const peer of round % 2 === 0 ? [limit, ours] : [ours, limit]) await peer(round)
  }
}

/** Starts a named step of a benchmark that runs with `--profile`; without a name, ends the last step. */
export const step = async (name) => globalThis.profileStep?.(name)
