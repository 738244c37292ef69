import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { until } from '../worlds/waiting.js'

/** A PostgreSQL server that a test kills and restarts on the same data. */
export interface DatabaseServer {
  readonly url: string
  start(): Promise<void>
  /** Kills the server with SIGKILL. Its children detect this and end. */
  kill(): void
  stop(): void
}

/** Returns the folder with the programs of the newest installed PostgreSQL server; `undefined` if none is installed. */
export const findPostgres = (): string | undefined => {
  const root = '/usr/lib/postgresql'
  const [newest] = (existsSync(root) ? readdirSync(root) : []).sort((a, b) => Number(b) - Number(a))
  const bin = `${root}/${newest}/bin`
  return existsSync(`${bin}/postgres`) ? bin : undefined
}

/** Creates a database cluster in a folder. */
export const createDatabaseServer = (bin: string, folder: string, port: number): DatabaseServer => {
  const place = join(folder, 'postgres')
  const data = join(place, 'data')
  mkdirSync(place)
  // PostgreSQL refuses to run as root.
  const isRoot = process.getuid?.() === 0
  if (isRoot) {
    const [uid = 0, gid = 0] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout))
    chownSync(place, uid, gid)
    spawnSync('chmod', ['755', folder])
  }
  const as = isRoot ? ['runuser', '-u', 'postgres', '--'] : []
  const run = (program: string, ...args: string[]) => {
    const [command = '', ...rest] = [...as, `${bin}/${program}`, ...args]
    return { command, rest }
  }
  const init = run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync')
  const { status, stderr } = spawnSync(init.command, init.rest, { cwd: '/', encoding: 'utf8' })
  if (status !== 0) throw new Error(`initdb failed: ${stderr}`)
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`

  const isReady = async (): Promise<boolean> => {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.end()
      return true
    } catch {
      return false
    }
  }
  const kill = (): void => {
    const pidFile = join(data, 'postmaster.pid')
    const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : 0
    if (pid > 0) spawnSync('kill', ['-9', String(pid)])
  }
  return {
    url,
    async start() {
      // The kernel keeps the writes of a killed process, so fsync=off loses no data here.
      const options = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'max_connections=100', `port=${port}`]
      const { command, rest } = run('postgres', '-D', data, ...options.flatMap((option) => ['-c', option]))
      let child = spawn(command, rest, { cwd: '/', stdio: 'ignore' })
      await until(
        async () => {
          // The children of a killed server may hold its memory for a moment.
          if (child.exitCode !== null) child = spawn(command, rest, { cwd: '/', stdio: 'ignore' })
          return isReady()
        },
        'the database server',
        120_000,
      )
    },
    kill,
    stop: kill,
  }
}
