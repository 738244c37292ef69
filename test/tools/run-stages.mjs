// Runs every check of the project, names each stage and its time, and prints the command that repeats each stage that failed.
//   npm test                        all stages; the database and the browser stages run beside each other
//   npm test -- check core          only these stages
//   npm test -- --one-at-a-time     no two stages at once
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Stages of one lane run in order. All lanes of a group run in parallel. The next group starts when all stages have passed. */
const GROUPS = [
  [[{ name: 'check' }, { name: 'core', script: 'test:core' }, { name: 'build' }]],
  [
    [
      { name: 'package', script: 'test:package' },
      { name: 'docs', script: 'test:docs' },
      { name: 'adapters', script: 'test:adapters' },
      { name: 'slow', script: 'test:slow' },
      { name: 'node', script: 'test:node' },
      { name: 'engines', script: 'test:engines' },
      { name: 'independent', script: 'test:independent' },
      { name: 'postgres', script: 'test:postgres' },
    ],
    [{ name: 'browser', script: 'test:browser' }, { name: 'visual' }, { name: 'e2e', script: 'test:e2e' }],
  ],
]

const words = process.argv.slice(2)
const isSerial = words.includes('--one-at-a-time')
const wanted = words.filter((word) => !word.startsWith('--'))
const names = GROUPS.flat(2).map(({ name }) => name)
const unknown = wanted.find((name) => !names.includes(name))
if (unknown !== undefined) {
  console.error(`There is no stage "${unknown}". Stages: ${names.join(', ')}.`)
  process.exit(2)
}

const secondsSince = (start) => `${Math.round((performance.now() - start) / 1000)} s`
/** Maximum duration of a stage in ms, far above the slowest one. A hanging stage is stopped early enough to print its output. */
const STAGE_LIMIT_MS = 50 * 60_000
/**
 * Time in ms for a stage to end after SIGTERM, and for its output to arrive after its end. A leftover browser can keep the pipe open
 * forever.
 */
const GRACE_MS = 5000
const running = new Set()
const finished = []
const failures = []

/** Signals a stage and its children. */
const signalStage = ({ pid }, signal) => {
  try {
    process.kill(-pid, signal)
  } catch {
    // The stage has ended in the meantime.
  }
}

/** Adds up the final lines of mocha, the browser runner and node:test. */
const countTests = (output) => {
  const count = { passed: 0, failed: 0, skipped: 0 }
  for (const [, passed, failed, skipped] of output.matchAll(/^(\d+) passed, (\d+) failed, (\d+) skipped$/gm)) {
    count.passed += Number(passed)
    count.failed += Number(failed)
    count.skipped += Number(skipped)
  }
  for (const [, kind, number] of output.matchAll(/^(?:#|ℹ) (pass|fail|skipped) (\d+)$/gm)) {
    count[{ pass: 'passed', fail: 'failed', skipped: 'skipped' }[kind]] += Number(number)
  }
  return count
}

/** Lines of the output that show why a stage failed: every failure of node:test with what follows it, and the end, where mocha sums up. */
const excerptOf = (output) => {
  const lines = output.trimEnd().split('\n')
  const shown = new Set()
  for (const [at, line] of lines.entries()) {
    if (/^\s*not ok /.test(line)) for (let next = at; next < at + 25; next += 1) shown.add(next)
    if (at >= lines.length - 60) shown.add(at)
  }
  return lines.filter((_, at) => shown.has(at)).join('\n')
}

const runStage = ({ name, script = name }, isAlone) =>
  new Promise((resolve) => {
    const start = performance.now()
    console.log(`\n▶ ${name} starts: npm run ${script}`)
    const child = spawn('npm', ['run', '--silent', script], { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    running.add(child)
    let output = ''
    const onData = (chunk) => {
      output += chunk
      if (isAlone) process.stdout.write(chunk)
    }
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', onData)
    const limit = setTimeout(() => {
      output += `\n${name} was stopped: it ran for ${STAGE_LIMIT_MS / 60_000} minutes.\n`
      signalStage(child, 'SIGTERM')
      setTimeout(() => signalStage(child, 'SIGKILL'), GRACE_MS)
    }, STAGE_LIMIT_MS)
    child.once('exit', () => {
      setTimeout(() => {
        signalStage(child, 'SIGKILL')
        for (const stream of [child.stdout, child.stderr]) stream.destroy()
      }, GRACE_MS).unref()
    })
    child.once('close', (code) => {
      clearTimeout(limit)
      running.delete(child)
      if (!isAlone) console.log(`\n─ output of ${name}\n${output.trimEnd()}`)
      finished.push({ name, time: secondsSince(start), ...countTests(output) })
      console.log(`\n${code === 0 ? '✔' : '✖'} ${name} ${code === 0 ? 'passed' : 'failed'} after ${secondsSince(start)}`)
      if (code !== 0) failures.push({ name, script, excerpt: excerptOf(output) })
      resolve(code === 0)
    })
  })

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of running) signalStage(child, 'SIGTERM')
    process.exit(130)
  })
}

const runLane = async (stages, isAlone) => {
  for (const stage of stages) await runStage(stage, isAlone)
}

const start = performance.now()
for (const group of GROUPS) {
  const lanes = group
    .map((lane) => lane.filter(({ name }) => wanted.length === 0 || wanted.includes(name)))
    .filter((lane) => lane.length > 0)
  if (failures.length > 0) break
  if (isSerial || lanes.length === 1) for (const lane of lanes) await runLane(lane, true)
  else await Promise.all(lanes.map((lane) => runLane(lane, false)))
}

const total = { passed: 0, failed: 0, skipped: 0 }
console.log(`\nStages, ${secondsSince(start)} in all:`)
for (const { name, time, passed, failed, skipped } of finished) {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
  console.log(`  ${name.padEnd(10)} ${time.padStart(7)}  ${passed + failed > 0 ? `${passed} passed, ${failed} failed` : ''}`)
}
// Again at the end, because the outputs of the other stages can be very long.
for (const { name, script, excerpt } of failures) {
  console.log(`\n─ failures of ${name}\n${excerpt}`)
  console.log(`\nThe stage "${name}" failed. Repeat it alone: npm test -- ${name}   (or: npm run ${script})`)
}
if (failures.length > 0) process.exitCode = 1
console.log(`\n${total.passed} passed, ${Math.max(total.failed, failures.length)} failed, ${total.skipped} skipped`)
