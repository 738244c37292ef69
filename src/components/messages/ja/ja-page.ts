import type { enPage } from '../en/en-page.js'
import type { Translated } from '../message.js'
import { items, licenses, of, SYNCS, users } from './ja-nouns.js'

export const jaPage: Translated<typeof enPage> = {
  cloud: 'クラウド',
  domain: 'ドメイン',
  simulation: 'シミュレーション：実際のバックアップは行われません',
  userSync: SYNCS.users,
  usersTab: 'バックアップするユーザー',
  groupsTab: 'グループ別のユーザー',
  orgUnitsTab: '組織部門別のユーザー',
  csvTab: 'CSV ファイルのアップロード',
  cloudWithoutDomains: ({ name }, f) => `${f.name(name)} (ドメインなし)`,
  scopeQuestion: ({ cloud, domain }, f) => `${f.name(cloud)} の ${f.name(domain)} に切り替えますか?`,
  scopeQuestionText: ({ items: n }, f) => `リスト (${items(n, f)}) は空になります。残すには、先にプランとして保存してください。`,
  scopeConfirm: ({ domain }, f) => `${f.name(domain)} に切り替える`,
  scopeKeep: '切り替えない',
  syncProgress: ({ done, total }, f) => (total === undefined ? `${users(done, f)}まで完了` : `${of(done, users(total, f), f)} 人`),
  syncStarting: 'ディレクトリに問い合わせています…',
  syncLast: ({ at }, f) => `前回の同期: ${f.date(at)}`,
  syncNever: '未同期',
  syncFailed: '同期に失敗しました。',
  syncStop: '同期を停止',
  tabsLabel: '選択元',
  sheetEdge: ({ items: n, allocated, available, isExact }, f) => {
    const count = `${f.number(allocated)}${isExact ? '' : ' 以上'}`
    return `${items(n, f)} · ${typeof available === 'number' ? `${count} / ${licenses(available, f)}` : `${count} ライセンス`}`
  },
  ticked: ({ count }, f) => `${f.number(count)} 件にチェック`,
  backToSelection: '選択に戻る',
  goRuns: 'バックアップ',
  goSettings: '設定',
  goManageDomains: 'ドメイン',
  pageUnconnected: 'このページはバックアップサービスに接続されていません。サイトの管理者に連絡してください。',
  cloudsFailed: 'クラウドとドメインを読み込めませんでした。',
  pageMenu: 'バックアップと設定',
  scopeQuestionTicks: ({ ticked }, f) => `追加していない ${f.number(ticked)} 件のチェックは失われます。`,
}
