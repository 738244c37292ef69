import type { enStart } from '../en/en-start.js'
import type { Translated } from '../message.js'
import { agreeing, listed, people, someLicenses, someUsers } from './it-nouns.js'

export const itStart: Translated<typeof enStart> = {
  allocated: ({ credits: { allocated, available, isExact } }, f) => {
    const atLeast = isExact ? '' : 'almeno '
    if (available === undefined) return 'Verifica delle licenze…'
    if (available === 'unlimited') return `Hai assegnato ${atLeast}${someLicenses(allocated, f)} (nessun limite)`
    return `Hai assegnato ${atLeast}${f.number(allocated)} di ${someLicenses(available, f)}`
  },
  startBackup: ({ users, credits }, f) =>
    users === 0 ? 'Avvia backup' : `Avvia backup di ${someUsers(users, f)}${users === credits ? '' : ` · ${someLicenses(credits, f)}`}`,
  starting: 'Avvio…',
  startChanged: ({ expected, now }, f) =>
    now === undefined
      ? 'Nulla è stato avviato: il numero di licenze necessarie è cambiato.'
      : `Nulla è stato avviato: ora il backup richiede ${someLicenses(now, f)}, non ${f.number(expected)}.`,
  startChangedUsers: ({ expected, now }, f) =>
    `Nulla è stato avviato: ora il backup inizia con ${someUsers(now, f)}, non ${f.number(expected)}.`,
  startDifference: ({ what, by }, f) => {
    const n = Math.abs(by)
    const sign = by > 0 ? 'in più' : 'in meno'
    return {
      covered: `${people(n, f)} ${sign}`,
      protected: f.plural(n, { one: `# già protetto ${sign}`, many: `# già protetti ${sign}`, other: `# già protetti ${sign}` }),
      suspended: `${agreeing(n, 'sospes', f)} ${sign}`,
      deleted: `${agreeing(n, 'eliminat', f)} ${sign}`,
    }[what]
  },
  startShort: ({ allocated, available }, f) =>
    `Nulla è stato avviato: il backup richiede ${someLicenses(allocated, f)}, disponibili: ${f.number(available)}.`,
  startLost: 'Nessuna risposta dal server.',
  startLostSafe: 'Il backup potrebbe essere iniziato. Puoi riprovare senza rischi: un backup non si avvia mai due volte.',
  startUncounted: 'Impossibile contare tutte le licenze.',
  startNothing: 'Nulla è stato avviato.',
  startRefused: 'Nulla è stato avviato: alcune impostazioni sono state rifiutate.',
  startFailed: 'Impossibile avviare il backup.',
  startCounting: 'Conteggio…',
  startWith: ({ users }, f) => `Avvia con ${someUsers(users, f)}`,
  peopleCovered: ({ count }, f) => people(count, f),
  peopleDue: ({ count }, f) =>
    f.plural(count, { one: '# richiede una licenza', many: '# richiedono una licenza', other: '# richiedono una licenza' }),
  peopleRestarts: ({ count }, f) => f.plural(count, { one: '# ricomincia', many: '# ricominciano', other: '# ricominciano' }),
  peopleFree: ({ count }, f) => f.plural(count, { one: '# senza licenza', many: '# senza licenza', other: '# senza licenza' }),
  peopleProtected: ({ count }, f) => f.plural(count, { one: '# già protetto', many: '# già protetti', other: '# già protetti' }),
  peopleSuspended: ({ count }, f) => agreeing(count, 'sospes', f),
  peopleDeleted: ({ count }, f) => agreeing(count, 'eliminat', f),
  creditsTaken: ({ count }, f) => `${f.number(count)} in uso`,
  creditsFree: ({ count }, f) => f.plural(count, { one: '# libera', many: '# libere', other: '# libere' }),
  creditsOver: ({ count }, f) => f.plural(count, { one: '# mancante', many: '# mancanti', other: '# mancanti' }),
  overlapSaved: ({ count }, f) =>
    f.plural(count, { one: '# doppione non addebitato', many: '# di doppioni non addebitati', other: '# doppioni non addebitati' }),
  creditParts: 'A cosa servono le licenze',
  explainCovered: 'Tutte le persone in questi elementi, ciascuna contata una volta.',
  explainDue: 'Attive e non ancora con backup. Di solito ogni persona richiede una licenza.',
  explainRestarts: 'L’ultimo backup non è riuscito o è in pausa. Queste persone hanno già una licenza e non ne richiedono un’altra.',
  explainPeopleFree: 'Cassette postali condivise, sale e altri account che non richiedono licenza.',
  explainProtected: 'Hanno già un backup. Non richiedono licenza.',
  explainSuspended: 'Non è possibile eseguire il backup degli account sospesi. Non richiedono licenza.',
  explainDeleted: 'Non è possibile eseguire il backup degli account eliminati. Non richiedono licenza.',
  explainOverlap:
    'Persone in più elementi, contate una volta: le licenze degli elementi presi singolarmente, meno quelle richieste insieme.',
  explainTaken: 'Licenze richieste da questo elenco.',
  explainFree: 'Licenze che restano disponibili.',
  explainOver: 'Licenze necessarie oltre a quelle disponibili.',
  counting: ({ done, total }, f) =>
    total === undefined
      ? `Conteggio dei membri: ${f.number(done)} finora`
      : `Conteggio dei membri: ${f.number(done)} di ${f.number(total)}`,
  countingWaits: 'In attesa del cloud…',
  countingStop: 'Ferma conteggio',
  countingStopped: 'Il conteggio è stato fermato. Potrebbero essercene altri.',
  countingGoOn: 'Continua conteggio',
  countFailed: ({ labels, more }, f) =>
    labels.length === 0 ? 'Impossibile caricare alcuni membri.' : `Impossibile caricare i membri di ${listed(labels, more, f)}.`,
  creditsFailed: 'Impossibile caricare le licenze.',
  short: ({ shortfall }, f) => f.plural(shortfall, { one: 'Manca # licenza.', many: 'Mancano # di licenze.', other: 'Mancano # licenze.' }),
  shortAtLeast: ({ shortfall }, f) =>
    f.plural(shortfall, { one: 'Manca almeno # licenza.', many: 'Mancano almeno # di licenze.', other: 'Mancano almeno # licenze.' }),
  shortHelpItems: 'Rimuovi uno di questi:',
  shortLeavers: ({ credits }, f) => `${someLicenses(credits, f)} di persone uscite…`,
  shortFirst: ({ isOnly }) => (isOnly ? 'Puoi avviarne una parte:' : 'Oppure:'),
  startNeedsItems: 'Aggiungi prima utenti, gruppi o unità organizzative.',
  startNeedsCount: 'Attendi la fine del conteggio.',
  startNeedsCredits: ({ shortfall }, f) =>
    f.plural(shortfall, { one: 'Manca # licenza.', many: 'Mancano # di licenze.', other: 'Mancano # licenze.' }),
  startNeedsBalance: 'Verifica delle licenze…',
  startNeedsDue: 'Niente da avviare: qui tutti hanno già un backup, sono sospesi o eliminati.',
  startNeedsDueExcept: 'Niente da avviare: qui tutti sono esclusi, hanno già un backup, sono sospesi o eliminati.',
  peopleExcepted: ({ count }, f) => agreeing(count, 'esclus', f),
  explainExcepted: 'Le eccezioni escludono queste persone. Non richiedono licenza.',
  viewRun: 'Vedi backup',
  hideRun: 'Nascondi questo backup',
  startNeedsAdd: ({ count }, f) => `${agreeing(count, 'selezionat', f)}: fai clic su “Aggiungi”.`,
  startedTitle: ({ users }, f) => `Backup di ${someUsers(users, f)} avviato`,
  startedClose: 'Puoi chiudere questa pagina.',
  startedItems: 'Elementi',
  startedSettings: 'Impostazioni',
  runQuarter: ({ share }, f) => `Backup completato al ${f.percent(share)}`,
  reviewTitle: 'Rivedi il backup',
  reviewText: ({ users }, f) => `Verrà eseguito il backup di ${someUsers(users, f)}.`,
  reviewFirst: 'Le persone vengono prese nell’ordine di questo elenco finché ci sono licenze.',
  reviewConfirm: 'Avvia ora',
  reviewOpen: ({ first }, f) =>
    f.plural(first, {
      one: 'Backup della prima persona aggiunta…',
      many: 'Backup delle prime # di persone aggiunte…',
      other: 'Backup delle prime # persone aggiunte…',
    }),
  reviewCredits: ({ credits }, f) =>
    f.plural(credits, { one: 'Viene usata # licenza.', many: 'Vengono usate # di licenze.', other: 'Vengono usate # licenze.' }),
  reviewFromTo: ({ from, to }, f) => `Prima: ${f.name(from)}. Ultima: ${f.name(to)}.`,
  reviewStays: ({ users }, f) =>
    users === 0
      ? 'L’elenco resta com’è.'
      : f.plural(users, {
          one: 'L’elenco resta com’è. # altro utente al suo interno non ha ancora un backup.',
          many: 'L’elenco resta com’è. Altri # di utenti al suo interno non hanno ancora un backup.',
          other: 'L’elenco resta com’è. Altri # utenti al suo interno non hanno ancora un backup.',
        }),
  reviewPeople: 'Persone in questo backup',
  removeKind: ({ kind, items }, f) =>
    ({
      user: f.plural(items, { one: 'Rimuovi # utente', many: 'Rimuovi tutti i # di utenti', other: 'Rimuovi tutti i # utenti' }),
      group: f.plural(items, { one: 'Rimuovi # gruppo', many: 'Rimuovi tutti i # di gruppi', other: 'Rimuovi tutti i # gruppi' }),
      'org-unit': f.plural(items, { one: 'Rimuovi # unità', many: 'Rimuovi tutte le # di unità', other: 'Rimuovi tutte le # unità' }),
    })[kind],
  keepGroup: 'Durata',
  keepOnce: 'Una volta',
  keepAlways: 'Protezione continua',
  keepUseSettings: 'Usa queste impostazioni',
  startedPolicy: 'Criterio',
  goPolicies: 'Criteri',
  checking: 'Verifica…',
  startChecks: 'Prima vengono verificate le licenze. Il backup inizia se nulla è cambiato.',
}
