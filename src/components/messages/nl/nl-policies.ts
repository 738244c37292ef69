import type { enPolicies } from '../en/en-policies.js'
import type { enPolicyForm } from '../en/en-policy-form.js'
import type { Format, Translated } from '../message.js'
import { someItems, someLicenses, someUsers } from './nl-nouns.js'

const countDays = (n: number, f: Format): string => f.plural(n, { one: '# dag', other: '# dagen' })

export const nlPolicies: Translated<typeof enPolicies & typeof enPolicyForm> = {
  policiesTitle: 'Beleidsregels',
  policiesAbout: ({ domain }, f) =>
    `Beleidsregels van ${f.name(domain)} beschermen ook gebruikers die later komen. Gelden er twee voor dezelfde gebruiker, dan beslist de oudste.`,
  policiesLoading: 'Beleidsregels laden',
  policiesFailed: 'De beleidsregels kunnen niet worden geladen.',
  policiesNone: 'Deze cloud ondersteunt geen beleidsregels.',
  policiesEmpty: 'Nog geen beleidsregels',
  policiesEmptyText: 'Kies “Blijven beschermen” als u een back-up start. Dan worden ook gebruikers beschermd die later komen.',
  policiesEnded: ({ count }, f) => `Beëindigde beleidsregels: ${f.number(count)}`,
  policiesMore: 'Meer beleidsregels tonen',
  policyStatusName: ({ status }) => ({ active: 'Actief', paused: 'Gepauzeerd', ended: 'Beëindigd', unknown: 'Onbekend' })[status],
  policyCovered: 'Inbegrepen',
  policyProtected: 'Beschermd of gestart',
  policyWaiting: 'Wachten',
  policyNotProtected: 'Mislukt',
  policyJoined: 'Erbij in 30 dagen',
  policyLeft: 'Weg in 30 dagen',
  policyShares: ({ covered, protected: done, waiting, failed }, f) =>
    `Beschermd of gestart: ${f.number(done)} van ${someUsers(covered, f)}. Wachten: ${f.number(waiting)}. Mislukt: ${f.number(failed)}.`,
  policyWaits: ({ waiting, reason }, f) =>
    ({
      credits: `Wachten: ${someUsers(waiting, f)}. Er zijn geen licenties beschikbaar. Regel er meer of geef er terug.`,
      limit: `Wachten: ${someUsers(waiting, f)}. De limiet van deze beleidsregel is bereikt. Verhoog die om meer gebruikers te beschermen.`,
      paused: `Wachten: ${someUsers(waiting, f)}. De beleidsregel is gepauzeerd. Hervat die om ze te beschermen.`,
      sync: `Wachten op de synchronisatie van groepen en organisatie-eenheden, omdat een uitzondering kan gelden: ${someUsers(waiting, f)}.`,
      unknown: `Wachten op de volgende controle: ${someUsers(waiting, f)}.`,
    })[reason],
  policyFails: ({ failed }, f) =>
    `Back-up mislukt of gepauzeerd: ${someUsers(failed, f)}. Een beleidsregel probeert het niet opnieuw. Doe dat op de pagina van de back-up.`,
  policyNever: 'Nog niet gecontroleerd',
  policyItems: 'Onderdelen',
  policyLimit: 'Licentielimiet',
  policyLimitValue: ({ limit }, f) => `${someLicenses(limit, f)}`,
  policyNoLimit: 'Geen limiet',
  policyLeavers: 'Wie vertrekt',
  policyGiveBack: ({ days }, f) => (days === 0 ? 'Licentie meteen teruggeven' : `Licentie teruggeven na ${countDays(days, f)}`),
  policyCreated: 'Gemaakt',
  policyCreatedBy: ({ name, at }, f) => `${f.date(at)}, ${f.name(name)}`,
  policyChecked: 'Laatst gecontroleerd',
  policyEdit: 'Bewerken',
  policyPause: 'Pauzeren',
  policyResume: 'Hervatten',
  policyEnd: 'Beëindigen…',
  policyForecast: 'Prognose',
  policyBusy: 'Opslaan…',
  policyDone: ({ name, status }, f) =>
    ({
      active: `“${f.name(name)}” beschermt weer nieuwe gebruikers.`,
      paused: `“${f.name(name)}” is gepauzeerd. Nieuwe gebruikers zijn pas beschermd als u hervat.`,
      ended: `“${f.name(name)}” is beëindigd. De gebruikers blijven beschermd.`,
    })[status],
  policySaved: ({ name, waiting }, f) =>
    waiting > 0
      ? `“${f.name(name)}” is opgeslagen. Wachten op een licentie: ${someUsers(waiting, f)}.`
      : `“${f.name(name)}” is opgeslagen.`,
  policyChangeFailed: 'De beleidsregel kan niet worden gewijzigd.',
  policyChangeLost: 'De server antwoordde niet. De wijziging is misschien al opgeslagen. U kunt het veilig opnieuw proberen.',
  policySaveFailed: 'De beleidsregel kan niet worden opgeslagen.',
  policySaveLost:
    'De server antwoordde niet. De beleidsregel is misschien al opgeslagen. Probeer het opnieuw: dubbel opslaan gebeurt nooit.',
  policyEndTitle: ({ name }, f) => `“${f.name(name)}” beëindigen?`,
  policyEndText: 'Nieuwe gebruikers worden niet meer beschermd. Een beëindigde beleidsregel kan niet worden hervat.',
  policyEndKeeps: ({ users }, f) =>
    users === 0
      ? 'De regel beschermt nu geen gebruikers.'
      : `Wie nu beschermd is, blijft beschermd en houdt de licentie: ${someUsers(users, f)}.`,
  policyEndConfirm: 'Beleidsregel beëindigen',
  policyName: 'Naam',
  policyNameEmpty: 'Voer een naam in.',
  policyNameLong: 'Gebruik hoogstens 200 tekens.',
  policyNameFrom: ({ labels, more, except }, f) =>
    `${f.list(more > 0 ? [...labels, `nog ${f.number(more)}`] : labels)}${except.length > 0 ? ` behalve ${f.list(except)}` : ''}`,
  policyLimitField: 'Licentielimiet (optioneel)',
  policyLimitHelp: 'Deze beleidsregel neemt nooit meer licenties.',
  policyLimitWrong: 'Voer een geheel getal in of laat het veld leeg.',
  policyDaysField: 'Licentie teruggeven',
  policyKeep: 'Licentie houden',
  policyDays: 'Dagen tot de licentie wordt teruggegeven',
  policyDaysUnit: 'dagen later',
  policyDaysWrong: 'Voer een geheel getal van 0 tot en met 3650 in.',
  policyGiveBackHelp: 'De bescherming eindigt dan, alsof u de licentie zelf teruggaf.',
  policySave: 'Beleidsregel opslaan',
  policyItemsHelp:
    'Open onderdelen of instellingen in de lijst van de startpagina om ze te wijzigen. Kom daarna terug en neem de lijst over.',
  policyOpenList: 'In de lijst openen',
  policyOpenReplaces: ({ items }, f) => `Uw lijst (${someItems(items, f)}) wordt vervangen.`,
  policyTakeList: 'Lijst overnemen',
  policyTaken: 'Onderdelen en instellingen van de lijst zijn overgenomen. Sla de beleidsregel op om ze te gebruiken.',
  policyTookList: ({ items }, f) => `Uit de lijst: ${someItems(items, f)}`,
  forecastLoading: 'Prognose berekenen…',
  forecastFailed: 'De prognose kan niet worden berekend.',
  forecastNow: ({ users, credits }, f) => `Nu ${someUsers(users, f)}, samen ${someLicenses(credits, f)}.`,
  forecastBasis: ({ joined, left, days }, f) => `Erbij: ${f.number(joined)}, weg: ${f.number(left)} (periode: ${countDays(days, f)}).`,
  forecastNoBasis: 'Geen enkele synchronisatie heeft nog veranderingen vastgelegd, dus er valt niets te voorspellen.',
  forecastShort: ({ days }, f) => `De geschiedenis beslaat ${countDays(days, f)}. Een prognose heeft er minstens 7 nodig.`,
  forecastUntil: ({ month, limit }, f) =>
    limit === undefined
      ? `In dit tempo reiken uw licenties tot ${month}.`
      : `In dit tempo reikt de limiet (${someLicenses(limit, f)}) tot ${month}.`,
  forecastOver: ({ limit }, f) =>
    limit === undefined
      ? 'Uw licenties zijn niet genoeg voor iedereen.'
      : `De limiet (${someLicenses(limit, f)}) is niet genoeg voor iedereen.`,
  forecastSteady: 'Het aantal gebruikers groeit niet, dus er zijn geen extra licenties nodig.',
  forecastLong: 'In dit tempo reiken de licenties meer dan vijf jaar.',
  forecastUnlimited: 'Uw licenties hebben geen limiet.',
  forecastChart: 'Erbij en weg',
  forecastChartWords: ({ from, to, joined, left }, f) =>
    `Staafdiagram van ${from} tot ${to}: ${f.number(joined)} erbij, ${f.number(left)} weg.`,
  forecastJoined: 'Erbij',
  forecastLeft: 'Weg',
  dryRunTitle: 'Wat deze beleidsregel had gedaan',
  dryRunAbout: 'Berekend uit de veranderingen die synchronisaties hebben vastgelegd, met de limiet en de regel voor wie vertrekt.',
  dryRunFrom: 'Vanaf',
  dryRunStarted: 'Gestart',
  dryRunGivenBack: 'Teruggegeven',
  dryRunWaiting: 'Wachten',
  dryRunHeld: 'Licenties in gebruik',
  keepTitle: 'Blijven beschermen',
  keepText: 'De back-up start nu. Na elke synchronisatie beschermt deze regel ook gebruikers die bij de onderdelen komen.',
  keepPart: 'De licenties zijn niet genoeg voor iedereen: de eerste gebruikers starten nu, de anderen wachten op vrije licenties.',
  keepNobody: 'Iedereen hier is al beschermd. De regel beschermt wie later komt.',
  policyStartsNow: ({ users, credits }, f) =>
    `Er ${users === 1 ? 'start' : 'starten'} direct maximaal ${someUsers(users, f)}${credits === undefined ? '' : `, met maximaal ${someLicenses(credits, f)}`}.`,
  keepStart: 'Back-up starten en blijven beschermen',
  keepView: 'Beleidsregels bekijken',
}
