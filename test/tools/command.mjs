// Runs the command as it is built: `npm run build` before.
import { spawn } from 'node:child_process'
import { after } from 'node:test'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../../dist/cli/cli.js', import.meta.url))
const LINE = /^backup-start: .*\n/m

const children = new Set()
// a test that fails leaves nothing behind
after(() => {
  for (const child of children) child.kill('SIGKILL')
})

const launch = (args, { cwd, env = {}, cli = CLI }) => {
  const { DATABASE_URL: _, ...own } = process.env
  const child = spawn(process.execPath, [cli, ...args], { cwd, env: { ...own, ...env } })
  children.add(child)
  const said = { out: '', err: '' }
  child.stdout.on('data', (data) => {
    said.out += data
  })
  child.stderr.on('data', (data) => {
    said.err += data
  })
  const ended = new Promise((resolve) =>
    child.once('close', (code, signal) => {
      children.delete(child)
      resolve({ code, signal })
    }),
  )
  return { child, said, ended }
}

/** To its end. */
export const run = async (args, { cwd = process.cwd(), env, cli } = {}) => {
  const { said, ended } = launch(args, { cwd, env, cli })
  return { ...(await ended), ...said }
}

/**
 * Until it says where to look, which it must do in one line.
 *
 * @returns {Promise<{ url: string, line: string, said: { out: string, err: string }, pid: number, end(signal?: string): Promise<{ code: number | null, signal: string | null }> }>}
 */
export const start = async (args, { cwd = process.cwd(), env, patienceMs = 300_000 } = {}) => {
  const { child, said, ended } = launch(args, { cwd, env })
  let isOver = false
  ended.then(() => {
    isOver = true
  })
  const since = Date.now()
  while (!LINE.test(said.out)) {
    if (isOver || Date.now() - since > patienceMs) {
      child.kill('SIGKILL')
      throw new Error(`it did not come up:\n${said.out}${said.err}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const end = (signal = 'SIGTERM') => {
    child.kill(signal)
    return ended
  }
  const line = said.out.trimEnd()
  return { url: /http:\S+/.exec(line)?.[0] ?? '', line, said, pid: child.pid, end, ended }
}
