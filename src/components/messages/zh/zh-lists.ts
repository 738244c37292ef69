import type { enLists } from '../en/en-lists.js'
import type { Translated } from '../message.js'
import { someGroups, someLicenses, someUsers } from './zh-nouns.js'

export const zhLists: Translated<typeof enLists> = {
  searchUsers: '按姓名或地址搜索',
  searchGroups: '搜索群组',
  searchOrgUnits: '搜索组织部门',
  searchClear: '清除搜索',
  accountStatusLabel: '账号状态',
  backupStatusLabel: '备份状态',
  accountStatus: ({ status }) => ({ active: '活动', suspended: '已暂停', deleted: '已删除', unknown: '未知' })[status],
  accountStatusWhy: ({ status, reason }, f) => `${status} – ${f.name(reason)}`,
  backupStatus: ({ status }) =>
    ({ none: '未备份', pending: '等待中', protected: '受保护', paused: '暂停备份', failed: '失败', unknown: '未知' })[status],
  selectRow: ({ name }, f) => `选择 ${f.name(name)}`,
  columnSelect: '选择',
  columnName: '名称',
  columnAddress: '电子邮件',
  columnBackup: '备份状态',
  columnCost: '许可证',
  columnMembers: '成员',
  columnView: '查看',
  usersCount: ({ loaded, total, overall }, f) =>
    total === undefined
      ? `目前 ${someUsers(loaded, f)}`
      : overall !== undefined && overall > total
        ? `${f.number(total)} / ${someUsers(overall, f)}`
        : someUsers(total, f),
  groupsCount: ({ loaded, total, overall }, f) =>
    total === undefined
      ? `目前 ${someGroups(loaded, f)}`
      : overall !== undefined && overall > total
        ? `${f.number(total)} / ${someGroups(overall, f)}`
        : someGroups(total, f),
  usersLoading: '正在加载用户…',
  usersFailed: '无法加载用户。',
  usersMoreFailed: '无法加载更多用户。',
  usersNone: '此域没有用户。',
  usersNoMatch: '没有匹配的用户。',
  usersNeverSynced: '尚无用户',
  usersNeverSyncedText: '此域从未同步。用户同步会从目录读取用户及其账号状态。',
  usersStartSync: '开始用户同步',
  usersSyncing: ({ done, total }, f) =>
    done === undefined
      ? '正在同步用户…'
      : total === undefined
        ? `正在同步用户：目前 ${f.number(done)} 位`
        : `正在同步用户：${f.number(done)} / ${someUsers(total, f)}`,
  groupsLoading: '正在加载群组…',
  groupsFailed: '无法加载群组。',
  groupsMoreFailed: '无法加载更多群组。',
  groupsNone: '尚无群组',
  groupsNoneText: '“管理域”页面上的“群组同步”会从目录读取此域的群组。',
  groupsNoMatch: '没有匹配的群组。',
  cloudLimit: ({ limit }) =>
    ({
      'flat-org-units': '管理单元没有下级单元，并且可能重叠。',
      'no-dynamic-lists': '不显示动态通讯组列表。',
      'no-mailbox-kinds': '共享邮箱和会议室显示为已暂停。如需区分，请授予 MailboxSettings.Read。',
    })[limit],
  noMatchText: '请缩短搜索词或清除过滤条件。',
  noMatchClear: '清除搜索和过滤条件',
  goManageDomainsButton: '管理域',
  tickShown: ({ count }, f) => `选择已加载的 ${f.number(count)} 项`,
  tickedShown: ({ ticked, skipped }, f) =>
    `已选择 ${f.number(ticked)} 项。${skipped > 0 ? `已跳过 ${f.number(skipped)} 项：已暂停、已删除或已在列表中。` : ''}`,
  tickMatching: ({ total }, f) => (total === undefined ? '选择所有匹配项' : `选择全部 ${f.number(total)} 个匹配项`),
  ticking: ({ done, total }, f) =>
    total === undefined ? `正在选择：目前找到 ${f.number(done)} 项` : `正在选择：已找到 ${f.number(done)} / ${f.number(total)} 项`,
  tickFailed: '无法全部加载，因此未选择任何内容。',
  untickAll: '取消全部选择',
  costCredits: ({ credits, isExact }, f) => (isExact ? `${f.plus(credits)} 个许可证` : `≥ ${someLicenses(credits, f)}…`),
  costNone: '0 个许可证',
  costRestart: '上次备份失败或已暂停，已有许可证',
  costFree: '免费',
  costProtected: '已有许可证',
  costSelected: '在列表中',
  costCovered: ({ label, more }, f) => `已包含在 ${label}${more > 0 ? ` 和另外 ${f.number(more)} 项` : ''} 中`,
  costCoveredByList: '已包含在您的列表中',
  membersCount: ({ count }, f) => `${f.number(count)} 位成员`,
  viewGroup: ({ name }, f) => `查看 ${f.name(name)} 中的用户`,
  viewShort: '查看',
  membersOf: ({ kind, name }, f) => `${kind === 'group' ? '群组' : '组织部门'} ${f.name(name)} 中的用户`,
  membersNone: '这里没有用户。',
  membersFailed: '无法加载用户。',
  tickEvery: ({ list, total }, f) => {
    if (total === undefined) return list === 'users' ? '选择所有用户' : '选择所有群组'
    return `选择全部 ${list === 'users' ? someUsers(total, f) : someGroups(total, f)}`
  },
  costNever: '无法备份',
  filter: '过滤',
  filterActive: ({ count }, f) => `过滤，${f.number(count)} 个生效`,
  filterApplied: '已应用的过滤条件',
  filterRemove: ({ label }, f) => `移除过滤条件 ${f.name(label)}`,
  filterClear: '清除过滤条件',
  filterMore: '更多过滤条件',
  filterChip: ({ facet, value }, f) => `${f.name(facet)}: ${f.name(value)}`,
  filterSearch: ({ facet }, f) => `在 ${f.name(facet)} 中搜索`,
  filterContains: ({ facet }, f) => `${f.name(facet)} 包含`,
  filterAdd: '添加过滤条件',
  filterNoOption: '没有匹配的选项。',
  filterGone: ({ label }) => `${label}（目录中已不存在）`,
  filterGoneText: '过滤条件中的某个值在目录中已不存在。移除后即可查看用户。',
  filtersLoading: '正在加载过滤条件…',
  filtersFailed: '无法加载过滤条件。',
  inList: '在列表中',
  inExceptions: '例外',
  costExcepted: ({ label }) => (label === undefined ? '被例外排除' : `被 ${label} 排除`),
  costFigure: ({ credits, isExact }, f) => `${isExact ? '' : '≥ '}${credits === 0 ? f.number(0) : f.plus(credits)}`,
  costTakes: ({ credits }, f) => `占用 ${someLicenses(credits, f)}`,
  costAtMost: ({ credits }, f) => `最多占用 ${someLicenses(credits, f)}`,
  nameWithAddress: ({ name, address }, f) => `${f.name(name)} (${f.name(address)})`,
  costNobody: '这里没有人需要许可证',
}
