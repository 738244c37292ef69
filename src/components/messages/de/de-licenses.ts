import type { enLicenses } from '../en/en-licenses.js'
import type { Format, Translated } from '../message.js'
import { licenses, ofUsers } from './de-nouns.js'

/** Nominative, after a colon: `Ann und 3 weitere`. */
const listedHolders = (names: readonly string[], more: number, f: Format): string =>
  f.list(more > 0 ? [...names, `${f.number(more)} weitere`] : names)

export const deLicenses: Translated<typeof enLicenses> = {
  licensesTitle: 'Lizenzen',
  licensesAbout: ({ domain }, f) => `Wer in ${f.name(domain)} eine Lizenz hat, die neuesten zuerst.`,
  licensesLoading: 'Die Lizenzen werden geladen',
  licensesFailed: 'Die Lizenzen konnten nicht geladen werden.',
  licensesNone: 'Lizenzen werden hier nicht aufgelistet.',
  licensesEmpty: 'Bisher hat niemand eine Lizenz',
  licensesEmptyText: 'Hier erscheinen Benutzer, sobald Sie deren Sicherung starten.',
  licensesNoMatch: 'Keine Lizenz passt zu diesen Filtern',
  licensesClear: 'Filter löschen',
  licensesSearch: 'Lizenzinhaber suchen',
  licensesState: 'Inhaber',
  licensesStateAll: 'Alle',
  licensesStateLeavers: 'Ausgeschiedene Personen',
  licensesStateName: ({ state }) =>
    ({ active: 'Aktiv', suspended: 'Gesperrt', deleted: 'Gelöscht', left: 'Ausgeschieden', unknown: 'Unbekannt' })[state],
  licensesGroup: 'Summen nach',
  licensesGroupNone: 'Keine',
  licensesGroupState: 'Status',
  licensesGroupUnit: 'Organisationseinheit',
  licensesTotals: ({ group }, f) => `Summen nach ${f.name(group)}`,
  licensesNoValue: 'Ohne Angabe',
  licensesSum: ({ credits, users }, f) => `${licenses(credits, f)} bei ${ofUsers(users, f)}`,
  licensesHolder: 'Inhaber',
  licensesSince: 'Seit',
  licensesThrough: 'Durch',
  licensesHolderState: 'Status',
  licensesCredits: 'Lizenzen',
  licensesUsers: 'Benutzer',
  licensesRun: 'Sicherung',
  licensesRunOf: ({ name }, f) => `Sicherung von ${f.name(name)} ansehen`,
  licensesPolicy: ({ name }, f) => `Richtlinie ${f.name(name)}`,
  licensesEarlier: 'Vor der Aufzeichnung',
  licensesBy: ({ name }, f) => `von ${f.name(name)}`,
  licensesSelectAll: ({ count }, f) => f.plural(count, { one: 'Den # angezeigten auswählen', other: 'Die # angezeigten auswählen' }),
  licensesSelected: ({ credits, users }, f) => `${f.number(users)} ausgewählt · ${licenses(credits, f)}`,
  licensesUnselect: 'Auswahl aufheben',
  licensesGiveBack: 'Zurückgeben…',
  licensesReview: ({ credits }, f) => `${licenses(credits, f)} zurückgeben?`,
  licensesReviewWho: ({ names, more }, f) => `Inhaber: ${listedHolders(names.map(f.name), more, f)}.`,
  licensesReviewText: 'Ihr Schutz endet, und die Lizenzen sind für andere Benutzer frei.',
  licensesReviewActive: ({ users }, f) =>
    f.plural(users, {
      one: '# davon ist aktiv und wird nicht mehr gesichert.',
      other: '# davon sind aktiv und werden nicht mehr gesichert.',
    }),
  licensesReviewBackups: ({ effect }) =>
    ({
      kept: 'Das Sicherungsprogramm behält vorhandene Sicherungen und legt keine neuen an.',
      deleted: 'Das Sicherungsprogramm löscht vorhandene Sicherungen. Danach lassen sie sich nicht wiederherstellen.',
      unmanaged:
        'Das Sicherungsprogramm erfährt davon nichts: Es sichert weiter, bis Sie den Schutz dort beenden. Vorhandene Sicherungen bleiben.',
      simulated: 'Dies ist eine Simulation: Es wurde nichts gesichert, also wird nichts gelöscht.',
      unknown: 'Das Sicherungsprogramm beendet den Schutz. Wie lange vorhandene Sicherungen bleiben, bestimmt seine Aufbewahrung.',
    })[effect],
  licensesConfirm: 'Zurückgeben',
  licensesGiving: 'Wird zurückgegeben…',
  licensesGiven: ({ credits, skipped }, f) =>
    `${licenses(credits, f)} zurückgegeben.${
      skipped > 0 ? ` ${f.number(skipped)} übersprungen: Die Sicherung läuft noch, oder die Lizenz war schon zurückgegeben.` : ''
    }`,
  licensesGiveFailed: 'Die Lizenzen konnten nicht zurückgegeben werden.',
  licensesGiveLost:
    'Der Server hat nicht geantwortet. Vielleicht sind die Lizenzen schon zurückgegeben. Versuchen Sie es erneut: Keine Lizenz wird doppelt zurückgegeben.',
  licensesExport: 'CSV exportieren',
  licensesExporting: 'Wird exportiert…',
  licensesExported: 'Lizenzen exportiert',
  licensesExportFailed: 'Die Lizenzen konnten nicht exportiert werden.',
}
