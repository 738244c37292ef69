import type { enLists } from '../en/en-lists.js'
import type { Translated } from '../message.js'
import { of, people, users } from './ja-nouns.js'

export const jaLists: Translated<typeof enLists> = {
  searchUsers: '名前またはアドレスで検索',
  searchGroups: 'グループを検索',
  searchOrgUnits: '組織部門を検索',
  searchClear: '検索をクリア',
  accountStatusLabel: 'アカウントの状態',
  backupStatusLabel: 'バックアップの状態',
  accountStatus: ({ status }) => ({ active: '有効', suspended: '停止中', deleted: '削除済み', unknown: '不明' })[status],
  accountStatusWhy: ({ status, reason }, f) => `${status} – ${f.name(reason)}`,
  backupStatus: ({ status }) =>
    ({ none: '未バックアップ', pending: '準備中', protected: '保護済み', paused: '一時停止', failed: '失敗', unknown: '不明' })[status],
  selectRow: ({ name }, f) => `${f.name(name)} を選択`,
  columnSelect: '選択',
  columnName: '名前',
  columnAddress: 'メール',
  columnBackup: 'バックアップ',
  columnCost: 'ライセンス',
  columnMembers: 'メンバー',
  columnView: '表示',
  usersCount: ({ loaded, total, overall }, f) =>
    total === undefined
      ? `${users(loaded, f)}まで表示`
      : overall !== undefined && overall > total
        ? `${of(total, users(overall, f), f)} 人`
        : users(total, f),
  groupsCount: ({ loaded, total, overall }, f) =>
    total === undefined
      ? `グループ ${f.number(loaded)} 件まで表示`
      : overall !== undefined && overall > total
        ? `グループ ${f.number(overall)} 件中 ${f.number(total)} 件`
        : `グループ ${f.number(total)} 件`,
  usersLoading: 'ユーザーを読み込んでいます…',
  usersFailed: 'ユーザーを読み込めませんでした。',
  usersMoreFailed: '続きのユーザーを読み込めませんでした。',
  usersNone: 'このドメインにはユーザーがいません。',
  usersNoMatch: '該当するユーザーがいません。',
  usersNeverSynced: 'まだユーザーがいません',
  usersNeverSyncedText:
    'このドメインはまだ同期されていません。[ユーザーの同期] で、ユーザーとアカウントの状態をディレクトリから読み込みます。',
  usersStartSync: 'ユーザーの同期を開始',
  usersSyncing: ({ done, total }, f) =>
    done === undefined
      ? 'ユーザーを同期しています…'
      : total === undefined
        ? `ユーザーを同期しています: ${people(done, f)}まで完了`
        : `ユーザーを同期しています: ${f.number(done)} / ${people(total, f)}`,
  groupsLoading: 'グループを読み込んでいます…',
  groupsFailed: 'グループを読み込めませんでした。',
  groupsMoreFailed: '続きのグループを読み込めませんでした。',
  groupsNone: 'まだグループがありません',
  groupsNoneText: '[ドメインの管理] ページの [グループの同期] で、このドメインのグループをディレクトリから読み込みます。',
  groupsNoMatch: '該当するグループがありません。',
  cloudLimit: ({ limit }) =>
    ({
      'flat-org-units': '管理単位に下位の単位はなく、ユーザーが重複することがあります。',
      'no-dynamic-lists': '動的配布リストは表示されません。',
      'no-mailbox-kinds':
        '共有メールボックスと会議室は停止中のユーザーとして表示されます。区別するには MailboxSettings.Read を付与してください。',
    })[limit],
  noMatchText: '検索語を短くするか、絞り込みをクリアしてください。',
  noMatchClear: '検索と絞り込みをクリア',
  goManageDomainsButton: 'ドメインの管理',
  tickShown: ({ count }, f) => `読み込み済みの ${f.number(count)} 件を選択`,
  tickedShown: ({ ticked, skipped }, f) =>
    `${f.number(ticked)} 件を選択しました。${skipped > 0 ? `${f.number(skipped)} 件はスキップしました (停止中、削除済み、またはリストにあります)。` : ''}`,
  tickMatching: ({ total }, f) => (total === undefined ? '該当するすべてを選択' : `該当する ${f.number(total)} 件すべてを選択`),
  ticking: ({ done, total }, f) =>
    total === undefined ? `選択中: ${f.number(done)} 件見つかりました` : `選択中: ${f.number(done)} / ${f.number(total)} 件`,
  tickFailed: 'すべてを読み込めなかったため、何も選択していません。',
  untickAll: '選択をすべて解除',
  costCredits: ({ credits: n, isExact }, f) => (isExact ? `${f.plus(n)} ライセンス` : `${f.number(n)} ライセンス以上…`),
  costNone: '0 ライセンス',
  costRestart: '前回のバックアップが失敗または一時停止中、ライセンス取得済み',
  costFree: '無料',
  costProtected: '取得済み',
  costSelected: 'リストにあり',
  costCovered: ({ label, more }, f) => `${label}${more > 0 ? `、ほか ${f.number(more)} 件` : ''} に含まれます`,
  costCoveredByList: 'リストにすでに含まれています',
  membersCount: ({ count }, f) => `${people(count, f)}`,
  viewGroup: ({ name }, f) => `${f.name(name)} のユーザーを表示`,
  viewShort: '表示',
  membersOf: ({ kind, name }, f) => `${kind === 'group' ? 'グループ' : '組織部門'} ${f.name(name)} のユーザー`,
  membersNone: 'ユーザーはいません。',
  membersFailed: 'ユーザーを読み込めませんでした。',
  tickEvery: ({ list, total }, f) => {
    const noun = list === 'users' ? 'ユーザー' : 'グループ'
    return total === undefined ? `すべての${noun}を選択` : `${noun} ${f.number(total)} ${list === 'users' ? '人' : '件'}すべてを選択`
  },
  costNever: 'バックアップ不可',
  filter: '絞り込み',
  filterActive: ({ count }, f) => `絞り込み、${f.number(count)} 件適用中`,
  filterApplied: '適用中の絞り込み',
  filterRemove: ({ label }, f) => `絞り込み「${f.name(label)}」を解除`,
  filterClear: '絞り込みをすべて解除',
  filterMore: 'その他の絞り込み',
  filterChip: ({ facet, value }, f) => `${f.name(facet)}：${f.name(value)}`,
  filterSearch: ({ facet }, f) => `${f.name(facet)}内を検索`,
  filterContains: ({ facet }, f) => `${f.name(facet)}に含まれる文字`,
  filterAdd: '絞り込みを追加',
  filterNoOption: '一致する項目はありません。',
  filterGone: ({ label }) => `${label}(ディレクトリから削除済み)`,
  filterGoneText: '絞り込みの値がディレクトリにありません。外すとユーザーが表示されます。',
  filtersLoading: '絞り込み条件を読み込んでいます…',
  filtersFailed: '絞り込み条件を読み込めませんでした。',
  inList: 'リスト内',
  inExceptions: '除外',
  costExcepted: ({ label }) => (label === undefined ? '除外されています' : `${label} により除外`),
  costFigure: ({ credits, isExact }, f) => `${isExact ? '' : '≥ '}${credits === 0 ? f.number(0) : f.plus(credits)}`,
  costTakes: ({ credits }, f) => `ライセンスを ${f.number(credits)} 件使います`,
  costAtMost: ({ credits }, f) => `ライセンスを最大 ${f.number(credits)} 件使います`,
  nameWithAddress: ({ name, address }, f) => `${f.name(name)} (${f.name(address)})`,
  costNobody: 'ライセンスが必要なユーザーはいません',
}
