import type { enExcept } from '../en/en-except.js'
import type { Translated } from '../message.js'
import { licenses } from './de-nouns.js'

export const deExcept: Translated<typeof enExcept> = {
  exceptAddMenu: 'Ausnahmen und alle',
  exceptAdd: 'Als Ausnahme hinzufügen',
  exceptAddEveryone: ({ domain }, f) => `Alle in ${f.name(domain)} hinzufügen`,
  exceptAdded: ({ items: n }, f) => f.plural(n, { one: '# Ausnahme hinzugefügt.', other: '# Ausnahmen hinzugefügt.' }),
  exceptNone: 'Niemand. Um Personen auszunehmen, markieren Sie sie und wählen Sie „Als Ausnahme hinzufügen“.',
  exceptHelp: 'Ausnahmen haben immer Vorrang. Alt+Pfeil nach oben verschiebt die ausgewählten Ausnahmen in die Liste.',
  exceptItemHelp: 'Alt+Pfeil nach unten verschiebt die ausgewählten Einträge zu den Ausnahmen.',
  exceptMove: 'Zu den Ausnahmen verschieben',
  exceptMoveBack: 'Ausnahme in die Liste verschieben',
  exceptMoved: ({ items: n }, f) =>
    f.plural(n, { one: '# Eintrag zu den Ausnahmen verschoben.', other: '# Einträge zu den Ausnahmen verschoben.' }),
  exceptMovedBack: ({ items: n }, f) =>
    f.plural(n, { one: '# Ausnahme in die Liste verschoben.', other: '# Ausnahmen in die Liste verschoben.' }),
  exceptGivesWhat: ({ credits: n, isExact }, f) =>
    n === 0 && isExact
      ? 'gibt keine Lizenz frei: Eine andere Ausnahme nimmt diese Personen ebenfalls aus, oder niemand braucht eine'
      : `diese Personen auszunehmen gibt ${isExact ? '' : 'mindestens '}${licenses(n, f)} frei`,
  exceptReview: ({ users: n }, f) => f.plural(n, { one: 'Ausnahmen nehmen # Person aus.', other: 'Ausnahmen nehmen # Personen aus.' }),
  exceptAll: ({ users: n }, f) =>
    f.plural(n, { one: '# Benutzer als Ausnahme hinzufügen', other: 'Alle # Benutzer als Ausnahmen hinzufügen' }),
}
