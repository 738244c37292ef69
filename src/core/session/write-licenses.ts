import { reportCell } from '../csv/report.js'
import type { Holder } from '../model/license-model.js'
import type { Scope } from '../model/model.js'

const COLUMNS = [
  'cloud',
  'domain',
  'user id',
  'name',
  'address',
  'state',
  'licenses',
  'since',
  'run id',
  'policy id',
  'policy',
  'started by id',
  'started by',
]

const csvLine = (cells: readonly string[]): string => `${cells.map(reportCell).join(',')}\r\n`

/** Writes holders of licenses as CSV that no spreadsheet executes, with a column for each facet. The byte order mark is for Excel. */
export const writeLicenses = ({ cloudId, domainId }: Scope, holders: Iterable<Holder>): Blob => {
  const all = [...holders]
  const facets = [...new Set(all.flatMap(({ facets: own = {} }) => Object.keys(own)))].sort()
  const lines = all.map(({ user, credits, since, through, startedBy, state, facets: own = {} }) =>
    csvLine([
      cloudId,
      domainId,
      user.id,
      user.name,
      user.email,
      state,
      String(credits),
      since,
      through.runId ?? '',
      through.policyId ?? '',
      through.policyName ?? '',
      startedBy?.id ?? '',
      startedBy?.name ?? '',
      // a facet of several values has one per line
      ...facets.map((id) => (Object.hasOwn(own, id) ? String(own[id]).replaceAll('\n', '; ') : '')),
    ]),
  )
  return new Blob([`\uFEFF${csvLine([...COLUMNS, ...facets])}`, ...lines], { type: 'text/csv' })
}
