import { readFileSync } from 'node:fs'

const MAIN_THREAD = `/proc/self/task/${process.pid}/schedstat`

const allThreadsMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const mainThreadMs = (): number => Number(readFileSync(MAIN_THREAD, 'utf8').split(' ', 1)[0]) / 1e6

const processorTime = (): (() => number) => {
  try {
    return mainThreadMs() > 0 ? mainThreadMs : allThreadsMs
  } catch {
    return allThreadsMs
  }
}

/** Watches the event loop until the returned function is called. */
export const watchTurns = () => {
  let [longestMs, longestCpuMs] = [0, 0]
  const readCpu = processorTime()
  let [at, cpu] = [performance.now(), readCpu()]
  let turn: NodeJS.Immediate
  const look = (): void => {
    longestMs = Math.max(longestMs, performance.now() - at)
    longestCpuMs = Math.max(longestCpuMs, readCpu() - cpu)
    ;[at, cpu] = [performance.now(), readCpu()]
    turn = setImmediate(look)
  }
  look()
  return () => {
    clearImmediate(turn)
    return { longestMs, longestCpuMs }
  }
}
