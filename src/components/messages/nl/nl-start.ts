import type { enStart } from '../en/en-start.js'
import type { Translated } from '../message.js'
import { listed, people, someLicenses, someUsers } from './nl-nouns.js'

export const nlStart: Translated<typeof enStart> = {
  allocated: ({ credits: { allocated, available, isExact } }, f) => {
    const atLeast = isExact ? '' : 'minstens '
    if (available === undefined) return 'Uw licenties worden gecontroleerd…'
    if (available === 'unlimited') return `U hebt ${atLeast}${someLicenses(allocated, f)} toegewezen (geen limiet)`
    return `U hebt ${atLeast}${f.number(allocated)} van ${someLicenses(available, f)} toegewezen`
  },
  startBackup: ({ users, credits }, f) =>
    users === 0
      ? 'Back-up starten'
      : `Back-up van ${someUsers(users, f)} starten${users === credits ? '' : ` · ${someLicenses(credits, f)}`}`,
  starting: 'Starten…',
  startChanged: ({ expected, now }, f) =>
    now === undefined
      ? 'Er is niets gestart: het aantal benodigde licenties is gewijzigd.'
      : `Er is niets gestart: de back-up kost nu ${someLicenses(now, f)}, niet ${f.number(expected)}.`,
  startChangedUsers: ({ expected, now }, f) =>
    `Er is niets gestart: de back-up begint nu met ${someUsers(now, f)}, niet ${f.number(expected)}.`,
  startDifference: ({ what, by }, f) => {
    const n = Math.abs(by)
    const sign = by > 0 ? 'meer' : 'minder'
    return {
      covered: `${people(n, f)} ${sign}`,
      protected: `${f.number(n)} ${sign} al beveiligd`,
      suspended: `${f.number(n)} ${sign} opgeschort`,
      deleted: `${f.number(n)} ${sign} verwijderd`,
    }[what]
  },
  startShort: ({ allocated, available }, f) =>
    `Er is niets gestart: de back-up kost ${someLicenses(allocated, f)}, beschikbaar: ${f.number(available)}.`,
  startLost: 'Geen antwoord van de server.',
  startLostSafe: 'De back-up kan zijn gestart. U kunt het veilig opnieuw proberen: een back-up start nooit twee keer.',
  startUncounted: 'De licenties kunnen niet volledig worden geteld.',
  startNothing: 'Er is niets gestart.',
  startRefused: 'Er is niets gestart: sommige instellingen zijn geweigerd.',
  startFailed: 'De back-up kan niet worden gestart.',
  startCounting: 'Tellen…',
  startWith: ({ users }, f) => `Starten met ${someUsers(users, f)}`,
  peopleCovered: ({ count }, f) => people(count, f),
  peopleDue: ({ count }, f) => f.plural(count, { one: '# heeft een licentie nodig', other: '# hebben een licentie nodig' }),
  peopleRestarts: ({ count }, f) => f.plural(count, { one: '# begint opnieuw', other: '# beginnen opnieuw' }),
  peopleFree: ({ count }, f) => f.plural(count, { one: '# zonder licentie', other: '# zonder licentie' }),
  peopleProtected: ({ count }, f) => `${f.number(count)} al beveiligd`,
  peopleSuspended: ({ count }, f) => `${f.number(count)} opgeschort`,
  peopleDeleted: ({ count }, f) => `${f.number(count)} verwijderd`,
  creditsTaken: ({ count }, f) => `${f.number(count)} in gebruik`,
  creditsFree: ({ count }, f) => `${f.number(count)} vrij`,
  creditsOver: ({ count }, f) => `${f.number(count)} te weinig`,
  overlapSaved: ({ count }, f) => f.plural(count, { one: '# dubbele niet meegeteld', other: '# dubbele niet meegeteld' }),
  creditParts: 'Waarvoor de licenties zijn',
  explainCovered: 'Iedereen in deze items, elke persoon één keer geteld.',
  explainDue: 'Actief en nog zonder back-up. Meestal kost een persoon één licentie.',
  explainRestarts: 'De laatste back-up is mislukt of onderbroken. Deze personen hebben al een licentie en kosten geen extra licentie.',
  explainPeopleFree: 'Gedeelde postvakken, ruimten en andere accounts die geen licentie kosten.',
  explainProtected: 'Hebben al een back-up. Ze kosten geen licentie.',
  explainSuspended: 'Van opgeschorte accounts kan geen back-up worden gemaakt. Ze kosten geen licentie.',
  explainDeleted: 'Van verwijderde accounts kan geen back-up worden gemaakt. Ze kosten geen licentie.',
  explainOverlap: 'Personen in meer dan één item, één keer geteld: de licenties voor de items apart, min de licenties voor alles samen.',
  explainTaken: 'Licenties die deze lijst kost.',
  explainFree: 'Licenties die beschikbaar blijven.',
  explainOver: 'Licenties die naast de beschikbare nodig zijn.',
  counting: ({ done, total }, f) =>
    total === undefined ? `Leden tellen: tot nu toe ${f.number(done)}` : `Leden tellen: ${f.number(done)} van ${f.number(total)}`,
  countingWaits: 'Wachten op de cloud…',
  countingStop: 'Stoppen met tellen',
  countingStopped: 'Het tellen is gestopt. Er kunnen er meer zijn.',
  countingGoOn: 'Doorgaan met tellen',
  countFailed: ({ labels, more }, f) =>
    labels.length === 0
      ? 'Sommige leden kunnen niet worden geladen.'
      : `De leden van ${listed(labels, more, f)} kunnen niet worden geladen.`,
  creditsFailed: 'Uw licenties kunnen niet worden geladen.',
  short: ({ shortfall }, f) => f.plural(shortfall, { one: 'U hebt nog # licentie nodig.', other: 'U hebt nog # licenties nodig.' }),
  shortAtLeast: ({ shortfall }, f) =>
    f.plural(shortfall, { one: 'U hebt nog minstens # licentie nodig.', other: 'U hebt nog minstens # licenties nodig.' }),
  shortHelpItems: 'Verwijder een van deze:',
  shortLeavers: ({ credits }, f) => `${someLicenses(credits, f)} van vertrokken personen…`,
  shortFirst: ({ isOnly }) => (isOnly ? 'U kunt een deel starten:' : 'Of:'),
  startNeedsItems: 'Voeg eerst gebruikers, groepen of organisatie-eenheden toe.',
  startNeedsCount: 'Wacht tot het tellen klaar is.',
  startNeedsCredits: ({ shortfall }, f) =>
    f.plural(shortfall, { one: 'U hebt nog # licentie nodig.', other: 'U hebt nog # licenties nodig.' }),
  startNeedsBalance: 'Uw licenties worden gecontroleerd…',
  startNeedsDue: 'Niets te starten: iedereen hier heeft al een back-up, is opgeschort of verwijderd.',
  startNeedsDueExcept: 'Niets te starten: iedereen hier is uitgezonderd, heeft al een back-up, is opgeschort of verwijderd.',
  peopleExcepted: ({ count }, f) => `${f.number(count)} uitgezonderd`,
  explainExcepted: 'Uitzonderingen laten deze personen weg. Ze kosten geen licentie.',
  viewRun: 'Back-up bekijken',
  hideRun: 'Deze back-up verbergen',
  startNeedsAdd: ({ count }, f) => `${f.number(count)} aangevinkt – klik op ‘Toevoegen’.`,
  startedTitle: ({ users }, f) => `Back-up van ${someUsers(users, f)} gestart`,
  startedClose: 'U kunt deze pagina sluiten.',
  startedItems: 'Items',
  startedSettings: 'Instellingen',
  runQuarter: ({ share }, f) => `Back-up ${f.percent(share)} gereed`,
  reviewTitle: 'Back-up controleren',
  reviewText: ({ users }, f) => `Er wordt een back-up gemaakt van ${someUsers(users, f)}.`,
  reviewFirst: 'De personen komen in de volgorde van deze lijst aan de beurt tot de licenties op zijn.',
  reviewConfirm: 'Nu starten',
  reviewOpen: ({ first }, f) =>
    f.plural(first, { one: 'Back-up van de eerst toegevoegde persoon…', other: 'Back-up van de eerste # toegevoegde personen…' }),
  reviewCredits: ({ credits }, f) => `Dit kost ${someLicenses(credits, f)}.`,
  reviewFromTo: ({ from, to }, f) => `Eerste: ${f.name(from)}. Laatste: ${f.name(to)}.`,
  reviewStays: ({ users }, f) =>
    users === 0
      ? 'Uw lijst blijft zoals deze is.'
      : f.plural(users, {
          one: 'Uw lijst blijft zoals deze is. Daarin heeft nog # gebruiker geen back-up.',
          other: 'Uw lijst blijft zoals deze is. Daarin hebben nog # gebruikers geen back-up.',
        }),
  reviewPeople: 'Personen in deze back-up',
  removeKind: ({ kind, items }, f) =>
    ({
      user: f.plural(items, { one: '# gebruiker verwijderen', other: 'Alle # gebruikers verwijderen' }),
      group: f.plural(items, { one: '# groep verwijderen', other: 'Alle # groepen verwijderen' }),
      'org-unit': f.plural(items, { one: '# eenheid verwijderen', other: 'Alle # eenheden verwijderen' }),
    })[kind],
  keepGroup: 'Hoe lang',
  keepOnce: 'Eén keer',
  keepAlways: 'Blijven beschermen',
  keepUseSettings: 'Deze instellingen gebruiken',
  startedPolicy: 'Beleid',
  goPolicies: 'Beleidsregels',
  checking: 'Controleren…',
  startChecks: 'Eerst worden uw licenties gecontroleerd. De back-up start als er niets is gewijzigd.',
}
