import { type BackupAdapter, BackupError, type Policy, type PolicyForecast } from '../../src/core/index.js'

const DAY_MS = 86_400_000
const END = Date.parse('2026-11-20T12:00:00Z')

export const ADA = { id: 'ada@example.com', name: 'Ada Okafor' }
export const LIAM = { id: 'liam@example.com', name: 'Liam Brandt' }

/** Returns an active policy of the group All staff, changed by `part`. */
export const policyOf = (id: string, part: Partial<Policy> = {}): Policy => ({
  id,
  name: 'All staff',
  items: [{ kind: 'group', id: 'g1' }],
  namedItems: [{ kind: 'group', id: 'g1', label: 'All staff' }],
  settings: 'default',
  leavers: 'keep',
  status: 'active',
  createdAt: new Date(END - 90 * DAY_MS).toISOString(),
  createdBy: ADA,
  evaluatedAt: new Date(END).toISOString(),
  counts: { covered: 312, protected: 312, waiting: 0, failed: 0, joined30: 14, left30: 6 },
  ...part,
})

/** One policy of each state: all protected, over its limit with failures, out of credits, paused, never evaluated, ended. */
export const POLICIES: readonly Policy[] = [
  policyOf('p1'),
  policyOf('p2', {
    name: 'Everyone except contractors',
    items: [{ kind: 'domain', id: 'example.com' }],
    exceptions: [{ kind: 'group', id: 'g9' }],
    namedItems: [
      { kind: 'domain', id: 'example.com', label: 'example.com' },
      { kind: 'group', id: 'g9', label: 'Contractors', isException: true },
    ],
    settings: { retention: { amount: 5, unit: 'years' } },
    limit: 1200,
    leavers: { giveBackAfterDays: 30 },
    createdBy: LIAM,
    counts: { covered: 1290, protected: 1200, waiting: 87, failed: 3, joined30: 120, left30: 31 },
    waitingFor: 'limit',
  }),
  policyOf('p3', {
    name: 'Europe',
    items: [{ kind: 'org-unit', id: 'unit2' }],
    namedItems: [{ kind: 'org-unit', id: 'unit2', label: 'Europe', detail: '/Europe' }],
    leavers: { giveBackAfterDays: 0 },
    counts: { covered: 41, protected: 38, waiting: 3, failed: 0, joined30: 3, left30: 0 },
    waitingFor: 'credits',
  }),
  policyOf('p4', {
    name: 'Sales',
    status: 'paused',
    counts: { covered: 20, protected: 18, waiting: 2, failed: 0, joined30: 2, left30: 1 },
  }),
  policyOf('p5', {
    name: 'New hires',
    evaluatedAt: undefined,
    createdBy: undefined,
    namedItems: undefined,
    counts: { covered: 0, protected: 0, waiting: 0, failed: 0, joined30: 0, left30: 0 },
  }),
  policyOf('p6', {
    name: 'Summer interns',
    status: 'ended',
    counts: { covered: 4, protected: 4, waiting: 0, failed: 0, joined30: 0, left30: 2 },
  }),
]

/** 90 days of history: a join on every second day, a leave on every fourth, and a larger group once. */
export const forecastOf90Days = (until = Date.now()): PolicyForecast => ({
  now: { users: 312, credits: 318 },
  history: Array.from({ length: 45 }, (_, index) => ({
    at: new Date(until - (89 - index * 2) * DAY_MS).toISOString(),
    joined: index === 20 ? 12 : 1,
    left: index % 2 === 0 ? 1 : 0,
  })),
  exhaustedAt: new Date(until + 120 * DAY_MS).toISOString(),
})

const missing = (id: string): never => {
  throw new BackupError('not-found', `there is no policy ${id}`)
}

/** Calls of a policy backend, in order. */
export type PolicyCalls = (readonly [method: string, ...args: unknown[]])[]

/** Methods of a backend that keeps these policies in memory and evaluates nothing. */
export const policyMethods = (
  policies: readonly Policy[] = POLICIES,
  { forecast = forecastOf90Days(), calls = [], pageSize = 50 }: { forecast?: PolicyForecast; calls?: PolicyCalls; pageSize?: number } = {},
): Required<Pick<BackupAdapter, 'listPolicies' | 'savePolicy' | 'setPolicyStatus' | 'forecastPolicy'>> => {
  const kept = new Map(policies.map((policy) => [policy.id, policy]))
  return {
    listPolicies: async (_, { cursor = '0' }) => {
      const end = Number(cursor) + pageSize
      return { items: [...kept.values()].slice(Number(cursor), end), total: kept.size, ...(end < kept.size && { next: String(end) }) }
    },
    savePolicy: async (_, draft, { id }) => {
      calls.push(['savePolicy', draft, id])
      const before = id === undefined ? policyOf(`p${kept.size + 1}`) : (kept.get(id) ?? missing(id))
      const { namedItems: _names, limit: _limit, exceptions: _exceptions, ...rest } = before
      const policy = { ...rest, ...draft }
      kept.set(policy.id, policy)
      return policy
    },
    setPolicyStatus: async (_, id, status) => {
      calls.push(['setPolicyStatus', id, status])
      const policy = { ...(kept.get(id) ?? missing(id)), status }
      kept.set(id, policy)
      return policy
    },
    forecastPolicy: async (_, draft) => {
      calls.push(['forecastPolicy', draft])
      return forecast
    },
  }
}
