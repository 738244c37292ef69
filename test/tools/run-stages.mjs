// Runs every check of the project, names each stage and its time, and stops at the first failure with the command that repeats it.
//   npm test                        all stages; the database and the browser stages run beside each other
//   npm test -- check core          only these stages
//   npm test -- --one-at-a-time     no two stages at once
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Stages of one lane run in order. All lanes of a group run at once; the next group starts when they have ended. */
const GROUPS = [
  [[{ name: 'check' }, { name: 'core', script: 'test:core' }, { name: 'build' }]],
  [
    [
      { name: 'package', script: 'test:package' },
      { name: 'docs', script: 'test:docs' },
      { name: 'node', script: 'test:node' },
      { name: 'engines', script: 'test:engines' },
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
const running = new Set()
const finished = []
let failure

/** Adds up the closing lines of mocha, the browser runner and node:test. */
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
    child.on('close', (code) => {
      running.delete(child)
      // A stage that was stopped because another one failed has no result of its own.
      if (failure !== undefined) return resolve(false)
      if (!isAlone) console.log(`\n─ output of ${name}\n${output.trimEnd()}`)
      finished.push({ name, time: secondsSince(start), ...countTests(output) })
      console.log(`\n${code === 0 ? '✔' : '✖'} ${name} ${code === 0 ? 'passed' : 'failed'} after ${secondsSince(start)}`)
      if (code !== 0) failure = { name, script }
      resolve(code === 0)
    })
  })

const stopAll = () => {
  for (const { pid } of running) {
    try {
      process.kill(-pid, 'SIGTERM')
    } catch {
      // The stage has ended meanwhile.
    }
  }
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    stopAll()
    process.exit(130)
  })
}

const runLane = async (stages, isAlone) => {
  for (const stage of stages) {
    if (failure !== undefined) return
    if (!(await runStage(stage, isAlone))) stopAll()
  }
}

const start = performance.now()
for (const group of GROUPS) {
  const lanes = group
    .map((lane) => lane.filter(({ name }) => wanted.length === 0 || wanted.includes(name)))
    .filter((lane) => lane.length > 0)
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
if (failure !== undefined) {
  console.log(`\nThe stage "${failure.name}" failed. Repeat it alone: npm test -- ${failure.name}   (or: npm run ${failure.script})`)
  process.exitCode = 1
}
console.log(`\n${total.passed} passed, ${Math.max(total.failed, failure === undefined ? 0 : 1)} failed, ${total.skipped} skipped`)
