import { createValidatingAdapter } from '../../core/internal.js'
import { loadConfig } from '../config/load-config.js'
import { openBackend } from '../config/open-backend.js'
import { readSecret } from '../config/read-secret.js'
import { checkClock } from '../doctor/check-clock.js'
import { checkConfigParts } from '../doctor/check-config-parts.js'
import { checkReads } from '../doctor/check-reads.js'
import { checkUrl } from '../doctor/check-url.js'
import { createFindings, type Findings, reasonOf } from '../doctor/findings.js'
import { createUrlAdapter, type TargetValues } from '../open-target.js'
import { parseOptions } from '../parse-arguments.js'
import { usageError } from '../usage-error.js'
import { type Command, print } from './command.js'

const help = `backup-start doctor [options]

  Checks a config or a running server, and prints what to fix. Starts and changes nothing, except that it updates the tables of
  the config's database. Exits with code 1 when there is a problem.

  --config FILE     check this config (default: backup-start.config.mjs, .js or .ts in this folder)
  --url URL         check a running server, such as https://portal.example/api
  --token-env NAME  send the bearer token in this environment variable (with --url)
  --origin ORIGIN   check that pages of this origin may call the server (with --url)`

const checkServer = async (values: TargetValues & { readonly origin?: string }, findings: Findings): Promise<void> => {
  const { url = '', 'token-env': tokenEnv, origin } = values
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).origin !== origin)) {
    throw usageError(`--origin must be an origin such as https://portal.example, not ${origin}.`)
  }
  const adapter = await createUrlAdapter(values)
  const token = tokenEnv === undefined ? undefined : await readSecret({ env: tokenEnv }, '--token-env')
  if (await checkUrl({ url: url.replace(/\/+$/, ''), token, origin }, findings))
    await checkReads(createValidatingAdapter(adapter, undefined, { isStrict: true }), 'unknown', findings)
}

const checkBackend = async (file: string | undefined, findings: Findings): Promise<void> => {
  const config = await loadConfig(file)
  findings.ok('The config is valid.')
  await checkConfigParts(config, findings)
  const failures: string[] = []
  try {
    const backend = await openBackend(config, { isSimulationAccepted: true, onError: (error) => failures.push(error.reason) })
    try {
      findings.ok(`The database opens: ${backend.where}.`)
      if (backend.readClock !== undefined) checkClock(await backend.readClock(), 'the database', findings)
      await checkReads(createValidatingAdapter(backend.adapter, undefined, { isStrict: true }), config.schedule, findings)
    } finally {
      await backend.close()
    }
  } catch (thrown) {
    const reason = reasonOf(thrown)
    if (/is using the folder/.test(reason)) findings.note(`The database is in use: ${reason} Check the running server with --url.`)
    else findings.problem(`The backend does not open: ${reason}`, 'Fix the cause in the message.')
  }
  for (const failure of failures) findings.problem(`The backend reports: ${failure}.`, 'Fix the cause in the message.')
}

/** `backup-start doctor`: checks a setup. */
export const command: Command = {
  help,
  async run(args) {
    const values = parseOptions(args, { config: 'text', url: 'text', 'token-env': 'text', origin: 'text' })
    if (values.url === undefined && (values.origin !== undefined || values['token-env'] !== undefined)) {
      throw usageError('--origin and --token-env apply only with --url.')
    }
    if (values.url !== undefined && values.config !== undefined)
      throw usageError('--config and --url name two backends. Remove one of them.')
    const findings = createFindings(print)
    if (values.url === undefined) await checkBackend(values.config, findings)
    else await checkServer(values, findings)
    const { problems } = findings
    print(problems === 0 ? '\nNo problems found.\n' : `\n${problems} ${problems === 1 ? 'problem' : 'problems'} found.\n`)
    if (problems > 0) process.exitCode = 1
  },
}
