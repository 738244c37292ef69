import type { ActivityEntry, Scope } from '../../core/internal.js'
import { activityHead, activityLine } from '../../core/internal.js'
import { findScopes, openTarget, TARGET_HELP, TARGET_OPTIONS, type Target } from '../open-target.js'
import { parseArguments } from '../parse-arguments.js'
import { usageError } from '../usage-error.js'
import { type Command, log, print } from './command.js'

const FORMATS = ['csv', 'jsonl'] as const

const help = `backup-start export activity [options]

  Writes the activity log to standard output, newest first: who did what and when.

  --format FORMAT   csv (default; cells that a spreadsheet would run as formulas are made inert) or jsonl (JSON Lines)
  --since DATE      only entries of this instant and later, such as 2026-01-31 or 2026-01-31T12:00:00Z
  --until DATE      only entries before this instant
  --action NAME     only entries of this action, such as backup-started
  --actor ID        only entries of this actor
  --domain ID       only this domain
  --cloud ID        only this cloud
${TARGET_HELP}`

const parseDate = (name: string, text: string | undefined): string | undefined => {
  if (text === undefined) return undefined
  if (Number.isNaN(Date.parse(text))) throw usageError(`--${name} must be a date such as 2026-01-31, not ${text}.`)
  return new Date(text).toISOString()
}

const toJsonLine = ({ cloudId, domainId }: Scope, entry: ActivityEntry): string => `${JSON.stringify({ cloudId, domainId, ...entry })}\n`

interface Filter {
  readonly since: string | undefined
  readonly until: string | undefined
  readonly action: string | undefined
  readonly actor: string | undefined
}

/** Writes all entries of a domain page by page, so that a long log needs little memory. */
const writeDomain = async ({ adapter }: Target, scope: Scope, filter: Filter, toLine: typeof activityLine): Promise<void> => {
  if (adapter.listActivity === undefined) throw usageError('This backend keeps no activity log.')
  const { signal } = new AbortController()
  let cursor: string | undefined
  do {
    const { items, next } = await adapter.listActivity(scope, { ...filter, cursor }, { signal })
    print(items.map((entry) => toLine(scope, entry)).join(''))
    cursor = next
  } while (cursor !== undefined)
}

/** `backup-start export`: writes the activity log to a file. */
export const command: Command = {
  help,
  async run(args) {
    const { values, words } = parseArguments(args, {
      ...TARGET_OPTIONS,
      format: 'text',
      since: 'text',
      until: 'text',
      action: 'text',
      actor: 'text',
      domain: 'text',
      cloud: 'text',
    })
    const [what, extra] = words
    if (what !== 'activity') throw usageError('Name what to export: export activity.')
    if (extra !== undefined) throw usageError(`Unexpected argument ${extra}.`)
    const format = FORMATS.find((candidate) => candidate === (values.format ?? 'csv'))
    if (format === undefined) throw usageError(`--format must be ${FORMATS.join(' or ')}, not ${values.format}.`)
    const { action, actor } = values
    const filter = { since: parseDate('since', values.since), until: parseDate('until', values.until), action, actor }
    const target = await openTarget(values, log)
    try {
      const scopes = await findScopes(target.adapter, values)
      if (format === 'csv') print(activityHead())
      for (const { cloudId, domainId } of scopes)
        await writeDomain(target, { cloudId, domainId }, filter, format === 'csv' ? activityLine : toJsonLine)
    } finally {
      await target.close()
    }
  },
}
