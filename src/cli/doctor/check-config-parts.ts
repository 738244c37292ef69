import type { Directory } from '../../compose/directory.js'
import { requestClouds, requestPage } from '../../compose/validate-directory.js'
import { abortable, toBackupError, withCall } from '../../core/internal.js'
import type { BackendConfig } from '../config/define-config.js'
import { tellSchedule } from './check-schedule.js'
import { findUnreadField, keepAnswers } from './directory-fields.js'
import type { Findings } from './findings.js'

const TIMEOUT_MS = 60_000
/** The method of a directory that lists each kind. */
const METHOD_OF = { users: 'users', groups: 'groups', 'org-units': 'orgUnits' } as const

/** Singular and plural of each kind. */
const NOUNS = { users: ['user', 'users'], groups: ['group', 'groups'], 'org-units': ['org unit', 'org units'] } as const

/** Waits for a call of the directory. Errors name the call. */
const ask = async <T>(answer: Promise<T>, signal: AbortSignal, method: string): Promise<T> => {
  const call = `directory.${method}`
  return abortable(answer, signal, call).catch((thrown: unknown) => {
    throw withCall(toBackupError(thrown, call), call)
  })
}

/** Checks that one directory lists clouds and the first page of each kind, in the right shape. */
const checkDirectory = async (directory: Directory, name: string, findings: Findings): Promise<void> => {
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  const { kept, answers } = keepAnswers(directory)
  try {
    const clouds = await ask(requestClouds(kept, { signal }), signal, 'clouds')
    const [cloud] = clouds
    const [domain] = cloud?.domains ?? []
    if (cloud === undefined || domain === undefined) {
      findings.problem(
        `${name} lists no domain.`,
        'Return at least one cloud with a domain from clouds(), and check the credentials of the directory.',
      )
      return
    }
    const scope = { cloudId: cloud.id, domainId: domain.id }
    const counts: string[] = []
    const unread: string[] = []
    for (const kind of ['users', 'groups', 'org-units'] as const) {
      const { items, next } = await ask(requestPage(kept, kind, scope, undefined, signal), signal, METHOD_OF[kind])
      counts.push(`${items.length}${next === undefined ? '' : '+'} ${NOUNS[kind][items.length === 1 ? 0 : 1]}`)
      const field = findUnreadField(kind, answers.at(-1))
      if (field !== undefined) unread.push(`directory.${METHOD_OF[kind]} returns the unknown field "${field}"`)
    }
    for (const text of unread) {
      findings.problem(`${name}: ${text}.`, 'Correct the name of the field, or leave the field out: unknown fields are ignored.')
    }
    findings.ok(`${name} lists ${clouds.length} ${clouds.length === 1 ? 'cloud' : 'clouds'}; ${domain.id} has ${counts.join(', ')}.`)
  } catch (thrown) {
    const { call, reason } = toBackupError(thrown)
    findings.problem(`${name} fails: ${call}: ${reason}.`, 'Check the credentials and scopes of the directory, and the named method.')
  }
}

const checkEngine = async (engine: BackendConfig['engine'], findings: Findings): Promise<void> => {
  if (engine.isSimulated === true) return findings.note(`The engine ${engine.name} is simulated: nothing is backed up.`)
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  try {
    await abortable(engine.check?.({ signal }) ?? Promise.resolve(), signal)
    findings.ok(`The engine is ${engine.name}.`)
  } catch (thrown) {
    const { reason } = toBackupError(thrown)
    findings.problem(`The engine ${engine.name} cannot back up: ${reason.replace(/\.$/, '')}.`, 'Correct the engine in the config.')
  }
}

/** Checks directories, engine, authorization and schedule of a config, before anything is opened. */
export const checkConfigParts = async ({ directories, engine, auth, schedule }: BackendConfig, findings: Findings): Promise<void> => {
  for (const [index, directory] of directories.entries()) await checkDirectory(directory, `directories[${index}]`, findings)
  await checkEngine(engine, findings)
  if (auth === 'loopback') findings.note('auth is loopback: only requests from this machine are served.')
  tellSchedule(schedule, findings)
}
