import type { BackupAdapter, Call } from '../../src/core/model/adapter.js'

const call: Call = { signal: new AbortController().signal }
const scope = { cloudId: 'c', domainId: 'd' }
const user = { id: 'u1', email: 'u@example.com', name: 'U', accountStatus: 'active', backupStatus: 'none' }
const at = '2026-11-22T10:00:00.000Z'
const run = { id: 'r', status: 'queued', total: 1, done: 0, failed: 0, startedAt: at }
const ref = { kind: 'group' as const, id: 'g' }
const draft = { name: 'P', items: [ref], settings: 'default' as const, leavers: { giveBackAfterDays: 30 } }
const counts = { covered: 3, protected: 1, waiting: 1, failed: 1, joined30: 0, left30: 0 }
const policy = { ...draft, id: 'p', status: 'active', createdAt: at, counts, waitingFor: 'limit', exceptions: [ref], limit: 2 }
const request = { scope, items: [], settings: 'default' as const, expectedCredits: 1 }

/** A valid answer of each method, a call that returns it, and its required fields. */
export const METHODS: Record<string, { answer: unknown; ask(port: BackupAdapter): Promise<unknown>; required: string[] }> = {
  listClouds: {
    answer: [{ id: 'c', name: 'C', domains: [{ id: 'd', name: 'D', synced: { users: at } }], isSimulated: true }],
    ask: (port) => port.listClouds(call),
    required: ['[0].id', '[0].name', '[0].domains', '[0].domains[0].id'],
  },
  listUsers: {
    answer: { items: [user], next: 'n', total: 3 },
    ask: (port) => port.listUsers({ scope }, call),
    required: ['items', 'items[0].id', 'items[0].email', 'items[0].name', 'items[0].accountStatus', 'items[0].backupStatus'],
  },
  listGroups: {
    answer: { items: [{ id: 'g', name: 'G' }] },
    ask: (port) => port.listGroups({ scope }, call),
    required: ['items', 'items[0].id', 'items[0].name'],
  },
  listOrgUnits: {
    answer: [{ id: 'o', name: 'O', parentId: null }],
    ask: (port) => port.listOrgUnits(scope, call),
    required: ['[0].id', '[0].name', '[0].parentId'],
  },
  matchUsers: { answer: [user, null], ask: (port) => port.matchUsers(scope, ['a', 'b'], call), required: ['[0].id', '[0].accountStatus'] },
  getCredits: { answer: { available: 5 }, ask: (port) => port.getCredits(scope, call), required: ['available'] },
  startBackup: {
    answer: run,
    ask: (port) => port.startBackup(request, { ...call, idempotencyKey: 'k' }),
    required: ['id', 'status', 'total', 'done', 'failed', 'startedAt'],
  },
  listCoverage: {
    answer: { due: ['u1'], protected: [], suspended: [], deleted: [] },
    ask: (port) => port.listCoverage?.({ scope, within: { kind: 'group', id: 'g' } }, call) ?? Promise.reject(),
    required: ['due', 'protected', 'suspended', 'deleted'],
  },
  sync: {
    answer: { finishedAt: at, added: 1, changed: 0, removed: 0 },
    ask: (port) => port.sync?.(scope, 'users', call) ?? Promise.reject(),
    required: ['finishedAt', 'added', 'changed', 'removed'],
  },
  getRun: {
    answer: { ...run, history: [{ at, done: 0, failed: 0 }] },
    ask: (port) => port.getRun?.(scope, 'r', call) ?? Promise.reject(),
    required: ['id', 'history[0].at'],
  },
  listRuns: {
    answer: { items: [run] },
    ask: (port) => port.listRuns?.(scope, {}, call) ?? Promise.reject(),
    required: ['items', 'items[0].status'],
  },
  listRunUsers: {
    answer: { items: [{ user: { id: 'u', name: 'U', email: 'e' }, status: 'failed', reason: 'r' }] },
    ask: (port) => port.listRunUsers?.(scope, 'r', {}, call) ?? Promise.reject(),
    required: ['items[0].user', 'items[0].user.id', 'items[0].status'],
  },
  retryRun: {
    answer: run,
    ask: (port) => port.retryRun?.(scope, 'r', undefined, { ...call, idempotencyKey: 'k' }) ?? Promise.reject(),
    required: ['id'],
  },
  describeSettings: {
    answer: { groups: [{ id: 'g', label: 'G', fields: [{ id: 's', label: 'S', type: 'switch', default: true }] }] },
    ask: (port) => port.describeSettings?.(scope, call) ?? Promise.reject(),
    required: ['groups', 'groups[0].id', 'groups[0].fields', 'groups[0].fields[0].id', 'groups[0].fields[0].default'],
  },
  getSettings: {
    answer: { gmail: true, ext: ['a'], keep: { amount: 3, unit: 'days' } },
    ask: (port) => port.getSettings?.(scope, call) ?? Promise.reject(),
    required: [],
  },
  saveSettings: { answer: {}, ask: (port) => port.saveSettings?.(scope, {}, call) ?? Promise.reject(), required: [] },
  listPolicies: {
    answer: { items: [policy] },
    ask: (port) => port.listPolicies?.(scope, {}, call) ?? Promise.reject(),
    required: ['items', 'items[0].id', 'items[0].name', 'items[0].items', 'items[0].leavers', 'items[0].counts.waiting'],
  },
  savePolicy: {
    answer: { ...policy, leavers: 'keep', namedItems: [{ ...ref, label: 'G' }] },
    ask: (port) => port.savePolicy?.(scope, draft, {}, { ...call, idempotencyKey: 'k' }) ?? Promise.reject(),
    required: ['status', 'createdAt', 'leavers'],
  },
  setPolicyStatus: {
    answer: policy,
    ask: (port) => port.setPolicyStatus?.(scope, 'p', 'paused', call) ?? Promise.reject(),
    required: ['id', 'status'],
  },
  forecastPolicy: {
    answer: { now: { users: 3, credits: 3 }, history: [{ at, joined: 1, left: 0 }], exhaustedAt: at },
    ask: (port) => port.forecastPolicy?.(scope, draft, call) ?? Promise.reject(),
    required: ['now.users', 'now.credits', 'history', 'history[0].at', 'history[0].joined'],
  },
}
