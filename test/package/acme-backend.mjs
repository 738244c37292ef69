// The backend that the adapter of the README is for: an API of its own kind over a memory adapter.
import { createMemoryAdapter, generateTenant } from '../../dist/memory.js'

const STATUS = { 'not-enough-credits': 402, 'not-found': 404, 'selection-changed': 409, 'bad-input': 422 }
const json = (body, status = 200) => new Response(JSON.stringify(body), { status })
const list = (text) => text?.split(',')

/** What `fetch` asks of it. */
export const createAcmeBackend = () => {
  const memory = createMemoryAdapter({ tenant: generateTenant({ seed: 4, users: 120 }) })

  const answer = async (url, { body, headers, signal }) => {
    const call = { signal }
    const [, , cloudId, domainId, what] = url.pathname.split('/').map(decodeURIComponent)
    if (what === undefined) return memory.listClouds(call)
    const scope = { cloudId, domainId }
    const { in: within, sort, limit, accountStatus, backupStatus, ...query } = Object.fromEntries(url.searchParams)
    const sent = body && JSON.parse(body)
    const page = { ...query, scope, ...(limit && { limit: Number(limit) }) }
    const [kind, ...id] = within?.split(':') ?? []
    switch (what) {
      case 'users':
        return memory.listUsers(
          {
            ...page,
            ...(within && { within: { kind, id: id.join(':') } }),
            ...(sort && { sort: { by: sort.replace('-', ''), descending: sort.startsWith('-') } }),
            accountStatus: list(accountStatus),
            backupStatus: list(backupStatus),
          },
          call,
        )
      case 'groups':
        return memory.listGroups(page, call)
      case 'org-units':
        return memory.listOrgUnits(scope, call)
      case 'match':
        return memory.matchUsers(scope, sent.keys, call)
      case 'credits':
        return memory.getCredits(scope, call)
      default:
        return memory.startBackup({ scope, ...sent }, { ...call, idempotencyKey: headers['idempotency-key'] })
    }
  }

  return async (url, init) => {
    try {
      return json(await answer(url, init))
    } catch ({ code, message, details }) {
      if (init.signal.aborted) throw init.signal.reason
      return json({ message, ...details }, STATUS[code] ?? 503)
    }
  }
}
