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

/** @returns {Promise<{ url: string, stop(): Promise<void> }>} */
export const npmStart = async () => {
  const port = await freePort()
  const child = spawn('npm', ['start', '--', '--port', String(port), '--strictPort', '--host', '127.0.0.1'], { cwd: root, detached: true })
  let output = ''
  child.stdout.on('data', (data) => (output += data))
  child.stderr.on('data', (data) => (output += data))
  const url = `http://127.0.0.1:${port}/`
  const stop = () =>
    new Promise((resolve) => {
      child.once('exit', resolve)
      process.kill(-child.pid, 'SIGTERM')
    })
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) break
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return { url, stop }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`npm start did not come up:\n${output}`)
}
