import type { enBox } from '../en/en-box.js'
import type { Translated } from '../message.js'
import { people, someItems, someLicenses, someUsers } from './zh-nouns.js'

export const zhBox: Translated<typeof enBox> = {
  boxTitle: '已选择备份',
  add: '添加',
  remove: '移除',
  settings: '设置 »»',
  kindUser: '用户：',
  kindGroup: '群组：',
  kindOrgUnit: '部门：',
  kindDomain: '所有人：',
  exceptTitle: '例外',
  itemCount: ({ items }, f) => someItems(items, f),
  itemsAdded: ({ items }, f) => `已添加 ${someItems(items, f)}。`,
  addNothing: '请先在标签页中勾选用户、群组或组织部门。',
  removeNothing: '请先在下方列表中选择条目。',
  boxMenu: '更多操作',
  savePlan: '保存方案',
  openPlan: '打开方案…',
  showGap: '未覆盖用户…',
  clearAll: '全部清除',
  boxEmpty: '尚未选择任何内容',
  boxEmptyTick: '请勾选用户、群组或组织部门。',
  boxEmptyAdd: '点击“添加”即可将其放到这里，并查看所需的许可证。',
  boxList: '已选项',
  removeItem: ({ label }, f) => `移除 ${f.name(label)}`,
  removed: ({ items }, f) => `已移除 ${someItems(items, f)}。`,
  undo: '撤消',
  itemCounting: '正在计数…',
  itemStale: '目录中已不存在，不计入',
  itemFailed: '成员未加载',
  itemFrees: ({ credits, isExact }, f) =>
    credits === 0 ? (isExact ? `可释放 ${f.number(0)}` : '') : `可释放 ${isExact ? '' : '≥ '}${f.number(credits)}`,
  itemFreesWhat: ({ credits, isExact }, f) =>
    credits === 0 && isExact
      ? '移除后不会释放许可证：其他项已包含这些人员，或他们都不需要许可证'
      : `移除后${isExact ? '' : '至少'}可释放 ${someLicenses(credits, f)}`,
  planTitle: '要打开此方案吗？',
  planDifference: ({ adds, removes }, f) => `此方案将替换您的列表：添加 ${f.number(adds)} 项，移除 ${f.number(removes)} 项。`,
  planSame: '此方案与当前列表相同。',
  planFilter: ({ count }, f) => `它还会为用户列表设置 ${f.number(count)} 个过滤条件。`,
  planAdded: '添加',
  planRemoved: '移除',
  planAndMore: ({ count }, f) => `以及另外 ${f.number(count)} 个`,
  planReplace: '替换列表',
  planOtherScope: ({ domain }, f) => `此方案属于 ${f.name(domain)}。请先切换到该域，再打开方案。`,
  planFileName: ({ domain }) => `备份方案-${domain}.json`,
  planNotOne: '此文件不是已保存的方案。',
  planFailed: '无法打开方案。',
  planProblems: ({ count }, f) => `此方案中有 ${someItems(count, f)}不需要许可证：`,
  planProblem: ({ label, reason }) => (reason === 'not-found' ? `${label} – 目录中已不存在` : `${label} – 未处于活动状态`),
  dismiss: '关闭',
  gapTitle: '未覆盖的用户',
  gapText: '既不在此列表中也没有备份的活动用户。',
  gapCount: ({ shown, total }, f) =>
    total === undefined
      ? `目前 ${someUsers(shown, f)}`
      : shown === total
        ? someUsers(total, f)
        : `${f.number(shown)} / ${someUsers(total, f)}`,
  gapNone: '没有遗漏：每位活动用户都在此列表中或已有备份。',
  gapLoading: '正在查找用户…',
  gapFailed: '无法加载未覆盖的用户。',
  gapMore: '显示更多',
  gapAdd: ({ name }, f) => `添加 ${f.name(name)}`,
  gapAddShown: ({ count }, f) => `添加已加载的 ${f.number(count)} 位`,
  gapAddAll: ({ count }, f) => (count === undefined ? '全部添加' : `添加全部 ${f.number(count)} 位`),
  gapAdding: ({ count }, f) => `已找到 ${someUsers(count, f)}`,
  itemCoveredBy: ({ count, label }, f) => `${people(count, f)}，均已包含在 ${f.name(label)} 中`,
  removeSet: ({ items }, f) => `移除 ${someItems(items, f)}`,
  defaultSettings: '默认设置',
  customSettings: '自定义设置',
  customSettingsEdit: '修改',
  customSettingsReset: '使用默认设置',
}
