import type { enExcept } from '../en/en-except.js'
import type { Translated } from '../message.js'
import { items, licenses, people, users } from './ja-nouns.js'

export const jaExcept: Translated<typeof enExcept> = {
  exceptAddMenu: '例外と全員',
  exceptAdd: '除外として追加',
  exceptAddEveryone: ({ domain }, f) => `${f.name(domain)} の全員を追加`,
  exceptAdded: ({ items: n }, f) => `除外を ${f.number(n)} 件追加しました。`,
  exceptNone: 'なし。除外するには、チェックを入れて [除外として追加] を選びます。',
  exceptHelp: '除外は常に優先されます。Alt + ↑ で、選んだ除外をリストに移します。',
  exceptItemHelp: 'Alt + ↓ で、選んだ項目を除外に移します。',
  exceptMove: '除外に移す',
  exceptMoveBack: '除外をリストに移す',
  exceptMoved: ({ items: n }, f) => `${items(n, f)}を除外に移しました。`,
  exceptMovedBack: ({ items: n }, f) => `除外 ${f.number(n)} 件をリストに移しました。`,
  exceptGivesWhat: ({ credits: n, isExact }, f) =>
    n === 0 && isExact
      ? 'ライセンスは空きません。別の除外にも同じユーザーが含まれているか、ライセンスが必要なユーザーがいません'
      : `この除外で${isExact ? ' ' : '少なくとも '}${licenses(n, f)}空きます`,
  exceptReview: ({ users: n }, f) => `除外により ${people(n, f)}が対象外になります。`,
  exceptAll: ({ users: n }, f) => `${users(n, f)}を除外として追加`,
}
