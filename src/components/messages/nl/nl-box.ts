import type { enBox } from '../en/en-box.js'
import type { Translated } from '../message.js'
import { people, someItems, someLicenses, someUsers } from './nl-nouns.js'

export const nlBox: Translated<typeof enBox> = {
  boxTitle: 'Geselecteerd voor back-up',
  add: 'Toevoegen',
  remove: 'Verwijderen',
  settings: 'Instellingen »»',
  kindUser: 'GEBRUIKER:',
  kindGroup: 'GROEP:',
  kindOrgUnit: 'OE:',
  kindDomain: 'IEDEREEN:',
  exceptTitle: 'Behalve',
  itemCount: ({ items }, f) => someItems(items, f),
  itemsAdded: ({ items }, f) => `${someItems(items, f)} toegevoegd.`,
  addNothing: 'Vink eerst gebruikers, groepen of organisatie-eenheden aan op de tabbladen.',
  removeNothing: 'Selecteer eerst items in de lijst hieronder.',
  boxMenu: 'Meer acties',
  savePlan: 'Plan opslaan',
  openPlan: 'Plan openen…',
  showGap: 'Zonder dekking…',
  clearAll: 'Alles wissen',
  boxEmpty: 'Nog niets geselecteerd',
  boxEmptyTick: 'Vink gebruikers, groepen of organisatie-eenheden aan.',
  boxEmptyAdd: 'Klik op ‘Toevoegen’ om ze hier te plaatsen en te zien wat ze kosten.',
  boxList: 'Items',
  removeItem: ({ label }, f) => `${f.name(label)} verwijderen`,
  removed: ({ items }, f) => `${someItems(items, f)} verwijderd.`,
  undo: 'Ongedaan maken',
  itemCounting: 'tellen…',
  itemStale: 'niet meer in de directory – niet meegeteld',
  itemFailed: 'leden niet geladen',
  itemFrees: ({ credits, isExact }, f) =>
    credits === 0 ? (isExact ? `geeft ${f.number(0)} terug` : '') : `geeft ${isExact ? '' : '≥ '}${f.number(credits)} terug`,
  itemFreesWhat: ({ credits, isExact }, f) =>
    credits === 0 && isExact
      ? 'verwijderen geeft geen licentie terug: andere items bevatten deze personen ook, of niemand heeft er een nodig'
      : `verwijderen geeft ${isExact ? '' : 'minstens '}${someLicenses(credits, f)} terug`,
  planTitle: 'Dit plan openen?',
  planDifference: ({ adds, removes }, f) => `Dit plan vervangt uw lijst: ${f.number(adds)} toegevoegd, ${f.number(removes)} verwijderd.`,
  planSame: 'Dit plan is gelijk aan de huidige lijst.',
  planFilter: ({ count }, f) =>
    f.plural(count, {
      one: 'Het stelt ook # filter van de gebruikerslijst in.',
      other: 'Het stelt ook # filters van de gebruikerslijst in.',
    }),
  planAdded: 'Toegevoegd',
  planRemoved: 'Verwijderd',
  planAndMore: ({ count }, f) => `en nog ${f.number(count)}`,
  planReplace: 'Lijst vervangen',
  planOtherScope: ({ domain }, f) => `Dit plan hoort bij ${f.name(domain)}. Schakel eerst over naar dat domein en open dan het plan.`,
  planFileName: ({ domain }) => `back-upplan-${domain}.json`,
  planNotOne: 'Dit bestand is geen opgeslagen plan.',
  planFailed: 'Het plan kan niet worden geopend.',
  planProblems: ({ count }, f) =>
    f.plural(count, { one: '# item van dit plan heeft geen licentie nodig:', other: '# items van dit plan hebben geen licentie nodig:' }),
  planProblem: ({ label, reason }) => (reason === 'not-found' ? `${label} – niet meer in de directory` : `${label} – niet actief`),
  dismiss: 'Negeren',
  gapTitle: 'Gebruikers zonder dekking',
  gapText: 'Actieve gebruikers die niet in deze lijst staan en geen back-up hebben.',
  gapCount: ({ shown, total }, f) =>
    total === undefined
      ? `Tot nu toe ${someUsers(shown, f)}`
      : shown === total
        ? someUsers(total, f)
        : `${f.number(shown)} van ${someUsers(total, f)}`,
  gapNone: 'Niemand ontbreekt: elke actieve gebruiker staat in deze lijst of heeft een back-up.',
  gapLoading: 'Gebruikers zoeken…',
  gapFailed: 'De gebruikers zonder dekking kunnen niet worden geladen.',
  gapMore: 'Meer weergeven',
  gapAdd: ({ name }, f) => `${f.name(name)} toevoegen`,
  gapAddShown: ({ count }, f) => f.plural(count, { one: 'De # geladen toevoegen', other: 'De # geladen toevoegen' }),
  gapAddAll: ({ count }, f) => (count === undefined ? 'Alle toevoegen' : `Alle ${f.number(count)} toevoegen`),
  gapAdding: ({ count }, f) => `${someUsers(count, f)} gevonden`,
  itemCoveredBy: ({ count, label }, f) => `${people(count, f)}, al in ${f.name(label)}`,
  removeSet: ({ items }, f) => `${someItems(items, f)} verwijderen`,
  defaultSettings: 'Standaardinstellingen',
  customSettings: 'Eigen instellingen',
  customSettingsEdit: 'Bewerken',
  customSettingsReset: 'Standaard gebruiken',
}
