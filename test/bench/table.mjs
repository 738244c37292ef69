// Prints one table of all measurements.

/**
 * @typedef {object} Row
 * @property {string} what
 * @property {number} [ours]
 * @property {number} [limit] the same, written by hand, in the same run
 * @property {'ms' | 'MB' | 'kB' | ''} [unit]
 * @property {number} [times] goal: at most this multiple of the limit
 * @property {number} [most] goal: at most this value; if both goals are given, one suffices
 * @property {number} [exactly] goal
 */

const HEAD = ['what', 'ours', 'limit', 'ratio', 'goal', 'met?']

const amount = (value, unit) => {
  if (value === undefined) return '–'
  const digits = Number.isInteger(value) || value >= 100 ? 0 : value >= 10 ? 1 : value >= 0.1 ? 2 : 4
  return `${value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}${unit ? ` ${unit}` : ''}`
}

const goalOf = ({ times, most, exactly, unit }) => {
  if (exactly !== undefined) return `= ${amount(exactly, unit)}`
  const goals = [times !== undefined && `${times} ×`, most !== undefined && amount(most, unit)].filter(Boolean)
  return goals.length === 0 ? '–' : `≤ ${goals.join(' or ')}`
}

const isMet = ({ ours, limit, times, most, exactly }) => {
  if (ours === undefined || (times ?? most ?? exactly) === undefined) return '–'
  // compares rounded values, so that no row shows "1.50 of 1.5: no"
  const isNear = times !== undefined && Number(ratioOf(ours, limit).toFixed(2)) <= times
  return isNear || (most !== undefined && ours <= most) || ours === exactly ? 'yes' : 'no'
}

const ratioOf = (ours, limit) => ours / limit

const cellsOf = (row) => [
  row.what,
  amount(row.ours, row.unit),
  amount(row.limit, row.unit),
  row.ours === undefined || row.limit === undefined || row.limit === 0 ? '–' : `${ratioOf(row.ours, row.limit).toFixed(2)} ×`,
  goalOf(row),
  isMet(row),
]

/** @param {readonly Row[]} rows */
export const table = (rows) => {
  const lines = [HEAD, ...rows.map(cellsOf)]
  const widths = HEAD.map((_, column) => Math.max(...lines.map((cells) => cells[column].length)))
  const line = (cells) => `| ${cells.map((cell, column) => cell[column === 0 ? 'padEnd' : 'padStart'](widths[column])).join(' | ')} |`
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`
  return [line(HEAD), rule, ...lines.slice(1).map(line)].join('\n')
}
