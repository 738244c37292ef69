import type { PolicyStatus } from '../../../core/index.js'
import type { Format } from '../message.js'
import { some } from './en-nouns.js'

/** Texts of the page of policies, beside those of the form. */
export const enPolicies = {
  policiesTitle: 'Policies',
  policiesAbout: ({ domain }: { domain: string }, f: Format): string =>
    `Policies of ${f.name(domain)} protect users who join later. If two cover the same user, the older one decides.`,
  policiesLoading: 'Loading the policies',
  policiesFailed: "The policies couldn't be loaded.",
  policiesNone: "This cloud doesn't support policies.",
  policiesEmpty: 'No policies yet',
  policiesEmptyText: 'Choose “Keep protecting” when you start a backup. Users who join later are then protected too.',
  policiesEnded: ({ count }: { count: number }, f: Format): string => f.plural(count, { one: '# ended policy', other: '# ended policies' }),
  policiesMore: 'Show more policies',
  policyStatusName: ({ status }: { status: PolicyStatus }): string =>
    ({ active: 'Active', paused: 'Paused', ended: 'Ended', unknown: 'Unknown' })[status],
  policyCovered: 'Covered',
  policyProtected: 'Protected or started',
  policyWaiting: 'Waiting',
  policyNotProtected: 'Failed',
  policyJoined: 'Joined in 30 days',
  policyLeft: 'Left in 30 days',
  policyShares: (
    { covered, protected: done, waiting, failed }: { covered: number; protected: number; waiting: number; failed: number },
    f: Format,
  ): string =>
    `${f.number(done)} of ${some(covered, 'user', f)} protected or started, ${f.number(waiting)} waiting, ${f.number(failed)} failed`,
  policyWaits: (
    { waiting, reason }: { waiting: number; reason: 'credits' | 'limit' | 'sync' | 'paused' | 'unknown' },
    f: Format,
  ): string => {
    const users = f.plural(waiting, { one: '# user waits', other: '# users wait' })
    return {
      credits: `${users}: no licenses are available. Get more licenses, or give some back.`,
      limit: `${users}: the limit of this policy is reached. Raise the limit to protect more users.`,
      paused: `${users}: the policy is paused. Resume it to protect them.`,
      sync: `${users} until groups and org units are synced, because an exception may apply to them.`,
      unknown: `${users} until the next check.`,
    }[reason]
  },
  policyFails: ({ failed }: { failed: number }, f: Format): string =>
    f.plural(failed, {
      one: 'The backup of # user failed or is paused. A policy doesn’t try again. Retry it on the page of the backup.',
      other: 'The backups of # users failed or are paused. A policy doesn’t try again. Retry them on the page of the backup.',
    }),
  policyNever: 'Not checked yet',
  policyItems: 'Items',
  policyLimit: 'License limit',
  policyLimitValue: ({ limit }: { limit: number }, f: Format): string => some(limit, 'license', f),
  policyNoLimit: 'No limit',
  policyGiveBack: ({ days }: { days: number }, f: Format): string =>
    days === 0
      ? 'Give their license back at once'
      : f.plural(days, { one: 'Give their license back after # day', other: 'Give their license back after # days' }),
  policyCreated: 'Created',
  policyCreatedBy: ({ name, at }: { name: string; at: string }, f: Format): string => `${f.date(at)} by ${f.name(name)}`,
  policyChecked: 'Last checked',
  policyEdit: 'Edit',
  policyPause: 'Pause',
  policyResume: 'Resume',
  policyEnd: 'End…',
  policyDone: ({ name, status }: { name: string; status: 'active' | 'paused' | 'ended' }, f: Format): string =>
    ({
      active: `“${f.name(name)}” protects new users again.`,
      paused: `“${f.name(name)}” is paused. New users aren't protected until you resume it.`,
      ended: `“${f.name(name)}” has ended. Its users stay protected.`,
    })[status],
  policyChangeFailed: "The policy couldn't be changed.",
  policyChangeLost: 'No response from the server, so the change may have been saved. It’s safe to try again.',
  policyEndTitle: ({ name }: { name: string }, f: Format): string => `End “${f.name(name)}”?`,
  policyEndText: "New users are no longer protected. You can't resume an ended policy.",
  policyEndKeeps: ({ users }: { users: number }, f: Format): string =>
    users === 0
      ? 'It protects no users at the moment.'
      : f.plural(users, {
          one: 'The # user it protects stays protected and keeps the license.',
          other: 'The # users it protects stay protected and keep their licenses.',
        }),
  policyEndConfirm: 'End policy',
  policySave: 'Save policy',
  policyItemsHelp: 'To change items or settings, open them in the list on the start page. Then come back and take the list over.',
  policyOpenList: 'Open in the list',
  policyOpenReplaces: ({ items }: { items: number }, f: Format): string => `Your list (${some(items, 'item', f)}) will be replaced.`,
  policyTakeList: 'Take the list over',
  policyTaken: 'The items and settings of the list are taken over. Save the policy to use them.',
  policyTookList: ({ items }: { items: number }, f: Format): string => `Taken from the list: ${some(items, 'item', f)}`,
}
