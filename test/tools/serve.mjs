// Starts what `npm start` starts, on a free port, and stops it again.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = probe.address()
        probe.close(() => resolve(port))
      })
  })

const PATIENCE_MS = 240_000

/**
 * @param {{ args?: readonly string[] }} [options] what stands behind `npm start --`, but for the port
 * @returns {Promise<{ url: string, output(): string, stop(): Promise<void> }>}
 */
export const npmStart = async ({ args = [] } = {}) => {
  const port = await freePort()
  // a database of somebody's is none for tests
  const { DATABASE_URL: _, ...env } = process.env
  const child = spawn('npm', ['start', '--', '--port', String(port), ...args], { cwd: root, detached: true, env })
  let output = ''
  child.stdout.on('data', (data) => (output += data))
  child.stderr.on('data', (data) => (output += data))
  // when all who could write to it are gone, and not only npm
  const ended = new Promise((resolve) => child.once('close', resolve))
  const url = `http://127.0.0.1:${port}/`
  const since = performance.now()
  const stop = async () => {
    if (child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
    await ended
  }
  // a new folder with a database in it takes seconds, and a busy machine takes them many times over
  while (child.exitCode === null && performance.now() - since < PATIENCE_MS) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return { url, output: () => output, stop }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await stop()
  throw new Error(`npm start did not come up:\n${output}`)
}
