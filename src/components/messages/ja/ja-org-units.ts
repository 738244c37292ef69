import type { enOrgUnits } from '../en/en-org-units.js'
import type { Translated } from '../message.js'
import { listed, people, users } from './ja-nouns.js'

export const jaOrgUnits: Translated<typeof enOrgUnits> = {
  orgUnitsLoading: '組織部門を読み込んでいます…',
  orgUnitsFailed: '組織部門を読み込めませんでした。',
  orgUnitsNone: 'まだ組織部門がありません',
  orgUnitsNoneText: '[ドメインの管理] ページの [組織部門の同期] で、このドメインの組織部門をディレクトリから読み込みます。',
  orgUnitsNoMatch: '該当する組織部門がありません。',
  orgUnitsShown: ({ count }, f) => `組織部門 ${f.number(count)} 件を表示`,
  expandAll: 'すべて展開',
  collapseAll: 'すべて折りたたむ',
  unitUsers: ({ own, below }, f) =>
    own === undefined ? '' : below === undefined || below === own ? users(own, f) : `${users(own, f)} · 下位部門を含め ${people(below, f)}`,
  unitTickedBelow: ({ ticked, below }, f) => `下位部門 ${f.number(below)} 件中 ${f.number(ticked)} 件にチェック`,
  tickSubtree: ({ name, below }, f) => `${f.name(name)} と下位の組織部門 ${f.number(below)} 件にチェック`,
  untickSubtree: ({ name, below }, f) => `${f.name(name)} と下位の組織部門 ${f.number(below)} 件のチェックを外す`,
  treeHelp: 'Space でこの部門だけにチェック、Shift + Space で下位部門ごとチェック、Enter でユーザーを表示します。',
  unitShow: 'ユーザーを表示',
  unitChoose: '組織部門を選ぶと、そのユーザーとバックアップの状態が表示されます。',
  unitProblems: ({ count }, f) => `${f.number(count)} 件の組織部門は階層に合わなかったため、位置を直しました:`,
  unitProblem: ({ kind, names, more }, f) => {
    const count = `${f.number(names.length + more)} 件`
    const what = {
      orphan: `親が不明なため最上位に表示 ${count}`,
      cycle: `自身を含むため最上位に表示 ${count}`,
      'many-roots': `ほかの最上位の部門 ${count}`,
      duplicate: `重複のため 1 回だけ表示 ${count}`,
    }[kind]
    return `${what} (${listed(names.map(f.name), more, f)})`
  },
  unitIn: ({ name }, f) => `${f.name(name)} の下`,
}
