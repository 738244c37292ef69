import { findScope, findScopes, openTarget, TARGET_HELP, TARGET_OPTIONS, type Target } from '../open-target.js'
import { parseArguments } from '../parse-arguments.js'
import { usageError } from '../usage-error.js'
import { type Command, log, print } from './command.js'

const help = `backup-start credits show [options]
backup-start credits grant AMOUNT [options]

  Shows the available credits of each domain, or grants credits to one. AMOUNT is a whole number or unlimited.

  --domain ID       only this domain
  --cloud ID        only this cloud
  --reason TEXT     reason of a grant, kept in the ledger
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

const grant = async (
  { adapter, backend }: Target,
  amount: number | 'unlimited',
  selection: Selection & { reason?: string },
): Promise<void> => {
  if (backend === undefined) throw usageError('Credits cannot be granted at a URL. Use --config.')
  const scope = await findScope(adapter, selection)
  await backend.grantCredits(scope, amount, selection.reason ?? 'backup-start credits grant')
  await show({ adapter, backend, close: backend.close }, { cloud: scope.cloudId, domain: scope.domainId })
}

/** `backup-start credits`: shows and grants credits. */
export const command: Command = {
  help,
  async run(args) {
    const { values, words } = parseArguments(args, { ...TARGET_OPTIONS, domain: 'text', cloud: 'text', reason: 'text' })
    const [action, text, extra] = words
    if (action !== 'show' && action !== 'grant') throw usageError('Name an action: credits show, or credits grant AMOUNT.')
    if (extra !== undefined || (action === 'show' && text !== undefined)) throw usageError(`Unexpected argument ${extra ?? text}.`)
    const amount = action === 'grant' ? parseAmount(text) : undefined
    const target = await openTarget(values, log)
    try {
      if (amount === undefined) await show(target, values)
      else await grant(target, amount, values)
    } finally {
      await target.close()
    }
  },
}
