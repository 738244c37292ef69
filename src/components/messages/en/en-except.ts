import type { Format } from '../message.js'
import { some } from './en-nouns.js'

/** Texts of the exceptions, which load once the backend supports exceptions. */
export const enExcept = {
  exceptAddMenu: 'Exceptions and everyone',
  exceptAdd: 'Add as exception',
  exceptAddEveryone: ({ domain }: { domain: string }, f: Format): string => `Add everyone in ${f.name(domain)}`,
  exceptAdded: ({ items }: { items: number }, f: Format): string =>
    f.plural(items, { one: '# exception added.', other: '# exceptions added.' }),
  exceptNone: 'No one. To leave people out, tick them and choose “Add as exception”.',
  exceptHelp: 'Exceptions always win. Alt+Up moves the selected exceptions to the list.',
  exceptItemHelp: 'Alt+Down moves the selected items to the exceptions.',
  exceptMove: 'Move to exceptions',
  exceptMoveBack: 'Move exception to the list',
  exceptMoved: ({ items }: { items: number }, f: Format): string =>
    f.plural(items, { one: '# item moved to the exceptions.', other: '# items moved to the exceptions.' }),
  exceptMovedBack: ({ items }: { items: number }, f: Format): string =>
    f.plural(items, { one: '# exception moved to the list.', other: '# exceptions moved to the list.' }),
  exceptGivesWhat: ({ credits, isExact }: { credits: number; isExact: boolean }, f: Format): string =>
    credits === 0 && isExact
      ? 'gives back no license: another exception leaves these people out too, or none of them needs one'
      : `leaving these people out gives back ${isExact ? '' : 'at least '}${some(credits, 'license', f)}`,
  exceptReview: ({ users }: { users: number }, f: Format): string =>
    f.plural(users, { one: 'Exceptions leave out # person.', other: 'Exceptions leave out # people.' }),
  exceptAll: ({ users }: { users: number }, f: Format): string =>
    f.plural(users, { one: 'Add # user as exception', other: 'Add all # users as exceptions' }),
}
