import { readFile } from 'node:fs/promises'
import type { SettingValues } from '../../core/internal.js'
import { IDEMPOTENCY_KEY } from '../../http/contract/wire-limits.js'
import { openTarget, TARGET_HELP, TARGET_OPTIONS } from '../open-target.js'
import { parseOptions } from '../parse-arguments.js'
import { startPlan } from '../start-plan.js'
import { usageError } from '../usage-error.js'
import { type Command, log, print } from './command.js'

const help = `backup-start start --plan FILE [options]

  Starts the backup of a plan that the page saved, for cron. Prints the cost first. The same plan and key start once; a server or
  worker runs the backup.

  --plan FILE       plan to start
  --settings FILE   JSON with settings for this run (default: the domain's settings)
  --dry-run         print the cost and start nothing
  --key TEXT        idempotency key (default: the date and a hash of the request)
${TARGET_HELP}`

const readJsonFile = async (path: string): Promise<unknown> => {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    throw usageError(`Cannot read ${path} (${(error as { code?: string }).code}).`)
  }
  try {
    return JSON.parse(text)
  } catch {
    throw usageError(`${path} is not valid JSON.`)
  }
}

/** `backup-start start`: starts a plan. */
export const command: Command = {
  help,
  async run(args) {
    const values = parseOptions(args, { ...TARGET_OPTIONS, plan: 'text', settings: 'text', 'dry-run': 'flag', key: 'text' })
    if (values.plan === undefined) throw usageError('Name the plan with --plan FILE.')
    if (values.key !== undefined && !IDEMPOTENCY_KEY.test(values.key))
      throw usageError('--key must be 1 to 255 printable ASCII characters.')
    const plan = await readJsonFile(values.plan)
    const settings = values.settings === undefined ? undefined : ((await readJsonFile(values.settings)) as SettingValues)
    const target = await openTarget(values, log)
    try {
      const { credits, run, isSimulated } = await startPlan(target.adapter, {
        plan,
        settings,
        key: values.key,
        isDryRun: values['dry-run'] === true,
        log,
      })
      const { allocated, available, covered, shortfall, skipped, starts } = credits
      if (isSimulated) print('Simulation: nothing is backed up.\n')
      print(
        `The plan covers ${covered} users, starts ${starts}, and takes ${allocated} of ${available} credits (${skipped.protected} protected, ${skipped.suspended} suspended, ${skipped.deleted} deleted users skipped).\n`,
      )
      if (shortfall > 0) print(`Not enough credits: grant ${shortfall} more, or shorten the plan.\n`)
      if (run !== undefined) print(`Started backup ${run.id} of ${run.total} users.\n`)
      else print(values['dry-run'] === true ? 'Dry run: nothing was started.\n' : 'Nothing to start: no user of the plan needs a backup.\n')
    } finally {
      await target.close()
    }
  },
}
