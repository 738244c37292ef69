import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../../dist/cli/cli.js', import.meta.url))
const RESTART_MS = 200

/** A command that is restarted whenever it ends, like with a service manager. */
export interface SupervisedProcess {
  /** Unrequested ends after the command was ready, which are crashes. */
  readonly crashes: readonly string[]
  isReady(): boolean
  kill(): void
  /** Kills the command and does not restart it. */
  stop(): Promise<void>
}

/** Runs `backup-start` with these arguments until it is stopped. */
export const superviseCommand = (args: readonly string[], env: Record<string, string>): SupervisedProcess => {
  const crashes: string[] = []
  let isStopping = false
  let isReady = false
  let kill = (): void => {}
  const loop = async (): Promise<void> => {
    while (!isStopping) {
      const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
      let output = ''
      let isKilled = false
      isReady = false
      kill = () => {
        isKilled = true
        child.kill('SIGKILL')
      }
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => {
          output = (output + text).slice(-20_000)
          if (/^backup-start: /m.test(output)) isReady = true
        })
      await new Promise((resolve) => child.once('exit', resolve))
      if (isReady && !isKilled) crashes.push(`${args[0]} ended by itself: ${output}`)
      isReady = false
      await sleep(RESTART_MS)
    }
  }
  const ended = loop()
  return {
    crashes,
    isReady: () => isReady,
    kill: () => kill(),
    stop() {
      isStopping = true
      kill()
      return ended
    },
  }
}
