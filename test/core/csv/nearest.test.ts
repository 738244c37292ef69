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
