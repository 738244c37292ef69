import type { enStop } from '../en/en-stop.js'
import type { Format, Translated } from '../message.js'

const finishFirst = (n: number, f: Format): string =>
  f.plural(n, {
    one: '# kopia w toku najpierw się zakończy.',
    few: '# kopie w toku najpierw się zakończą.',
    many: '# kopii w toku najpierw się zakończy.',
    other: '# kopii w toku najpierw się zakończy.',
  })

export const plStop: Translated<typeof enStop> = {
  stopRun: 'Zatrzymaj kopię',
  stopping: 'Zatrzymywanie…',
  stopTitle: 'Zatrzymać tę kopię?',
  stopChecking: 'Sprawdzanie, kto jeszcze nie zaczął…',
  stopText: ({ released, credits, inProgress }, f) => {
    if (released === undefined || inProgress === undefined)
      return 'Zatrzymuje wszystkich, którzy jeszcze nie zaczęli, i zwraca ich licencje. Kopie w toku najpierw się zakończą.'
    if (released === 0)
      return f.plural(inProgress, {
        one: 'Wszyscy już zaczęli: # kopia się zakończy.',
        few: 'Wszyscy już zaczęli: # kopie się zakończą.',
        many: 'Wszyscy już zaczęli: # kopii się zakończy.',
        other: 'Wszyscy już zaczęli: # kopii się zakończy.',
      })
    const who = f.plural(released, {
      one: '# użytkownika, który nie zaczął,',
      few: '# użytkowników, którzy nie zaczęli,',
      many: '# użytkowników, którzy nie zaczęli,',
      other: '# użytkowników, którzy nie zaczęli,',
    })
    return `Zatrzymuje ${who} i zwraca ${credits === undefined ? 'ich licencje' : f.plural(credits, { one: '# licencję', few: '# licencje', many: '# licencji', other: '# licencji' })}.${inProgress > 0 ? ` ${finishFirst(inProgress, f)}` : ''}`
  },
  stopAgain: 'Zatrzymanych użytkowników można rozpocząć ponownie w nowej kopii.',
  stopPolicy: 'Tę kopię rozpoczęła zasada. Przy następnym sprawdzeniu ponownie rozpocznie kopie tych użytkowników, chyba że ją wstrzymasz.',
  stopKeep: 'Kontynuuj',
  stopFailed: 'Nie można zatrzymać kopii.',
  stopBegun: ({ left }, f) => `Zatrzymywanie kopii. ${finishFirst(left, f)}`,
  stopEnded: ({ done, failed, stopped }, f) =>
    `Kopia zatrzymana: gotowe ${f.number(done)}, błędy: ${f.number(failed)}, zatrzymane: ${f.number(stopped)}`,
  stopCount: ({ stopped }, f) => `Zatrzymano: ${f.number(stopped)}`,
  stopNote: ({ stopped }, f) =>
    f.plural(stopped, {
      one: '# użytkownika zatrzymano przed rozpoczęciem kopii. Możesz rozpocząć go ponownie w nowej kopii.',
      few: '# użytkowników zatrzymano przed rozpoczęciem kopii. Możesz rozpocząć ich ponownie w nowej kopii.',
      many: '# użytkowników zatrzymano przed rozpoczęciem kopii. Możesz rozpocząć ich ponownie w nowej kopii.',
      other: '# użytkowników zatrzymano przed rozpoczęciem kopii. Możesz rozpocząć ich ponownie w nowej kopii.',
    }),
}
