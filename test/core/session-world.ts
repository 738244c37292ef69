import type { BackupAdapter, IntentStore, ItemRef, User } from '../../src/core/index.js'
import { BackupError, createBackupSession, type Readable } from '../../src/core/index.js'
import { createMemoryAdapter, generateTenant, type MemoryAdapter, type MemoryAdapterOptions, type Tenant } from '../../src/memory.js'

export const scope = { cloudId: 'google', domainId: 'one' }
export const other = { cloudId: 'google', domainId: 'two' }

const person = (id: string, rest: Partial<User> = {}): User => ({
  id,
  email: `${id}@example.com`,
  name: id.toUpperCase(),
  accountStatus: 'active',
  backupStatus: 'none',
  ...rest,
})

/** A tenant one can hold in the head: a to f are due, p is protected, s suspended, x deleted. */
export const smallTenant = (credits: number | 'unlimited' = 10): Tenant => ({
  clouds: [
    {
      id: 'google',
      name: 'Google',
      kind: 'google-workspace',
      domains: [
        {
          id: 'one',
          name: 'one.example',
          credits,
          users: [
            ...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => person(id)),
            person('p', { backupStatus: 'protected' }),
            person('s', { accountStatus: 'suspended', statusReason: 'by administrator' }),
            person('x', { accountStatus: 'deleted' }),
          ],
          groups: [
            { id: 'ab', name: 'A and B', members: ['a', 'b'] },
            { id: 'all', name: 'All', members: ['c', 'p', 's', 'x'], groups: ['ab', 'round'] },
            { id: 'round', name: 'Round', members: ['a'], groups: ['all'] },
          ],
          orgUnits: [
            { id: 'root', name: 'Root', parentId: null, users: ['a', 'd'] },
            { id: 'sub', name: 'Sub', parentId: 'root', users: ['e', 's'] },
          ],
        },
        { id: 'two', name: 'two.example', credits: 1, users: [person('z')], groups: [], orgUnits: [] },
      ],
    },
  ],
})

export const user = (id: string): ItemRef => ({ kind: 'user', id })
export const group = (id: string): ItemRef => ({ kind: 'group', id })
export const orgUnit = (id: string): ItemRef => ({ kind: 'org-unit', id })

export const sessionOn = (options: Partial<MemoryAdapterOptions> & { store?: IntentStore; pageSize?: number } = {}) => {
  const { store, pageSize, ...rest } = options
  const adapter = createMemoryAdapter({ tenant: smallTenant(), speed: 100, ...rest })
  const session = createBackupSession({ adapter, scope, ...(store && { store }), ...(pageSize && { pageSize }) })
  return { adapter, session }
}

/** The memory adapter with some methods of its own. */
export const withMethods = (adapter: MemoryAdapter, methods: Partial<BackupAdapter>): BackupAdapter =>
  Object.assign(Object.create(adapter) as BackupAdapter, methods)

/** Waits until a readable says yes; a test that waits in vain fails by its time. */
export const until = <T>(readable: Readable<T>, isSo: (value: T) => boolean): Promise<T> =>
  new Promise((resolve) => {
    let stop: (() => void) | undefined
    let isDone = false
    stop = readable.subscribe((value) => {
      if (isDone || !isSo(value)) return
      isDone = true
      queueMicrotask(() => stop?.())
      resolve(value)
    })
  })

export const rejection = async (promise: Promise<unknown>): Promise<BackupError> => {
  try {
    await promise
  } catch (error) {
    if (error instanceof BackupError) return error
    throw error
  }
  throw new Error('did not reject')
}

export const turn = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export { generateTenant }
