import type { enSettings } from '../en/en-settings.js'
import type { Translated } from '../message.js'
import { someUsers } from './nl-nouns.js'

export const nlSettings: Translated<typeof enSettings> = {
  settingsTitle: 'Back-upinstellingen',
  settingsAbout: ({ domain }, f) =>
    `Gebruikt als u een back-up${domain === '' ? '' : ` in ${f.name(domain)}`} start zonder eigen instellingen.`,
  settingsStepTitle: 'Instellingen voor deze back-up',
  settingsStepAbout: ({ domain }, f) =>
    `Geldt alleen voor deze back-up. De standaardinstellingen${domain === '' ? '' : ` van ${f.name(domain)}`} blijven gelijk.`,
  settingsGroups: 'Groepen instellingen',
  settingsLoading: 'Instellingen laden',
  settingsLoadFailed: 'De instellingen kunnen niet worden geladen.',
  settingsNone: 'Er zijn hier geen instellingen.',
  settingsBack: 'Terug',
  settingsSave: 'Opslaan',
  settingsSaving: 'Opslaan…',
  settingsSaved: 'Opgeslagen',
  settingsSaveFailed: 'De instellingen kunnen niet worden opgeslagen.',
  settingsUnsaved: ({ count }, f) => f.plural(count, { one: '# niet-opgeslagen wijziging', other: '# niet-opgeslagen wijzigingen' }),
  settingsUnchanged: 'Geen wijzigingen om op te slaan',
  settingsDiscard: 'Wijzigingen verwerpen',
  settingsDiscarded: 'Wijzigingen verworpen',
  settingsOwn: ({ count }, f) =>
    count === 0
      ? 'Gelijk aan de standaard van het domein'
      : f.plural(count, {
          one: '# instelling wijkt af van de standaard van het domein',
          other: '# instellingen wijken af van de standaard van het domein',
        }),
  settingsStarted: ({ users }, f) => `Back-up van ${someUsers(users, f)} gestart`,
  settingsNothingSelected: 'Uw lijst is leeg',
  settingsNobodyDue: 'Niets te starten: iedereen hier heeft al een back-up, is opgeschort of verwijderd',
  settingsShort: ({ shortfall }, f) => f.plural(shortfall, { one: 'U hebt nog # licentie nodig', other: 'U hebt nog # licenties nodig' }),
  settingsChanged: 'Gewijzigd',
  settingsBackToDefault: 'Standaard herstellen',
  settingsBackToDefaultOf: ({ setting }, f) => `Standaard herstellen: ${f.name(setting)}`,
  settingsIsDefault: ({ setting }, f) => `${f.name(setting)} staat weer op de standaard`,
  settingsOn: 'Aan',
  settingsOff: 'Uit',
  settingsChoose: 'Kiezen…',
  settingsUnlimited: 'Onbeperkt',
  settingsUnitOf: ({ setting }, f) => `Eenheid van ${f.name(setting)}`,
  settingsAddText: 'Toevoegen',
  settingsAddTextTo: ({ setting }, f) => `Toevoegen aan ${f.name(setting)}`,
  settingsRemoveText: ({ text }, f) => `${f.name(text)} verwijderen`,
  settingsTextsAdded: ({ texts }, f) => `${f.list(texts.map(f.name))} toegevoegd`,
  settingsTextRemoved: ({ text }, f) => `${f.name(text)} verwijderd`,
  settingsTextsRepeated: ({ texts }, f) => `${f.list(texts.map(f.name))} ${texts.length === 1 ? 'staat' : 'staan'} al in de lijst`,
  settingsTextsCount: ({ count, most }, f) => `${f.number(count)} van maximaal ${f.number(most)}`,
  settingsFull: 'De lijst is vol',
  settingsWrong: ({ count }, f) =>
    f.plural(count, { one: '# instelling moet worden aangepast', other: '# instellingen moeten worden aangepast' }),
  settingEmpty: 'Voer een getal in',
  settingNotANumber: 'Dit is geen getal',
  settingNotAnOption: 'Kies een van de opties',
  settingTooSmall: ({ limit, unit }, f) => `Minimaal ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooBig: ({ limit, unit }, f) => `Maximaal ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooMany: ({ limit }, f) => `Maximaal ${f.plural(limit, { one: '# item', other: '# items' })}`,
}
