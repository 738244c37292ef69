import type { enExcept } from '../en/en-except.js'
import type { Translated } from '../message.js'
import { someLicenses } from './he-nouns.js'

export const heExcept: Translated<typeof enExcept> = {
  exceptAddMenu: 'חריגים וכולם',
  exceptAdd: 'הוספה כחריג',
  exceptAddEveryone: ({ domain }, f) => `הוספת כולם ב-${f.name(domain)}`,
  exceptAdded: ({ items }, f) => f.plural(items, { one: 'חריג אחד נוסף.', two: 'שני חריגים נוספו.', other: '# חריגים נוספו.' }),
  exceptNone: 'איש. כדי להשאיר אנשים בחוץ, יש לסמן אותם ולבחור ”הוספה כחריג”.',
  exceptHelp: 'חריגים תמיד גוברים. Alt+חץ למעלה מעביר את החריגים שנבחרו לרשימה.',
  exceptItemHelp: 'Alt+חץ למטה מעביר את הפריטים שנבחרו לחריגים.',
  exceptMove: 'העברה לחריגים',
  exceptMoveBack: 'העברת החריג לרשימה',
  exceptMoved: ({ items }, f) =>
    f.plural(items, { one: 'פריט אחד הועבר לחריגים.', two: 'שני פריטים הועברו לחריגים.', other: '# פריטים הועברו לחריגים.' }),
  exceptMovedBack: ({ items }, f) =>
    f.plural(items, { one: 'חריג אחד הועבר לרשימה.', two: 'שני חריגים הועברו לרשימה.', other: '# חריגים הועברו לרשימה.' }),
  exceptGivesWhat: ({ credits, isExact }, f) =>
    credits === 0 && isExact
      ? 'לא מחזיר רישיון: חריג אחר משאיר את האנשים האלה בחוץ, או שאיש מהם אינו צריך רישיון'
      : `השארת האנשים האלה בחוץ מחזירה ${isExact ? '' : 'לפחות '}${someLicenses(credits, f)}`,
  exceptReview: ({ users }, f) =>
    f.plural(users, {
      one: 'החריגים משאירים בחוץ אדם אחד.',
      two: 'החריגים משאירים בחוץ שני אנשים.',
      other: 'החריגים משאירים בחוץ # אנשים.',
    }),
  exceptAll: ({ users }, f) =>
    f.plural(users, { one: 'הוספת המשתמש כחריג', two: 'הוספת שני המשתמשים כחריגים', other: 'הוספת כל # המשתמשים כחריגים' }),
}
