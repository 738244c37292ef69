import { expect } from 'chai'
import { csvWorld, person } from '../../worlds/csv-world.js'
import { until } from '../../worlds/waiting.js'

describe('findNearest', () => {
  it('searches rows in view once, two at a time', async () => {
    let running = 0
    let most = 0
    const tenant = csvWorld()
    const { listUsers } = tenant.port
    tenant.port.listUsers = async (query, call) => {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setTimeout(resolve, 5))
      running--
      return listUsers(query, call)
    }
    const { csv } = tenant
    await csv.load(
      'alma.reyse@example.com\nbram.devries@exmaple.com\nsomebody.else@example.com\nzoe.brule@example.com\nALIAS.alma.rey@example.com',
    )
    expect(tenant.searched).to.deep.equal([])
    for (let index = 0; index < 5; index++) {
      csv.findNearest(index)
      csv.findNearest(index)
    }
    csv.findNearest(99)
    await until(() => csv.rows.value.at(0)?.nearest && csv.rows.value.at(1)?.nearest && csv.rows.value.at(4)?.nearest && running === 0)
    expect([...csv.rows.value].map(({ nearest }) => nearest?.id)).to.deep.equal(['u1', 'u2', undefined, undefined, 'u1'])
    expect(most).to.equal(2)
    const asked = tenant.searched.length
    csv.findNearest(0)
    csv.findNearest(2)
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(tenant.searched.length).to.equal(asked)
  })

  it('suggests a user only if no other user is equally near', async () => {
    const { csv } = csvWorld([person('a', 'anna.lee@x.org'), person('b', 'anna.lei@x.org'), person('c', 'hanna.lie@x.org')])
    await csv.load('anna.leo@x.org\nhanna.lee@x.org')
    csv.findNearest(0)
    csv.findNearest(1)
    const report = await (await csv.report()).text()
    expect(csv.rows.value.at(0)?.nearest).to.equal(undefined)
    // one edit away from both anna.lee and hanna.lie
    expect(csv.rows.value.at(1)?.nearest).to.equal(undefined)
    expect(report).not.to.include('nearest')
    const other = csvWorld([person('a', 'anna.lee@x.org'), person('b', 'anna.leiw@x.org')])
    await other.csv.load('anna.le@x.org')
    await other.csv.report()
    expect(other.csv.rows.value.at(0)?.nearest?.id).to.equal('a')
  })

  it('suggests no user if the search fails, and searches again on the next request', async () => {
    let fails = true
    const tenant = csvWorld()
    const { listUsers } = tenant.port
    tenant.port.listUsers = (query, call) => (fails ? Promise.reject(new Error('down')) : listUsers(query, call))
    await tenant.csv.load('alma.reyse@example.com')
    tenant.csv.findNearest(0)
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(tenant.csv.rows.value.at(0)).to.deep.equal({ line: 1, address: 'alma.reyse@example.com', verdict: 'unknown' })
    fails = false
    tenant.csv.findNearest(0)
    await until(() => tenant.csv.rows.value.at(0)?.nearest)
  })

  it('searches for at most 1,000 rows of a report', async () => {
    const { csv, searched } = csvWorld([])
    await csv.load(Array.from({ length: 1200 }, (_, index) => `nobody.${index}.here@example.com`).join('\n'))
    await csv.report()
    expect(searched.filter((text) => text.startsWith('nobody.') && text.endsWith('.here')).length).to.equal(1000)
  })
})

describe('names without an address', () => {
  const tenant = () =>
    csvWorld([
      person('a', 'ida.holm@x.org', { name: 'Ida Holm' }),
      person('b', 'lea.berg@x.org', { name: 'Lea Berg' }),
      person('c', 'lea.berg2@x.org', { name: 'Lea Berg' }),
      person('d', 'tom.olsen@x.org', { name: 'Tom Olsen', aliases: ['tolsen@x.org'] }),
    ])
  const suggestionsOf = async (text: string): Promise<(string | undefined)[]> => {
    const { csv } = tenant()
    await csv.load(text)
    await csv.report()
    return [...csv.rows.value].map(({ verdict, nearest }) => (verdict === 'not-an-address' ? nearest?.id : verdict))
  }

  for (const [title, text, ids] of [
    ['the user with this name', 'Ida Holm\n', ['a']],
    ['the user with these words in another order', 'Name\n"Holm, Ida"\n', ['a']],
    ['no user if two have the name', 'Lea Berg\nIda Holm\n', [undefined, 'a']],
    ['no user for a part of a name', 'Ida\nHolm\n', [undefined, undefined]],
    ['the user with this login', 'Account\nEXAMPLE\\ida.holm\ntolsen\n', ['a', 'd']],
    ['the user of a directory entry', '"CN=Ida Holm,OU=Staff,DC=x,DC=org"\n"CN=Holm\\, Ida,DC=x,DC=org"\n', ['a', 'a']],
    ['each user of a line of names', 'Ida Holm; Lea Berg; Tom Olsen', ['a', undefined, 'd']],
  ] as const) {
    it(`suggests ${title}`, async () => expect(await suggestionsOf(text)).to.deep.equal(ids))
  }

  it('are not searched in a column that may hold passwords', async () => {
    const { csv, searched } = tenant()
    await csv.load('Initial password,Office\nIda Holm,Bonn\nTom Olsen,Bonn\n')
    await csv.report()
    expect([...csv.rows.value].map(({ address }) => address)).to.deep.equal(['Ida Holm', 'Tom Olsen'])
    expect(searched).to.deep.equal([])
  })

  it('keep their verdict, and select nobody', async () => {
    const { csv } = tenant()
    await csv.load('lea.berg@x.org\nIda Holm\n')
    const report = await (await csv.report()).text()
    expect([...csv.rows.value].map(({ verdict, user }) => [verdict, user?.id])).to.deep.equal([
      ['ready', 'b'],
      ['not-an-address', undefined],
    ])
    expect(csv.counts.value).to.include({ ready: 1, 'not-an-address': 1 })
    expect(csv.found().skipped).to.equal(0)
    expect(report).to.contain('2,Ida Holm,not an address,nearest: ida.holm@x.org')
  })
})
