import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { guardEngine } from '../../../src/compose/guard-engine.js'
import type { ProtectTask } from '../../../src/compose.js'
import type { BackupError, SettingsForm } from '../../../src/core/index.js'
import { type CommandEngineOptions, commandEngine } from '../../../src/engine-command.js'
import { scope } from '../../worlds/tenants.js'
import { rejection, until } from '../../worlds/waiting.js'

const taskOf = (part: Partial<ProtectTask> = {}): ProtectTask => ({
  scope,
  user: { id: 'u1', name: 'Ada', email: 'ada@example.com' },
  runId: 'run-1',
  settings: {},
  key: 'run-1:u1:1',
  signal: new AbortController().signal,
  ...part,
})
/** An engine whose program is a Node script. */
const scriptEngine = (script: string, options: Partial<CommandEngineOptions> = {}) =>
  commandEngine({ command: process.execPath, args: ['-e', script], ...options })
const failureOf = (script: string, options: Partial<CommandEngineOptions> = {}): Promise<BackupError> =>
  rejection(protect(scriptEngine(script, options)))
const protect = (engine: ReturnType<typeof commandEngine>, task = taskOf()): Promise<void> => {
  if (engine.protect === undefined) throw new Error('no protect')
  return engine.protect(task)
}
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    // a killed process stays a zombie until init reaps it
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

const FORM: SettingsForm = {
  groups: [
    {
      id: 'all',
      label: 'All',
      fields: [
        { id: 'spam', label: 'Spam', type: 'switch', default: false },
        {
          id: 'keep',
          label: 'Keep',
          type: 'number',
          units: [{ value: 'days', label: 'days' }],
          canBeUnlimited: true,
          default: 'unlimited',
        },
        { id: 'skip', label: 'Skip', type: 'texts', default: [] },
      ],
    },
  ],
}

describe('commandEngine', () => {
  let folder = ''
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'backup-start-command-'))
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  it('runs the program without a shell, with the values of the task in arguments and environment', async () => {
    const file = join(folder, 'values.json')
    const script = 'require("fs").writeFileSync(process.argv[1], JSON.stringify([process.argv.slice(2), process.env]))'
    const args = [
      '-e',
      script,
      file,
      '{email}',
      'id={id}',
      '{runId}',
      '{key}',
      '{settings.spam} {settings.keep} {settings.skip}',
      '$(id) `id` ; *',
    ]
    process.env.SERVER_SECRET = 'not for programs'
    const engine = commandEngine({ command: process.execPath, args, env: { MAILBOX: '{email}' }, settingsForm: FORM })
    await protect(engine, taskOf({ settings: { spam: true, skip: ['a', 'b'] } }))
    delete process.env.SERVER_SECRET
    const [given, env] = JSON.parse(readFileSync(file, 'utf8'))
    expect(given).to.eql(['ada@example.com', 'id=u1', 'run-1', 'run-1:u1:1', 'true unlimited a,b', '$(id) `id` ; *'])
    expect([env.MAILBOX, env.PATH, env.SERVER_SECRET]).to.eql(['ada@example.com', process.env.PATH, undefined])
  })

  it('creates the folder of the user and runs the program there', async () => {
    const engine = scriptEngine('require("fs").writeFileSync("made", process.cwd())', { folder: join(folder, 'backups', '{email}') })
    await protect(engine)
    const made = join(folder, 'backups', 'ada@example.com')
    expect(readFileSync(join(made, 'made'), 'utf8')).to.equal(realpathSync(made))
  })

  it('throws at its creation for an argument with an unknown placeholder', () => {
    expect(() => commandEngine({ command: 'true', args: ['{mail}'] })).to.throw(
      'does not support the placeholder {mail}. Use {email}, {id}, {runId}',
    )
    expect(() => commandEngine({ command: 'true', args: [], env: { A: '{settings.none}' }, settingsForm: FORM })).to.throw(
      '{settings.keep}',
    )
  })

  for (const [email, why] of [
    ['../../etc/passwd', 'cannot be used'],
    ['a\\b@example.com', 'cannot be used'],
    ['a\n@example.com', 'cannot be used'],
    ['a\0@example.com', 'cannot be used'],
    ['', 'cannot be used'],
    ['..', 'cannot be used'],
    ['--config=x@example.com', 'begins with "-"'],
  ] as const) {
    it(`fails the user with the address ${JSON.stringify(email)} without starting the program`, async () => {
      const file = join(folder, 'started')
      const engine = commandEngine({
        command: process.execPath,
        args: ['-e', `require("fs").writeFileSync("${file}", "")`, '--', '{email}'],
      })
      const error = await rejection(protect(engine, taskOf({ user: { id: 'u1', name: '', email } })))
      expect(error.reason).to.include(why)
      expect(error.retryable).to.equal(false)
      expect(() => readFileSync(file)).to.throw('ENOENT')
    })
  }

  it('fails with the last line of stderr', async () => {
    const error = await failureOf('console.error("first"); console.error("\\u001b[31mThe mailbox is locked\\u001b[0m\\n"); process.exit(2)')
    expect([error.reason, error.retryable]).to.eql(['The mailbox is locked', false])
  })

  it('fails with the last state of a progress line, without control characters', async () => {
    const error = await failureOf('process.stderr.write("10 %\\r20 %\\rDisk\\tfull\\u0000\\u0085\\r\\n", () => process.exit(2))')
    expect(error.reason).to.equal('Disk full')
  })

  it('fails with the exit code or the signal if stderr is empty', async () => {
    expect((await failureOf('process.exit(3)')).reason).to.equal('The program ended with code 3')
    expect((await failureOf('process.kill(process.pid, "SIGSEGV")')).reason).to.equal('The program was ended by SIGSEGV')
  })

  it('reports exit code 75 as retryable', async () => {
    const error = await failureOf('console.error("quota exceeded"); process.exit(75)')
    expect([error.code, error.reason, error.retryable]).to.eql(['unavailable', 'quota exceeded', true])
    expect((await failureOf('process.exit(75)')).reason).to.equal('The program asked to try again later')
  })

  it('keeps the end of a long stderr, and 300 characters of its last line', async () => {
    const error = await failureOf('process.stderr.write("x".repeat(5e6) + "\\n" + "y".repeat(1e3), () => process.exit(1))')
    expect(error.reason).to.equal('y'.repeat(300))
  })

  it('masks secrets in the reason', async () => {
    const line = 'login hunter2hunter2 https://ada:s3cret@mail.example Bearer abc.def password=letmein own-secret'
    const error = await failureOf(`console.error(process.env.LINE); process.exit(1)`, {
      env: { LINE: line, IMAP_PASSWORD: 'hunter2hunter2' },
      secrets: ['own-secret'],
    })
    expect(error.reason).to.equal('login *** https://ada:***@mail.example Bearer *** password=*** ***')
  })

  it('reports which program is missing', async () => {
    const error = await rejection(protect(commandEngine({ command: 'no-such-program-7f3a', args: [] })))
    expect(error.reason).to.equal("The program no-such-program-7f3a was not found. Install it, or correct the engine's command.")
    expect(error.retryable).to.equal(false)
  })

  /** A program with a child process. With `isStubborn`, both ignore SIGTERM. Writes the two process ids to a file. */
  const parentAndChild = (file: string, isStubborn = false): string => `
    const spawn = require('child_process').spawn
    ${isStubborn ? 'process.on("SIGTERM", () => {})' : ''}
    const child = spawn(process.execPath, ['-e', '${isStubborn ? 'process.on("SIGTERM", () => {});' : ''} setInterval(() => {}, 1000)'], { stdio: 'inherit' })
    require('fs').writeFileSync('${file}', process.pid + ' ' + child.pid)
    setInterval(() => {}, 1000)`
  const pidsOf = async (file: string): Promise<number[]> => {
    const read = (): number[] => {
      try {
        return readFileSync(file, 'utf8').split(' ').map(Number)
      } catch {
        return []
      }
    }
    await until(() => read().length === 2, 'the processes')
    return read()
  }

  it('kills the program and its children on abort', async () => {
    const file = join(folder, 'abort')
    const controller = new AbortController()
    const running = rejection(protect(scriptEngine(parentAndChild(file)), taskOf({ signal: controller.signal })))
    const pids = await pidsOf(file)
    expect(pids.every(isAlive)).to.equal(true)
    controller.abort()
    expect((await running).code).to.equal('aborted')
    await until(() => !pids.some(isAlive), 'the end of both processes')
  })

  it('kills children that ignore SIGTERM after its timeout', async () => {
    const file = join(folder, 'timeout')
    const error = await failureOf(parentAndChild(file, true), { timeoutMs: 500 })
    expect(error.reason).to.equal('The program took longer than 0.5 s and was stopped')
    const pids = await pidsOf(file)
    await until(() => !pids.some(isAlive), 'the end of both processes')
  }).timeout(20_000)

  it('does not fail a program that ended in time while this process was blocked', async () => {
    const file = join(folder, 'ended-in-time')
    const engine = commandEngine({ command: 'sh', args: ['-c', `: > ${file}; sleep 0.3`], timeoutMs: 3_000 })
    const backup = protect(engine)
    await until(() => existsSync(file), 'the program')
    // After a block in an immediate, timers run before the events of ended programs, and both are due.
    await new Promise((resolve) => setImmediate(resolve))
    for (const end = performance.now() + 3_500; performance.now() < end; );
    await backup
  }).timeout(20_000)

  it('does not count the time in the queue towards the timeout, and is not ended earlier by the backend', async () => {
    const engine = guardEngine(scriptEngine('setTimeout(() => {}, 400)', { concurrency: 1, timeoutMs: 8_000 }), {
      onError: (error) => expect.fail(error.message),
    })
    expect(engine.timeoutMs).to.equal(Number.POSITIVE_INFINITY)
    await Promise.all(Array.from({ length: 3 }, (_, at) => protect(engine, taskOf({ key: String(at) }))))
  })

  for (const [field, value] of [
    ['timeoutMs', 0],
    ['timeoutMs', 12 * 3_600_000],
    ['timeoutMs', Number.NaN],
    ['concurrency', 0],
    ['concurrency', 1.5],
  ] as const) {
    it(`rejects ${field} ${value} with the allowed range`, () => {
      expect(() => scriptEngine('', { [field]: value })).to.throw(`${field} of commandEngine must be a whole number from 1 to `)
    })
  }

  for (const [options, message] of [
    [{ args: [] }, 'command of commandEngine must be the name or the path of a program'],
    [{ command: 'cp' }, "args of commandEngine must be a list of texts such as ['--user', '{email}']"],
    [{ command: 'cp', args: '-R' }, 'args of commandEngine must be a list of texts'],
    [{ command: 'cp', args: ['-R', 5] }, 'args[1] of commandEngine must be a text'],
    [{ command: 'cp {id}', args: [] }, 'command of commandEngine takes no placeholders'],
    [{ command: 'cp', args: [], env: { TOKEN: undefined } }, 'env.TOKEN of commandEngine must be a text'],
    [{ command: 'cp', args: [], folder: '' }, "folder of commandEngine must be a path such as '/backups/{email}'"],
    [{ command: 'cp', args: [], timeout: 5_000 }, 'commandEngine has no option timeout'],
    [undefined, 'the options of commandEngine must be an object such as { command'],
  ] as const) {
    it(`names the wrong option of ${JSON.stringify(options)}`, () => {
      expect(() => commandEngine(options as never)).to.throw(message)
    })
  }

  it('kills the program when this process is killed', async () => {
    const file = join(folder, 'crash')
    const module = fileURLToPath(new URL('../../../src/engine-command.ts', import.meta.url))
    const host = join(folder, 'host.mjs')
    writeFileSync(
      host,
      `const { commandEngine } = await import(${JSON.stringify(module)})
       commandEngine({ command: process.execPath, args: ['-e', ${JSON.stringify(parentAndChild(file))}] })
         .protect(${JSON.stringify(taskOf()).replace('"signal":{}', '"signal": new AbortController().signal')})`,
    )
    const server = spawn(process.execPath, ['--import', 'tsx', host], { stdio: 'inherit', cwd: process.cwd() })
    const pids = await pidsOf(file)
    server.kill('SIGKILL')
    await until(() => !pids.some(isAlive), 'the end of both processes')
  }).timeout(30_000)

  it('runs at most `concurrency` programs at a time over all runs, and leaves the queue on abort', async () => {
    const file = join(folder, 'concurrency')
    const script = `const fs = require('fs'); fs.appendFileSync('${file}', '+'); setTimeout(() => fs.appendFileSync('${file}', '-'), 100)`
    const engine = scriptEngine(script, { concurrency: 2 })
    const controller = new AbortController()
    const tasks = Array.from({ length: 5 }, () => protect(engine))
    const late = rejection(protect(engine, taskOf({ signal: controller.signal })))
    controller.abort()
    expect((await late).code).to.equal('aborted')
    await Promise.all(tasks)
    let running = 0
    let most = 0
    for (const sign of readFileSync(file, 'utf8')) {
      running += sign === '+' ? 1 : -1
      most = Math.max(most, running)
    }
    expect([most, running]).to.eql([2, 0])
  })

  it('runs the program of another domain next, although many users of the first domain wait', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fair-'))
    const log = join(folder, 'log')
    const script = `require('fs').appendFileSync(process.argv[1], process.argv[2] + ' ')`
    const engine = commandEngine({ command: process.execPath, args: ['-e', script, log, '{id}'], concurrency: 1 })
    const of = (domainId: string, id: string) =>
      protect(engine, taskOf({ scope: { ...scope, domainId }, user: { id, name: id, email: `${id}@example.com` } }))
    await Promise.all([of('big', 'a1'), of('big', 'a2'), of('big', 'a3'), of('small', 'b1')])
    expect(readFileSync(log, 'utf8').trim()).to.equal('a1 b1 a2 a3')
    rmSync(folder, { recursive: true })
  })

  it('describes the given settings', async () => {
    const engine = commandEngine({ command: 'true', args: [], settingsForm: FORM })
    expect(await engine.describeSettings?.({ id: 'c', name: 'C' }, { signal: new AbortController().signal })).to.eql(FORM)
    expect(commandEngine({ command: 'true', args: [] })).not.to.have.property('describeSettings')
  })
})
