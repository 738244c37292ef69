import { type BackupRun, isBackupError, type Scope } from '../../core/internal.js'
import { findScopes, openTarget, TARGET_HELP, TARGET_OPTIONS, type Target } from '../open-target.js'
import { findOperator } from '../operator.js'
import { parseOptions } from '../parse-arguments.js'
import { usageError } from '../usage-error.js'
import { type Command, log, print } from './command.js'

const help = `backup-start stop --run ID [options]

  Stops a backup. Users in progress finish; users whose backup has not begun are released, and their credits are given back.

  --run ID          backup to stop
  --domain ID       only in this domain (default: the domain that has the backup)
  --cloud ID        only in this cloud
${TARGET_HELP}`

/** Finds the domain of a run. Rejects with a usage error if no domain has the run. */
const findRun = async ({ adapter }: Target, scopes: readonly Scope[], runId: string): Promise<{ scope: Scope; run: BackupRun }> => {
  if (adapter.getRun === undefined) throw usageError('This backend does not list backups.')
  for (const { cloudId, domainId } of scopes) {
    const scope = { cloudId, domainId }
    try {
      return { scope, run: await adapter.getRun(scope, runId, { signal: new AbortController().signal }) }
    } catch (error) {
      if (!isBackupError(error) || error.code !== 'not-found') throw error
    }
  }
  throw usageError(`There is no backup ${runId}. backup-start start prints the id of each backup; the page shows it in the address.`)
}

/** `backup-start stop`: stops a backup. */
export const command: Command = {
  help,
  async run(args) {
    const values = parseOptions(args, { ...TARGET_OPTIONS, run: 'text', domain: 'text', cloud: 'text' })
    if (values.run === undefined) throw usageError('Name the backup with --run ID.')
    const target = await openTarget(values, log)
    try {
      const { scope, run } = await findRun(target, await findScopes(target.adapter, values), values.run)
      if (run.finishedAt !== undefined) {
        print(`Backup ${run.id} has already ended: ${run.done} of ${run.total} users done, ${run.failed} failed.\n`)
        return
      }
      if (target.adapter.stopRun === undefined) throw usageError('This backend cannot stop backups.')
      const call = { signal: new AbortController().signal, actor: findOperator() }
      const { done, failed, stopped = 0, total } = await target.adapter.stopRun(scope, run.id, call)
      const open = total - done - failed - stopped
      print(`Stopped backup ${run.id}: ${done} of ${total} users done, ${failed} failed, ${stopped} not begun, ${open} finish.\n`)
    } finally {
      await target.close()
    }
  },
}
