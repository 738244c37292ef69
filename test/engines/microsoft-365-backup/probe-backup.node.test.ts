import { expect } from 'chai'
import { graphError } from '../../doubles/microsoft-365/graph-answers.js'
import { CONTROLLER } from '../../doubles/microsoft-365-backup/backup-tenant.js'
import type { BackupDouble } from '../../doubles/microsoft-365-backup/start-backup-double.js'
import { rejection } from '../../worlds/waiting.js'
import { createBackupWorld, scope } from './backup-world.js'

const CONTROL = 'BackupRestore-Control.Read.All'
const CONFIGURATION = 'BackupRestore-Configuration.ReadWrite.All'
const call = () => ({ signal: new AbortController().signal })

/** Problems of a tenant, and the words of the engine. */
const PROBLEMS: readonly (readonly [name: string, spoil: (double: BackupDouble) => void, code: string, words: RegExp])[] = [
  [
    'a backup that is off',
    ({ backup }) => Object.assign(backup.serviceStatus, { status: 'disabled' }),
    'forbidden',
    /is not enabled in this tenant\. Set up/,
  ],
  [
    'an invalid billing profile',
    ({ backup }) => Object.assign(backup.serviceStatus, { status: 'disabled', disableReason: 'invalidBillingProfile' }),
    'forbidden',
    /billing profile is invalid\. Check the Azure subscription/,
  ],
  [
    'a billing profile that cannot be used',
    ({ graph }) => {
      graph.intercept = ({ url }) =>
        /Policies$/.test(url) ? graphError(402, 'InvalidBillingProfile', 'Invalid billing profile.') : undefined
    },
    'forbidden',
    /has no valid billing profile/,
  ],
  [
    'a backup that an administrator turned off',
    ({ backup }) => Object.assign(backup.serviceStatus, { status: 'disabled', disableReason: 'userRequested' }),
    'forbidden',
    /was turned off by an administrator/,
  ],
  [
    'a deleted controller',
    ({ backup }) => Object.assign(backup.serviceStatus, { status: 'disabled', disableReason: 'controllerServiceAppDeleted' }),
    'forbidden',
    /the app that controlled it was deleted/,
  ],
  [
    'locked changes',
    ({ backup }) => Object.assign(backup.serviceStatus, { status: 'protectionChangeLocked', gracePeriodDateTime: '2026-12-01T00:00:00Z' }),
    'forbidden',
    /is locked, so no user can be added\. The grace period ends on 2026-12-01\./,
  ],
  ['another controller', ({ backup }) => backup.useOtherController(), 'forbidden', /another application controls/],
  [
    'the admin center as controller',
    ({ backup }) => {
      backup.serviceApps = []
      backup.serviceStatus.backupServiceConsumer = 'firstparty'
    },
    'forbidden',
    /the Microsoft 365 admin center controls/,
  ],
  [
    'no controller',
    ({ backup }) => {
      backup.serviceApps = []
    },
    'forbidden',
    /this app is not registered as the controller/,
  ],
  [
    'a controller that is not active',
    ({ backup }) => {
      backup.serviceApps = backup.serviceApps.map((app) => ({ ...app, status: 'inactive' }))
    },
    'forbidden',
    /this app is registered but not active/,
  ],
  [
    'a controller that becomes active later',
    ({ backup }) => {
      backup.serviceApps = backup.serviceApps.map((app) => ({ ...app, status: 'pendingActive', effectiveDateTime: '2026-12-09T08:00:00Z' }))
    },
    'forbidden',
    /only from 2026-12-09/,
  ],
  [
    'a missing permission to read the service',
    ({ permissions }) => permissions.delete(CONTROL),
    'forbidden',
    /Grant it BackupRestore-Control\.Read\.All/,
  ],
  [
    'a missing permission to change the policies',
    ({ permissions }) => permissions.delete(CONFIGURATION),
    'forbidden',
    /Grant it BackupRestore-Configuration\.ReadWrite\.All/,
  ],
  [
    'a cloud without the API',
    ({ graph }) => {
      graph.intercept = () => graphError(400, 'BadRequest', "Resource not found for the segment 'solutions'.")
    },
    'not-found',
    /exists only in the worldwide cloud/,
  ],
]

describe('microsoft365BackupEngine probes', () => {
  for (const appId of [undefined, CONTROLLER.id.toUpperCase()]) {
    const isKnown = appId === undefined ? 'without its id' : 'with its id'
    it(`accepts a tenant that is set up, ${isKnown}`, async () => {
      const { engine, double } = await createBackupWorld({}, { appId })
      await engine.check(call())
      await double.close()
      expect(double.graph.violations).to.eql([])
      expect(double.requests().every((line) => line.startsWith('GET'))).to.equal(true)
    })

    for (const [name, spoil, code, words] of PROBLEMS) {
      it(`explains that it found ${name}, ${isKnown}`, async () => {
        const { engine, protect, double } = await createBackupWorld({}, { appId })
        spoil(double)
        const [checked, started] = [await rejection(engine.check(call())), await rejection(protect(['ann']))]
        await double.close()
        for (const error of [checked, started]) {
          expect([error.code, error.retryable]).to.eql([code, false])
          expect(error.reason).to.match(words)
        }
        expect(double.posted()).to.eql([])
      })
    }
  }

  it('explains that it cannot read statuses without the permission', async () => {
    const { engine, double } = await createBackupWorld()
    double.permissions.delete(CONFIGURATION)
    const error = await rejection(engine.statuses(scope, undefined, call()))
    await double.close()
    expect(error.reason).to.match(/Grant it BackupRestore-Configuration/)
  })

  for (const origin of ['https://graph.microsoft.us', 'https://dod-graph.microsoft.us', 'https://microsoftgraph.chinacloudapi.cn']) {
    it(`rejects ${origin} before any request`, async () => {
      const { engine, double } = await createBackupWorld({}, { origin, fetch: () => Promise.reject(new Error('a request was sent')) })
      await double.close()
      const error = await rejection(engine.check(call()))
      expect([error.code, error.reason]).to.eql([
        'unsupported',
        'Microsoft 365 Backup exists only in the worldwide cloud, not in this national cloud. Use another engine.',
      ])
    })
  }

  it('rejects users of Google Workspace before any request, and protects none of them', async () => {
    const { protect, double, engine } = await createBackupWorld()
    const error = await rejection(protect(['ann'], { scope: { cloudId: 'google:C01', domainId: 'harbour.example' } }))
    const statuses = await engine.statuses({ cloudId: 'google:C01', domainId: 'harbour.example' }, undefined, call())
    await double.close()
    expect(statuses).to.eql({ items: [] })
    expect(error.reason).to.match(/cannot back up users of Google Workspace/)
    expect(double.requests()).to.eql([])
  })

  it('describes the services in the language of the call, and no settings for Google Workspace', async () => {
    const { engine, double } = await createBackupWorld()
    await double.close()
    const formOf = (kind: 'microsoft-365' | 'google-workspace', locale?: string) =>
      engine.describeSettings({ id: 'c', name: 'C', kind }, { ...call(), ...(locale && { locale }) })
    const labels = async (locale: string) =>
      (await formOf('microsoft-365', locale)).groups.flatMap(({ label, fields }) => [label, ...fields.map((field) => field.label)])
    expect(await labels('en-GB')).to.eql(['Services', 'Exchange mailboxes', 'OneDrive'])
    expect(await labels('de-AT')).to.eql(['Dienste', 'Exchange-Postfächer', 'OneDrive'])
    expect(await formOf('google-workspace')).to.eql({ groups: [] })
    for (const locale of ['ar', 'es', 'fr', 'he', 'it', 'ja', 'ko', 'nl', 'pl', 'pt', 'zh'])
      expect((await labels(locale))[1]).to.match(/Exchange/)
  })
})
