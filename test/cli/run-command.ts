// Runs the built command. Needs `npm run build` first.
import { spawn } from 'node:child_process'
import { after } from 'node:test'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../../dist/cli/cli.js', import.meta.url))
/** The line that the command prints when it is ready. */
const READY_LINE = /^backup-start: .*\n/m

/** How a process ended. */
export interface Exit {
  code: number | null
  signal: NodeJS.Signals | null
}

interface Output {
  out: string
  err: string
}

interface RunOptions {
  cwd?: string
  env?: Record<string, string>
  /** Path of the command. */
  cli?: string
}

const children = new Set<ReturnType<typeof spawn>>()
// Kills leftover processes after a failed test.
after(() => {
  for (const child of children) child.kill('SIGKILL')
})

const launch = (args: readonly string[], { cwd, env = {}, cli = CLI }: RunOptions) => {
  // Removes DATABASE_URL, so that tests never touch a developer's own database.
  const { DATABASE_URL: _, ...ownEnv } = process.env
  const child = spawn(process.execPath, [cli, ...args], { cwd, env: { ...ownEnv, ...env } })
  children.add(child)
  const output: Output = { out: '', err: '' }
  child.stdout.on('data', (data) => {
    output.out += data
  })
  child.stderr.on('data', (data) => {
    output.err += data
  })
  const ended = new Promise<Exit>((resolve) =>
    child.once('close', (code, signal) => {
      children.delete(child)
      resolve({ code, signal })
    }),
  )
  return { child, output, ended }
}

/** Runs the command to its end. */
export const run = async (args: readonly string[], options: RunOptions = {}): Promise<Exit & Output> => {
  const { output, ended } = launch(args, options)
  return { ...(await ended), ...output }
}

/** A running command. */
export interface RunningCommand {
  /** URL in the line that it printed. */
  url: string
  line: string
  output: Output
  pid: number
  /** Sends a signal and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<Exit>
}

/** Starts the command and waits for the line that contains its URL. */
export const start = async (args: readonly string[], options: RunOptions & { timeoutMs?: number } = {}): Promise<RunningCommand> => {
  const { child, output, ended } = launch(args, options)
  const { timeoutMs = 300_000 } = options
  let isOver = false
  ended.then(() => {
    isOver = true
  })
  const startedAt = Date.now()
  while (!READY_LINE.test(output.out)) {
    if (isOver || Date.now() - startedAt > timeoutMs) {
      child.kill('SIGKILL')
      throw new Error(`the command did not start:\n${output.out}${output.err}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const line = output.out.trimEnd()
  return {
    url: /http:\S+/.exec(line)?.[0] ?? '',
    line,
    output,
    pid: child.pid ?? 0,
    end(signal = 'SIGTERM') {
      child.kill(signal)
      return ended
    },
  }
}
