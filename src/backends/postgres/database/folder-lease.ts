import { readFileSync, readlinkSync } from 'node:fs'
import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { BackupError } from '../../../core/internal.js'

/* A lease on the folder of an embedded database, because two processes would corrupt it. Each owner creates the file `lease.<n>`, one number above the last. Creating a file that must not exist yet is atomic, and the newest file is never removed. So two processes cannot both take over from a dead one. The owner updates a counter in its file every second; if the counter is unchanged for ten seconds, the lease is stale. Counters work even if clocks jump or differ between machines. */

const BEAT_MS = 1_000
const SILENCE_MS = 10_000
const LOOK_MS = 200
const FILE = /^lease\.(\d+)$/

/** A lease that this process holds. */
export interface FolderLease {
  release(): Promise<void>
}

interface Owner {
  pid: number
  /** The host and the pid namespace that the pid belongs to: two containers may both run as pid 1. */
  place: string
  isReleased?: boolean
}

interface Found {
  generation: number
  owner: Owner | undefined
  /** Changes with every heartbeat. */
  beat: number
}

const readOr = (read: () => string): string => {
  try {
    return read().trim()
  } catch {
    return ''
  }
}
const PLACE = [
  hostname(),
  readOr(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')),
  readOr(() => readlinkSync('/proc/self/ns/pid')),
].join(' ')

/** Runs in its own thread: a long statement of PGlite blocks the main thread, and must not look like a dead process. */
const HEARTBEAT = `
  const { existsSync, utimesSync } = require('node:fs')
  const { parentPort, workerData: { path, successor, beatMs } } = require('node:worker_threads')
  let beat = 1
  setInterval(() => {
    try {
      if (existsSync(successor)) throw new Error('taken over')
      utimesSync(path, ++beat, beat)
    } catch {
      parentPort.postMessage('lost')
    }
  }, beatMs)`

const pathOf = (folder: string, generation: number): string => `${folder}/lease.${generation}`

const generationsIn = async (folder: string): Promise<number[]> =>
  (await readdir(folder)).flatMap((name) => FILE.exec(name)?.[1] ?? []).map(Number)

const findNewest = async (folder: string): Promise<Found> => {
  const generation = Math.max(0, ...(await generationsIn(folder)))
  const path = pathOf(folder, generation)
  const beat = await stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )
  const text = await readFile(path, 'utf8').catch(() => '')
  let owner: Owner | undefined
  try {
    owner = JSON.parse(text)
  } catch {
    // The owner has created the file but not written it yet.
  }
  return { generation, owner, beat }
}

/** Returns true if the owner's process has certainly ended. An existing pid proves nothing: the system may have reused it. */
const hasEnded = ({ pid, place }: Owner): boolean => {
  if (place !== PLACE || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as { code?: unknown }).code === 'ESRCH'
  }
}

const isAbandoned = async (folder: string, found: Found): Promise<boolean> => {
  const { generation, owner, beat } = found
  if (generation === 0 || owner?.isReleased === true || (owner !== undefined && hasEnded(owner))) return true
  for (const end = performance.now() + SILENCE_MS; performance.now() < end; ) {
    await sleep(LOOK_MS)
    const now = await findNewest(folder)
    if (now.owner?.isReleased === true && now.generation === generation) return true
    if (now.generation !== generation || now.beat !== beat) return false
  }
  return true
}

const inUse = (folder: string, owner: Owner | undefined): BackupError =>
  new BackupError(
    'unavailable',
    `process ${owner?.pid ?? '?'} is using the folder ${folder}: end that process, or choose another folder. To share data between processes, use a PostgreSQL server (DATABASE_URL)`,
    { retryable: false },
  )

/**
 * Acquires an exclusive lease on a folder for this process.
 *
 * @param onLost called if another process takes the folder over, because this process was suspended for longer than ten seconds
 * @throws `unavailable` if another process, or this one, uses the folder
 */
export const takeFolder = async (folder: string, onLost: () => void): Promise<FolderLease> => {
  const found = await findNewest(folder)
  if (!(await isAbandoned(folder, found))) throw inUse(folder, (await findNewest(folder)).owner)
  const generation = found.generation + 1
  const path = pathOf(folder, generation)
  const owner: Owner = { pid: process.pid, place: PLACE }
  try {
    await writeFile(path, JSON.stringify(owner), { flag: 'wx' })
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error
    throw inUse(folder, (await findNewest(folder)).owner)
  }
  const generations = await generationsIn(folder)
  // A process that was suspended between listing and creating may create a number that is already superseded.
  if (Math.max(...generations) !== generation) {
    await rm(path, { force: true })
    throw inUse(folder, (await findNewest(folder)).owner)
  }
  await utimes(path, 1, 1)
  for (const old of generations) if (old < generation) await rm(pathOf(folder, old), { force: true })

  const workerData = { path, successor: pathOf(folder, generation + 1), beatMs: BEAT_MS }
  const heartbeat = new Worker(HEARTBEAT, { eval: true, execArgv: [], workerData })
  heartbeat.unref()
  heartbeat.once('message', onLost)
  heartbeat.once('error', onLost)
  return {
    async release() {
      await heartbeat.terminate()
      // A successor's file is newer, so this write cannot free a folder that another process holds.
      await writeFile(path, JSON.stringify({ ...owner, isReleased: true }), { flag: 'r+' }).catch(() => {})
    },
  }
}
