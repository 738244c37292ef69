import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createRandom } from '../../../src/core/internal.js'
import { type BackupDouble, startBackupDouble } from '../../doubles/microsoft-365-backup/start-backup-double.js'
import { NODE_FLAGS } from '../../tools/postgres.js'
import { until } from '../../worlds/waiting.js'

export interface KilledOptions {
  /** Folder of the database. */
  folder: string
  origin: string
  /** Number of users of each portion or run; they share no user. */
  sizes: readonly number[]
  /** The first of them to start or to continue. */
  from: number
}

/** Number of requests of a run, not counting those that only some runs need. */
const REQUESTS = 16

const startProcess = (script: string, options: KilledOptions) => {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const child = spawn(process.execPath, [...NODE_FLAGS, path, JSON.stringify(options)], { stdio: ['pipe', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part
  })
  const state = { hasExited: false }
  const exited = new Promise<void>((resolve) =>
    child.once('close', () => {
      state.hasExited = true
      resolve()
    }),
  )
  return {
    exited,
    state,
    lines: () => text.split('\n').slice(0, -1),
    go: () => child.stdin.write('go\n'),
    kill: () => child.kill('SIGKILL'),
  }
}

/** Kills at a request of the double, before the tenant has processed the request or before the answer is sent. */
const killAt = ({ graph }: BackupDouble, count: number, isBefore: boolean, kill: () => void): void => {
  let seen = 0
  graph.intercept = () => {
    seen += 1
    if (seen !== count || !isBefore) return undefined
    kill()
    return 'destroy'
  }
  graph.mutate = (_, answer) => {
    if (seen === count && !isBefore) kill()
    return answer
  }
}

/**
 * Runs a script that backs users up with the double, and kills its process once in each run, at a random request. Resolves with the number
 * of kills and the last line of each run.
 */
export const runKilled = async (script: string, { folder, sizes, seed }: { folder: string; sizes: readonly number[]; seed: number }) => {
  const double = await startBackupDouble()
  const random = createRandom(seed)
  const start = (from: number) => startProcess(script, { folder, origin: double.origin, sizes, from })
  let own = start(0)
  let kills = 0
  const ends: string[] = []
  const prints = (line: string): Promise<unknown> =>
    until(() => own.lines().some((printed) => printed.startsWith(line)) || own.state.hasExited, `a process that prints ${line}`, 300_000)
  try {
    for (const at of sizes.keys()) {
      await prints(`ready ${at}`)
      // The next run activates the policies again, so that every kind of request is interrupted.
      for (const policy of double.backup.policies) policy.status = 'inactive'
      killAt(double, 1 + Math.floor(random() * REQUESTS), random() < 0.5, own.kill)
      own.go()
      await prints(`ended ${at} `)
      if (own.state.hasExited && !own.lines().some((line) => line.startsWith(`ended ${at} `))) {
        kills += 1
        double.graph.intercept = undefined
        double.graph.mutate = undefined
        own = start(at)
        await prints(`ready ${at}`)
        own.go()
        await prints(`ended ${at} `)
      }
      ends.push(own.lines().find((line) => line.startsWith(`ended ${at} `)) ?? `run ${at} did not end`)
    }
    await own.exited
  } finally {
    own.kill()
    await double.close()
  }
  const { backup, graph } = double
  /** The ids of all jobs of a service, which would repeat if a job had been posted twice. */
  const postedIds = (service: 'mailbox' | 'drive'): string[] =>
    backup.jobs.filter((job) => job.service === service).flatMap(({ directoryObjectIds }) => directoryObjectIds)
  return { kills, ends, postedIds, violations: graph.violations }
}
