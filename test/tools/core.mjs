// Runs the core tests.      node test/tools/core.mjs [--watch] [words for mocha, such as --grep fold]
// With --watch, runs them again after each change of a source. Mocha's own watch mode does not fit: it keeps modules of the run before,
// so that `instanceof` compares classes of two runs.
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
// set for this process instead of in the configuration, because mocha would otherwise start its own process, which outlives a kill
const NODE_OPTIONS = ['--no-experimental-require-module', '--no-warnings', '--import', 'tsx']
const MOCHA = ['node_modules/mocha/bin/mocha.js', '--config', 'test/tools/mocharc.json']
/** Debounce in ms, because an editor writes several files at once. */
const PAUSE_MS = 100

const words = process.argv.slice(2).filter((word) => word !== '--watch')
const isWatching = words.length < process.argv.length - 2

/** Starts mocha. `end` resolves with its exit code. */
const start = () => {
  const mocha = spawn(process.execPath, [...NODE_OPTIONS, ...MOCHA, ...words], { cwd: root, stdio: 'inherit' })
  return { mocha, end: new Promise((resolve) => mocha.once('exit', resolve)) }
}

if (isWatching) {
  let { mocha, end } = start()
  let timer
  let isRestarting = false
  const restart = async () => {
    if (isRestarting) return
    isRestarting = true
    mocha.kill()
    await end
    isRestarting = false
    console.log('\n▶ a source changed: the core tests run again')
    ;({ mocha, end } = start())
  }
  const onChange = (_, path) => {
    if (!/\.ts$/.test(path ?? '')) return
    clearTimeout(timer)
    timer = setTimeout(restart, PAUSE_MS)
  }
  for (const folder of ['src', 'test']) watch(`${root}${folder}`, { recursive: true }, onChange)
} else {
  process.exitCode = (await start().end) ?? 1
}
