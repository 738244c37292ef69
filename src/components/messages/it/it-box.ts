import type { enBox } from '../en/en-box.js'
import type { Translated } from '../message.js'
import { agreeing, people, someItems, someLicenses, someUsers } from './it-nouns.js'

export const itBox: Translated<typeof enBox> = {
  boxTitle: 'Selezionati per il backup',
  add: 'Aggiungi',
  remove: 'Rimuovi',
  settings: 'Impostazioni »»',
  kindUser: 'UTENTE:',
  kindGroup: 'GRUPPO:',
  kindOrgUnit: 'UO:',
  kindDomain: 'TUTTI:',
  exceptTitle: 'Tranne',
  itemCount: ({ items }, f) => someItems(items, f),
  itemsAdded: ({ items }, f) =>
    f.plural(items, { one: '# elemento aggiunto.', many: '# di elementi aggiunti.', other: '# elementi aggiunti.' }),
  addNothing: 'Seleziona prima utenti, gruppi o unità organizzative nelle schede.',
  removeNothing: 'Seleziona prima le voci nell’elenco qui sotto.',
  boxMenu: 'Altre azioni',
  savePlan: 'Salva piano',
  openPlan: 'Apri piano…',
  showGap: 'Senza copertura…',
  clearAll: 'Svuota',
  boxEmpty: 'Nessuna selezione',
  boxEmptyTick: 'Seleziona utenti, gruppi o unità organizzative.',
  boxEmptyAdd: 'Fai clic su “Aggiungi” per portarli qui e vedere quanto costano.',
  boxList: 'Elementi',
  removeItem: ({ label }, f) => `Rimuovi ${f.name(label)}`,
  removed: ({ items }, f) => f.plural(items, { one: '# elemento rimosso.', many: '# di elementi rimossi.', other: '# elementi rimossi.' }),
  undo: 'Annulla',
  itemCounting: 'conteggio…',
  itemStale: 'non più nella directory: non contato',
  itemFailed: 'membri non caricati',
  itemFrees: ({ credits, isExact }, f) =>
    credits === 0 ? (isExact ? `ne libera ${f.number(0)}` : '') : `ne libera ${isExact ? '' : '≥ '}${f.number(credits)}`,
  itemFreesWhat: ({ credits, isExact }, f) =>
    credits === 0 && isExact
      ? 'la rimozione non libera licenze: altri elementi includono queste persone, oppure nessuna ne ha bisogno'
      : `la rimozione libera ${isExact ? '' : 'almeno '}${someLicenses(credits, f)}`,
  planTitle: 'Aprire questo piano?',
  planDifference: ({ adds, removes }, f) =>
    `Questo piano sostituisce l’elenco: ${agreeing(adds, 'aggiunt', f)}, ${agreeing(removes, 'rimoss', f)}.`,
  planSame: 'Questo piano corrisponde all’elenco attuale.',
  planFilter: ({ count }, f) =>
    f.plural(count, {
      one: 'Imposta anche # filtro dell’elenco utenti.',
      many: 'Imposta anche # filtri dell’elenco utenti.',
      other: 'Imposta anche # filtri dell’elenco utenti.',
    }),
  planAdded: 'Aggiunti',
  planRemoved: 'Rimossi',
  planAndMore: ({ count }, f) => f.plural(count, { one: 'e un altro', many: 'e altri #', other: 'e altri #' }),
  planReplace: 'Sostituisci elenco',
  planOtherScope: ({ domain }, f) => `Questo piano appartiene a ${f.name(domain)}. Passa prima a quel dominio, poi apri il piano.`,
  planFileName: ({ domain }) => `piano-di-backup-${domain}.json`,
  planNotOne: 'Questo file non è un piano salvato.',
  planFailed: 'Impossibile aprire il piano.',
  planProblems: ({ count }, f) =>
    f.plural(count, {
      one: '# elemento di questo piano non richiede licenza:',
      many: '# di elementi di questo piano non richiedono licenza:',
      other: '# elementi di questo piano non richiedono licenza:',
    }),
  planProblem: ({ label, reason }) => (reason === 'not-found' ? `${label} – non più nella directory` : `${label} – non attivo`),
  dismiss: 'Ignora',
  gapTitle: 'Utenti senza copertura',
  gapText: 'Utenti attivi che non sono in questo elenco e non hanno un backup.',
  gapCount: ({ shown, total }, f) =>
    total === undefined
      ? `${someUsers(shown, f)} finora`
      : shown === total
        ? someUsers(total, f)
        : `${f.number(shown)} di ${someUsers(total, f)}`,
  gapNone: 'Non manca nessuno: ogni utente attivo è in questo elenco o ha un backup.',
  gapLoading: 'Ricerca degli utenti…',
  gapFailed: 'Impossibile caricare gli utenti senza copertura.',
  gapMore: 'Mostra altri',
  gapAdd: ({ name }, f) => `Aggiungi ${f.name(name)}`,
  gapAddShown: ({ count }, f) =>
    f.plural(count, { one: 'Aggiungi quello caricato', many: 'Aggiungi i # caricati', other: 'Aggiungi i # caricati' }),
  gapAddAll: ({ count }, f) => (count === undefined ? 'Aggiungi tutti' : `Aggiungi tutti (${f.number(count)})`),
  gapAdding: ({ count }, f) => f.plural(count, { one: '# utente trovato', many: '# di utenti trovati', other: '# utenti trovati' }),
  itemCoveredBy: ({ count, label }, f) => `${people(count, f)}, già in ${f.name(label)}`,
  removeSet: ({ items }, f) => `Rimuovi ${someItems(items, f)}`,
  defaultSettings: 'Impostazioni predefinite',
  customSettings: 'Impostazioni proprie',
  customSettingsEdit: 'Modifica',
  customSettingsReset: 'Usa predefinite',
}
