import type { enLists } from '../en/en-lists.js'
import type { Translated } from '../message.js'
import { someGroups, someLicenses, someUsers } from './nl-nouns.js'

export const nlLists: Translated<typeof enLists> = {
  searchUsers: 'Zoeken op naam of adres',
  searchGroups: 'Groepen zoeken',
  searchOrgUnits: 'Organisatie-eenheden zoeken',
  searchClear: 'Zoekopdracht wissen',
  accountStatusLabel: 'Accountstatus',
  backupStatusLabel: 'Back-upstatus',
  accountStatus: ({ status }) => ({ active: 'Actief', suspended: 'Opgeschort', deleted: 'Verwijderd', unknown: 'Onbekend' })[status],
  accountStatusWhy: ({ status, reason }, f) => `${status} – ${f.name(reason)}`,
  backupStatus: ({ status }) =>
    ({
      none: 'Geen back-up',
      pending: 'In behandeling',
      protected: 'Beveiligd',
      paused: 'Onderbroken',
      failed: 'Mislukt',
      unknown: 'Onbekend',
    })[status],
  selectRow: ({ name }, f) => `${f.name(name)} selecteren`,
  columnSelect: 'Selecteren',
  columnName: 'Naam',
  columnAddress: 'E-mail',
  columnBackup: 'Back-up',
  columnCost: 'Licenties',
  columnMembers: 'Leden',
  columnView: 'Bekijken',
  usersCount: ({ loaded, total, overall }, f) =>
    total === undefined
      ? `Tot nu toe ${someUsers(loaded, f)}`
      : overall !== undefined && overall > total
        ? `${f.number(total)} van ${someUsers(overall, f)}`
        : someUsers(total, f),
  groupsCount: ({ loaded, total, overall }, f) =>
    total === undefined
      ? `Tot nu toe ${someGroups(loaded, f)}`
      : overall !== undefined && overall > total
        ? `${f.number(total)} van ${someGroups(overall, f)}`
        : someGroups(total, f),
  usersLoading: 'Gebruikers laden…',
  usersFailed: 'De gebruikers kunnen niet worden geladen.',
  usersMoreFailed: 'Meer gebruikers kunnen niet worden geladen.',
  usersNone: 'Dit domein heeft geen gebruikers.',
  usersNoMatch: 'Geen gebruikers gevonden.',
  usersNeverSynced: 'Nog geen gebruikers',
  usersNeverSyncedText:
    'Dit domein is nooit gesynchroniseerd. De gebruikerssync leest de gebruikers en hun accountstatus uit de directory.',
  usersStartSync: 'Gebruikerssync starten',
  usersSyncing: ({ done, total }, f) =>
    done === undefined
      ? 'Gebruikers worden gesynchroniseerd…'
      : total === undefined
        ? `Gebruikers worden gesynchroniseerd: tot nu toe ${f.number(done)}`
        : `Synchroniseren: ${f.number(done)} van ${someUsers(total, f)}`,
  groupsLoading: 'Groepen laden…',
  groupsFailed: 'De groepen kunnen niet worden geladen.',
  groupsMoreFailed: 'Meer groepen kunnen niet worden geladen.',
  groupsNone: 'Nog geen groepen',
  groupsNoneText: '‘Groepssync’ op de pagina ‘Domeinen beheren’ leest de groepen van dit domein uit de directory.',
  groupsNoMatch: 'Geen groepen gevonden.',
  cloudLimit: ({ limit }) =>
    ({
      'flat-org-units': 'Beheereenheden hebben geen subeenheden en kunnen elkaar overlappen.',
      'no-dynamic-lists': 'Dynamische distributielijsten worden niet weergegeven.',
      'no-mailbox-kinds': 'Gedeelde postvakken en ruimten lijken opgeschort. Verleen MailboxSettings.Read om ze te onderscheiden.',
    })[limit],
  noMatchText: 'Maak de zoekopdracht korter of wis filters.',
  noMatchClear: 'Zoekopdracht en filters wissen',
  goManageDomainsButton: 'Domeinen beheren',
  tickShown: ({ count }, f) => `De ${f.number(count)} geladen selecteren`,
  tickedShown: ({ ticked, skipped }, f) =>
    `${f.number(ticked)} geselecteerd.${skipped > 0 ? ` ${f.number(skipped)} overgeslagen: opgeschort, verwijderd of al in de lijst.` : ''}`,
  tickMatching: ({ total }, f) => (total === undefined ? 'Alle gevonden selecteren' : `Alle ${f.number(total)} gevonden selecteren`),
  ticking: ({ done, total }, f) =>
    total === undefined
      ? `Selecteren: tot nu toe ${f.number(done)} gevonden`
      : `Selecteren: ${f.number(done)} van ${f.number(total)} gevonden`,
  tickFailed: 'Niet alles kan worden geladen, dus er is niets geselecteerd.',
  untickAll: 'Alles deselecteren',
  costCredits: ({ credits, isExact }, f) =>
    isExact ? `${f.plus(credits)} ${credits === 1 ? 'licentie' : 'licenties'}` : `≥ ${someLicenses(credits, f)}…`,
  costNone: '0 licenties',
  costRestart: 'laatste back-up mislukt of onderbroken, heeft al een licentie',
  costFree: 'gratis',
  costProtected: 'heeft al een licentie',
  costSelected: 'in de lijst',
  costCovered: ({ label, more }, f) => `al inbegrepen in ${label}${more > 0 ? ` en nog ${f.number(more)}` : ''}`,
  costCoveredByList: 'al inbegrepen in uw lijst',
  membersCount: ({ count }, f) => f.plural(count, { one: '# lid', other: '# leden' }),
  viewGroup: ({ name }, f) => `Gebruikers in ${f.name(name)} bekijken`,
  viewShort: 'Bekijken',
  membersOf: ({ kind, name }, f) => `Gebruikers in ${kind === 'group' ? 'groep' : 'eenheid'} ${f.name(name)}`,
  membersNone: 'Geen gebruikers hier.',
  membersFailed: 'De gebruikers kunnen niet worden geladen.',
  tickEvery: ({ list, total }, f) => {
    if (total === undefined) return list === 'users' ? 'Alle gebruikers selecteren' : 'Alle groepen selecteren'
    return `Alle ${list === 'users' ? someUsers(total, f) : someGroups(total, f)} selecteren`
  },
  costNever: 'back-up niet mogelijk',
  filter: 'Filter',
  filterActive: ({ count }, f) => `Filter, ${f.number(count)} actief`,
  filterApplied: 'Toegepaste filters',
  filterRemove: ({ label }, f) => `Filter ${f.name(label)} verwijderen`,
  filterClear: 'Filters wissen',
  filterMore: 'Meer filters',
  filterChip: ({ facet, value }, f) => `${f.name(facet)}: ${f.name(value)}`,
  filterSearch: ({ facet }, f) => `Zoeken in ${f.name(facet)}`,
  filterContains: ({ facet }, f) => `${f.name(facet)} bevat`,
  filterAdd: 'Filter toevoegen',
  filterNoOption: 'Geen opties gevonden.',
  filterGone: ({ label }) => `${label} (niet meer in de directory)`,
  filterGoneText: 'Een waarde van het filter staat niet meer in de directory. Verwijder deze om gebruikers te zien.',
  filtersLoading: 'Filters laden…',
  filtersFailed: 'De filters kunnen niet worden geladen.',
  inList: 'In lijst',
  inExceptions: 'Uitzondering',
  costExcepted: ({ label }) => (label === undefined ? 'uitgezonderd' : `uitgezonderd door ${label}`),
  costFigure: ({ credits, isExact }, f) => `${isExact ? '' : '≥ '}${credits === 0 ? f.number(0) : f.plus(credits)}`,
  costTakes: ({ credits }, f) => `kost ${someLicenses(credits, f)}`,
  costAtMost: ({ credits }, f) => `kost hoogstens ${someLicenses(credits, f)}`,
  nameWithAddress: ({ name, address }, f) => `${f.name(name)} (${f.name(address)})`,
  costNobody: 'niemand hier heeft een licentie nodig',
}
