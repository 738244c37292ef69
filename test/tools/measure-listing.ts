import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { readListing } from '../../src/compose/read-sync.js'
import { googleWorkspaceDirectory } from '../../src/google-workspace.js'
import { microsoft365Directory } from '../../src/microsoft-365.js'
import { CUSTOMER_ID } from '../doubles/google-workspace/google-tenant.js'
import { createGraphTenant } from '../doubles/microsoft-365/graph-tenant.js'
import { NODE_FLAGS } from './postgres.js'
import { watchTurns } from './watch-turns.js'

export type CloudName = 'google' | 'microsoft'

export interface Listing {
  users: number
  seconds: number
  /** The longest time without a turn of the event loop in ms, which other processes of the machine lengthen. */
  longestMs: number
  /**
   * The largest processor time between two turns of the event loop in ms, whatever else the machine does. It is the time of the main thread
   * on Linux. Elsewhere it is the time of all threads of this process, also of those that collect garbage.
   */
  longestCpuMs: number
  /** Growth of the heap by the records, for 100,000 users, in MB. */
  heapMb: number
}

const DOUBLE = fileURLToPath(new URL('../doubles/large-cloud.ts', import.meta.url))
const getToken = (): string => 'token'

const startDouble = async (cloud: CloudName, users: number) => {
  const child = spawn(process.execPath, [...NODE_FLAGS, DOUBLE, cloud, `${users}`], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [origin] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string]
  return { origin: origin.trim(), stop: () => child.stdin.end() }
}

const heapSize = (): number => {
  setFlagsFromString('--expose_gc')
  ;(runInNewContext('gc') as () => void)()
  return process.memoryUsage().heapUsed
}

/** Lists the users of a large tenant the way a sync does, and measures it. The double runs in another process. */
export const measureListing = async (cloud: CloudName, users: number): Promise<Listing> => {
  const { origin, stop } = await startDouble(cloud, users)
  try {
    const directory = (cloud === 'google' ? googleWorkspaceDirectory : microsoft365Directory)({ getToken, origin })
    const scope =
      cloud === 'google'
        ? { cloudId: `google:${CUSTOMER_ID}`, domainId: 'example.com' }
        : { cloudId: `microsoft:${createGraphTenant().id}`, domainId: 'harbour.example' }
    const { signal } = new AbortController()
    const before = heapSize()
    const startedAt = performance.now()
    const stopWatching = watchTurns()
    const { records } = await readListing({ directory, scope, kind: 'users', signal, onProgress: () => {} })
    const turns = stopWatching()
    const seconds = (performance.now() - startedAt) / 1000
    const heapMb = (heapSize() - before) / 1e6 / (records.size / 100_000)
    return { users: records.size, seconds, ...turns, heapMb }
  } finally {
    stop()
  }
}
