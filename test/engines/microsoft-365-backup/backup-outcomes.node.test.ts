import { expect } from 'chai'
import { DRIVE, MAIL } from '../../../src/engines/microsoft-365-backup/backup-services.js'
import { NO_SERVICE } from '../../../src/engines/microsoft-365-backup/backup-settings-form.js'
import { NOT_ADDED } from '../../../src/engines/microsoft-365-backup/judge-users.js'
import type { GraphAnswer } from '../../doubles/microsoft-365/graph-answers.js'
import { createBackupTenant, type Exclusion, type ServiceName } from '../../doubles/microsoft-365-backup/backup-tenant.js'
import { rejection } from '../../worlds/waiting.js'
import { createBackupWorld, type Endings, idOf, scope, TOKEN } from './backup-world.js'

const MISSING: Exclusion = { code: 'EmailNotFound', message: 'The resource of ann@harbour.example was not found.' }
const QUOTA: Exclusion = { code: 'QuotaExceeded', message: 'Person ann exceeds the quota.' }

/** A tenant in which `ann` is excluded from some services. */
const withoutAnn = (exclusions: Partial<Record<ServiceName, Exclusion>>, targetOf?: (id: string) => string | null) =>
  createBackupTenant({ exclude: (service, id) => (id === idOf('ann') ? exclusions[service] : undefined), targetOf })
const reasonOf = (endings: Endings, name: string): string | undefined => endings[name]?.error?.reason
const call = () => ({ signal: new AbortController().signal })

const LANGUAGES = ['en', 'de', 'fr', 'es', 'ja', 'ar', 'pt', 'it', 'nl', 'pl', 'ko', 'zh', 'he']

describe('microsoft365BackupEngine: outcomes', () => {
  const worlds: Awaited<ReturnType<typeof createBackupWorld>>[] = []
  let isWrongOnPurpose = false
  const createWorld = async (...args: Parameters<typeof createBackupWorld>) => {
    const world = await createBackupWorld(...args)
    worlds.push(world)
    return world
  }
  afterEach(async () => {
    const violations = worlds.flatMap(({ double }) => double.graph.violations)
    for (const { double } of worlds.splice(0)) await double.close()
    if (!isWrongOnPurpose) expect(violations).to.eql([])
    isWrongOnPurpose = false
  })

  it('reports a user who is already protected as done', async () => {
    const backup = createBackupTenant()
    backup.addUnit('mailbox', idOf('ann'), 'elsewhere', 'protected')
    const { protect } = await createWorld({ backup })
    expect(await protect(['ann', 'bo'])).to.eql({ ann: {}, bo: {} })
  })

  it('reports a user as done if the job finds the user already protected', async () => {
    const backup = withoutAnn({ mailbox: { code: 'ProtectionUnitAlreadyExists', message: 'Protected under another policy.' } })
    backup.addUnit('mailbox', idOf('ann').toUpperCase(), undefined, 'protected')
    const { protect } = await createWorld({ backup })
    expect(await protect(['ann', 'bo'])).to.eql({ ann: {}, bo: {} })
  })

  it('reports a user without OneDrive or without a mailbox as done, with a remark', async () => {
    const noDrive = await createWorld({ backup: withoutAnn({ drive: MISSING }) })
    expect(await noDrive.protect(['ann', 'bo'])).to.eql({ ann: { remark: 'No OneDrive: only the mailbox is protected' }, bo: {} })
    const noMail = await createWorld({ backup: withoutAnn({ mailbox: MISSING }) })
    expect(await noMail.protect(['ann', 'bo'])).to.eql({ ann: { remark: 'No mailbox: only OneDrive is protected' }, bo: {} })
  })

  for (const [locale, words] of [
    ['de-AT', 'Kein OneDrive: nur das Postfach ist gesichert'],
    ['pt-BR', 'Sem OneDrive: só a caixa de correio está protegida'],
    ['sv', 'No OneDrive: only the mailbox is protected'],
    ['constructor', 'No OneDrive: only the mailbox is protected'],
    [undefined, 'No OneDrive: only the mailbox is protected'],
  ] as const) {
    it(`writes the remark in the language of the call ${locale}, and quotes the cloud unchanged`, async () => {
      const { protect, engine } = await createWorld({ backup: withoutAnn({ drive: MISSING }) })
      const { remark = '' } = (await protect(['ann'])).ann ?? {}
      expect(await engine.translateReason(remark, locale)).to.equal(words)
      expect(await engine.translateReason('constructor', locale)).to.equal('constructor')
    })
  }

  it('writes each reason of its own in every language of the page', async () => {
    const { engine } = await createWorld()
    for (const reason of [DRIVE.missing, MAIL.missing, NOT_ADDED, NO_SERVICE]) {
      const texts = await Promise.all(LANGUAGES.map((locale) => engine.translateReason(reason, locale)))
      expect(new Set(texts).size, reason).to.equal(LANGUAGES.length)
    }
  })

  it('reports a user as done if the job was posted twice because the list of jobs was outdated', async () => {
    const backup = createBackupTenant()
    const first = await createWorld({ backup, isLate: () => true })
    expect(await first.protect(['ann'])).to.eql({ ann: {} })
    const second = await createWorld({ backup, isLate: () => true })
    expect(await second.protect(['ann'])).to.eql({ ann: {} })
    expect(backup.units.map(({ service }) => service).sort()).to.eql(['drive', 'mailbox'])
  })

  it('reports a user without any service as failed, with the reason of the cloud but without addresses', async () => {
    const { protect } = await createWorld({ backup: withoutAnn({ mailbox: MISSING, drive: MISSING }) })
    const endings = await protect(['ann', 'bo'])
    expect(reasonOf(endings, 'ann')).to.equal(
      'Mailbox: The resource of [user] was not found. OneDrive: The resource of [user] was not found',
    )
    expect(endings.bo).to.eql({})
  })

  it('reports a user without the only chosen service as failed', async () => {
    const { protect } = await createWorld({ backup: withoutAnn({ drive: MISSING }) })
    const endings = await protect(['ann'], { settings: { 'service-mail': false } })
    expect(reasonOf(endings, 'ann')).to.equal('The resource of [user] was not found')
  })

  it('reports a user as failed if one service refuses the user and the other protects the user', async () => {
    const { protect } = await createWorld({ backup: withoutAnn({ mailbox: QUOTA }) })
    expect(reasonOf(await protect(['ann', 'bo']), 'ann')).to.equal('Mailbox: [user] exceeds the quota')
  })

  for (const [form, targetOf] of [
    ['the id in capitals', (id: string) => id.toUpperCase()],
    ['an address', () => 'ANN@harbour.example'],
    ['nothing', () => null],
    ['an unknown word', () => 'directoryObjectIds'],
  ] as const) {
    it(`reports the right user if the error of the job names ${form}`, async () => {
      const { protect } = await createWorld({ backup: withoutAnn({ drive: MISSING, mailbox: MISSING }, targetOf), pageSize: 2 })
      const endings = await protect(['bo', 'ann', 'cy', 'di'])
      expect(endings.ann?.error?.code).to.equal('not-found')
      expect([endings.bo, endings.cy, endings.di]).to.eql([{}, {}, {}])
    })
  }

  it('reports users as done if their units appear in the list after the end of the job', async () => {
    const { protect, double } = await createWorld({ backup: withoutAnn({ drive: MISSING }) })
    let reads = 0
    double.graph.mutate = ({ url }, answer): GraphAnswer => {
      if (!url.includes('protectionUnits/microsoft.graph.drive') || ++reads > 1) return answer
      return { ...answer, body: { value: [] } }
    }
    const endings = await protect(['ann', 'bo'])
    expect([endings.bo, reads]).to.eql([{}, 2])
  })

  for (const status of ['unprotectRequested', 'unprotected', 'removeRequested', 'offboardRequested', 'offboarded', 'unknownFutureValue']) {
    it(`reports a unit that is ${status} as not protected`, async () => {
      const backup = withoutAnn({ drive: MISSING, mailbox: MISSING })
      backup.addUnit('mailbox', idOf('ann'), undefined, status)
      const { protect, engine } = await createWorld({ backup })
      expect((await protect(['ann'])).ann?.error?.code).to.equal('not-found')
      expect((await engine.statuses(scope, JSON.stringify({ service: 'mail' }), call())).items).to.eql([])
    })
  }

  it('lists users protected elsewhere, over pages of both services', async () => {
    const backup = createBackupTenant()
    for (const name of ['a', 'b', 'c']) backup.addUnit('mailbox', idOf(name), undefined, name === 'c' ? 'protectRequested' : 'protected')
    backup.addUnit('mailbox', idOf('c'), undefined, 'unprotected')
    backup.addUnit('drive', idOf('d'), undefined, 'protected')
    backup.addUnit('drive', idOf('c'), undefined, 'protected')
    const { engine } = await createWorld({ backup, pageSize: 2 })
    const statuses = new Map<string, string>()
    let cursor: string | undefined
    let pages = 0
    do {
      const page = await engine.statuses(scope, cursor, call())
      for (const { id, backupStatus } of page.items) statuses.set(id, backupStatus)
      cursor = page.next
      pages += 1
    } while (cursor !== undefined)
    expect(pages).to.equal(3)
    expect(Object.fromEntries(statuses)).to.eql({
      [idOf('a')]: 'protected',
      [idOf('b')]: 'protected',
      [idOf('c')]: 'pending',
      [idOf('d')]: 'protected',
    })
  })

  for (const [name, cursor] of [
    ['is no JSON', 'x'],
    ['belongs to another service', '{"service":"site"}'],
  ]) {
    it(`rejects a cursor that ${name} as bad input`, async () => {
      const { engine } = await createWorld()
      expect((await rejection(engine.statuses(scope, cursor, call()))).code).to.equal('bad-input')
    })
  }

  it('rejects a next link to another origin as a bad answer, and sends no token there', async () => {
    const { engine, double } = await createWorld()
    double.graph.mutate = (_, answer) => ({
      ...answer,
      body: { value: [], '@odata.nextLink': 'https://evil.example/v1.0/solutions/backupRestore' },
    })
    const { next } = await engine.statuses(scope, undefined, call())
    expect((await rejection(engine.statuses(scope, next, call()))).code).to.equal('bad-answer')
    expect(double.requests()).to.have.length(1)
  })

  const MUTATIONS: readonly (readonly [name: string, path: RegExp, mutate: (body: Record<string, never>) => unknown, field: string])[] = [
    ['a missing list', /Policies$/, ({ value: _, ...rest }) => rest, 'value'],
    ['a list that is an object', /Policies$/, (body) => ({ ...body, value: {} }), 'value'],
    ['an id that is a number', /Policies$/, (body) => ({ ...body, value: [{ id: 7 }] }), 'value[0].id'],
    ['a job without an id', /BulkAdditionJobs$/, ({ id: _, ...rest }) => rest, 'id'],
    ['a job status that is a number', /BulkAdditionJobs\/[^/]+$/, (body) => ({ ...body, status: 3 }), 'status'],
    ['a missing service status', /backupRestore$/, () => ({}), 'serviceStatus'],
    ['an unknown service status', /backupRestore$/, () => ({ serviceStatus: { status: 'sleeping' } }), 'serviceStatus.status'],
    ['a link that is a number', /serviceApps$/, (body) => ({ ...body, '@odata.nextLink': 9 }), '@odata.nextLink'],
  ]
  for (const [name, path, mutate, field] of MUTATIONS) {
    it(`rejects ${name} as a bad answer that names the field`, async () => {
      const { protect, double } = await createWorld()
      double.graph.mutate = ({ method, url }, answer) => {
        const isList = url.includes('$select=id,displayName,status')
        if (!path.test(url.split('?', 1)[0] ?? '') || isList || (method === 'POST' && /Policies$/.test(url))) return answer
        return { ...answer, body: mutate(answer.body as Record<string, never>) }
      }
      const error = await rejection(protect(['ann']))
      expect([error.code, error.field]).to.eql(['bad-answer', field])
    })
  }

  it('rejects a repeated page as a bad answer', async () => {
    const { protect, double } = await createWorld()
    double.graph.mutate = ({ url }, answer) =>
      url.endsWith('/serviceApps') ? { ...answer, body: { value: [], '@odata.nextLink': `${double.origin}/v1.0${url}` } } : answer
    const error = await rejection(protect(['ann']))
    expect([error.code, error.reason]).to.eql(['bad-answer', 'a page repeats'])
  })

  it('continues polling at an unknown job status', async () => {
    const { protect, double } = await createWorld()
    let polls = 0
    double.graph.mutate = ({ url }, answer) =>
      /BulkAdditionJobs\//.test(url) && ++polls < 3
        ? { ...answer, body: { ...(answer.body as object), status: 'unknownFutureValue' } }
        : answer
    expect(await protect(['ann'])).to.eql({ ann: {} })
  })

  it('includes no token, address or name in any error', async () => {
    const { protect, double } = await createWorld({ backup: withoutAnn({ mailbox: MISSING, drive: QUOTA }) })
    const endings = await protect(['ann'])
    const texts = [JSON.stringify(endings), endings.ann?.error?.message, String(endings.ann?.error?.stack)]
    for (const status of [400, 402, 403, 404, 409, 413]) {
      double.graph.intercept = () => ({ status, body: { error: { code: 'Odd', message: `ann@harbour.example Person ann ${TOKEN}` } } })
      const error = await rejection(protect(['ann']))
      texts.push(JSON.stringify(error), error.message, JSON.stringify(error.details ?? null))
    }
    for (const text of texts) expect(text).not.to.match(/ann@|Person ann|token-of-this-test/)
  })
})

describe('the double of Microsoft 365 Backup', () => {
  const send = async (body: unknown, path = 'exchangeProtectionPolicies') => {
    const world = await createBackupWorld()
    const address = `${world.double.origin}/v1.0/solutions/backupRestore/${path}`
    const headers = { authorization: 'Bearer x', 'content-type': 'application/json' }
    const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) })
    const { violations } = world.double.graph
    await world.double.close()
    return { status: response.status, violations }
  }

  for (const [name, body, path] of [
    ['a policy without a name', {}, undefined],
    ['a name that is a number', { displayName: 7 }, undefined],
    ['units that are no list', { displayName: 'x', mailboxProtectionUnits: {} }, undefined],
    ['a unit without an id', { displayName: 'x', mailboxProtectionUnits: [{}] }, undefined],
    ['an unknown path', {}, 'mailboxPolicies'],
    ['an unknown parameter', { displayName: 'x' }, 'exchangeProtectionPolicies?$expand=mailboxProtectionUnits'],
  ] as const) {
    it(`reports a request with ${name}`, async () => {
      expect((await send(body, path)).violations).not.to.eql([])
    })
  }

  it('refuses a policy with more than 50 units', async () => {
    const units = Array.from({ length: 51 }, (_, at) => ({ directoryObjectId: idOf(`u${at}`) }))
    expect((await send({ displayName: 'x', mailboxProtectionUnits: units })).status).to.equal(413)
  })

  for (const [name, body] of [
    ['an unknown status', { value: [{ id: 'a', status: 'sleeping' }] }],
    ['a list that is an object', { value: {} }],
    ['an id that is a number', { value: [{ id: 7 }] }],
    ['no list', {}],
  ] as const) {
    it(`reports an answer with ${name}`, async () => {
      const { double } = await createBackupWorld()
      double.graph.intercept = () => ({ status: 200, body })
      await fetch(`${double.origin}/v1.0/solutions/backupRestore/exchangeProtectionPolicies`, { headers: { authorization: 'Bearer x' } })
      await double.close()
      expect(double.graph.violations).not.to.eql([])
    })
  }
})
