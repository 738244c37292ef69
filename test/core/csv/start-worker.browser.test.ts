import { expect } from 'chai'

interface Rules {
  createScriptURL(url: string): string
}
type Start = () => Worker | undefined

// hides the import from the test server, which would inject its own client into a dynamic import
const load = new Function('address', 'return import(address)') as (address: string) => Promise<{ startWorker: Start }>

/** Imports a new copy of the module, as another page would, because the module creates its policy once. */
const fresh = async (page: string): Promise<Start> => (await load(`/src/core/csv/reading/start-worker.ts?${page}`)).startWorker
const setTrustedTypes = (value: unknown): void => {
  Object.defineProperty(globalThis, 'trustedTypes', { configurable: true, value })
}

describe('startWorker under Trusted Types', () => {
  afterEach(() => Reflect.deleteProperty(globalThis, 'trustedTypes'))

  it('creates one policy that admits only the CSV worker', async () => {
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

  it('returns no worker if the policy is rejected', async () => {
    setTrustedTypes({
      createPolicy() {
        throw new TypeError('Policy "backup-start" disallowed')
      },
    })
    expect((await fresh('refused'))()).to.equal(undefined)
  })

  it('needs no policy without Trusted Types', async () => {
    setTrustedTypes(undefined)
    const worker = (await fresh('none'))()
    expect(worker).to.be.instanceOf(Worker)
    worker?.terminate()
  })
})
