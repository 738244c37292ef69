import type { enOrgUnits } from '../en/en-org-units.js'
import type { Translated } from '../message.js'
import { listed, someUsers } from './zh-nouns.js'

export const zhOrgUnits: Translated<typeof enOrgUnits> = {
  orgUnitsLoading: '正在加载组织部门…',
  orgUnitsFailed: '无法加载组织部门。',
  orgUnitsNone: '尚无组织部门',
  orgUnitsNoneText: '“管理域”页面上的“组织部门同步”会从目录读取此域的组织部门。',
  orgUnitsNoMatch: '没有匹配的组织部门。',
  orgUnitsShown: ({ count }, f) => `显示 ${f.number(count)} 个组织部门`,
  expandAll: '全部展开',
  collapseAll: '全部收起',
  unitUsers: ({ own, below }, f) =>
    own === undefined ? '' : below === undefined || below === own ? someUsers(own, f) : `${someUsers(own, f)} · 含下级 ${f.number(below)}`,
  unitTickedBelow: ({ ticked, below }, f) => `已勾选 ${f.number(ticked)} / ${f.number(below)} 个下级部门`,
  tickSubtree: ({ name, below }, f) => `勾选 ${f.name(name)} 及其 ${f.number(below)} 个下级部门`,
  untickSubtree: ({ name, below }, f) => `取消勾选 ${f.name(name)} 及其 ${f.number(below)} 个下级部门`,
  treeHelp: '空格键仅勾选此部门，Shift+空格键同时勾选其下级部门，Enter 键显示其用户。',
  unitShow: '显示用户',
  unitChoose: '选择一个组织部门，查看其用户及备份状态。',
  unitProblems: ({ count }, f) => `${f.number(count)} 个组织部门无法放入树中：`,
  unitProblem: ({ kind, names, more }, f) => {
    const count = f.number(names.length + more)
    const what = {
      orphan: `${count} 个没有有效的上级部门，显示在顶部`,
      cycle: `${count} 个互相包含，显示在顶部`,
      'many-roots': `另有 ${count} 个根部门`,
      duplicate: `${count} 个重复，只显示一次`,
    }[kind]
    return `${what}（${listed(names.map(f.name), more, f)}）`
  },
  unitIn: ({ name }, f) => `位于 ${f.name(name)}`,
}
