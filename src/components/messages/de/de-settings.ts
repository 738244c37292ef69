import type { enSettings } from '../en/en-settings.js'
import type { Translated } from '../message.js'
import { items, ofUsers } from './de-nouns.js'

export const deSettings: Translated<typeof enSettings> = {
  settingsTitle: 'Sicherungseinstellungen',
  settingsAbout: ({ domain }, f) =>
    `Gilt, wenn Sie eine Sicherung${domain === '' ? '' : ` in ${f.name(domain)}`} ohne eigene Einstellungen starten.`,
  settingsStepTitle: 'Einstellungen für diese Sicherung',
  settingsStepAbout: ({ domain }, f) =>
    `Gilt nur für diese Sicherung. Die Standardwerte${domain === '' ? '' : ` von ${f.name(domain)}`} ändern sich nicht.`,
  settingsGroups: 'Gruppen von Einstellungen',
  settingsLoading: 'Einstellungen werden geladen',
  settingsLoadFailed: 'Die Einstellungen konnten nicht geladen werden.',
  settingsNone: 'Hier gibt es keine Einstellungen zur Auswahl.',
  settingsBack: 'Zurück',
  settingsSave: 'Speichern',
  settingsSaving: 'Wird gespeichert…',
  settingsSaved: 'Gespeichert',
  settingsSaveFailed: 'Die Einstellungen konnten nicht gespeichert werden.',
  settingsUnsaved: ({ count }, f) => f.plural(count, { one: '# ungespeicherte Änderung', other: '# ungespeicherte Änderungen' }),
  settingsUnchanged: 'Keine Änderungen zu speichern',
  settingsDiscard: 'Änderungen verwerfen',
  settingsDiscarded: 'Änderungen verworfen',
  settingsOwn: ({ count }, f) =>
    count === 0
      ? 'Wie die Standardwerte der Domain'
      : f.plural(count, {
          one: '# Einstellung weicht von den Standardwerten der Domain ab',
          other: '# Einstellungen weichen von den Standardwerten der Domain ab',
        }),
  settingsStarted: ({ users }, f) => `Sicherung von ${ofUsers(users, f)} gestartet`,
  settingsNothingSelected: 'Ihre Liste ist leer',
  settingsNobodyDue: 'Nichts zu starten: Alle hier sind bereits gesichert, gesperrt oder gelöscht',
  settingsShort: ({ shortfall }, f) =>
    f.plural(shortfall, { one: 'Sie brauchen # weitere Lizenz', other: 'Sie brauchen # weitere Lizenzen' }),
  settingsChanged: 'Geändert',
  settingsBackToDefault: 'Auf Standard zurücksetzen',
  settingsBackToDefaultOf: ({ setting }, f) => `Auf Standard zurücksetzen: ${f.name(setting)}`,
  settingsIsDefault: ({ setting }, f) => `${f.name(setting)} ist wieder auf Standard`,
  settingsOn: 'An',
  settingsOff: 'Aus',
  settingsChoose: 'Auswählen…',
  settingsUnlimited: 'Unbegrenzt',
  settingsUnitOf: ({ setting }, f) => `Einheit von ${f.name(setting)}`,
  settingsAddText: 'Hinzufügen',
  settingsAddTextTo: ({ setting }, f) => `Hinzufügen zu ${f.name(setting)}`,
  settingsRemoveText: ({ text }, f) => `${f.name(text)} entfernen`,
  settingsTextsAdded: ({ texts }, f) => `${f.list(texts.map(f.name))} hinzugefügt`,
  settingsTextRemoved: ({ text }, f) => `${f.name(text)} entfernt`,
  settingsTextsRepeated: ({ texts }, f) => `${f.list(texts.map(f.name))} ${texts.length === 1 ? 'ist' : 'sind'} schon vorhanden`,
  settingsTextsCount: ({ count, most }, f) => `${f.number(count)} von höchstens ${f.number(most)}`,
  settingsFull: 'Die Liste ist voll',
  settingsWrong: ({ count }, f) =>
    f.plural(count, { one: '# Einstellung muss geändert werden', other: '# Einstellungen müssen geändert werden' }),
  settingEmpty: 'Geben Sie eine Zahl ein',
  settingNotANumber: 'Das ist keine Zahl',
  settingNotAnOption: 'Wählen Sie eine der Möglichkeiten',
  settingTooSmall: ({ limit, unit }, f) => `Mindestens ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooBig: ({ limit, unit }, f) => `Höchstens ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooMany: ({ limit }, f) => `Höchstens ${items(limit, f)}`,
}
