import type { enExcept } from '../en/en-except.js'
import type { Translated } from '../message.js'
import { people, someItems, someLicenses } from './nl-nouns.js'

export const nlExcept: Translated<typeof enExcept> = {
  exceptAddMenu: 'Uitzonderingen en iedereen',
  exceptAdd: 'Als uitzondering toevoegen',
  exceptAddEveryone: ({ domain }, f) => `Iedereen in ${f.name(domain)} toevoegen`,
  exceptAdded: ({ items }, f) => f.plural(items, { one: '# uitzondering toegevoegd.', other: '# uitzonderingen toegevoegd.' }),
  exceptNone: 'Niemand. Vink personen aan en kies ‘Als uitzondering toevoegen’ om ze weg te laten.',
  exceptHelp: 'Uitzonderingen gaan altijd voor. Alt+pijl-omhoog verplaatst de geselecteerde uitzonderingen naar de lijst.',
  exceptItemHelp: 'Alt+pijl-omlaag verplaatst de geselecteerde items naar de uitzonderingen.',
  exceptMove: 'Naar uitzonderingen verplaatsen',
  exceptMoveBack: 'Uitzondering naar de lijst verplaatsen',
  exceptMoved: ({ items }, f) => `${someItems(items, f)} naar de uitzonderingen verplaatst.`,
  exceptMovedBack: ({ items }, f) =>
    f.plural(items, { one: '# uitzondering naar de lijst verplaatst.', other: '# uitzonderingen naar de lijst verplaatst.' }),
  exceptGivesWhat: ({ credits, isExact }, f) =>
    credits === 0 && isExact
      ? 'geeft geen licentie terug: een andere uitzondering laat deze personen ook weg, of niemand heeft er een nodig'
      : `deze personen weglaten geeft ${isExact ? '' : 'minstens '}${someLicenses(credits, f)} terug`,
  exceptReview: ({ users }, f) => `Uitzonderingen laten ${people(users, f)} weg.`,
  exceptAll: ({ users }, f) =>
    f.plural(users, { one: '# gebruiker als uitzondering toevoegen', other: 'Alle # gebruikers als uitzondering toevoegen' }),
}
