import { expect } from 'chai'
import { createRandom } from '../../../src/core/internal.js'
import { microsoft365Directory } from '../../../src/directories/microsoft-365/microsoft-365-directory.js'
import { startGraphDouble } from '../../doubles/microsoft-365/graph-double.js'
import { createGraphTenant, graphUser, guidOf } from '../../doubles/microsoft-365/graph-tenant.js'
import { createUserMirror, readAll } from '../../doubles/microsoft-365/read-directory.js'

const SEEDS = 200
const ROUNDS = 4
const scope = { cloudId: 'microsoft:3f1c9d7a-52c1-4b8e-9a41-7f0d6f3f2b10', domainId: 'harbour.example' }

/** A tenant that changes at random. */
const createHistory = (seed: number) => {
  const random = createRandom(seed)
  const tenant = createGraphTenant(['harbour.example', 'quay.example'])
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  let count = 0
  const put = (id: string): void => {
    const domain = random() < 0.7 ? 'harbour.example' : 'quay.example'
    const purpose = pick(['user', 'shared', 'room', undefined])
    if (purpose === undefined) tenant.purposes.delete(id)
    else tenant.purposes.set(id, purpose)
    tenant.putUser(
      graphUser(id, {
        userPrincipalName: `user${Math.floor(random() * 20)}@${domain}`,
        displayName: random() < 0.1 ? null : `Name ${Math.floor(random() * 100)}`,
        accountEnabled: random() < 0.7,
        userType: pick(['Member', 'Member', 'Member', 'Guest', null]) ?? null,
        department: pick(['Finance', 'Sales', null]) ?? null,
        assignedLicenses: random() < 0.5 ? [] : graphUser(id).assignedLicenses,
      }),
    )
  }
  const change = (): void => {
    const living = pick([...tenant.users.keys()])
    const deleted = pick([...tenant.deleted.keys()])
    const dice = random()
    if (dice < 0.3 || living === undefined) put(guidOf(`u${count++}`))
    else if (dice < 0.6) put(living)
    else if (dice < 0.8) tenant.deleteUser(living)
    else if (deleted !== undefined && dice < 0.9) tenant.restoreUser(deleted)
    else if (deleted !== undefined) tenant.purgeUser(deleted)
  }
  const changeSome = (most: number): void => {
    for (let left = Math.floor(random() * (most + 1)); left > 0; left -= 1) change()
  }
  return { tenant, random, changeSome }
}

describe('a mirror that follows the changes of microsoft365Directory', function () {
  this.timeout(600_000)

  it(`equals a full reading, in ${SEEDS} random histories`, async () => {
    let incremental = 0
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const { tenant, random, changeSome } = createHistory(seed)
      changeSome(40)
      const double = await startGraphDouble({ tenant, deltaPageSize: 3, withheld: random() < 0.3 ? ['MailboxSettings.Read'] : [] })
      const directory = microsoft365Directory({ getToken: () => 'token', origin: double.origin })
      const mirror = createUserMirror(directory, scope)
      for (let round = 0; round < ROUNDS; round += 1) {
        // changes during a sync may be seen by the next one only
        if (random() < 0.5) {
          double.intercept = () => {
            if (random() < 0.3) changeSome(2)
            return undefined
          }
          await mirror.sync()
          double.intercept = undefined
        }
        changeSome(8)
        if (random() < 0.1) double.delta.oldestVersion = tenant.log.length
        const { isFull } = await mirror.sync()
        if (!isFull) incremental += 1
        const full = await readAll(directory, scope, 'users')
        const sorted = (users: ReadonlyMap<string, unknown>) => [...users].sort(([a], [b]) => (a < b ? -1 : 1))
        expect(sorted(mirror.users), `seed ${seed}, round ${round}`).to.eql(sorted(full))
      }
      expect(double.violations, `seed ${seed}`).to.eql([])
      await double.close()
    }
    expect(incremental).to.be.greaterThan(SEEDS)
  })
})
