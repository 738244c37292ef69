import { expect } from 'chai'
import { createWords } from '../../../src/elements.js'

const LOCALES = ['en', 'en-US', 'en-GB', 'en-IN', 'de', 'de-DE', 'de-CH', 'ja', 'ja-JP', 'fr', 'es', 'ar-EG']
const NUMBERS = [
  0,
  1,
  -1,
  2,
  7,
  12,
  -12,
  999,
  1000,
  -1000,
  12_345,
  999_999,
  1_000_000,
  1_234_567_890,
  Number.MAX_SAFE_INTEGER,
  0.5,
  1.5,
  -0,
  1e21,
]
const FORMS = { zero: 'zero', one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' }

describe('numbers without Intl', () => {
  for (const locale of LOCALES) {
    it(`agree with Intl in ${locale}`, () => {
      const { format } = createWords(locale, { language: locale })
      const plus = new Intl.NumberFormat(locale, { signDisplay: 'always' })
      for (const number of NUMBERS) {
        expect(format.number(number), String(number)).to.equal(new Intl.NumberFormat(locale).format(number))
        expect(format.plus(number), String(number)).to.equal(plus.format(number))
        expect(format.plural(number, FORMS), String(number)).to.equal(new Intl.PluralRules(locale).select(number))
      }
    })
  }
})
