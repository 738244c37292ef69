import type { enPolicies } from '../en/en-policies.js'
import type { enPolicyForm } from '../en/en-policy-form.js'
import type { Format, Translated } from '../message.js'
import { someItems, someLicenses, someUsers } from './it-nouns.js'

const countDays = (n: number, f: Format): string => f.plural(n, { one: '# giorno', many: '# di giorni', other: '# giorni' })

export const itPolicies: Translated<typeof enPolicies & typeof enPolicyForm> = {
  policiesTitle: 'Criteri',
  policiesAbout: ({ domain }, f) =>
    `I criteri di ${f.name(domain)} proteggono anche gli utenti che arrivano dopo. Se due riguardano lo stesso utente, vale il più vecchio.`,
  policiesLoading: 'Caricamento dei criteri',
  policiesFailed: 'Impossibile caricare i criteri.',
  policiesNone: 'Questo cloud non supporta i criteri.',
  policiesEmpty: 'Ancora nessun criterio',
  policiesEmptyText: 'Scegli «Protezione continua» quando avvii un backup: saranno protetti anche gli utenti che arrivano dopo.',
  policiesEnded: ({ count }, f) => `Criteri terminati: ${f.number(count)}`,
  policiesMore: 'Mostra altri criteri',
  policyStatusName: ({ status }) => ({ active: 'Attivo', paused: 'In pausa', ended: 'Terminato', unknown: 'Sconosciuto' })[status],
  policyCovered: 'Inclusi',
  policyProtected: 'Protetti o avviati',
  policyWaiting: 'In attesa',
  policyNotProtected: 'Non riusciti',
  policyJoined: 'Arrivati in 30 giorni',
  policyLeft: 'Usciti in 30 giorni',
  policyShares: ({ covered, protected: done, waiting, failed }, f) =>
    `Protetti o avviati: ${f.number(done)} su ${someUsers(covered, f)}. In attesa: ${f.number(waiting)}. Non riusciti: ${f.number(failed)}.`,
  policyWaits: ({ waiting, reason }, f) =>
    ({
      credits: `In attesa: ${someUsers(waiting, f)}. Non ci sono licenze disponibili. Procurane altre o restituiscine alcune.`,
      limit: `In attesa: ${someUsers(waiting, f)}. Il limite di questo criterio è raggiunto. Aumentalo per proteggerne di più.`,
      paused: `In attesa: ${someUsers(waiting, f)}. Il criterio è in pausa. Riprendilo per proteggerli.`,
      sync: `In attesa della sincronizzazione di gruppi e unità organizzative, perché potrebbe valere un’eccezione: ${someUsers(waiting, f)}.`,
      unknown: `In attesa del prossimo controllo: ${someUsers(waiting, f)}.`,
    })[reason],
  policyFails: ({ failed }, f) =>
    `Backup non riuscito o in pausa: ${someUsers(failed, f)}. Un criterio non riprova. Riprova dalla pagina del backup.`,
  policyNever: 'Non ancora controllato',
  policyItems: 'Elementi',
  policyLimit: 'Limite di licenze',
  policyLimitValue: ({ limit }, f) => `${someLicenses(limit, f)}`,
  policyNoLimit: 'Nessun limite',
  policyLeavers: 'Chi esce',
  policyGiveBack: ({ days }, f) => (days === 0 ? 'Restituisce subito la licenza' : `Restituisce la licenza dopo ${countDays(days, f)}`),
  policyCreated: 'Creazione',
  policyCreatedBy: ({ name, at }, f) => `${f.date(at)}, ${f.name(name)}`,
  policyChecked: 'Ultimo controllo',
  policyEdit: 'Modifica',
  policyPause: 'Metti in pausa',
  policyResume: 'Riprendi',
  policyEnd: 'Termina…',
  policyForecast: 'Previsione',
  policyBusy: 'Salvataggio…',
  policyDone: ({ name, status }, f) =>
    ({
      active: `«${f.name(name)}» protegge di nuovo i nuovi utenti.`,
      paused: `«${f.name(name)}» è in pausa. I nuovi utenti non sono protetti finché non lo riprendi.`,
      ended: `«${f.name(name)}» è terminato. I suoi utenti restano protetti.`,
    })[status],
  policySaved: ({ name, waiting }, f) =>
    waiting > 0 ? `«${f.name(name)}» è salvato. In attesa di una licenza: ${someUsers(waiting, f)}.` : `«${f.name(name)}» è salvato.`,
  policyChangeFailed: 'Impossibile modificare il criterio.',
  policyChangeLost: 'Il server non ha risposto: la modifica potrebbe essere salvata. Puoi riprovare senza rischi.',
  policySaveFailed: 'Impossibile salvare il criterio.',
  policySaveLost: 'Il server non ha risposto: il criterio potrebbe essere salvato. Riprova: non viene mai salvato due volte.',
  policyEndTitle: ({ name }, f) => `Terminare «${f.name(name)}»?`,
  policyEndText: 'I nuovi utenti non saranno più protetti. Un criterio terminato non può essere ripreso.',
  policyEndKeeps: ({ users }, f) =>
    users === 0 ? 'Al momento non protegge nessun utente.' : `Chi è protetto ora lo resta e mantiene la licenza: ${someUsers(users, f)}.`,
  policyEndConfirm: 'Termina criterio',
  policyName: 'Nome',
  policyNameEmpty: 'Inserisci un nome.',
  policyNameLong: 'Usa al massimo 200 caratteri.',
  policyNameFrom: ({ labels, more, except }, f) =>
    `${f.list(more > 0 ? [...labels, `altri ${f.number(more)}`] : labels)}${except.length > 0 ? ` tranne ${f.list(except)}` : ''}`,
  policyLimitField: 'Limite di licenze (facoltativo)',
  policyLimitHelp: 'Questo criterio non prende mai più licenze.',
  policyLimitWrong: 'Inserisci un numero intero o lascia vuoto il campo.',
  policyDaysField: 'Restituisce la licenza',
  policyKeep: 'Mantiene la licenza',
  policyDays: 'Giorni fino alla restituzione della licenza',
  policyDaysUnit: 'giorni dopo',
  policyDaysWrong: 'Inserisci un numero intero di giorni da 0 a 3650.',
  policyGiveBackHelp: 'La protezione termina allora, come se restituissi tu la licenza.',
  policySave: 'Salva criterio',
  policyItemsHelp: 'Per cambiare elementi o impostazioni, aprili nell’elenco della pagina iniziale. Poi torna qui e usa l’elenco.',
  policyOpenList: 'Apri nell’elenco',
  policyOpenReplaces: ({ items }, f) => `Il tuo elenco (${someItems(items, f)}) sarà sostituito.`,
  policyTakeList: 'Usa l’elenco',
  policyTaken: 'Elementi e impostazioni dell’elenco sono ripresi. Salva il criterio per applicarli.',
  policyTookList: ({ items }, f) => `Dall’elenco: ${someItems(items, f)}`,
  forecastLoading: 'Calcolo della previsione…',
  forecastFailed: 'Impossibile calcolare la previsione.',
  forecastNow: ({ users, credits }, f) => `Ora ${someUsers(users, f)}, in tutto ${someLicenses(credits, f)}.`,
  forecastBasis: ({ joined, left, days }, f) =>
    `Arrivati: ${f.number(joined)}, usciti: ${f.number(left)} (periodo: ${countDays(days, f)}).`,
  forecastNoBasis: 'Nessuna sincronizzazione ha ancora registrato arrivi o uscite, quindi non si può prevedere nulla.',
  forecastShort: ({ days }, f) => `La cronologia copre ${countDays(days, f)}. Una previsione ne richiede almeno 7.`,
  forecastUntil: ({ month, limit }, f) =>
    limit === undefined
      ? `Di questo passo le licenze bastano fino a ${month}.`
      : `Di questo passo il limite (${someLicenses(limit, f)}) basta fino a ${month}.`,
  forecastOver: ({ limit }, f) =>
    limit === undefined ? 'Le licenze non bastano per tutti.' : `Il limite (${someLicenses(limit, f)}) non basta per tutti.`,
  forecastSteady: 'Il numero di utenti non cresce, quindi non servono altre licenze.',
  forecastLong: 'Di questo passo le licenze bastano per più di cinque anni.',
  forecastUnlimited: 'Le tue licenze non hanno limite.',
  forecastChart: 'Arrivi e uscite',
  forecastChartWords: ({ from, to, joined, left }, f) =>
    `Grafico a barre da ${from} a ${to}: arrivati ${f.number(joined)}, usciti ${f.number(left)}.`,
  forecastJoined: 'Arrivati',
  forecastLeft: 'Usciti',
  dryRunTitle: 'Che cosa avrebbe fatto questo criterio',
  dryRunAbout: 'Calcolato dagli arrivi e dalle uscite registrati dalle sincronizzazioni, con il limite e la regola per chi esce.',
  dryRunFrom: 'Dal',
  dryRunStarted: 'Avviati',
  dryRunGivenBack: 'Restituite',
  dryRunWaiting: 'In attesa',
  dryRunHeld: 'Licenze in uso',
  keepTitle: 'Protezione continua',
  keepText: 'Il backup si avvia ora. Dopo ogni sincronizzazione, questo criterio protegge anche gli utenti che entrano nei suoi elementi.',
  keepPart: 'Le licenze non bastano per tutti: i primi utenti si avviano ora, gli altri attendono licenze libere.',
  keepNobody: 'Qui sono già tutti protetti. Il criterio protegge gli utenti che arrivano dopo.',
  policyStartsNow: ({ users, credits }, f) =>
    `Si avviano subito: al massimo ${someUsers(users, f)}${credits === undefined ? '' : `, con al massimo ${someLicenses(credits, f)}`}.`,
  keepStart: 'Avvia backup e proteggi sempre',
  keepView: 'Vedi i criteri',
}
