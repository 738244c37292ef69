import type { enPage } from '../en/en-page.js'
import type { Translated } from '../message.js'
import { SYNCS, someItems, someLicenses, someUsers } from './zh-nouns.js'

export const zhPage: Translated<typeof enPage> = {
  cloud: '云',
  domain: '域',
  simulation: '模拟：不会进行任何备份',
  userSync: SYNCS.users,
  usersTab: '要备份的用户',
  groupsTab: '按群组选择用户',
  orgUnitsTab: '按组织部门选择用户',
  csvTab: '上传 CSV 文件',
  cloudWithoutDomains: ({ name }, f) => `${f.name(name)}（没有域）`,
  scopeQuestion: ({ cloud, domain }, f) => `要切换到 ${f.name(cloud)} 中的 ${f.name(domain)} 吗？`,
  scopeQuestionText: ({ items }, f) => `您的列表（${someItems(items, f)}）将被清空。如需保留，请先将列表保存为方案。`,
  scopeConfirm: ({ domain }, f) => `切换到 ${f.name(domain)}`,
  scopeKeep: '留在这里',
  syncProgress: ({ done, total }, f) => (total === undefined ? `目前 ${someUsers(done, f)}` : `${f.number(done)} / ${someUsers(total, f)}`),
  syncStarting: '正在连接目录…',
  syncLast: ({ at }, f) => `上次同步：${f.date(at)}`,
  syncNever: '从未同步',
  syncFailed: '同步失败。',
  syncStop: '停止同步',
  tabsLabel: '选择来源',
  sheetEdge: ({ items, allocated, available, isExact }, f) => {
    const count = `${isExact ? '' : '≥ '}${f.number(allocated)}`
    return `${someItems(items, f)} · ${typeof available === 'number' ? `${count} / ${someLicenses(available, f)}` : `${count} 个许可证`}`
  },
  ticked: ({ count }, f) => `已勾选 ${f.number(count)} 项`,
  backToSelection: '返回选择',
  goRuns: '备份',
  goSettings: '备份设置',
  goManageDomains: '管理域',
  pageUnconnected: '此页面未连接到备份服务。请联系本网站的管理员。',
  cloudsFailed: '无法加载云和域。',
  pageMenu: '备份与设置',
  scopeQuestionTicks: ({ ticked }, f) => `${f.number(ticked)} 个尚未添加的勾选将丢失。`,
}
