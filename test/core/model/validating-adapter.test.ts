import { expect } from 'chai'
import type { BackupAdapter, Call } from '../../../src/core/model/adapter.js'
import { BackupError } from '../../../src/core/model/errors.js'
import { createValidatingAdapter } from '../../../src/core/model/validating-adapter.js'
import { METHODS } from '../../worlds/sample-answers.js'

const call: Call = { signal: new AbortController().signal }
const scope = { cloudId: 'c', domainId: 'd' }

const adapterAnswering = (answers: Record<string, unknown>): BackupAdapter => {
  const methods = Object.fromEntries(Object.entries(answers).map(([method, answer]) => [method, async () => answer]))
  return { name: 'fake', ...methods } as unknown as BackupAdapter
}

/** Copies the answer with another value at the path; `undefined` removes the field. */
const spoiled = (answer: unknown, path: string, value: unknown): unknown => {
  const copy = structuredClone(answer)
  const parts = path.replaceAll('[', '.').replaceAll(']', '').split('.').filter(Boolean)
  const last = parts.pop() ?? ''
  let place = copy as Record<string, unknown>
  for (const part of parts) place = place[part] as Record<string, unknown>
  if (value === undefined) delete place[last]
  else Object.defineProperty(place, last, { value, enumerable: true, configurable: true, writable: true })
  return copy
}

const rejection = async (promise: Promise<unknown>): Promise<BackupError> => {
  try {
    await promise
  } catch (error) {
    expect(error).to.be.instanceOf(BackupError)
    return error as BackupError
  }
  throw new Error('did not reject')
}

describe('createValidatingAdapter, strict', () => {
  for (const [method, { answer, ask, required }] of Object.entries(METHODS)) {
    describe(method, () => {
      const askWith = (given: unknown) => ask(createValidatingAdapter(adapterAnswering({ [method]: given }), undefined, { isStrict: true }))
      it('passes a valid answer through', async () => {
        expect(await askWith(answer)).to.deep.equal(answer)
      })
      it('names the call and the field if a field is missing or has the wrong type', async () => {
        for (const field of required) {
          for (const value of [undefined, Symbol.iterator, { un: 'fit' }]) {
            const given = typeof value === 'symbol' ? spoiled(answer, field, 1.5) : spoiled(answer, field, value)
            const error = await rejection(askWith(given))
            expect(error.code, `${field} ${String(value)}`).to.equal('bad-answer')
            expect(error.call).to.equal(`fake.${method}`)
            expect(error.field, String(value)).to.satisfy((name: string) => name === field || name.startsWith(`${field}.`))
            expect(error.message).to.contain(`[backup-start] fake.${method}: `)
          }
        }
      })
      it('rejects answers that are neither an object nor a list', async () => {
        for (const given of [undefined, null, 0, 'text', true]) expect((await rejection(askWith(given))).code).to.equal('bad-answer')
      })
      if (method !== 'getSettings' && method !== 'saveSettings') {
        it('rejects an unknown field if it is strict', async () => {
          const inner = Array.isArray(answer) ? '[0].' : ''
          for (const name of ['surplus', '__proto__', 'constructor']) {
            const error = await rejection(askWith(spoiled(answer, `${inner}${name}`, { polluted: true })))
            expect(error.code, name).to.equal('bad-answer')
            expect(error.field).to.contain(name)
          }
          expect(({} as { polluted?: boolean }).polluted).to.equal(undefined)
        })
      } else {
        it('rejects a field __proto__ and values that no setting can have', async () => {
          expect((await rejection(askWith(JSON.parse('{"__proto__":{"polluted":true}}')))).code).to.equal('bad-answer')
          expect((await rejection(askWith({ a: 3 }))).field).to.equal('a')
        })
      }
    })
  }

  it('rejects matches whose length differs from the number of keys', async () => {
    const error = await rejection(createValidatingAdapter(adapterAnswering({ matchUsers: [null] })).matchUsers(scope, ['a', 'b'], call))
    expect(error.code).to.equal('bad-answer')
  })
  it('has only the methods that the adapter has', () => {
    const port = createValidatingAdapter(adapterAnswering({ listUsers: {} }))
    expect(port.sync).to.equal(undefined)
    expect(port.listCoverage).to.equal(undefined)
  })
  it('turns every thrown value into a BackupError', async () => {
    const adapter = adapterAnswering({})
    adapter.listClouds = () => {
      throw new TypeError('at once')
    }
    adapter.getCredits = async () => {
      throw 'a text'
    }
    adapter.listOrgUnits = async () => {
      throw new BackupError('forbidden', 'no')
    }
    const port = createValidatingAdapter(adapter)
    const first = await rejection(port.listClouds(call))
    expect(first.code).to.equal('unavailable')
    expect(first.cause).to.be.instanceOf(TypeError)
    expect((await rejection(port.getCredits(scope, call))).message).to.contain('a text')
    expect((await rejection(port.listOrgUnits(scope, call))).code).to.equal('forbidden')
  })
  it('passes errors of another copy of the package through', async () => {
    class Theirs extends Error {
      override readonly name = 'BackupError'
      readonly code = 'not-found'
      readonly retryable = false
    }
    const thrown = new Theirs('gone')
    const adapter = adapterAnswering({})
    adapter.getCredits = () => Promise.reject(thrown)
    const caught = await createValidatingAdapter(adapter)
      .getCredits(scope, call)
      .catch((error: unknown) => error)
    expect(caught).to.equal(thrown)
  })
  it('rejects on abort even if the adapter ignores the signal', async () => {
    const adapter = adapterAnswering({})
    let asked = 0
    adapter.listClouds = () => {
      asked += 1
      return new Promise(() => {})
    }
    const port = createValidatingAdapter(adapter)
    const controller = new AbortController()
    const answer = rejection(port.listClouds({ signal: controller.signal }))
    controller.abort()
    expect((await answer).code).to.equal('aborted')
    expect((await rejection(port.listClouds({ signal: controller.signal }))).code).to.equal('aborted')
    expect(asked).to.be.at.most(1)
  })
  it('passes the current locale to each call', async () => {
    let locale: string | undefined
    const adapter = adapterAnswering({})
    adapter.listClouds = async (own) => {
      locale = own.locale
      return []
    }
    await createValidatingAdapter(adapter, 'de').listClouds(call)
    expect(locale).to.equal('de')
    let chosen: string | undefined = 'fr'
    const port = createValidatingAdapter(adapter, () => chosen)
    await port.listClouds(call)
    expect(locale).to.equal('fr')
    chosen = 'ja'
    await port.listClouds(call)
    expect(locale).to.equal('ja')
    chosen = undefined
    await port.listClouds(call)
    expect(locale).to.equal(undefined)
  })
})
