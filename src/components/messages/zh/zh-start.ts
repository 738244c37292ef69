import type { enStart } from '../en/en-start.js'
import type { Translated } from '../message.js'
import { listed, people, someLicenses, someUsers } from './zh-nouns.js'

export const zhStart: Translated<typeof enStart> = {
  allocated: ({ credits: { allocated, available, isExact } }, f) => {
    const atLeast = isExact ? '' : '至少 '
    if (available === undefined) return '正在检查您的许可证…'
    if (available === 'unlimited') return `已分配${isExact ? ' ' : atLeast}${someLicenses(allocated, f)}（无限制）`
    return `已分配 ${atLeast}${f.number(allocated)} 个，共 ${someLicenses(available, f)}`
  },
  startBackup: ({ users, credits }, f) =>
    users === 0 ? '开始备份' : `开始备份 ${someUsers(users, f)}${users === credits ? '' : ` · ${someLicenses(credits, f)}`}`,
  starting: '正在开始…',
  startChanged: ({ expected, now }, f) =>
    now === undefined
      ? '未开始任何备份：所需的许可证数量已更改。'
      : `未开始任何备份：现在需要 ${someLicenses(now, f)}，而不是 ${f.number(expected)} 个。`,
  startChangedUsers: ({ expected, now }, f) => `未开始任何备份：现在要备份 ${someUsers(now, f)}，而不是 ${f.number(expected)} 位。`,
  startDifference: ({ what, by }, f) => {
    const count = `${by > 0 ? '增加' : '减少'} ${people(Math.abs(by), f)}`
    return { covered: `覆盖${count}`, protected: `已受保护${count}`, suspended: `已暂停${count}`, deleted: `已删除${count}` }[what]
  },
  startShort: ({ allocated, available }, f) => `未开始任何备份：需要 ${someLicenses(allocated, f)}，可用 ${f.number(available)} 个。`,
  startLost: '服务器没有响应。',
  startLostSafe: '备份可能已经开始。可以放心重试：同一备份绝不会开始两次。',
  startUncounted: '无法完整计算许可证数量。',
  startNothing: '未开始任何备份。',
  startRefused: '未开始任何备份：部分设置被拒绝。',
  startFailed: '无法开始备份。',
  startCounting: '正在计数…',
  startWith: ({ users }, f) => `从 ${someUsers(users, f)}开始`,
  peopleCovered: ({ count }, f) => people(count, f),
  peopleDue: ({ count }, f) => `${people(count, f)}需要许可证`,
  peopleRestarts: ({ count }, f) => `${people(count, f)}重新开始`,
  peopleFree: ({ count }, f) => `${people(count, f)}不占许可证`,
  peopleProtected: ({ count }, f) => `${people(count, f)}已受保护`,
  peopleSuspended: ({ count }, f) => `${people(count, f)}已暂停`,
  peopleDeleted: ({ count }, f) => `${people(count, f)}已删除`,
  creditsTaken: ({ count }, f) => `占用 ${f.number(count)}`,
  creditsFree: ({ count }, f) => `剩余 ${f.number(count)}`,
  creditsOver: ({ count }, f) => `缺少 ${f.number(count)}`,
  overlapSaved: ({ count }, f) => `${f.number(count)} 个重复项未计入`,
  creditParts: '许可证的用途',
  explainCovered: '这些项中的所有人员，每人只计一次。',
  explainDue: '处于活动状态且尚未备份。通常每人占用一个许可证。',
  explainRestarts: '上次备份失败或已暂停。他们已有许可证，无需再占用。',
  explainPeopleFree: '共享邮箱、会议室和其他不占用许可证的账号。',
  explainProtected: '已有备份，不占用许可证。',
  explainSuspended: '已暂停的账号无法备份，不占用许可证。',
  explainDeleted: '已删除的账号无法备份，不占用许可证。',
  explainOverlap: '出现在多项中的人员只计一次：各项单独所需的许可证总数，减去合并后所需的数量。',
  explainTaken: '此列表占用的许可证。',
  explainFree: '仍然可用的许可证。',
  explainOver: '超出可用数量的许可证。',
  counting: ({ done, total }, f) =>
    total === undefined ? `正在统计成员：目前 ${f.number(done)}` : `正在统计成员：${f.number(done)} / ${f.number(total)}`,
  countingWaits: '正在等待云端…',
  countingStop: '停止计数',
  countingStopped: '计数已停止，实际可能更多。',
  countingGoOn: '继续计数',
  countFailed: ({ labels, more }, f) => (labels.length === 0 ? '部分成员无法加载。' : `无法加载 ${listed(labels, more, f)}的成员。`),
  creditsFailed: '无法加载您的许可证。',
  short: ({ shortfall }, f) => `还需要 ${someLicenses(shortfall, f)}。`,
  shortAtLeast: ({ shortfall }, f) => `至少还需要 ${someLicenses(shortfall, f)}。`,
  shortHelpItems: '移除以下任意一项：',
  shortLeavers: ({ credits }, f) => `已离开人员占用 ${someLicenses(credits, f)}…`,
  shortFirst: ({ isOnly }) => (isOnly ? '您仍可以先备份一部分：' : '或者：'),
  startNeedsItems: '请先添加用户、群组或组织部门。',
  startNeedsCount: '请等待计数完成。',
  startNeedsCredits: ({ shortfall }, f) => `还需要 ${someLicenses(shortfall, f)}。`,
  startNeedsBalance: '正在检查您的许可证…',
  startNeedsDue: '没有可开始的备份：这里的所有人已备份、已暂停或已删除。',
  startNeedsDueExcept: '没有可开始的备份：这里的所有人已被排除、已备份、已暂停或已删除。',
  peopleExcepted: ({ count }, f) => `${people(count, f)}已排除`,
  explainExcepted: '例外排除了这些人员，不占用许可证。',
  viewRun: '查看备份',
  hideRun: '隐藏此备份',
  startNeedsAdd: ({ count }, f) => `已勾选 ${f.number(count)} 项 – 请点击“添加”。`,
  startedTitle: ({ users }, f) => `已开始备份 ${someUsers(users, f)}`,
  startedClose: '您可以关闭此页面。',
  startedItems: '已选项',
  startedSettings: '设置',
  runQuarter: ({ share }, f) => `备份已完成 ${f.percent(share)}`,
  reviewTitle: '检查备份',
  reviewText: ({ users }, f) => `将备份 ${someUsers(users, f)}。`,
  reviewFirst: '按此列表的顺序备份，直到许可证用完为止。',
  reviewConfirm: '立即开始',
  reviewOpen: ({ first }, f) => `备份最先添加的 ${people(first, f)}…`,
  reviewCredits: ({ credits }, f) => `这将占用 ${someLicenses(credits, f)}。`,
  reviewFromTo: ({ from, to }, f) => `第一位：${f.name(from)}。最后一位：${f.name(to)}。`,
  reviewStays: ({ users }, f) => (users === 0 ? '您的列表保持不变。' : `您的列表保持不变，其中还有 ${someUsers(users, f)}尚未备份。`),
  reviewPeople: '此备份中的人员',
  removeKind: ({ kind, items }, f) => `移除全部 ${f.number(items)} ${{ user: '位用户', group: '个群组', 'org-unit': '个组织部门' }[kind]}`,
  checking: '正在检查…',
  startChecks: '先检查您的许可证。如果没有变化，备份将会开始。',
}
