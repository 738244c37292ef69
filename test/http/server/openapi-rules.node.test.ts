import { type ISpectralDiagnostic, Spectral } from '@stoplight/spectral-core'
import rulesets from '@stoplight/spectral-rulesets'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect } from 'chai'
import { createHttpAdapter } from '../../../src/http.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { createHandler, openApi } from '../../../src/server.js'
import { testAdapter } from '../../../src/testing/test-adapter.js'
import { sampleTenant } from '../../worlds/tenants.js'
import { createTraffic, type Document, findOperation } from './traffic.js'

/** Rules that do not apply, because the package has no contact and no license URL. */
const WITHOUT: readonly unknown[] = ['info-contact', 'license-url']

const lint = async (document: object): Promise<ISpectralDiagnostic[]> => {
  const spectral = new Spectral()
  spectral.setRuleset({ extends: [[rulesets.oas, 'all']] } as unknown as Parameters<Spectral['setRuleset']>[0])
  return (await spectral.run(JSON.stringify(document))).filter(({ code }) => !WITHOUT.includes(code))
}

describe('the OpenAPI document and its rules', () => {
  it("passes every rule of Spectral's OpenAPI ruleset, and the check finds violations", async () => {
    const found = await lint(openApi())
    expect(found.map(({ code, message, path }) => `${code} ${path.join('/')}: ${message}`)).to.deep.equal([])
    const { tags: _, ...broken } = openApi()
    expect((await lint(broken)).map(({ code }) => code)).to.include('openapi-tags')
  })

  describe('every response of the contract suite', () => {
    const document = openApi() as unknown as Document
    const ajv = new Ajv2020({ strict: false, allErrors: true })
    ajv.addSchema({ $id: 'api', ...document })
    const seen: ReturnType<typeof createTraffic>[] = []

    /** Returns the violations of a response, using a validator that is independent of this package. */
    const violations = ({ method, path, status, type, answer }: ReturnType<typeof createTraffic>['exchanges'][number]): string[] => {
      const operation = findOperation({ method, path }, document)
      const content = (operation?.responses[status] ?? operation?.responses.default)?.content
      if (answer === '') return content === undefined ? [] : ['the body is missing']
      const ref = content?.[type ?? '']?.schema.$ref
      if (typeof ref !== 'string') return [`${type} of ${status} is not described`]
      const validate = ajv.getSchema(`api${ref}`)
      return validate?.(JSON.parse(answer)) === true ? [] : [ajv.errorsText(validate?.errors)]
    }

    testAdapter(() => {
      const memory = createMemoryAdapter({
        tenant: sampleTenant({ seed: 31, users: 240, credits: 60, cloud: 'google-workspace' }),
        speed: 50,
      })
      const traffic = createTraffic(createHandler(memory))
      seen.push(traffic)
      return createHttpAdapter({ baseUrl: 'http://localhost/', fetch: traffic.fetch })
    })

    after(() => {
      const exchanges = seen.flatMap((traffic) => traffic.exchanges)
      expect(exchanges.length).to.be.above(100)
      const wrong = exchanges.flatMap((one) => violations(one).map((text) => `${one.method} ${one.path} ${one.status}: ${text}`))
      expect(wrong.slice(0, 5)).to.deep.equal([])
      const sample = exchanges.find(({ status, answer }) => status === 200 && answer.startsWith('{"items"'))
      if (sample === undefined) throw new Error('no page was listed')
      expect(violations({ ...sample, answer: '{"items":[],"extra":1}' })).not.to.deep.equal([])
    })
  })
})
