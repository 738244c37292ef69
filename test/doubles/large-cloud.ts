// A double with a large directory in a process of its own, so that its work does not count as the reader's:
//   node --import tsx test/doubles/large-cloud.ts google|microsoft USERS
// Prints the origin, and ends with its standard input.
import { startGoogleDouble } from './google-workspace/google-double.js'
import { emptyGoogleTenant, googleUser } from './google-workspace/google-tenant.js'
import { startGraphDouble } from './microsoft-365/graph-double.js'
import { createGraphTenant, graphUser, guidOf } from './microsoft-365/graph-tenant.js'

const DEPARTMENTS = ['Finance', 'Sales', 'Engineering', 'Support']
const departmentOf = (place: number): string => DEPARTMENTS[place % DEPARTMENTS.length] ?? ''

/** Users with an alias and four facets, as in a directory that is kept well. */
const startGoogle = (users: number) => {
  const tenant = emptyGoogleTenant('example.com')
  for (let place = 0; place < users; place += 1) {
    const organization = { primary: true, department: departmentOf(place), title: 'Analyst', location: `Office ${place % 40}` }
    tenant.users.push(
      googleUser(`${100_000_000_000 + place}`, `person.${place}@example.com`, {
        name: { fullName: `Person Number ${place}` },
        aliases: [`p${place}@example.com`],
        organizations: [organization],
        relations: [{ type: 'manager', value: `person.${place % 500}@example.com` }],
      }),
    )
  }
  return startGoogleDouble({ tenant })
}

const startMicrosoft = (users: number) => {
  const tenant = createGraphTenant()
  for (let place = 0; place < users; place += 1) {
    const id = guidOf(`u${place}`)
    const userPrincipalName = `person.${place}@harbour.example`
    const facets = { department: departmentOf(place), jobTitle: 'Analyst', officeLocation: `Office ${place % 40}`, usageLocation: 'DE' }
    const proxyAddresses = [`SMTP:${userPrincipalName}`, `smtp:p${place}@harbour.example`]
    tenant.users.set(id, graphUser(id, { displayName: `Person Number ${place}`, userPrincipalName, proxyAddresses, ...facets }))
  }
  return startGraphDouble({ tenant })
}

const [cloud, users = '0'] = process.argv.slice(2)
const { origin } = await (cloud === 'google' ? startGoogle : startMicrosoft)(Number(users))
process.stdout.write(`${origin}\n`)
process.stdin.resume().once('end', () => process.exit(0))
