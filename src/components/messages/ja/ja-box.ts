import type { enBox } from '../en/en-box.js'
import type { Translated } from '../message.js'
import { credits, items, of, people, users } from './ja-nouns.js'

export const jaBox: Translated<typeof enBox> = {
  boxTitle: 'バックアップの対象',
  add: '追加',
  remove: '外す',
  settings: '設定 »»',
  kindUser: 'ユーザー:',
  kindGroup: 'グループ:',
  kindOrgUnit: '組織部門:',
  itemCount: ({ items: n }, f) => items(n, f),
  addNothing: '先にタブでユーザー、グループ、組織部門にチェックを入れてください。',
  removeNothing: '先に下の一覧で項目を選んでください。',
  boxMenu: 'その他の操作',
  savePlan: 'プランを保存',
  openPlan: 'プランを開く…',
  showGap: '対象外のユーザー…',
  clearAll: 'すべて外す',
  boxEmpty: 'まだ何も選択されていません',
  boxEmptyTick: 'ユーザー、グループ、組織部門にチェックを入れます。',
  boxEmptyAdd: '[追加] を押すとここに入り、必要なクレジットがわかります。',
  boxList: '項目',
  removeItem: ({ label }, f) => `${f.name(label)} を外す`,
  removed: ({ items: n }, f) => `${items(n, f)}を外しました。`,
  undo: '元に戻す',
  itemCounting: '集計中…',
  itemStale: 'ディレクトリにありません – 集計対象外',
  itemFailed: 'メンバーを読み込めません',
  itemFrees: ({ credits: n, isExact }, f) =>
    n === 0 ? (isExact ? '空きは増えません' : '') : `${f.number(n)} ${isExact ? '' : '以上'}空きます`,
  itemFreesWhat: ({ credits: n, isExact }, f) =>
    n === 0 && isExact
      ? '外してもクレジットは空きません。ほかの項目が同じユーザーを含むか、クレジットが必要なユーザーがいません'
      : `外すと${isExact ? ' ' : '少なくとも '}${credits(n, f)}空きます`,
  planTitle: 'このプランを開きますか?',
  planDifference: ({ adds, removes, keeps }, f) =>
    `現在の選択を置き換えます。追加 ${items(adds, f)}、除外 ${items(removes, f)}、変更なし ${items(keeps, f)}。`,
  planSame: '現在の選択とまったく同じ内容です。',
  planAdded: '追加される項目',
  planRemoved: '外れる項目',
  planAndMore: ({ count }, f) => `ほか ${f.number(count)} 件`,
  planReplace: '選択を置き換える',
  planOtherScope: ({ domain }, f) => `このプランは ${f.name(domain)} のものです。先にそのドメインに切り替えてから開いてください。`,
  planFileName: ({ domain }) => `backup-plan-${domain}.json`,
  planNotOne: 'このファイルは保存されたプランではありません。',
  planFailed: 'プランを開けませんでした。',
  planProblems: ({ count }, f) => `プランのうち ${items(count, f)}はクレジットを使いません:`,
  planProblem: ({ label, reason }) => (reason === 'not-found' ? `${label} – ディレクトリにありません` : `${label} – 有効ではありません`),
  dismiss: '閉じる',
  gapTitle: '対象外のユーザー',
  gapText: '選択に含まれず、バックアップで保護されてもいない、有効なユーザーです。',
  gapCount: ({ shown, total }, f) =>
    total === undefined ? `${users(shown, f)}まで表示` : shown === total ? users(total, f) : `${of(shown, users(total, f), f)} 人`,
  gapNone: '対象外のユーザーはいません。有効なユーザーは全員、対象に含まれるか保護済みです。',
  gapLoading: 'ユーザーを探しています…',
  gapFailed: '対象外のユーザーを表示できませんでした。',
  gapMore: 'さらに表示',
  gapAdd: ({ name }, f) => `${f.name(name)} を追加`,
  gapAddShown: ({ count }, f) => `表示中の ${people(count, f)}を追加`,
  gapAddAll: ({ count }, f) => (count === undefined ? 'すべて追加' : `${people(count, f)}すべてを追加`),
  gapAdding: ({ count }, f) => `${users(count, f)}が見つかりました`,
}
