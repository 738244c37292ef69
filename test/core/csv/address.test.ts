import { expect } from 'chai'
import { foldAddress, readAddress, trimCell } from '../../../src/core/csv/cells/address.js'
import { editDistance } from '../../../src/core/csv/matching/distance.js'
import { fragmentsOf } from '../../../src/core/csv/matching/nearest.js'
import { createRandom } from '../../../src/core/rules/random.js'

describe('readAddress', () => {
  const READ: [cell: string, address: string | undefined][] = [
    ['alma@example.com', 'alma@example.com'],
    ['  Alma@Example.com\u00a0', 'Alma@Example.com'],
    ['\ufeffalma@example.com', 'alma@example.com'],
    ['al\u200bma@exam\u00adple.com\u200e', 'alma@example.com'],
    ['<alma@example.com>', 'alma@example.com'],
    ['Alma Reyes <alma@example.com>', 'alma@example.com'],
    ['"Reyes, Alma" <alma@example.com>;', 'alma@example.com'],
    ['"alma@example.com"', 'alma@example.com'],
    ['“alma@example.com”', 'alma@example.com'],
    ["'alma@example.com'", 'alma@example.com'],
    ['mailto:alma@example.com?subject=hi', 'alma@example.com'],
    ['<mailto:alma@example.com>', 'alma@example.com'],
    ['<mailto:alma%40example.com>', 'alma@example.com'],
    ['mailto:alma%40example.com', 'alma@example.com'],
    ['alma%40example.com', 'alma@example.com'],
    ['100%40example', undefined],
    ['alma%40home%40example.com', undefined],
    ['email=alma@example.com', 'alma@example.com'],
    ['?to=alma@example.com', 'alma@example.com'],
    ['•alma@example.com', 'alma@example.com'],
    ['✅alma@example.com', 'alma@example.com'],
    ['alma @ example.com', 'alma@example.com'],
    ['alma @ home @ example.com', undefined],
    ['SMTP:alma@example.com', 'alma@example.com'],
    ['alma@example.com, ', 'alma@example.com'],
    ['alma@example.com;', 'alma@example.com'],
    ['alma@example.com.', 'alma@example.com'],
    ["o'neil+tag@example.co.uk", "o'neil+tag@example.co.uk"],
    ["'+tag@example.com", '+tag@example.com'],
    ['alma@localhost', 'alma@localhost'],
    ['zoë@müller.example', 'zoë@müller.example'],
    ['guest_gmail.com#EXT#@example.onmicrosoft.com', 'guest_gmail.com#EXT#@example.onmicrosoft.com'],
    ['', undefined],
    ['alma', undefined],
    ['@example.com', undefined],
    ['alma@', undefined],
    ['alma@@example.com', undefined],
    ['alma@exam ple.com', undefined],
    ['al\u0007ma@example.com', undefined],
    ['alma@example..com', undefined],
    ['alma@.example.com', undefined],
    ['a@example.com,b@example.com', undefined],
    ['"alma@example.com', undefined],
    ['=HYPERLINK("mailto:alma@example.com")', undefined],
    ['=cmd@example.com', undefined],
    ['SMTP:a@example.com+smtp:b@example.com', undefined],
    ['al\ufffdma@example.com', undefined],
    [`${'a'.repeat(250)}@example.com`, undefined],
    ['x'.repeat(100_000), undefined],
  ]
  for (const [cell, address] of READ) {
    it(`reads ${JSON.stringify(cell.slice(0, 60))} as ${address}`, () => expect(readAddress(cell)).to.equal(address))
  }

  it('trims a cell without an address', () => expect(trimCell('\u00a0\u200b no one\u200b ')).to.equal('no one'))

  it('ignores case and the composition of accents', () => {
    expect(foldAddress('ZOE\u0308@Example.COM')).to.equal(foldAddress('zo\u00eb@example.com'))
  })
})

describe('editDistance', () => {
  const naive = (a: string, b: string): number => {
    const table = Array.from({ length: a.length + 1 }, (_, i) =>
      Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
    )
    const at = (i: number, j: number): number => table[i]?.[j] as number
    for (let i = 1; i <= a.length; i++) {
      for (let j = 1; j <= b.length; j++) {
        let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1))
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(i - 2, j - 2) + 1)
        ;(table[i] as number[])[j] = best
      }
    }
    return at(a.length, b.length)
  }

  it('counts a swap of neighbours as one edit', () => {
    expect(editDistance('reyse', 'reyes', 2)).to.equal(1)
    expect(editDistance('reyes', 'reyes', 2)).to.equal(0)
    expect(editDistance('abc', 'xyz', 2)).to.equal(3)
  })
  it('agrees with the textbook algorithm (seeded)', () => {
    const random = createRandom(3)
    const text = (): string => Array.from({ length: Math.floor(random() * 8) }, () => 'abc'[Math.floor(random() * 3)]).join('')
    for (let round = 0; round < 4000; round++) {
      const [a, b] = [text(), text()]
      expect(editDistance(a, b, 2), `${a} ${b}`).to.equal(Math.min(3, naive(a, b)))
    }
  })
  it('leaves one fragment intact after one typo', () => {
    const random = createRandom(5)
    const right = 'bram.devries@example.com'
    for (let round = 0; round < 500; round++) {
      const at = Math.floor(random() * right.length)
      const wrong = right.slice(0, at) + 'x'.repeat(round % 2) + right.slice(at + 1)
      if (!/^.+@.+$/.test(wrong)) continue
      expect(
        fragmentsOf(wrong).some((piece) => right.includes(piece)),
        wrong,
      ).to.equal(true)
    }
  })
})
