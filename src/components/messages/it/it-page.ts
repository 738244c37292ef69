import type { enPage } from '../en/en-page.js'
import type { Translated } from '../message.js'
import { agreeing, SYNCS, someItems, someLicenses, someUsers } from './it-nouns.js'

export const itPage: Translated<typeof enPage> = {
  cloud: 'Cloud',
  domain: 'Dominio',
  simulation: 'Simulazione: nessun backup viene eseguito',
  userSync: SYNCS.users,
  usersTab: 'Utenti da includere',
  groupsTab: 'Utenti per gruppo',
  orgUnitsTab: 'Utenti per unità organizzativa',
  csvTab: 'Caricamento file CSV',
  cloudWithoutDomains: ({ name }, f) => `${f.name(name)} (nessun dominio)`,
  scopeQuestion: ({ cloud, domain }, f) => `Passare a ${f.name(domain)} in ${f.name(cloud)}?`,
  scopeQuestionText: ({ items }, f) => `L’elenco (${someItems(items, f)}) verrà svuotato. Per conservarlo, salvalo prima come piano.`,
  scopeConfirm: ({ domain }, f) => `Passa a ${f.name(domain)}`,
  scopeKeep: 'Resta qui',
  syncProgress: ({ done, total }, f) =>
    total === undefined ? `${someUsers(done, f)} finora` : `${f.number(done)} di ${someUsers(total, f)}`,
  syncStarting: 'Contatto la directory…',
  syncLast: ({ at }, f) => `Ultima sincronizzazione: ${f.date(at)}`,
  syncNever: 'Mai sincronizzato',
  syncFailed: 'Sincronizzazione non riuscita.',
  syncStop: 'Interrompi',
  tabsLabel: 'Scegli da',
  sheetEdge: ({ items, allocated, available, isExact }, f) => {
    const count = `${isExact ? '' : '≥ '}${f.number(allocated)}`
    const taken =
      typeof available === 'number'
        ? `${count} di ${someLicenses(available, f)}`
        : f.plural(allocated, { one: `${count} licenza`, many: `${count} di licenze`, other: `${count} licenze` })
    return `${someItems(items, f)} · ${taken}`
  },
  ticked: ({ count }, f) => agreeing(count, 'selezionat', f),
  backToSelection: 'Torna alla selezione',
  goRuns: 'Backup',
  goSettings: 'Impostazioni',
  goManageDomains: 'Domini',
  pageUnconnected: 'Questa pagina non è collegata al servizio di backup. Avvisa l’amministratore di questo sito.',
  cloudsFailed: 'Impossibile caricare i cloud e i domini.',
  pageMenu: 'Backup e impostazioni',
  scopeQuestionTicks: ({ ticked }, f) =>
    f.plural(ticked, {
      one: '# selezione non aggiunta andrà persa.',
      many: '# di selezioni non aggiunte andranno perse.',
      other: '# selezioni non aggiunte andranno perse.',
    }),
}
