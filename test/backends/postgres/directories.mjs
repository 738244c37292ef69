// A directory of which a test says everything.

const KINDS = { users: 'users', groups: 'groups', orgUnits: 'org-units' }

/**
 * Has one cloud, `c`, with these domains. `domains.get('d0')` is what it has of a domain, `{ users, groups, orgUnits }`, each in
 * pages of `pageSize`. `asked` lists what it was asked for, as 'users d0 4'. `onPage` hears of each page before it is answered,
 * with `{ kind, domainId, cursor, signal }`: it may wait, throw, or resolve to another page.
 */
export const createDirectory = ({ domains: ids, pageSize = 4, total = true, ...more }) => {
  const domains = new Map(ids.map((id) => [id, { users: [], groups: [], orgUnits: [] }]))
  const directory = {
    domains,
    pageSize,
    asked: [],
    onPage: async () => undefined,
    told: [{ id: 'c', name: 'Cloud', settingsForm: { groups: [] }, domains: ids.map((id) => ({ id, name: id })) }],
    clouds: async () => directory.told,
    ...more,
  }
  for (const [method, kind] of Object.entries(KINDS)) {
    directory[method] = async ({ domainId }, cursor, { signal }) => {
      const from = Number(cursor ?? 0)
      directory.asked.push(`${kind} ${domainId} ${from}`)
      const other = await directory.onPage({ kind, domainId, cursor, signal })
      if (other !== undefined) return other
      const records = domains.get(domainId)[method]
      const next = from + directory.pageSize
      return {
        items: records.slice(from, next).map(({ backupStatus: _, ...record }) => record),
        ...(next < records.length && { next: String(next) }),
        ...(total && { total: records.length }),
      }
    }
  }
  return directory
}

export const user = (id, more = {}) => ({ id, name: `Name of ${id}`, email: `${id}@example.com`, accountStatus: 'active', ...more })
export const group = (id, members = [], more = {}) => ({ id, name: `Group ${id}`, members, ...more })
export const unit = (id, users = [], more = {}) => ({ id, name: `Unit ${id}`, parentId: null, users, ...more })

/** A gate for pages: `closed` pages wait until it opens. `reached` resolves when the first one waits. */
export const createGate = () => {
  let open = () => {}
  let reach = () => {}
  const opened = new Promise((resolve) => {
    open = resolve
  })
  const reached = new Promise((resolve) => {
    reach = resolve
  })
  return {
    open,
    reached,
    async wait() {
      reach()
      await opened
    },
  }
}
