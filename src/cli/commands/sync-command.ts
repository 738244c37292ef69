import { isBackupError, type Scope, type SyncKind } from '../../core/internal.js'
import { findScopes, openTarget, TARGET_HELP, TARGET_OPTIONS, type Target } from '../open-target.js'
import { findOperator } from '../operator.js'
import { parseOptions } from '../parse-arguments.js'
import { usageError } from '../usage-error.js'
import { type Command, log, print } from './command.js'

const KINDS: readonly SyncKind[] = ['users', 'groups', 'org-units']

const help = `backup-start sync [options]

  Syncs users, groups and org units of every domain, for cron. Exits with code 1 when a sync failed.

  --domain ID       only this domain
  --cloud ID        only this cloud
  --kind KIND…      only these kinds: ${KINDS.join(', ')}
${TARGET_HELP}`

const parseKinds = (words: readonly string[] = KINDS): SyncKind[] =>
  words.map((word) => {
    const kind = KINDS.find((candidate) => candidate === word)
    if (kind === undefined) throw usageError(`--kind must be ${KINDS.join(', ')}, not ${word}.`)
    return kind
  })

/** Runs one sync and prints its result. Returns whether it completed. */
const syncOne = async ({ adapter }: Target, scope: Scope, kind: SyncKind): Promise<boolean> => {
  try {
    if (adapter.sync === undefined) throw usageError('This backend does not support syncs.')
    const { added, changed, removed } = await adapter.sync(scope, kind, { signal: new AbortController().signal, actor: findOperator() })
    print(`${scope.domainId} ${kind}: ${added} added, ${changed} changed, ${removed} removed\n`)
    return true
  } catch (error) {
    log(`${scope.domainId} ${kind}: failed. ${isBackupError(error) ? error.reason : String(error)}`)
    return false
  }
}

/** `backup-start sync`: syncs the directory. */
export const command: Command = {
  help,
  async run(args) {
    const values = parseOptions(args, { ...TARGET_OPTIONS, domain: 'text', cloud: 'text', kind: 'list' })
    const kinds = parseKinds(values.kind)
    const target = await openTarget(values, log)
    try {
      // Without a server or worker on the same database, this process runs its own syncs.
      await target.backend?.work()
      for (const { cloudId, domainId } of await findScopes(target.adapter, values)) {
        for (const kind of kinds) if (!(await syncOne(target, { cloudId, domainId }, kind))) process.exitCode = 1
      }
    } finally {
      await target.close()
    }
  },
}
