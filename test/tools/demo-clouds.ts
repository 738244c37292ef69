// The demo portal on the doubles of both clouds: `npm run demo:clouds`. The demo menu switches between a sample tenant, Google Workspace and
// Microsoft 365 with Microsoft 365 Backup. Everything runs on this machine, and nothing is backed up.
import { createServer, type RequestListener } from 'node:http'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { createServer as createVite } from 'vite'
import { type BackupEngine, compose, type Directory } from '../../src/compose.js'
import type { SyncKind } from '../../src/core/index.js'
import { googleWorkspaceDirectory } from '../../src/google-workspace.js'
import { microsoft365Directory } from '../../src/microsoft-365.js'
import { microsoft365BackupEngine } from '../../src/microsoft-365-backup.js'
import { sampleDirectory } from '../../src/sample-tenant-directory.js'
import { createHandler } from '../../src/server.js'
import { simulatedEngine } from '../../src/simulated.js'
import { startGoogleDouble } from '../doubles/google-workspace/google-double.js'
import { toGoogleTenant } from '../doubles/google-workspace/google-tenant.js'
import { graphTenantOf } from '../doubles/microsoft-365/graph-tenant.js'
import { createBackupTenant } from '../doubles/microsoft-365-backup/backup-tenant.js'
import { startBackupDouble } from '../doubles/microsoft-365-backup/start-backup-double.js'
import { sampleTenant } from '../worlds/tenants.js'

const PORT = 5175
const KINDS: readonly SyncKind[] = ['users', 'groups', 'org-units']
/** Share of the users of Microsoft 365 who have no OneDrive, so that the demo shows remarks. */
const WITHOUT_DRIVE = 0.1

interface DemoCloud {
  name: string
  label: string
  directory: Directory
  engine: BackupEngine
}

const startClouds = async () => {
  const users = 1_204
  const google = await startGoogleDouble({ tenant: await toGoogleTenant(sampleTenant({ users, cloud: 'google-workspace' })) })
  const tenant = graphTenantOf(sampleTenant({ users, cloud: 'microsoft-365' }))
  const ids = [...tenant.users.keys()]
  const withoutDrive = new Set(ids.slice(0, ids.length * WITHOUT_DRIVE))
  const missing = { code: 'ProtectionResourcesNotFound', message: 'The user has no OneDrive.' }
  const backup = createBackupTenant({
    exclude: (service, id) => (service === 'drive' && withoutDrive.has(id) ? missing : undefined),
    unitStatus: 'protected',
  })
  for (const id of ids.slice(-ids.length / 4)) backup.addUnit('mailbox', id, undefined, 'protected')
  const microsoft = await startBackupDouble({ tenant, backup })
  const getToken = (): string => 'token-of-the-demo'
  const clouds: DemoCloud[] = [
    { name: 'sample', label: 'Sample tenant', directory: sampleDirectory({ users }), engine: simulatedEngine() },
    {
      name: 'google',
      label: 'Google Workspace (double)',
      directory: googleWorkspaceDirectory({ origin: google.origin, getToken }),
      engine: simulatedEngine(),
    },
    {
      name: 'microsoft',
      label: 'Microsoft 365 (double)',
      directory: microsoft365Directory({ origin: microsoft.origin, getToken }),
      // The engine is the real one, but its cloud is not.
      engine: { ...microsoft365BackupEngine({ origin: microsoft.origin, getToken, firstPollMs: 1_000 }), isSimulated: true },
    },
  ]
  return { clouds, stop: () => Promise.all([google.close(), microsoft.close()]) }
}

/** Serves one cloud below `/clouds/<name>`. The first sync of each domain runs in the background. */
const serveCloud = ({ name, directory, engine }: DemoCloud): RequestListener => {
  const onError = (thrown: unknown): void => void process.stderr.write(`${name}: ${thrown instanceof Error ? thrown.message : thrown}\n`)
  const adapter = compose({ directory, engine, onError })
  const syncAll = async (): Promise<void> => {
    const call = { signal: new AbortController().signal }
    for (const cloud of await adapter.listClouds(call))
      for (const domain of cloud.domains)
        for (const kind of KINDS) await adapter.sync({ cloudId: cloud.id, domainId: domain.id }, kind, call)
  }
  syncAll().catch(onError)
  return getRequestListener(createHandler(adapter, { basePath: `/clouds/${name}`, authorize: () => true }))
}

const { clouds, stop } = await startClouds()
const nameOf = (url: string | undefined): string => {
  const wanted = new URLSearchParams(url?.split('?', 2)[1]).get('cloud')
  return clouds.find(({ name }) => name === wanted)?.name ?? 'sample'
}
const http = createServer()
const vite = await createVite({
  configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)),
  logLevel: 'warn',
  server: { middlewareMode: true, ws: { server: http } },
  plugins: [
    {
      name: 'demo-clouds',
      transformIndexHtml: (html, { originalUrl }) => {
        const own = nameOf(originalUrl)
        const links = clouds.map(({ name, label }) => {
          const current = name === own ? ' aria-current="page"' : ''
          return `<p><a href="?cloud=${name}"${current}>${label}</a></p>`
        })
        const section = `<section aria-labelledby="clouds"><h2 id="clouds">Cloud</h2>${links.join('')}</section>`
        const { label = '' } = clouds.find(({ name }) => name === own) ?? {}
        const meta = (name: string, content: string) => ({ tag: 'meta', attrs: { name, content }, injectTo: 'head-prepend' as const })
        return {
          html: html.replace('<div class="demo-panel">', (panel) => panel + section),
          tags: [meta('backup-api', `/clouds/${own}`), meta('backup-words', `${label} on this machine: nothing is backed up`)],
        }
      },
    },
  ],
})
const listeners = new Map(clouds.map((cloud) => [cloud.name, serveCloud(cloud)]))
http.on('request', (request, response) => {
  const listener = listeners.get(/^\/clouds\/(\w+)\//.exec(request.url ?? '')?.[1] ?? '')
  if (listener === undefined) vite.middlewares(request, response)
  else void listener(request, response)
})
const port = Number(process.env.PORT ?? PORT)
http.listen(port, '127.0.0.1', () => {
  const { port: bound } = http.address() as { port: number }
  process.stdout.write(`Northwind admin on two doubles: http://127.0.0.1:${bound}/?cloud=microsoft (stop with Ctrl-C)\n`)
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    http.closeAllConnections()
    await Promise.all([vite.close(), stop()])
    process.exit(0)
  })
}
