import type { enExcept } from '../en/en-except.js'
import type { Translated } from '../message.js'
import { people, someItems, someLicenses, someUsers } from './zh-nouns.js'

export const zhExcept: Translated<typeof enExcept> = {
  exceptAddMenu: '例外与所有人',
  exceptAdd: '添加为例外',
  exceptAddEveryone: ({ domain }, f) => `添加 ${f.name(domain)} 中的所有人`,
  exceptAdded: ({ items }, f) => `已添加 ${f.number(items)} 个例外。`,
  exceptNone: '无。如需排除人员，请勾选后选择“添加为例外”。',
  exceptHelp: '例外始终优先。Alt+向上键将所选例外移到列表中。',
  exceptItemHelp: 'Alt+向下键将所选项移到例外中。',
  exceptMove: '移到例外',
  exceptMoveBack: '将例外移到列表',
  exceptMoved: ({ items }, f) => `已将 ${someItems(items, f)}移到例外。`,
  exceptMovedBack: ({ items }, f) => `已将 ${f.number(items)} 个例外移到列表。`,
  exceptGivesWhat: ({ credits, isExact }, f) =>
    credits === 0 && isExact
      ? '不会释放许可证：另一个例外也排除了这些人员，或他们都不需要许可证'
      : `排除这些人员${isExact ? '' : '至少'}可释放 ${someLicenses(credits, f)}`,
  exceptReview: ({ users }, f) => `例外排除了 ${people(users, f)}。`,
  exceptAll: ({ users }, f) => `将全部 ${someUsers(users, f)}添加为例外`,
}
