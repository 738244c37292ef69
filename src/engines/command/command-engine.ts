import { mkdir } from 'node:fs/promises'
import type { BackupEngine, ProtectTask } from '../../compose/backup-engine.js'
import { aborted, BackupError, createFairSlots, onAbort, type SettingsForm } from '../../core/internal.js'
import { checkCommandOptions } from './check-command-options.js'
import { checkPlaceholders, createPlaceholderValues } from './command-placeholders.js'
import { failureLine, secretsOf } from './failure-line.js'
import { findProgram } from './find-program.js'
import { type Program, startGroup } from './process-group.js'

export interface CommandEngineOptions {
  /** Program that backs up one user: a path, or a name looked up in PATH. It runs without a shell. */
  command: string
  /** Arguments with the placeholders `{email}`, `{id}`, `{runId}`, `{key}` and `{settings.<field>}`. */
  args: readonly string[]
  /**
   * Environment variables, with the same placeholders. The program also gets PATH, HOME, USER, LANG, TZ and TMPDIR of this process, but no
   * other variables, so that it cannot read secrets of the server.
   */
  env?: Readonly<Record<string, string>> | undefined
  /** Working folder of the program, with the same placeholders. The engine creates it. Default: the folder of this process. */
  folder?: string | undefined
  /** Number of programs at the same time, over all runs. Domains share them fairly. Default 4. */
  concurrency?: number | undefined
  /** Timeout of a program in milliseconds, at most 11 hours. The program is then killed, and its user fails. Default 6 hours. */
  timeoutMs?: number | undefined
  /** Settings of a run, whose values the placeholders use. */
  settingsForm?: SettingsForm | undefined
  /** Values to mask in reasons, besides those of `env` variables whose names look secret. */
  secrets?: readonly string[] | undefined
  /** Name of the engine. Default: the name of the program. */
  name?: string | undefined
}

const CONCURRENCY = 4
const TIMEOUT_MS = 6 * 3_600_000
/** Time in ms from the timeout to the end of a program that even SIGKILL does not end, such as one that hangs on a dead network drive. */
const GIVE_UP_MS = 15_000
/** EX_TEMPFAIL of sysexits.h: a temporary failure, to be retried later. */
const TRY_LATER = 75
/** Only the end of stderr is kept. */
const MAX_STDERR = 64 * 1024
/** Time in ms to wait for the end of stderr after the program has ended, because a child process may keep the pipe open. */
const STDERR_MS = 250
const INHERITED = ['PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR']

const inheritedEnv = (): NodeJS.ProcessEnv =>
  Object.fromEntries(INHERITED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])))

interface Ending {
  code: number | null
  signal: NodeJS.Signals | null
  stderr: string
  isTimedOut: boolean
}

/** Runs a program to its end, and kills it with its children on abort and timeout. @throws the error of a failed start. */
const runProgram = (program: Program, timeoutMs: number, signal: AbortSignal) =>
  new Promise<Ending>((resolve, reject) => {
    const { child, kill } = startGroup(program)
    let stderr = ''
    let isTimedOut = false
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-MAX_STDERR)
    })
    const timers = [
      setTimeout(() => {
        // After a block of this process, the event of an earlier end is due as well, and comes before an immediate.
        setImmediate(() => {
          if (child.exitCode !== null || child.signalCode !== null) return
          isTimedOut = true
          kill()
        })
      }, timeoutMs),
      setTimeout(() => resolve({ code: null, signal: null, stderr, isTimedOut }), timeoutMs + GIVE_UP_MS),
    ]
    const stopListening = onAbort(signal, kill)
    const cleanUp = (): void => {
      for (const timer of timers) clearTimeout(timer)
      stopListening()
    }
    child.once('error', (error) => {
      cleanUp()
      reject(error)
    })
    child.once('exit', (code, endedBy) => {
      cleanUp()
      const end = (): void => resolve({ code, signal: endedBy, stderr, isTimedOut })
      const patience = setTimeout(end, STDERR_MS)
      child.once('close', () => {
        clearTimeout(patience)
        end()
      })
    })
  })

const describeStartError = (error: NodeJS.ErrnoException, command: string): string => {
  if (error.code === 'ENOENT') return `The program ${command} was not found. Install it, or correct the engine's command.`
  if (error.code === 'EACCES') return `The program ${command} cannot be executed. Check its permissions.`
  return `The program ${command} could not be started: ${error.message}`
}

const throwStartError = (thrown: unknown, command: string): never => {
  const reason = describeStartError(thrown as NodeJS.ErrnoException, command)
  throw new BackupError('unavailable', reason, { retryable: false, cause: thrown })
}

const throwFailure = ({ code, signal, stderr, isTimedOut }: Ending, timeoutMs: number, secrets: readonly string[]): void => {
  if (isTimedOut)
    throw new BackupError('unavailable', `The program took longer than ${timeoutMs / 1000} s and was stopped`, { retryable: false })
  if (code === 0) return
  const line = failureLine(stderr, secrets)
  if (code === TRY_LATER) throw new BackupError('unavailable', line ?? 'The program asked to try again later', { retryable: true })
  const end = code === null ? `was ended by ${signal}` : `ended with code ${code}`
  throw new BackupError('unavailable', line ?? `The program ${end}`, { retryable: false })
}

/**
 * Creates an engine that runs an existing backup program once for each user. Exit code 0 means done, 75 means try again later, and any
 * other code fails the user with the last line of stderr. For Node on Linux and macOS.
 * @example commandEngine({ command: 'mbsync', args: ['-c', '/etc/backup/mbsyncrc', 'backup'], folder: '/backups/{email}' })
 * @throws `bad-input` for an invalid or unknown option, and for an unknown placeholder.
 */
export const commandEngine = (options: CommandEngineOptions): BackupEngine => {
  checkCommandOptions(options)
  const { command, args, env = {}, concurrency = CONCURRENCY, timeoutMs = TIMEOUT_MS, settingsForm, secrets = [], folder } = options
  checkPlaceholders([...args, ...Object.values(env), folder ?? ''], settingsForm)
  const slots = createFairSlots(concurrency)

  const protect = async (task: ProtectTask): Promise<void> => {
    const { signal } = task
    if (signal.aborted) throw aborted()
    const { fill } = createPlaceholderValues(task, settingsForm)
    const ownEnv = Object.fromEntries(Object.entries(env).map(([name, template]) => [name, fill(template)]))
    const cwd = folder === undefined ? undefined : fill(folder)
    const program = { command, args: args.map(fill), env: { ...inheritedEnv(), ...ownEnv }, cwd }
    let ending: Ending
    try {
      if (cwd !== undefined) await mkdir(cwd, { recursive: true, mode: 0o700 })
      ending = await runProgram(program, timeoutMs, signal)
    } catch (thrown) {
      return throwStartError(thrown, command)
    }
    if (signal.aborted) throw aborted()
    throwFailure(ending, timeoutMs, [...secrets, ...secretsOf(ownEnv)])
  }
  return {
    name: options.name ?? command,
    concurrency,
    // The timeout begins with the program. A timeout of the backend would also count the time in the queue.
    timeoutMs: Number.POSITIVE_INFINITY,
    async protect(task) {
      const release = await slots.acquire(JSON.stringify([task.scope.cloudId, task.scope.domainId]), task.signal)
      try {
        await protect(task)
      } finally {
        release()
      }
    },
    check: () => findProgram(command).catch((thrown: unknown) => throwStartError(thrown, command)),
    ...(settingsForm && { describeSettings: async () => structuredClone(settingsForm) }),
  }
}
