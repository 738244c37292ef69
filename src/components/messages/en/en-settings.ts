import type { Format } from '../message.js'
import { some } from './en-nouns.js'

export const enSettings = {
  settingsTitle: 'Backup settings',
  settingsAbout: ({ domain }: { domain: string }, f: Format): string =>
    `Used when you start a backup${domain === '' ? '' : ` in ${f.name(domain)}`} without custom settings.`,
  settingsStepTitle: 'Settings for this backup',
  settingsStepAbout: ({ domain }: { domain: string }, f: Format): string =>
    `Applies to this backup only. ${domain === '' ? 'The' : `${f.name(domain)}'s`} defaults don't change.`,
  settingsGroups: 'Groups of settings',
  settingsLoading: 'Loading settings',
  settingsLoadFailed: "Settings couldn't be loaded.",
  settingsNone: 'There are no settings to choose here.',
  settingsBack: 'Back',
  settingsSave: 'Save',
  settingsSaving: 'Saving…',
  settingsSaved: 'Saved',
  settingsSaveFailed: "Settings couldn't be saved.",
  settingsUnsaved: ({ count }: { count: number }, f: Format): string =>
    f.plural(count, { one: '# unsaved change', other: '# unsaved changes' }),
  settingsUnchanged: 'No changes to save',
  settingsDiscard: 'Discard changes',
  settingsDiscarded: 'Changes discarded',
  settingsOwn: ({ count }: { count: number }, f: Format): string =>
    count === 0
      ? 'Same as the domain defaults'
      : f.plural(count, { one: '# setting differs from the domain defaults', other: '# settings differ from the domain defaults' }),
  settingsStarted: ({ users }: { users: number }, f: Format): string => `Backup of ${some(users, 'user', f)} started`,
  settingsNothingSelected: 'Your list is empty',
  settingsNobodyDue: 'Nothing to start: everyone here is already backed up, suspended or deleted',
  settingsShort: ({ shortfall }: { shortfall: number }, f: Format): string =>
    f.plural(shortfall, { one: 'You need # more license', other: 'You need # more licenses' }),
  settingsChanged: 'Changed',
  settingsBackToDefault: 'Reset to default',
  settingsBackToDefaultOf: ({ setting }: { setting: string }, f: Format): string => `Reset to default: ${f.name(setting)}`,
  settingsIsDefault: ({ setting }: { setting: string }, f: Format): string => `${f.name(setting)} was reset to its default`,
  settingsOn: 'On',
  settingsOff: 'Off',
  settingsChoose: 'Choose…',
  settingsUnlimited: 'Unlimited',
  settingsUnitOf: ({ setting }: { setting: string }, f: Format): string => `Unit of ${f.name(setting)}`,
  settingsAddText: 'Add',
  settingsAddTextTo: ({ setting }: { setting: string }, f: Format): string => `Add to ${f.name(setting)}`,
  settingsRemoveText: ({ text }: { text: string }, f: Format): string => `Remove ${f.name(text)}`,
  settingsTextsAdded: ({ texts }: { texts: readonly string[] }, f: Format): string => `${f.list(texts.map(f.name))} added`,
  settingsTextRemoved: ({ text }: { text: string }, f: Format): string => `${f.name(text)} removed`,
  settingsTextsRepeated: ({ texts }: { texts: readonly string[] }, f: Format): string =>
    `${f.list(texts.map(f.name))} ${texts.length === 1 ? 'is' : 'are'} already in the list`,
  settingsTextsCount: ({ count, most }: { count: number; most: number }, f: Format): string =>
    `${f.number(count)} of at most ${f.number(most)}`,
  settingsFull: 'The list is full',
  settingsWrong: ({ count }: { count: number }, f: Format): string =>
    f.plural(count, { one: '# setting needs a change', other: '# settings need a change' }),
  settingEmpty: 'Enter a number',
  settingNotANumber: "This isn't a number",
  settingNotAnOption: 'Choose one of the options',
  settingTooSmall: ({ limit, unit }: { limit: number; unit: string }, f: Format): string =>
    `At least ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooBig: ({ limit, unit }: { limit: number; unit: string }, f: Format): string =>
    `At most ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooMany: ({ limit }: { limit: number }, f: Format): string => `At most ${f.plural(limit, { one: '# entry', other: '# entries' })}`,
}
