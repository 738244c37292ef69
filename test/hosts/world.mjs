// The tenant of every host, and a brute-force check of the cost of a selection.
import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { generateTenant } from '../../dist/memory.js'

const path = fileURLToPath(new URL('../brute-force.ts', import.meta.url))
const { module } = await runnerImport(path, { configFile: false, logLevel: 'error' })
export const { bruteForceCredits } = module

export const tenant = generateTenant({ seed: 4, users: 300 })
export const scope = { cloudId: tenant.clouds[0].id, domainId: tenant.clouds[0].domains[0].id }
export const domain = module.domainOf(tenant, scope)

const isUnique = ({ name }) => domain.users.filter((user) => user.name === name).length === 1
/** Users who take one credit and have a unique name, in the order of the page. */
export const people = domain.users
  .filter((user) => user.accountStatus === 'active' && user.backupStatus === 'none' && user.name && isUnique(user))
  .sort((a, b) => new Intl.Collator('en', { numeric: true }).compare(a.name, b.name))

export const until = async (isSo, what, now) => {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  assert.fail(`waited in vain for ${what}${now === undefined ? '' : `; it is ${await now()}`}`)
}
