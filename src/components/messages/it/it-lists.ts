import type { enLists } from '../en/en-lists.js'
import type { Translated } from '../message.js'
import { agreeing, someGroups, someLicenses, someUsers } from './it-nouns.js'

export const itLists: Translated<typeof enLists> = {
  searchUsers: 'Cerca per nome o indirizzo',
  searchGroups: 'Cerca gruppi',
  searchOrgUnits: 'Cerca unità organizzative',
  searchClear: 'Cancella ricerca',
  accountStatusLabel: 'Stato dell’account',
  backupStatusLabel: 'Stato del backup',
  accountStatus: ({ status }) => ({ active: 'Attivo', suspended: 'Sospeso', deleted: 'Eliminato', unknown: 'Sconosciuto' })[status],
  accountStatusWhy: ({ status, reason }, f) => `${status} – ${f.name(reason)}`,
  backupStatus: ({ status }) =>
    ({
      none: 'Senza backup',
      pending: 'In attesa',
      protected: 'Protetto',
      paused: 'In pausa',
      failed: 'Non riuscito',
      unknown: 'Sconosciuto',
    })[status],
  selectRow: ({ name }, f) => `Seleziona ${f.name(name)}`,
  columnSelect: 'Seleziona',
  columnName: 'Nome',
  columnAddress: 'Email',
  columnBackup: 'Backup',
  columnCost: 'Licenze',
  columnMembers: 'Membri',
  columnView: 'Vedi',
  usersCount: ({ loaded, total, overall }, f) =>
    total === undefined
      ? `${someUsers(loaded, f)} finora`
      : overall !== undefined && overall > total
        ? `${f.number(total)} di ${someUsers(overall, f)}`
        : someUsers(total, f),
  groupsCount: ({ loaded, total, overall }, f) =>
    total === undefined
      ? `${someGroups(loaded, f)} finora`
      : overall !== undefined && overall > total
        ? `${f.number(total)} di ${someGroups(overall, f)}`
        : someGroups(total, f),
  usersLoading: 'Caricamento degli utenti…',
  usersFailed: 'Impossibile caricare gli utenti.',
  usersMoreFailed: 'Impossibile caricare altri utenti.',
  usersNone: 'Questo dominio non ha utenti.',
  usersNoMatch: 'Nessun utente corrisponde.',
  usersNeverSynced: 'Ancora nessun utente',
  usersNeverSyncedText:
    'Questo dominio non è mai stato sincronizzato. La sincronizzazione degli utenti legge dalla directory gli utenti e lo stato degli account.',
  usersStartSync: 'Avvia sincronizzazione utenti',
  usersSyncing: ({ done, total }, f) =>
    done === undefined
      ? 'Sincronizzazione degli utenti…'
      : total === undefined
        ? `Sincronizzazione degli utenti: ${f.number(done)} finora`
        : `Sincronizzazione: ${f.number(done)} di ${someUsers(total, f)}`,
  groupsLoading: 'Caricamento dei gruppi…',
  groupsFailed: 'Impossibile caricare i gruppi.',
  groupsMoreFailed: 'Impossibile caricare altri gruppi.',
  groupsNone: 'Ancora nessun gruppo',
  groupsNoneText: '“Sinc. gruppi”, nella pagina “Gestisci domini”, legge dalla directory i gruppi di questo dominio.',
  groupsNoMatch: 'Nessun gruppo corrisponde.',
  cloudLimit: ({ limit }) =>
    ({
      'flat-org-units': 'Le unità amministrative non hanno sottounità e possono sovrapporsi.',
      'no-dynamic-lists': 'Le liste di distribuzione dinamiche non sono mostrate.',
      'no-mailbox-kinds': 'Le cassette postali condivise e le sale appaiono sospese. Per distinguerle, concedi MailboxSettings.Read.',
    })[limit],
  noMatchText: 'Accorcia la ricerca o cancella i filtri.',
  noMatchClear: 'Cancella ricerca e filtri',
  goManageDomainsButton: 'Gestisci domini',
  tickShown: ({ count }, f) =>
    f.plural(count, { one: 'Seleziona quello caricato', many: 'Seleziona i # caricati', other: 'Seleziona i # caricati' }),
  tickedShown: ({ ticked, skipped }, f) =>
    `${agreeing(ticked, 'selezionat', f)}.${
      skipped > 0
        ? ` ${f.plural(skipped, { one: '# saltato: sospeso, eliminato o già nell’elenco.', many: '# saltati: sospesi, eliminati o già nell’elenco.', other: '# saltati: sospesi, eliminati o già nell’elenco.' })}`
        : ''
    }`,
  tickMatching: ({ total }, f) =>
    total === undefined ? 'Seleziona tutti quelli che corrispondono' : `Seleziona tutti i ${f.number(total)} che corrispondono`,
  ticking: ({ done, total }, f) =>
    total === undefined
      ? `Selezione: ${agreeing(done, 'trovat', f)} finora`
      : `Selezione: ${f.number(done)} di ${agreeing(total, 'trovat', f)}`,
  tickFailed: 'Impossibile caricare tutto, quindi non è stato selezionato nulla.',
  untickAll: 'Deseleziona tutto',
  costCredits: ({ credits, isExact }, f) =>
    isExact
      ? f.plural(credits, { one: `${f.plus(credits)} licenza`, many: `${f.plus(credits)} di licenze`, other: `${f.plus(credits)} licenze` })
      : `≥ ${someLicenses(credits, f)}…`,
  costNone: '0 licenze',
  costRestart: 'ultimo backup non riuscito o in pausa, ha già una licenza',
  costFree: 'gratuito',
  costProtected: 'ha già una licenza',
  costSelected: 'nell’elenco',
  costCovered: ({ label, more }, f) => `già incluso in ${label}${more > 0 ? ` e altri ${f.number(more)}` : ''}`,
  costCoveredByList: 'già incluso nell’elenco',
  membersCount: ({ count }, f) => f.plural(count, { one: '# membro', many: '# di membri', other: '# membri' }),
  viewGroup: ({ name }, f) => `Vedi utenti in ${f.name(name)}`,
  viewShort: 'Vedi',
  membersOf: ({ kind, name }, f) => `Utenti ${kind === 'group' ? 'del gruppo' : 'dell’unità'} ${f.name(name)}`,
  membersNone: 'Qui non ci sono utenti.',
  membersFailed: 'Impossibile caricare gli utenti.',
  tickEvery: ({ list, total }, f) => {
    if (total === undefined) return list === 'users' ? 'Seleziona tutti gli utenti' : 'Seleziona tutti i gruppi'
    return `Seleziona tutti: ${list === 'users' ? someUsers(total, f) : someGroups(total, f)}`
  },
  costNever: 'backup non possibile',
  filter: 'Filtra',
  filterActive: ({ count }, f) =>
    f.plural(count, { one: 'Filtra, # filtro attivo', many: 'Filtra, # di filtri attivi', other: 'Filtra, # filtri attivi' }),
  filterApplied: 'Filtri applicati',
  filterRemove: ({ label }, f) => `Rimuovi il filtro ${f.name(label)}`,
  filterClear: 'Cancella filtri',
  filterMore: 'Altri filtri',
  filterChip: ({ facet, value }, f) => `${f.name(facet)}: ${f.name(value)}`,
  filterSearch: ({ facet }, f) => `Cerca in ${f.name(facet)}`,
  filterContains: ({ facet }, f) => `${f.name(facet)} contiene`,
  filterAdd: 'Aggiungi filtro',
  filterNoOption: 'Nessuna opzione corrisponde.',
  filterGone: ({ label }) => `${label} (non più nella directory)`,
  filterGoneText: 'Un valore del filtro non è più nella directory. Rimuovilo per vedere gli utenti.',
  filtersLoading: 'Caricamento dei filtri…',
  filtersFailed: 'Impossibile caricare i filtri.',
  inList: 'In elenco',
  inExceptions: 'Eccezione',
  costExcepted: ({ label }) => (label === undefined ? 'escluso da un’eccezione' : `escluso da ${label}`),
  costFigure: ({ credits, isExact }, f) => `${isExact ? '' : '≥ '}${credits === 0 ? f.number(0) : f.plus(credits)}`,
  costTakes: ({ credits }, f) => `richiede ${someLicenses(credits, f)}`,
  costAtMost: ({ credits }, f) => `richiede al massimo ${someLicenses(credits, f)}`,
  nameWithAddress: ({ name, address }, f) => `${f.name(name)} (${f.name(address)})`,
  costNobody: 'qui nessuno ha bisogno di una licenza',
}
