import type { enLicenses } from '../en/en-licenses.js'
import type { Translated } from '../message.js'
import { listed, someLicenses, someUsers } from './it-nouns.js'

export const itLicenses: Translated<typeof enLicenses> = {
  licensesTitle: 'Licenze',
  licensesAbout: ({ domain }, f) => `Chi ha una licenza in ${f.name(domain)}, dalle più recenti.`,
  licensesLoading: 'Caricamento delle licenze',
  licensesFailed: 'Impossibile caricare le licenze.',
  licensesNone: 'Questo cloud non elenca le licenze.',
  licensesEmpty: 'Nessuno ha ancora una licenza',
  licensesEmptyText: 'Gli utenti appaiono qui quando ne avvii il backup.',
  licensesNoMatch: 'Nessuna licenza corrisponde a questi filtri',
  licensesClear: 'Cancella filtri',
  licensesSearch: 'Cerca titolari',
  licensesState: 'Titolari',
  licensesStateAll: 'Tutti',
  licensesStateLeavers: 'Persone uscite',
  licensesStateName: ({ state }) =>
    ({ active: 'Attivo', suspended: 'Sospeso', deleted: 'Eliminato', left: 'Uscito', unknown: 'Sconosciuto' })[state],
  licensesGroup: 'Totali per',
  licensesGroupNone: 'Nessuno',
  licensesGroupState: 'Stato',
  licensesGroupUnit: 'Unità organizzativa',
  licensesTotals: ({ group }, f) => `Totali per ${f.name(group)}`,
  licensesNoValue: 'Non impostato',
  licensesSum: ({ credits, users }, f) => `${someLicenses(credits, f)} per ${someUsers(users, f)}`,
  licensesHolder: 'Titolare',
  licensesSince: 'Dal',
  licensesThrough: 'Origine',
  licensesHolderState: 'Stato',
  licensesCredits: 'Licenze',
  licensesUsers: 'Utenti',
  licensesRun: 'Backup',
  licensesRunOf: ({ name }, f) => `Vedi il backup di ${f.name(name)}`,
  licensesPolicy: ({ name }, f) => `Criterio ${f.name(name)}`,
  licensesEarlier: 'Prima della cronologia dei backup',
  licensesBy: ({ name }, f) => `da ${f.name(name)}`,
  licensesSelectAll: ({ count }, f) => `Seleziona quelli mostrati (${f.number(count)})`,
  licensesSelected: ({ credits, users }, f) => `Selezione: ${someUsers(users, f)} · ${someLicenses(credits, f)}`,
  licensesUnselect: 'Annulla selezione',
  licensesGiveBack: 'Restituisci…',
  licensesReview: ({ credits }, f) => `Restituire ${someLicenses(credits, f)}?`,
  licensesReviewWho: ({ names, more }, f) => `Titolari: ${listed(names.map(f.name), more, f)}.`,
  licensesReviewText: 'La loro protezione termina e le licenze possono essere usate per altri utenti.',
  licensesReviewActive: ({ users }, f) =>
    f.plural(users, {
      one: '# di loro è attivo e non avrà più backup.',
      many: '# di loro sono attivi e non avranno più backup.',
      other: '# di loro sono attivi e non avranno più backup.',
    }),
  licensesReviewBackups: ({ effect }) =>
    ({
      kept: 'Il motore di backup conserva i backup esistenti e non ne crea di nuovi.',
      deleted: 'Il motore di backup elimina i backup esistenti. Dopo non sarà possibile ripristinarli.',
      unmanaged: 'Il motore di backup continua con questi utenti finché non termini lì la loro protezione. I backup esistenti restano.',
      simulated: 'Questa è una simulazione: nessun backup è stato eseguito, quindi nulla viene eliminato.',
      unknown:
        'Il motore di backup termina la protezione. I suoi criteri di conservazione decidono per quanto tempo restano i backup esistenti.',
    })[effect],
  licensesConfirm: 'Restituisci',
  licensesGiving: 'Restituzione…',
  licensesGiven: ({ credits, skipped }, f) =>
    `${f.plural(credits, { one: '# licenza restituita', many: '# di licenze restituite', other: '# licenze restituite' })}.${
      skipped > 0
        ? ` ${f.plural(skipped, { one: '# utente è stato saltato: il backup è in corso o la licenza era già stata restituita.', many: '# di utenti sono stati saltati: il backup è in corso o la licenza era già stata restituita.', other: '# utenti sono stati saltati: il backup è in corso o la licenza era già stata restituita.' })}`
        : ''
    }`,
  licensesGiveFailed: 'Impossibile restituire le licenze.',
  licensesGiveLost:
    'Il server non ha risposto, quindi le licenze potrebbero essere già state restituite. Riprova: nessuna licenza viene restituita due volte.',
  licensesExport: 'Esporta CSV',
  licensesExporting: 'Esportazione…',
  licensesExported: 'Licenze esportate',
  licensesExportFailed: 'Impossibile esportare le licenze.',
}
