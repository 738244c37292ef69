import type { Format } from '../message.js'
import { some } from './en-nouns.js'

/** Texts of the fields and the forecast of a policy, in the box and on the page of policies. */
export const enPolicyForm = {
  policyLeavers: 'People who leave',
  policyForecast: 'Forecast',
  policyBusy: 'Saving…',
  policySaved: ({ name, waiting }: { name: string; waiting: number }, f: Format): string =>
    `“${f.name(name)}” is saved.${waiting > 0 ? ` ${f.plural(waiting, { one: '# user waits for a license.', other: '# users wait for a license.' })}` : ''}`,
  policySaveFailed: "The policy couldn't be saved.",
  policySaveLost: 'No response from the server, so the policy may have been saved. Try again: it is never saved twice.',
  policyName: 'Name',
  policyNameEmpty: 'Enter a name.',
  policyNameLong: 'Use at most 200 characters.',
  policyNameFrom: ({ labels, more, except }: { labels: readonly string[]; more: number; except: readonly string[] }, f: Format): string =>
    `${f.list(more > 0 ? [...labels, `${f.number(more)} more`] : labels)}${except.length > 0 ? ` except ${f.list(except)}` : ''}`,
  policyLimitField: 'License limit (optional)',
  policyLimitHelp: 'This policy never takes more licenses than this.',
  policyLimitWrong: 'Enter a whole number, or leave the field empty.',
  policyDaysField: 'Give their license back',
  policyKeep: 'Keep their license',
  policyDays: 'Days until their license is given back',
  policyDaysUnit: 'days later',
  policyDaysWrong: 'Enter a whole number of days from 0 to 3,650.',
  policyGiveBackHelp: 'Their protection ends then, as if you gave the license back yourself.',
  forecastLoading: 'Calculating the forecast…',
  forecastFailed: "The forecast couldn't be calculated.",
  forecastNow: ({ users, credits }: { users: number; credits: number }, f: Format): string =>
    `${some(users, 'user', f)} now, who take ${some(credits, 'license', f)} in all.`,
  forecastBasis: ({ joined, left, days }: { joined: number; left: number; days: number }, f: Format): string =>
    `${f.number(joined)} joined and ${f.number(left)} left in the last ${some(days, 'day', f)}.`,
  forecastNoBasis: 'No sync has recorded joins or leaves yet, so nothing can be said about the future.',
  forecastShort: ({ days }: { days: number }, f: Format): string =>
    `That is ${some(days, 'day', f)} of history. A forecast needs at least 7 days.`,
  forecastUntil: ({ month, limit }: { month: string; limit: number | undefined }, f: Format): string =>
    limit === undefined
      ? `At that rate, your licenses last until ${month}.`
      : `At that rate, the limit of ${some(limit, 'license', f)} lasts until ${month}.`,
  forecastOver: ({ limit }: { limit: number | undefined }, f: Format): string =>
    limit === undefined
      ? 'Your licenses are not enough for all of them.'
      : `The limit of ${some(limit, 'license', f)} is not enough for all of them.`,
  forecastSteady: 'The number of users is not growing, so no more licenses are needed.',
  forecastLong: 'At that rate, the licenses last for more than five years.',
  forecastUnlimited: 'Your licenses have no limit.',
  forecastChart: 'Users who joined and left',
  forecastChartWords: ({ from, to, joined, left }: { from: string; to: string; joined: number; left: number }, f: Format): string =>
    `Bar chart from ${from} to ${to}: ${f.number(joined)} joined, ${f.number(left)} left.`,
  forecastJoined: 'Joined',
  forecastLeft: 'Left',
  dryRunTitle: 'What this policy would have done',
  dryRunAbout: 'Calculated from the joins and leaves that syncs have recorded, with the limit and the rule for people who leave.',
  dryRunFrom: 'From',
  dryRunStarted: 'Started',
  dryRunGivenBack: 'Given back',
  dryRunWaiting: 'Waiting',
  dryRunHeld: 'Licenses held',
  keepTitle: 'Keep protecting',
  keepText: 'The backup starts now. After each sync, this policy also protects users who join its items.',
  keepPart: 'The licenses don’t cover everyone, so the first users start now and the others wait until licenses are free.',
  keepNobody: 'Everyone here is already protected. The policy protects users who join later.',
  policyStartsNow: ({ users, credits }: { users: number; credits: number | undefined }, f: Format): string =>
    `Up to ${some(users, 'user', f)} start at once${credits === undefined ? '' : `, with up to ${some(credits, 'license', f)}`}.`,
  keepStart: 'Start backup and keep protecting',
  keepView: 'View policies',
}
