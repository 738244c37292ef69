import { expect } from '@open-wc/testing'
import {
  chosenValues,
  type Entries,
  enteredValue,
  entryOf,
  isSameValue,
  problemOf,
  shownFields,
  textsIn,
} from '../../../src/components/settings-page/entries.js'
import type { SettingField, SettingsForm } from '../../../src/core/index.js'

const drive: SettingField = { id: 'drive', label: 'Drive', type: 'switch', default: true }
const scope: SettingField = {
  id: 'scope',
  label: 'Documents',
  type: 'choice',
  options: [
    { value: 'owned', label: 'Owned' },
    { value: 'all', label: 'All' },
  ],
  default: 'owned',
  when: { field: 'drive', is: true },
}
const shared: SettingField = { id: 'shared', label: 'Shared drives', type: 'switch', default: false, when: { field: 'scope', is: 'all' } }
const keep: SettingField = {
  id: 'keep',
  label: 'Keep',
  type: 'number',
  units: [
    { value: 'd', label: 'days' },
    { value: 'y', label: 'years' },
  ],
  min: 2,
  max: 10,
  canBeUnlimited: true,
  default: 'unlimited',
}
const endings: SettingField = { id: 'endings', label: 'Endings', type: 'texts', maxItems: 2, default: [] }
const form: SettingsForm = { groups: [{ id: 'g', label: 'G', fields: [drive, scope, shared, keep, endings] }] }

describe('settings: entries', () => {
  it('reports the problem of an invalid number and none of a valid one', () => {
    const entry = (text: string, isUnlimited = false) => ({ text, unit: 'd', isUnlimited })
    const cases: [string, string | undefined][] = [
      ['', 'empty'],
      ['  ', 'empty'],
      ['x', 'not-a-number'],
      ['1e3', 'not-a-number'],
      ['1.000,5', 'not-a-number'],
      ['1', 'too-small'],
      ['-5', 'too-small'],
      ['2', undefined],
      [' 2,5 ', undefined],
      ['10', undefined],
      ['11', 'too-big'],
    ]
    for (const [text, kind] of cases) expect(problemOf(keep, entry(text))?.kind, text).to.equal(kind)
    expect(problemOf(keep, entry('nonsense', true))).to.equal(undefined)
    expect(problemOf(keep, entry('11'))).to.deep.equal({ kind: 'too-big', limit: 10, unit: 'days' })
    expect(enteredValue(keep, entry(' 2,5 '))).to.deep.equal({ amount: 2.5, unit: 'd' })
    expect(enteredValue(keep, entry('x'))).to.equal(undefined)
    // digits of other scripts: Arabic, Persian, full-width
    for (const [text, amount] of [
      ['٣٠', 30],
      ['٢٫٥', 2.5],
      ['۱۲', 12],
      ['１０', 10],
    ] as const)
      expect(enteredValue(keep, entry(text)), text).to.deep.equal({ amount, unit: 'd' })
    expect(enteredValue(keep, entry('3', true))).to.equal('unlimited')
  })

  it('shows the default for a value of another type, and keeps an unknown option but reports it', () => {
    expect(entryOf(drive, 'yes')).to.equal(true)
    expect(entryOf(keep, true)).to.deep.equal({ text: '', unit: 'd', isUnlimited: true })
    expect(entryOf({ ...keep, canBeUnlimited: false, default: { amount: 3, unit: 'y' } }, 'unlimited')).to.deep.equal({
      text: '3',
      unit: 'y',
      isUnlimited: false,
    })
    expect(entryOf(scope, 'gone')).to.equal('gone')
    expect(problemOf(scope, 'gone')?.kind).to.equal('not-an-option')
    expect(problemOf(endings, ['a', 'b', 'c'])).to.deep.equal({ kind: 'too-many', limit: 2 })
  })

  it('hides fields that depend on a hidden field, and ignores cyclic or unknown conditions', () => {
    const entries: Entries = new Map<string, boolean | string>([
      ['drive', false],
      ['scope', 'all'],
    ])
    expect([...shownFields(form, entries)]).to.deep.equal(['drive', 'keep', 'endings'])
    const odd: SettingsForm = {
      groups: [
        {
          id: 'g',
          label: 'G',
          fields: [
            { ...drive, id: 'a', when: { field: 'b', is: true } },
            { ...drive, id: 'b', when: { field: 'a', is: true } },
            { ...drive, id: 'c', when: { field: 'nowhere', is: true } },
          ],
        },
      ],
    }
    expect([...shownFields(odd, new Map())]).to.deep.equal(['a', 'b', 'c'])
  })

  it('returns only shown values that differ from the defaults', () => {
    const all: Entries = new Map<string, Parameters<typeof enteredValue>[1]>([
      ['drive', true],
      ['scope', 'all'],
      ['shared', true],
      ['keep', { text: '5', unit: 'y', isUnlimited: false }],
      ['endings', []],
    ])
    expect(chosenValues(form, all)).to.deep.equal({ scope: 'all', shared: true, keep: { amount: 5, unit: 'y' } })
    expect(chosenValues(form, new Map(all).set('drive', false))).to.deep.equal({ drive: false, keep: { amount: 5, unit: 'y' } })
    expect(chosenValues(form, new Map())).to.deep.equal({})
  })

  it('accepts __proto__ as a field id', () => {
    const odd: SettingsForm = { groups: [{ id: 'g', label: 'G', fields: [{ ...shared, id: '__proto__', when: undefined }] }] }
    const values = chosenValues(odd, new Map([['__proto__', true]]))
    expect(Object.keys(values)).to.deep.equal(['__proto__'])
    expect(Object.getPrototypeOf(values)).to.equal(Object.prototype)
  })

  it('compares values by content', () => {
    expect(isSameValue({ amount: 1, unit: 'd' }, { amount: 1, unit: 'd' })).to.equal(true)
    expect(isSameValue({ amount: 1, unit: 'd' }, { amount: 1, unit: 'y' })).to.equal(false)
    expect(isSameValue(['a', 'b'], ['a', 'b'])).to.equal(true)
    expect(isSameValue(['a', 'b'], ['b', 'a'])).to.equal(false)
    expect(isSameValue(false, undefined)).to.equal(false)
  })

  it('splits a pasted list and drops duplicates', () => {
    expect(textsIn(' tmp, iso;tmp\n\nbak ', ['iso'])).to.deep.equal({ fresh: ['tmp', 'bak'], repeated: ['iso', 'tmp'] })
    expect(textsIn('  ', [])).to.deep.equal({ fresh: [], repeated: [] })
  })
})
