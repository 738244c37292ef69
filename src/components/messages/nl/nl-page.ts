import type { enPage } from '../en/en-page.js'
import type { Translated } from '../message.js'
import { SYNCS, someItems, someLicenses, someUsers } from './nl-nouns.js'

export const nlPage: Translated<typeof enPage> = {
  cloud: 'Cloud',
  domain: 'Domein',
  simulation: 'Simulatie: er wordt geen back-up gemaakt',
  userSync: SYNCS.users,
  usersTab: 'Gebruikers voor back-up',
  groupsTab: 'Gebruikers per groep',
  orgUnitsTab: 'Gebruikers per organisatie-eenheid',
  csvTab: 'CSV-bestand uploaden',
  cloudWithoutDomains: ({ name }, f) => `${f.name(name)} (geen domeinen)`,
  scopeQuestion: ({ cloud, domain }, f) => `Overschakelen naar ${f.name(domain)} in ${f.name(cloud)}?`,
  scopeQuestionText: ({ items }, f) =>
    `Uw lijst (${someItems(items, f)}) wordt leeggemaakt. Sla de lijst eerst op als plan als u deze wilt bewaren.`,
  scopeConfirm: ({ domain }, f) => `Naar ${f.name(domain)}`,
  scopeKeep: 'Hier blijven',
  syncProgress: ({ done, total }, f) =>
    total === undefined ? `Tot nu toe ${someUsers(done, f)}` : `${f.number(done)} van ${someUsers(total, f)}`,
  syncStarting: 'Verbinding maken met de directory…',
  syncLast: ({ at }, f) => `Laatst gesynchroniseerd: ${f.date(at)}`,
  syncNever: 'Nooit gesynchroniseerd',
  syncFailed: 'De synchronisatie is mislukt.',
  syncStop: 'Stoppen',
  tabsLabel: 'Kiezen uit',
  sheetEdge: ({ items, allocated, available, isExact }, f) => {
    const count = `${isExact ? '' : '≥ '}${f.number(allocated)}`
    const taken =
      typeof available === 'number'
        ? `${count} van ${someLicenses(available, f)}`
        : f.plural(allocated, { one: `${count} licentie`, other: `${count} licenties` })
    return `${someItems(items, f)} · ${taken}`
  },
  ticked: ({ count }, f) => `${f.number(count)} aangevinkt`,
  backToSelection: 'Terug naar selectie',
  goRuns: 'Back-ups',
  goSettings: 'Instellingen',
  goManageDomains: 'Domeinen',
  pageUnconnected: 'Deze pagina is niet verbonden met de back-upservice. Neem contact op met de beheerder van deze site.',
  cloudsFailed: 'Clouds en domeinen kunnen niet worden geladen.',
  pageMenu: 'Back-ups en instellingen',
  scopeQuestionTicks: ({ ticked }, f) =>
    f.plural(ticked, {
      one: '# vinkje dat u niet hebt toegevoegd, gaat verloren.',
      other: '# vinkjes die u niet hebt toegevoegd, gaan verloren.',
    }),
}
