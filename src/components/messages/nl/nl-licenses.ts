import type { enLicenses } from '../en/en-licenses.js'
import type { Translated } from '../message.js'
import { listed, someLicenses, someUsers } from './nl-nouns.js'

export const nlLicenses: Translated<typeof enLicenses> = {
  licensesTitle: 'Licenties',
  licensesAbout: ({ domain }, f) => `Wie een licentie heeft in ${f.name(domain)}, nieuwste eerst.`,
  licensesLoading: 'Licenties laden',
  licensesFailed: 'De licenties kunnen niet worden geladen.',
  licensesNone: 'Deze cloud geeft geen licenties weer.',
  licensesEmpty: 'Niemand heeft nog een licentie',
  licensesEmptyText: 'Gebruikers verschijnen hier als u hun back-up start.',
  licensesNoMatch: 'Geen licenties gevonden met deze filters',
  licensesClear: 'Filters wissen',
  licensesSearch: 'Licentiehouders zoeken',
  licensesState: 'In bezit van',
  licensesStateAll: 'Iedereen',
  licensesStateLeavers: 'Vertrokken personen',
  licensesStateName: ({ state }) =>
    ({ active: 'Actief', suspended: 'Opgeschort', deleted: 'Verwijderd', left: 'Vertrokken', unknown: 'Onbekend' })[state],
  licensesGroup: 'Totalen per',
  licensesGroupNone: 'Geen',
  licensesGroupState: 'Status',
  licensesGroupUnit: 'Organisatie-eenheid',
  licensesTotals: ({ group }, f) => `Totalen per ${f.name(group)}`,
  licensesNoValue: 'Niet ingesteld',
  licensesSum: ({ credits, users }, f) => `${someLicenses(credits, f)} bij ${someUsers(users, f)}`,
  licensesHolder: 'Houder',
  licensesSince: 'Sinds',
  licensesThrough: 'Bron',
  licensesHolderState: 'Status',
  licensesCredits: 'Licenties',
  licensesUsers: 'Gebruikers',
  licensesRun: 'Back-up',
  licensesRunOf: ({ name }, f) => `Back-up van ${f.name(name)} bekijken`,
  licensesPolicy: ({ name }, f) => `Beleid ${f.name(name)}`,
  licensesEarlier: 'Vóór de back-upgeschiedenis',
  licensesBy: ({ name }, f) => `door ${f.name(name)}`,
  licensesSelectAll: ({ count }, f) => `De ${f.number(count)} weergegeven selecteren`,
  licensesSelected: ({ credits, users }, f) => `${someUsers(users, f)} geselecteerd · ${someLicenses(credits, f)}`,
  licensesUnselect: 'Selectie wissen',
  licensesGiveBack: 'Teruggeven…',
  licensesReview: ({ credits }, f) => `${someLicenses(credits, f)} teruggeven?`,
  licensesReviewWho: ({ names, more }, f) => `In bezit van ${listed(names.map(f.name), more, f)}.`,
  licensesReviewText: 'Hun beveiliging eindigt en de licenties kunnen voor andere gebruikers worden gebruikt.',
  licensesReviewActive: ({ users }, f) =>
    f.plural(users, {
      one: '# van hen is actief en krijgt geen back-up meer.',
      other: '# van hen zijn actief en krijgen geen back-up meer.',
    }),
  licensesReviewBackups: ({ effect }) =>
    ({
      kept: 'De back-upengine bewaart de bestaande back-ups en maakt geen nieuwe.',
      deleted: 'De back-upengine verwijdert de bestaande back-ups. Daarna kunnen ze niet worden hersteld.',
      unmanaged:
        'De back-upengine blijft back-ups van deze gebruikers maken tot u de beveiliging daar beëindigt. Bestaande back-ups blijven.',
      simulated: 'Dit is een simulatie: er is geen back-up gemaakt, dus er wordt niets verwijderd.',
      unknown: 'De back-upengine beëindigt de beveiliging. Het bewaarbeleid van de engine bepaalt hoe lang bestaande back-ups blijven.',
    })[effect],
  licensesConfirm: 'Teruggeven',
  licensesGiving: 'Teruggeven…',
  licensesGiven: ({ credits, skipped }, f) =>
    `${someLicenses(credits, f)} teruggegeven.${
      skipped > 0
        ? ` ${f.plural(skipped, { one: '# gebruiker is overgeslagen: de back-up loopt nog of de licentie was al teruggegeven.', other: '# gebruikers zijn overgeslagen: de back-up loopt nog of de licentie was al teruggegeven.' })}`
        : ''
    }`,
  licensesGiveFailed: 'De licenties kunnen niet worden teruggegeven.',
  licensesGiveLost:
    'Geen antwoord van de server, dus de licenties kunnen al zijn teruggegeven. Probeer het opnieuw: geen licentie wordt twee keer teruggegeven.',
  licensesExport: 'CSV exporteren',
  licensesExporting: 'Exporteren…',
  licensesExported: 'Licenties geëxporteerd',
  licensesExportFailed: 'De licenties kunnen niet worden geëxporteerd.',
}
