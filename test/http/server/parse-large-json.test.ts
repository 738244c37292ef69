import { expect } from 'chai'
import fc from 'fast-check'
import { parseLargeJson } from '../../../src/http/server/parse-large-json.js'
import { rejection } from '../../worlds/waiting.js'

const MIB = 1024 * 1024
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
/** Splits bytes into chunks of an odd size, so that characters are cut. */
const chunksOf = (bytes: Uint8Array, size = 65_537): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size))
const parse = (text: string, maxRest = MIB): Promise<unknown> => parseLargeJson(chunksOf(encode(text)), maxRest)
/** A list of more than one slice. */
const LONG = Array.from({ length: 40_000 }, (_, at) => ({ kind: 'user', id: `"u${at}\\,]ü` }))

describe('parseLargeJson', () => {
  it('returns what JSON.parse returns, for lists of several slices', async () => {
    for (const value of [
      { items: LONG, settings: { a: [1, 2, [3]] }, exceptions: LONG.slice(0, 3), expectedCredits: 5 },
      { items: [], exceptions: [LONG, LONG], text: '],[{"' },
      { 'a\\"[': LONG, b: { items: LONG.slice(0, 10) } },
      [LONG.slice(0, 100)],
    ])
      for (const space of [undefined, 2]) expect(await parse(JSON.stringify(value, undefined, space), 16 * MIB)).to.eql(value)
    const twice = `{"items":${JSON.stringify(LONG)},"items":[1],"n":[2],"n":3}`
    expect(await parse(twice)).to.eql({ items: [1], n: 3 })
    const prototype = (await parse(`{"__proto__":${JSON.stringify(LONG)}}`)) as object
    expect(Object.keys(prototype)).to.eql(['__proto__'])
    expect(Object.getPrototypeOf(prototype)).to.equal(Object.prototype)
  })

  it('returns what JSON.parse returns for random texts, and rejects the texts that it rejects', async () => {
    const text = fc.array(fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"\\""', '"\\\\"', '1', ' ', '\\', '"', 'ü'), {
      maxLength: 12,
    })
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          text.map((parts) => parts.join('')),
          text.map((parts) => `{"a":[${parts.join('')}]}`),
        ),
        async (given) => {
          const parsed = await parse(given).then(
            (value) => ({ value }),
            ({ code }: { code: string }) => code,
          )
          let wanted: unknown
          try {
            wanted = { value: JSON.parse(given) }
          } catch {
            wanted = 'bad-input'
          }
          expect(parsed).to.eql(wanted)
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it('rejects invalid JSON in each slice', async () => {
    const list = JSON.stringify(LONG)
    for (const text of [
      `{"items":${list.slice(0, -1)},]}`,
      `{"items":[,${list.slice(1)}}`,
      `{"items":${list.replace('},{', '},,{')}}`,
      `{"items":${list.slice(0, -1)}}`,
      `{"items":${list}`,
      `{"items":${list}]`,
      `{"items":${list.replace('u39999', '\u0001')}}`,
      `{"items" ${list}}`,
      // The slice after the last comma is empty.
      `{"items":["${'x'.repeat(300_000)}",]}`,
    ]) {
      expect((await rejection(parse(text))).code, `${text.slice(0, 40)} … ${text.slice(-20)}`).to.equal('bad-input')
    }
    const broken = encode(`{"items":${list}}`)
    broken[broken.length - 10] = 0xff
    expect((await rejection(parseLargeJson([broken], MIB))).code).to.equal('bad-input')
  })

  it('rejects if one entry of a list, or everything outside of lists, exceeds the given number of bytes', async () => {
    const names = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`s${at}`, 1]))
    for (const value of [
      { items: [], settings: names },
      { items: [{ kind: 'user', id: 'x'.repeat(2 * MIB) }] },
      { text: 'x'.repeat(2 * MIB) },
    ])
      expect((await rejection(parse(JSON.stringify(value)))).code).to.equal('too-large')
    expect((await rejection(parse(`{${'"a":[],'.repeat(200_000)}"b":1}`))).code).to.equal('too-large')
  })

  it('lets other work run between its slices', async () => {
    const text = `{"items":[${Array.from({ length: 300_000 }, (_, at) => `{"kind":"user","id":"u${at}"}`).join(',')}]}`
    const chunks = chunksOf(encode(text))
    let turns = 0
    let timer: ReturnType<typeof setTimeout>
    const next = (): void => {
      turns += 1
      timer = setTimeout(next, 0)
    }
    timer = setTimeout(next, 0)
    const { items } = (await parseLargeJson(chunks, MIB)) as { items: unknown[] }
    clearTimeout(timer)
    expect(items).to.have.length(300_000)
    expect(turns).to.be.above(4)
  })
})
