import type { PortionTask } from '../../../src/compose.js'
import type { BackupError } from '../../../src/core/index.js'
import type { Clock } from '../../../src/core/internal.js'
import {
  createMicrosoft365Backup,
  type Microsoft365BackupOptions,
} from '../../../src/engines/microsoft-365-backup/microsoft-365-backup-engine.js'
import { guidOf } from '../../doubles/microsoft-365-backup/backup-tenant.js'
import { type BackupDouble, type BackupDoubleOptions, startBackupDouble } from '../../doubles/microsoft-365-backup/start-backup-double.js'

export const TOKEN = 'token-of-this-test'
export const scope = { cloudId: 'microsoft:tenant', domainId: 'harbour.example' }
export const idOf = (name: string): string => guidOf(`user ${name}`)

/** Tasks of one run, one for each name. */
export const tasksOf = (names: readonly string[], part: Partial<PortionTask> = {}): PortionTask[] =>
  names.map((name) => {
    const user = { id: idOf(name), name: `Person ${name}`, email: `${name}@harbour.example` }
    return { scope, user, runId: 'run-1', settings: {}, key: `run-1:${user.id}:1`, ...part }
  })

/** A clock that does not wait, and the waits that were requested. */
export const createFastClock = () => {
  const waits: number[] = []
  const clock: Clock = {
    now: () => Date.now(),
    async sleep(ms, signal) {
      waits.push(ms)
      await new Promise((resolve) => setImmediate(resolve))
      signal?.throwIfAborted()
    },
  }
  return { clock, waits }
}

/** The end of each task by the user's name part: `done`, a remark, or the error. */
export type Endings = Record<string, { error?: BackupError; remark?: string }>

export const createBackupWorld = async (options: BackupDoubleOptions = {}, engineOptions: Partial<Microsoft365BackupOptions> = {}) => {
  const double: BackupDouble = await startBackupDouble(options)
  const { clock, waits } = createFastClock()
  const engine = createMicrosoft365Backup({ origin: double.origin, getToken: () => TOKEN, ...engineOptions }, clock)
  return {
    double,
    engine,
    waits,
    /** Protects users and resolves with the end of each. */
    async protect(
      names: readonly string[],
      part: Partial<PortionTask> = {},
      signal = new AbortController().signal,
      portionKey?: string,
    ): Promise<Endings> {
      const tasks = tasksOf(names, part)
      const nameOf = new Map(tasks.map(({ key }, at) => [key, names[at] ?? '']))
      const endings: Endings = {}
      await engine.protectMany(tasks, {
        signal,
        ...(portionKey !== undefined && { portionKey }),
        onEnd: (key, error, remark) => {
          endings[nameOf.get(key) ?? key] = { ...(error !== undefined && { error: error as BackupError }), ...(remark && { remark }) }
        },
      })
      return endings
    },
  }
}
