import { expect } from 'chai'
import { messages as de } from '../../../src/components/messages/de.js'
import { messages as en } from '../../../src/components/messages/en.js'
import { messages as fr } from '../../../src/components/messages/fr.js'
import { messages as ja } from '../../../src/components/messages/ja.js'
import { createWords, type Message, type Messages } from '../../../src/elements.js'

/** Returns the text of a message without the marks that isolate names. */
const say = (messages: Messages, key: keyof Messages, params: unknown): string => {
  const words = createWords(undefined, messages)
  const message: unknown = words.messages[key]
  const text = typeof message === 'string' ? message : (message as Message<unknown>)(params, words.format)
  return text.replaceAll(/[\u2066-\u2069]/g, '')
}
const exact = (allocated: number, available: number | undefined) => ({ credits: { allocated, available, isExact: true } })

/** Texts by message. Each text replaced one that administrators misread. */
const ENGLISH: readonly (readonly [keyof Messages, unknown, string])[] = [
  ['allocated', exact(0, undefined), 'Checking your licenses…'],
  ['allocated', exact(2, 5), 'You have allocated 2 out of 5 licenses'],
  ['itemFrees', { credits: 1, isExact: true }, 'gives back 1'],
  ['itemFrees', { credits: 0, isExact: true }, 'gives back 0'],
  ['itemCoveredBy', { count: 872, label: 'All staff' }, '872 people, all covered by All staff'],
  ['costNever', {}, "can't be backed up"],
  ['costNobody', {}, 'no one here needs a license'],
  ['costProtected', {}, 'already licensed'],
  ['costSelected', {}, 'in the list'],
  ['inList', {}, 'In list'],
  ['tickShown', { count: 50 }, 'Select the 50 loaded'],
  ['tickEvery', { list: 'users', total: 3000 }, 'Select all 3,000 users'],
  ['tickMatching', { total: 1204 }, 'Select all 1,204 that match'],
  ['tickedShown', { ticked: 46, skipped: 4 }, '46 selected. 4 skipped: suspended, deleted or already in the list.'],
  ['domainSyncLast', { ago: '2 hours ago' }, 'Last synced 2 hours ago'],
  ['syncNever', {}, 'Never synced'],
  ['domainSyncResult', { added: 24, changed: 8, removed: 3 }, '24 added, 8 changed, 3 removed'],
  ['startNeedsAdd', { count: 3 }, '3 ticked – press Add.'],
  ['short', { shortfall: 664 }, 'You need 664 more licenses.'],
  ['reviewOpen', { first: 1162 }, 'Back up the first 1,162 people added…'],
  ['overlapSaved', { count: 731 }, '731 duplicates not charged'],
  ['startNeedsDue', {}, 'Nothing to start: everyone here is already backed up, suspended or deleted.'],
  ['startedTitle', { users: 38 }, 'Backup of 38 users started'],
  ['startedClose', {}, 'You can close this page.'],
  ['startBackup', { users: 38, credits: 31 }, 'Start backup of 38 users · 31 licenses'],
  ['costFree', {}, 'free'],
  ['settingsOwn', { count: 0 }, 'Same as the domain defaults'],
  ['settingsAbout', { domain: 'example.com' }, 'Used when you start a backup in example.com without custom settings.'],
  ['settingsStepAbout', { domain: 'example.com' }, "Applies to this backup only. example.com's defaults don't change."],
  ['runViewRetryAll', { count: 1 }, 'Retry 1 failed user'],
  ['startLost', {}, 'No response from the server.'],
  ['usersNoMatch', {}, 'No users match.'],
  ['noMatchText', {}, 'Shorten the search or clear filters.'],
  ['scopeQuestionText', { items: 1 }, 'Your list (1 item) will be cleared. Save the list as a plan first to keep it.'],
  ['planDifference', { adds: 4, removes: 1 }, 'This plan replaces your list: 4 added, 1 removed.'],
  ['planSame', {}, 'This plan matches the current list.'],
  ['gapText', {}, 'Active users who are neither in this list nor backed up.'],
  ['csvFound', { verdict: 'not-an-address', count: 2 }, '2 invalid addresses'],
  ['csvFound', { verdict: 'unknown', count: 2 }, '2 not in directory'],
  ['csvColumn', { name: '', index: 0, matches: 5, rows: 6 }, 'Column 1 matches 5 of 6 rows.'],
  ['csvDropText', {}, 'or drop it here, or paste a list of addresses. Works with exports from Google Admin, Microsoft 365, Entra and GAM.'],
  ['csvWrongColumn', {}, 'Change column'],
  ['csvKept', {}, 'The previous file is still loaded.'],
  ['runListEmpty', {}, 'No backups yet'],
  ['runListEmptyText', {}, 'Backups you start appear here.'],
  ['runList', {}, 'Backups'],
  ['goRuns', {}, 'Backups'],
  ['viewRun', {}, 'View backup'],
  ['unitProblem', { kind: 'orphan', names: ['Lost'], more: 0 }, '1 org unit had no valid parent and is shown at the top (Lost)'],
  [
    'duration',
    {
      parts: [
        { unit: 'minute', value: 1 },
        { unit: 'second', value: 3 },
      ],
    },
    '1 min 3 s',
  ],
  ['tickSubtree', { name: 'Americas', below: 18 }, 'Tick Americas and its 18 sub-units'],
  ['countingWaits', {}, 'Waiting for the cloud…'],
]

describe('wording of the English page', () => {
  it('says what happened and the next step in each of these messages', () => {
    expect(Object.fromEntries(ENGLISH.map(([key, params]) => [`${key} ${JSON.stringify(params)}`, say(en, key, params)]))).to.deep.equal(
      Object.fromEntries(ENGLISH.map(([key, params, text]) => [`${key} ${JSON.stringify(params)}`, text])),
    )
  })

  it('uses one word for one thing: license, backup, organization', () => {
    const samples = Object.values<unknown>(en as unknown as Record<string, unknown>).filter((message) => typeof message === 'string')
    expect(samples.filter((text) => /licence|organisation|\bcredits?\b|\bruns?\b/i.test(text))).to.deep.equal([])
  })
})

describe('wording of the translations', () => {
  it('follows the meaning in German, French and Japanese', () => {
    expect(say(de, 'untickSubtree', { name: 'Americas', below: 18 })).to.equal('Auswahl von Americas samt 18 Untereinheiten aufheben')
    expect(say(de, 'itemFrees', { credits: 497, isExact: true })).to.equal('497 werden frei')
    expect(say(de, 'tickShown', { count: 50 })).to.equal('50 geladene auswählen')
    expect(say(fr, 'membersOf', { kind: 'group', name: 'Engineering' })).to.equal('Utilisateurs du groupe Engineering')
    expect(say(ja, 'itemFrees', { credits: 593, isExact: true })).to.equal('外すと 593 件空きます')
  })
})
