import { isBackupError } from '../../core/internal.js'
import { findScope, findScopes, openTarget, TARGET_HELP, TARGET_OPTIONS, type Target } from '../open-target.js'
import { findOperator } from '../operator.js'
import { parseArguments } from '../parse-arguments.js'
import { usageError } from '../usage-error.js'
import { type Command, log, print } from './command.js'

const help = `backup-start credits show [options]
backup-start credits grant AMOUNT [options]
backup-start credits revoke AMOUNT [options]

  Shows the available credits of each domain, grants credits to one, or takes back credits that are available, for example after a
  wrong grant. AMOUNT is a whole number or unlimited, which lifts or restores the limit. The activity log names the account that
  runs the command.

  --domain ID       only this domain
  --cloud ID        only this cloud
  --reason TEXT     reason of the change, kept in the ledger
  --key TEXT        idempotency key, such as a number of an invoice: the same change with the same key happens once
${TARGET_HELP}`

const parseAmount = (text: string | undefined): number | 'unlimited' => {
  if (text === 'unlimited') return text
  const amount = /^\d{1,10}$/.test(text ?? '') ? Number(text) : 0
  if (amount >= 1 && amount < 2 ** 31) return amount
  throw usageError(`Name the amount: a whole number of credits from 1, or unlimited${text === undefined ? '' : `, not ${text}`}.`)
}

interface Selection {
  readonly domain?: string
  readonly cloud?: string
}

const show = async ({ adapter }: Target, selection: Selection): Promise<void> => {
  const { signal } = new AbortController()
  for (const scope of await findScopes(adapter, selection)) {
    const { available } = await adapter.getCredits({ cloudId: scope.cloudId, domainId: scope.domainId }, { signal })
    print(`${scope.cloudId}\t${scope.domainId}\t${available}\n`)
  }
}

const change = async (
  { adapter, backend }: Target,
  action: 'grant' | 'revoke',
  amount: number | 'unlimited',
  selection: Selection & { readonly reason?: string; readonly key?: string },
): Promise<void> => {
  if (backend === undefined) throw usageError(`Credits cannot be ${action}${action === 'grant' ? 'ed' : 'd'} at a URL. Use --config.`)
  const scope = await findScope(adapter, selection)
  const { reason = `backup-start credits ${action}`, key } = selection
  const changeCredits = action === 'grant' ? backend.grantCredits : backend.revokeCredits
  const isChanged = await changeCredits(scope, amount, reason, findOperator(), key).catch((error: unknown) => {
    throw isBackupError(error) && (error.code === 'not-enough-credits' || error.code === 'bad-input') ? usageError(error.reason) : error
  })
  if (!isChanged) log(`Nothing changed: this key was used for the same change before.`)
  await show({ adapter, backend, close: backend.close }, { cloud: scope.cloudId, domain: scope.domainId })
}

/** `backup-start credits`: shows, grants and revokes credits. */
export const command: Command = {
  help,
  async run(args) {
    const { values, words } = parseArguments(args, { ...TARGET_OPTIONS, domain: 'text', cloud: 'text', reason: 'text', key: 'text' })
    const [action, text, extra] = words
    if (action !== 'show' && action !== 'grant' && action !== 'revoke')
      throw usageError('Name an action: credits show, credits grant AMOUNT, or credits revoke AMOUNT.')
    if (extra !== undefined || (action === 'show' && text !== undefined)) throw usageError(`Unexpected argument ${extra ?? text}.`)
    const amount = action === 'show' ? undefined : parseAmount(text)
    const target = await openTarget(values, log)
    try {
      if (amount === undefined || action === 'show') await show(target, values)
      else await change(target, action, amount, values)
    } finally {
      await target.close()
    }
  },
}
