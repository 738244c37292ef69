import { type ChildProcess, spawn } from 'node:child_process'

/** Milliseconds between SIGTERM and SIGKILL. */
const GRACE_MS = 5_000

/**
 * A process that survives a crash of this one. When this process ends in any way, the watchdog's standard input closes, and it kills the
 * groups that are still registered. Without it, programs would continue after `kill -9` of the server, alongside their own retries.
 */
const WATCHDOG = `
const groups = new Set()
let rest = ''
process.stdin.setEncoding('utf8').on('data', (text) => {
  const lines = (rest + text).split('\\n')
  rest = lines.pop()
  for (const line of lines) line[0] === '+' ? groups.add(Number(line.slice(1))) : groups.delete(Number(line.slice(1)))
}).on('end', () => {
  for (const group of groups) try { process.kill(-group, 'SIGKILL') } catch {}
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})
`

let watchdog: ChildProcess | undefined

const openWatchdog = (): ChildProcess => {
  if (watchdog !== undefined && watchdog.exitCode === null) return watchdog
  watchdog = spawn(process.execPath, ['-e', WATCHDOG], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, env: {} })
  watchdog.on('error', () => {})
  watchdog.stdin?.on('error', () => {})
  // neither the process nor the pipe keeps this process alive
  watchdog.unref()
  ;(watchdog.stdin as { unref?(): void } | null)?.unref?.()
  return watchdog
}
const tellWatchdog = (line: string): void => {
  openWatchdog().stdin?.write(line)
}

/** A program and all processes that it starts. */
export interface ProcessGroup {
  readonly child: ChildProcess
  /** Ends the program and its children: SIGTERM, and SIGKILL after 5 seconds. */
  kill(): void
}

/** Command, working directory and environment of a program. */
export interface Program {
  command: string
  args: readonly string[]
  env: NodeJS.ProcessEnv
  cwd: string | undefined
}

/** Starts a program without a shell, in its own process group. */
export const startGroup = ({ command, args, env, cwd }: Program): ProcessGroup => {
  // The start of a process takes a while. If this process were killed meanwhile, a program that is already running would continue.
  openWatchdog()
  const child = spawn(command, args, { env, cwd, stdio: ['ignore', 'ignore', 'pipe'], detached: true })
  const { pid } = child
  let timer: NodeJS.Timeout | undefined
  const signalGroup = (signal: NodeJS.Signals): void => {
    if (pid === undefined) return
    try {
      process.kill(-pid, signal)
    } catch {
      // the group has already ended
    }
  }
  if (pid !== undefined) {
    tellWatchdog(`+${pid}\n`)
    child.once('exit', () => {
      // children of a killed program may ignore SIGTERM; the group keeps its id while one of them runs
      if (timer !== undefined) signalGroup('SIGKILL')
      clearTimeout(timer)
      tellWatchdog(`-${pid}\n`)
    })
  }
  return {
    child,
    kill() {
      if (timer !== undefined) return
      signalGroup('SIGTERM')
      timer = setTimeout(() => signalGroup('SIGKILL'), GRACE_MS)
    },
  }
}
