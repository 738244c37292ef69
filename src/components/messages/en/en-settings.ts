import type { Format } from '../message.js'
import { some } from './en-nouns.js'

export const enSettings = {
  settingsTitle: 'Backup settings',
  settingsAbout: ({ domain }: { domain: string }, f: Format): string =>
    `What START BACKUP uses for every selection${domain === '' ? '' : ` of ${f.name(domain)}`}.`,
  settingsStepTitle: 'Settings of this backup',
  settingsStepAbout: ({ domain }: { domain: string }, f: Format): string =>
    `For exactly this selection. The defaults${domain === '' ? '' : ` of ${f.name(domain)}`} stay as they are.`,
  settingsGroups: 'Groups of settings',
  settingsLoading: 'Loading the settings',
  settingsLoadFailed: 'The settings could not be loaded.',
  settingsNone: 'This backend has no settings to choose.',
  settingsBack: 'Back',
  settingsSave: 'Save',
  settingsSaving: 'Saving…',
  settingsSaved: 'Saved',
  settingsSaveFailed: 'The settings could not be saved.',
  settingsUnsaved: ({ count }: { count: number }, f: Format): string =>
    f.plural(count, { one: '# change not saved', other: '# changes not saved' }),
  settingsUnchanged: 'No changes to save',
  settingsDiscard: 'Discard changes',
  settingsDiscarded: 'Changes discarded',
  settingsOwn: ({ count }: { count: number }, f: Format): string =>
    count === 0
      ? "As the domain's defaults are"
      : f.plural(count, { one: "# setting differs from the domain's defaults", other: "# settings differ from the domain's defaults" }),
  settingsStarted: ({ users }: { users: number }, f: Format): string => `Backup of ${some(users, 'user', f)} started`,
  settingsNothingSelected: 'Nothing is selected',
  settingsNobodyDue: 'Nobody in this selection needs a credit',
  settingsShort: ({ shortfall }: { shortfall: number }, f: Format): string =>
    f.plural(shortfall, { one: '# credit short', other: '# credits short' }),
  settingsChanged: 'Changed',
  settingsBackToDefault: 'Back to default',
  settingsBackToDefaultOf: ({ setting }: { setting: string }, f: Format): string => `Back to default: ${f.name(setting)}`,
  settingsIsDefault: ({ setting }: { setting: string }, f: Format): string => `${f.name(setting)} is back to its default`,
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
    `${f.list(texts.map(f.name))} ${texts.length === 1 ? 'is' : 'are'} there already`,
  settingsTextsCount: ({ count, most }: { count: number; most: number }, f: Format): string =>
    `${f.number(count)} of at most ${f.number(most)}`,
  settingsFull: 'The list is full',
  settingsWrong: ({ count }: { count: number }, f: Format): string =>
    f.plural(count, { one: '# setting needs a change', other: '# settings need a change' }),
  settingEmpty: 'Enter a number',
  settingNotANumber: 'This is not a number',
  settingNotAnOption: 'Choose one of the options',
  settingTooSmall: ({ limit, unit }: { limit: number; unit: string }, f: Format): string =>
    `At least ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooBig: ({ limit, unit }: { limit: number; unit: string }, f: Format): string =>
    `At most ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooMany: ({ limit }: { limit: number }, f: Format): string => `At most ${f.plural(limit, { one: '# entry', other: '# entries' })}`,
} as const
