import { expect } from 'chai'

interface Rules {
  createScriptURL(url: string): string
}
type Start = () => Worker | undefined

// out of reach of the test server, which would add a client of its own to an import it cannot foresee
const load = new Function('address', 'return import(address)') as (address: string) => Promise<{ startWorker: Start }>

/** The module as in a page of its own: it makes its policy once. */
const fresh = async (page: string): Promise<Start> => (await load(`/src/core/csv/start-worker.ts?${page}`)).startWorker
const setTrustedTypes = (value: unknown): void => {
  Object.defineProperty(globalThis, 'trustedTypes', { configurable: true, value })
}

describe('starting the worker under Trusted Types', () => {
  afterEach(() => Reflect.deleteProperty(globalThis, 'trustedTypes'))

  it('asks for one policy, which admits our own worker and nothing else', async () => {
    const made: [string, Rules][] = []
    setTrustedTypes({
      createPolicy(name: string, rules: Rules) {
        made.push([name, rules])
        return rules
      },
    })
    const startWorker = await fresh('one-policy')
    const workers = [startWorker(), startWorker()]
    for (const worker of workers) {
      expect(worker).to.be.instanceOf(Worker)
      worker?.terminate()
    }
    expect(made.map(([name]) => name)).to.deep.equal(['backup-start'])
    const admit = (url: string) => made[0]?.[1].createScriptURL(url)
    expect(() => admit('https://elsewhere.example/csv-worker.js')).to.throw(TypeError)
    expect(() => admit('data:text/javascript,0')).to.throw(TypeError)
  })

  it('does without a worker where the policy is refused', async () => {
    setTrustedTypes({
      createPolicy() {
        throw new TypeError('Policy "backup-start" disallowed')
      },
    })
    expect((await fresh('refused'))()).to.equal(undefined)
  })

  it('needs no policy where there are no Trusted Types', async () => {
    setTrustedTypes(undefined)
    const worker = (await fresh('none'))()
    expect(worker).to.be.instanceOf(Worker)
    worker?.terminate()
  })
})
