import type { enPage } from '../en/en-page.js'
import type { Translated } from '../message.js'
import { ofLicenses, ofUsers, SYNCS, someItems, someUsers } from './pl-nouns.js'

export const plPage: Translated<typeof enPage> = {
  cloud: 'Chmura',
  domain: 'Domena',
  simulation: 'Symulacja: żadna kopia nie powstaje',
  userSync: SYNCS.users,
  usersTab: 'Użytkownicy do kopii',
  groupsTab: 'Użytkownicy według grup',
  orgUnitsTab: 'Użytkownicy według jednostek',
  csvTab: 'Przesyłanie pliku CSV',
  cloudWithoutDomains: ({ name }, f) => `${f.name(name)} (brak domen)`,
  scopeQuestion: ({ cloud, domain }, f) => `Przełączyć na ${f.name(domain)} w ${f.name(cloud)}?`,
  scopeQuestionText: ({ items }, f) =>
    `Lista (${someItems(items, f)}) zostanie wyczyszczona. Aby ją zachować, najpierw zapisz ją jako plan.`,
  scopeConfirm: ({ domain }, f) => `Przełącz na ${f.name(domain)}`,
  scopeKeep: 'Zostań tutaj',
  syncProgress: ({ done, total }, f) =>
    total === undefined ? `Dotychczas ${someUsers(done, f)}` : `${f.number(done)} z ${ofUsers(total, f)}`,
  syncStarting: 'Łączenie z katalogiem…',
  syncLast: ({ at }, f) => `Ostatnia synchronizacja: ${f.date(at)}`,
  syncNever: 'Nigdy nie synchronizowano',
  syncFailed: 'Synchronizacja nie powiodła się.',
  syncStop: 'Zatrzymaj',
  tabsLabel: 'Wybierz z',
  sheetEdge: ({ items, allocated, available, isExact }, f) => {
    const count = `${isExact ? '' : '≥ '}${f.number(allocated)}`
    const taken =
      typeof available === 'number'
        ? `${count} z ${ofLicenses(available, f)}`
        : f.plural(allocated, { one: `${count} licencja`, few: `${count} licencje`, many: `${count} licencji`, other: `${count} licencji` })
    return `${someItems(items, f)} · ${taken}`
  },
  ticked: ({ count }, f) => `Zaznaczono: ${f.number(count)}`,
  backToSelection: 'Wróć do wyboru',
  goRuns: 'Kopie',
  goSettings: 'Ustawienia',
  goManageDomains: 'Domeny',
  pageUnconnected: 'Ta strona nie jest połączona z usługą kopii zapasowych. Powiadom administratora witryny.',
  cloudsFailed: 'Nie można wczytać chmur i domen.',
  pageMenu: 'Kopie zapasowe i ustawienia',
  scopeQuestionTicks: ({ ticked }, f) =>
    f.plural(ticked, {
      one: '# niedodane zaznaczenie przepadnie.',
      few: '# niedodane zaznaczenia przepadną.',
      many: '# niedodanych zaznaczeń przepadnie.',
      other: '# niedodanych zaznaczeń przepadnie.',
    }),
}
