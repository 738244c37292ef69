// Runs `npm start` on a free port.
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

/** Creating a folder with a database takes seconds, but many times longer on a busy machine. */
const START_TIMEOUT_MS = 240_000

/**
 * @param {{ args?: readonly string[] }} [options] arguments after `npm start --`, without the port
 * @returns {Promise<{ url: string, output(): string, stop(): Promise<void> }>}
 */
export const npmStart = async ({ args = [] } = {}) => {
  const port = await freePort()
  // Removes DATABASE_URL, so that tests never touch a developer's own database.
  const { DATABASE_URL: _, ...env } = process.env
  const child = spawn('npm', ['start', '--', '--port', String(port), ...args], { cwd: root, detached: true, env })
  let output = ''
  child.stdout.on('data', (data) => (output += data))
  child.stderr.on('data', (data) => (output += data))
  // 'close' fires when every process has closed its output, not only npm.
  const ended = new Promise((resolve) => child.once('close', resolve))
  const url = `http://127.0.0.1:${port}/`
  const startedAt = performance.now()
  const stop = async () => {
    if (child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
    await ended
  }
  while (child.exitCode === null && performance.now() - startedAt < START_TIMEOUT_MS) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return { url, output: () => output, stop }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await stop()
  throw new Error(`npm start did not answer:\n${output}`)
}
