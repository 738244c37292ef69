import { expect } from '@open-wc/testing'
import { messages as de } from '../../../src/components/messages/de.js'
import { messages as en } from '../../../src/components/messages/en.js'
import type { Messages } from '../../../src/elements.js'
import { type TestMessagesOptions, testMessages } from '../../../src/testing.js'

/** Runs the tests of a catalogue and returns the messages of those that fail. */
const failuresOf = (messages: Partial<Messages>, options: TestMessagesOptions = {}): string[] => {
  const failures: string[] = []
  testMessages(messages, {
    ...options,
    describe: (_, body) => body(),
    it: (name, body) => {
      try {
        body()
      } catch (error) {
        failures.push(`${name}: ${(error as Error).message}`)
      }
    },
  })
  return failures
}
const { add: _, ...withoutAdd } = de

const FAULTY: readonly (readonly [what: string, messages: object, message: RegExp])[] = [
  ['a missing language', { ...de, language: undefined }, /language is missing/],
  ['a language that is not a tag', { ...de, language: 'de_DE!' }, /“de_DE!” is not a BCP 47 tag/],
  ['a missing key', withoutAdd, /add is missing, so it is shown in English/],
  ['a misspelt key', { ...de, ad: 'Hinzufügen' }, /ad is not a message/],
  ['a text instead of a function', { ...de, removed: 'Entfernt' }, /removed must be a function, but is a string/],
  ['an empty text', { ...de, add: '' }, /add is empty/],
  ['a text that contains an object', { ...de, add: 'Add [object Object]' }, /add contains “\[object”/],
  ['a lost argument', { ...de, selectRow: () => 'Zeile auswählen' }, /selectRow .* leaves out “Sales & Co \(EMEA\)”/],
  ['a misspelt argument', { ...de, selectRow: ({ nom }: { nom: string }) => `${nom} auswählen` }, /selectRow .* contains “undefined”/],
  ['a missing plural form', { ...de, language: 'pl' }, /has no plural form few, many beside/],
  [
    'a name that is not isolated',
    { ...de, selectRow: ({ name }: { name: string }) => `${name} auswählen` },
    /selectRow .* has a name without f\.name/,
  ],
  [
    'a message that throws',
    {
      ...de,
      selectRow: () => {
        throw new Error('not ready')
      },
    },
    /selectRow .* throws Error: not ready/,
  ],
]

describe('testMessages', () => {
  for (const [what, messages, message] of FAULTY)
    it(`reports ${what}`, () => {
      expect(failuresOf(messages as Partial<Messages>).join('\n')).to.match(message)
    })

  it('finds no fault in the English and German catalogues', () => {
    expect([...failuresOf(en), ...failuresOf(de)]).to.deep.equal([])
  })

  it('accepts words that contain the letters of missing values, such as Annulla', () => {
    expect(failuresOf({ ...de, cancel: 'Annulla', add: 'Anundefiniert' })).to.deep.equal([])
  })

  it('accepts missing keys of a partial catalogue, and still checks the others', () => {
    expect(failuresOf(withoutAdd, { isPartial: true })).to.deep.equal([])
    expect(failuresOf({ language: 'de', add: '' }, { isPartial: true })).to.have.length(1)
  })
})
