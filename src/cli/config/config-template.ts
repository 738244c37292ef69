/** The config written by `backup-start init`. */
export const CONFIG_TEMPLATE = `// Configuration of backup-start. Check it with: npx backup-start doctor --config backup-start.config.mjs
import { commandEngine } from 'backup-start/engines/command'
import { defineConfig } from 'backup-start/server/config'

// Where users, groups and org units come from. Write these four methods for your directory; the values are examples.
const directory = {
  // Lists the clouds with their domains.
  clouds: async () => [{ id: 'my-cloud', name: 'My cloud', domains: [{ id: 'example.com', name: 'example.com' }] }],
  // Lists one page of users; \`next\` is the cursor of the next page.
  users: async (scope, cursor) => ({ items: [{ id: 'u1', email: 'ada@example.com', name: 'Ada', accountStatus: 'active' }] }),
  groups: async (scope, cursor) => ({ items: [] }),
  orgUnits: async (scope, cursor) => ({ items: [] }),
}

// Backs users up with an existing program, once per user and without a shell. Exit code 0 means protected, 75 means retry later;
// any other code fails the user with the last line of stderr. For anything else, write an object with a method protect(task).
const engine = commandEngine({
  command: 'my-backup-program',
  args: ['--user', '{email}'],
})

export default defineConfig({
  // An embedded PostgreSQL in this folder, for one process. For several processes and for production:
  //   import { fromEnv } from 'backup-start/server/config'
  //   database: { url: fromEnv('DATABASE_URL') },
  database: { folder: '.data' },
  directories: [directory],
  engine,
  // Only this machine may use the API. For everything else, verify who calls:
  //   import { oidc } from 'backup-start/server'
  //   auth: oidc({ issuer: 'https://login.example.com', audience: 'backup', permissions: (claims, action, scope) => … }),
  auth: 'loopback',
  // Credits of a domain that the backend sees for the first time: a number, 'unlimited', or a function of the scope.
  credits: { initial: 0 },
  // Each domain syncs every 24 hours by itself. Another interval, or false to sync only on request:
  // schedule: { everyHours: 6 },
  // cors: { origins: ['https://portal.example.com'] },
  // server: { host: '127.0.0.1', port: 8787, basePath: '/api' },
  // onEvent: (event) => console.log(JSON.stringify(event)),
  // webhooks: [{ url: 'https://portal.example.com/events', secret: fromEnv('WEBHOOK_SECRET') }],
})
`
