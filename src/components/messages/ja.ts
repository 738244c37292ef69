import type { Format, Messages } from './messages.js'

const credits = (n: number, f: Format): string => `${f.number(n)} クレジット`
const items = (n: number, f: Format): string => `${f.number(n)} 項目`
const users = (n: number, f: Format): string => `ユーザー ${f.number(n)} 人`
const people = (n: number, f: Format): string => `${f.number(n)} 人`
/** Ten of a hundred: the whole stands in front. */
const of = (part: number, whole: string, f: Format): string => `${whole}中 ${f.number(part)}`
const listed = (names: readonly string[], more: number, f: Format): string =>
  f.list(more > 0 ? [...names, `ほか ${f.number(more)} 件`] : names)

const SYNCS = { users: 'ユーザーの同期', groups: 'グループの同期', 'org-units': '組織部門の同期' } as const
const USER_STATUS = { queued: '待機中', running: '実行中', done: '完了', failed: '失敗' } as const

/** Japanese. */
export const messages: Messages = {
  language: 'ja',

  // scope and sync
  cloud: 'クラウド',
  domain: 'ドメイン',
  userSync: SYNCS.users,

  // tabs
  usersTab: 'バックアップするユーザー',
  groupsTab: 'グループ別のユーザー',
  orgUnitsTab: '組織部門別のユーザー',
  csvTab: 'CSV ファイルのアップロード',

  // box
  boxTitle: 'バックアップの対象',
  add: '追加',
  remove: '外す',
  settings: '設定 »»',
  kindUser: 'ユーザー:',
  kindGroup: 'グループ:',
  kindOrgUnit: '組織部門:',
  allocated: ({ credits: { allocated, available, isExact } }, f) => {
    const count = `${isExact ? '' : '少なくとも '}${credits(allocated, f)}`
    if (available === undefined) return `${count}を割り当てています`
    if (available === 'unlimited') return `${count}を割り当てています (上限なし)`
    return `${credits(available, f)}のうち${isExact ? ' ' : '、少なくとも '}${f.number(allocated)} を割り当てています`
  },
  startBackup: ({ credits: n }, f) => (n === 0 ? 'バックアップを開始' : `${users(n, f)}のバックアップを開始`),

  // starting, and what stands in the way
  starting: '開始しています…',
  startChanged: ({ expected, now }, f) =>
    now === undefined
      ? '何も開始していません。バックアップに必要なクレジットが変わりました。'
      : `何も開始していません。必要なのは ${f.number(expected)} ではなく ${credits(now, f)}です。`,
  startDifference: ({ what, by }, f) => {
    const count = `${people(Math.abs(by), f)}${by > 0 ? '増' : '減'}`
    return {
      covered: `対象のユーザー: ${count}`,
      protected: `保護済み: ${count}`,
      suspended: `停止中: ${count}`,
      deleted: `削除済み: ${count}`,
    }[what]
  },
  startShort: ({ allocated, available }, f) =>
    `何も開始していません。必要なのは ${credits(allocated, f)}、利用できるのは ${credits(available, f)}です。`,
  startLost: '応答が届きませんでした。',
  startLostSafe: 'バックアップは開始している可能性があります。もう一度試しても、二重に開始することはありません。',
  startUncounted: 'クレジットを最後まで数えられませんでした。',
  startNothing: '何も開始していません。',
  startRefused: '何も開始していません。一部の設定が受け付けられませんでした。',
  startFailed: 'バックアップを開始できませんでした。',
  startCounting: '集計しています…',
  startWith: ({ credits: n }, f) => `${users(n, f)}で開始`,
  startFirst: ({ first }, f) => `最初の ${people(first, f)}で開始`,
  problemDetails: '詳細',
  problemWhy: ({ code }) =>
    ({
      'bad-answer': 'サービスの応答を読み取れませんでした。',
      'bad-input': 'サービスが要求を受け付けませんでした。',
      unauthorized: 'ログインの有効期限が切れました。もう一度ログインしてからお試しください。',
      forbidden: 'この操作を行う権限がありません。',
      'not-found': 'すでに存在しません。',
      'not-enough-credits': 'クレジットが足りません。',
      'selection-changed': '選択の内容が変わりました。',
      'count-unknown': '集計を完了できませんでした。',
      'rate-limited': 'サービスが混み合っています。少し待ってからお試しください。',
      unavailable: 'サービスが応答しませんでした。',
      'too-large': '大きすぎます。',
      'not-a-csv': 'CSV ファイルではありません。',
      unreadable: '読み取れませんでした。',
      unsupported: 'サービスがこの操作に対応していません。',
      aborted: '停止しました。',
      disposed: 'ページが閉じられました。',
    })[code],

  // page
  cloudWithoutDomains: ({ name }, f) => `${f.name(name)} (ドメインなし)`,
  scopeQuestion: ({ cloud, domain }, f) => `${f.name(cloud)} の ${f.name(domain)} に切り替えますか?`,
  scopeQuestionText: ({ items: n }, f) => `ここで選択した ${items(n, f)}は取り消されます。先に保存したプランには残ります。`,
  scopeConfirm: ({ domain }, f) => `${f.name(domain)} に切り替える`,
  scopeKeep: '切り替えない',
  syncProgress: ({ done, total }, f) => (total === undefined ? `${users(done, f)}まで完了` : `${of(done, users(total, f), f)} 人`),
  syncStarting: 'ディレクトリに問い合わせています…',
  syncLast: ({ at }, f) => `前回: ${f.date(at)}`,
  syncNever: '未実行',
  syncFailed: '同期に失敗しました。',
  syncStop: '同期を停止',
  tabsLabel: '選択元',
  sheetEdge: ({ items: n, allocated, available, isExact }, f) => {
    const count = `${f.number(allocated)}${isExact ? '' : ' 以上'}`
    return `${items(n, f)} · ${typeof available === 'number' ? `${count} / ${credits(available, f)}` : `${count} クレジット`}`
  },
  ticked: ({ count }, f) => `${f.number(count)} 件にチェック`,
  backToSelection: '選択に戻る',
  goRuns: 'バックアップ',
  goSettings: '設定',
  goManageDomains: 'ドメイン',
  cloudsFailed: 'クラウドとドメインを読み込めませんでした。',

  // box
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

  // credits
  peopleCovered: ({ count }, f) => people(count, f),
  peopleDue: ({ count }, f) => `クレジットが必要 ${people(count, f)}`,
  peopleProtected: ({ count }, f) => `保護済み ${people(count, f)}`,
  peopleSuspended: ({ count }, f) => `停止中 ${people(count, f)}`,
  peopleDeleted: ({ count }, f) => `削除済み ${people(count, f)}`,
  creditsTaken: ({ count }, f) => `使用 ${f.number(count)}`,
  creditsFree: ({ count }, f) => `空き ${f.number(count)}`,
  creditsOver: ({ count }, f) => `不足 ${f.number(count)}`,
  overlapSaved: ({ count }, f) => `重複により ${f.number(count)} 節約`,
  creditParts: 'クレジットの内訳',
  explainCovered: '項目に含まれるすべてのユーザー。1 人を 1 回だけ数えます。',
  explainDue: '有効で、まだバックアップされていません。1 人につき 1 クレジットを使います。',
  explainProtected: 'すでにバックアップされています。クレジットは使いません。',
  explainSuspended: '停止中のアカウントはバックアップできません。クレジットは使いません。',
  explainDeleted: '削除済みのアカウントはバックアップできません。クレジットは使いません。',
  explainOverlap:
    '複数の項目に含まれていても 1 回だけ数えています。項目を 1 つずつ数えた場合のクレジットから、まとめて数えたクレジットを引いた数です。',
  explainTaken: '利用できるクレジットのうち、この選択が使う分です。',
  explainFree: '利用できるまま残るクレジットです。',
  explainOver: '利用できるクレジットを超えて必要な分です。',
  counting: ({ done, total }, f) =>
    total === undefined ? `メンバーを集計中: ${people(done, f)}まで完了` : `メンバーを集計中: ${f.number(done)} / ${people(total, f)}`,
  countingStop: '集計を停止',
  countingStopped: '集計を停止しました。実際はこれより多い可能性があります。',
  countingGoOn: '集計を続ける',
  countFailed: ({ labels, more }, f) =>
    labels.length === 0 ? '一部のメンバーを読み込めませんでした。' : `${listed(labels, more, f)} のメンバーを読み込めませんでした。`,
  creditsFailed: '利用できるクレジットを読み込めませんでした。',
  short: ({ shortfall }, f) => `${credits(shortfall, f)}足りません。`,
  shortAtLeast: ({ shortfall }, f) => `少なくとも ${credits(shortfall, f)}足りません。`,
  shortHelpItems: '項目を外す:',
  shortFirst: ({ isOnly }) => (isOnly ? '追加した順:' : 'または、追加した順:'),

  // start
  startNeedsItems: '先にユーザー、グループ、組織部門を追加してください。',
  startNeedsCount: '集計が終わるまでお待ちください。',
  startNeedsCredits: ({ shortfall }, f) => `${credits(shortfall, f)}足りません。`,
  startNeedsBalance: '利用できるクレジットがまだわかりません。',
  startNeedsDue: 'クレジットが必要なユーザーがいません。全員が保護済み、停止中、または削除済みです。',
  viewRun: 'バックアップを表示',
  hideRun: 'このバックアップを隠す',

  // plan and gap
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

  // settings
  settingsTitle: 'バックアップの設定',
  settingsAbout: ({ domain }, f) =>
    `${domain === '' ? '' : `${f.name(domain)} の`}すべての選択について、[バックアップを開始] が使う設定です。`,
  settingsStepTitle: '今回のバックアップの設定',
  settingsStepAbout: ({ domain }, f) =>
    `今回の選択だけに適用されます。${domain === '' ? '' : `${f.name(domain)} の`}既定値は変わりません。`,
  settingsGroups: '設定のグループ',
  settingsLoading: '設定を読み込んでいます',
  settingsLoadFailed: '設定を読み込めませんでした。',
  settingsNone: 'このサービスには選べる設定がありません。',
  settingsBack: '戻る',
  settingsSave: '保存',
  settingsSaving: '保存しています…',
  settingsSaved: '保存しました',
  settingsSaveFailed: '設定を保存できませんでした。',
  settingsUnsaved: ({ count }, f) => `未保存の変更 ${f.number(count)} 件`,
  settingsUnchanged: '保存する変更はありません',
  settingsDiscard: '変更を破棄',
  settingsDiscarded: '変更を破棄しました',
  settingsOwn: ({ count }, f) => (count === 0 ? 'ドメインの既定値のまま' : `ドメインの既定値と異なる設定 ${f.number(count)} 件`),
  settingsStarted: ({ users: n }, f) => `${users(n, f)}のバックアップを開始しました`,
  settingsNothingSelected: '何も選択されていません',
  settingsNobodyDue: 'この選択にはクレジットが必要なユーザーがいません',
  settingsShort: ({ shortfall }, f) => `${credits(shortfall, f)}不足`,
  settingsChanged: '変更あり',
  settingsBackToDefault: '既定値に戻す',
  settingsBackToDefaultOf: ({ setting }, f) => `既定値に戻す: ${f.name(setting)}`,
  settingsIsDefault: ({ setting }, f) => `${f.name(setting)} を既定値に戻しました`,
  settingsOn: 'オン',
  settingsOff: 'オフ',
  settingsChoose: '選択…',
  settingsUnlimited: '無制限',
  settingsUnitOf: ({ setting }, f) => `${f.name(setting)} の単位`,
  settingsAddText: '追加',
  settingsAddTextTo: ({ setting }, f) => `${f.name(setting)} に追加`,
  settingsRemoveText: ({ text }, f) => `${f.name(text)} を削除`,
  settingsTextsAdded: ({ texts }, f) => `${f.list(texts.map(f.name))} を追加しました`,
  settingsTextRemoved: ({ text }, f) => `${f.name(text)} を削除しました`,
  settingsTextsRepeated: ({ texts }, f) => `${f.list(texts.map(f.name))} はすでにあります`,
  settingsTextsCount: ({ count, most }, f) => `${f.number(count)} / 最大 ${f.number(most)} 件`,
  settingsFull: 'これ以上追加できません',
  settingsWrong: ({ count }, f) => `修正が必要な設定 ${f.number(count)} 件`,
  settingEmpty: '数値を入力してください',
  settingNotANumber: '数値ではありません',
  settingNotAnOption: '選択肢から選んでください',
  settingTooSmall: ({ limit, unit }, f) => `${`${f.number(limit)} ${f.name(unit)}`.trim()} 以上にしてください`,
  settingTooBig: ({ limit, unit }, f) => `${`${f.number(limit)} ${f.name(unit)}`.trim()} 以下にしてください`,
  settingTooMany: ({ limit }, f) => `${f.number(limit)} 件以下にしてください`,

  // lists
  searchUsers: '名前またはアドレスで検索',
  searchGroups: 'グループを検索',
  searchOrgUnits: '組織部門を検索',
  searchClear: '検索をクリア',
  accountStatusLabel: 'アカウントの状態',
  backupStatusLabel: 'バックアップの状態',
  accountStatus: ({ status }) => ({ active: '有効', suspended: '停止中', deleted: '削除済み' })[status],
  accountStatusWhy: ({ status, reason }, f) => `${status} – ${f.name(reason)}`,
  backupStatus: ({ status }) =>
    ({ none: '未バックアップ', pending: '準備中', protected: '保護済み', paused: '一時停止', failed: '失敗' })[status],
  selectRow: ({ name }, f) => `${f.name(name)} を選択`,
  columnSelect: '選択',
  columnName: '名前',
  columnAddress: 'メール',
  columnAccount: 'アカウント',
  columnBackup: 'バックアップ',
  columnCost: 'クレジット',
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
    'このドメインのユーザーはまだ同期されていません。[ユーザーの同期] で、ユーザーとアカウントの状態をディレクトリから読み込みます。',
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
  noMatchText: '文字を減らすか、すべての中から探してください。',
  noMatchClear: '検索と絞り込みをクリア',
  stalled: '通常より時間がかかっています。',
  goManageDomainsButton: 'ドメインの管理',
  tickShown: ({ count }, f) => `表示中の ${f.number(count)} 件にチェック`,
  tickedShown: ({ ticked, skipped }, f) =>
    `${f.number(ticked)} 件にチェックを入れました。${skipped > 0 ? `${f.number(skipped)} 件は対象外です (有効でないか、選択済み)。` : ''}`,
  tickMatching: ({ total }, f) => (total === undefined ? '該当するすべてにチェック' : `該当する ${f.number(total)} 件すべてにチェック`),
  ticking: ({ done, total }, f) =>
    total === undefined ? `チェック中: ${f.number(done)} 件見つかりました` : `チェック中: ${f.number(done)} / ${f.number(total)} 件`,
  tickFailed: 'すべてを読み込めなかったため、チェックは入れていません。',
  untickAll: 'すべてのチェックを外す',
  costUser: ({ credits: n }, f) => f.plus(n),
  costCredits: ({ credits: n, isExact }, f) => (isExact ? `${f.plus(n)} クレジット` : `${f.number(n)} クレジット以上…`),
  costNone: 'クレジット不要',
  costProtected: '保護済み',
  costSelected: '選択済み',
  costCovered: ({ label, more }, f) => `${label}${more > 0 ? `、ほか ${f.number(more)} 件` : ''} に含まれます`,
  membersCount: ({ count }, f) => `${people(count, f)}`,
  viewGroup: ({ name }, f) => `${f.name(name)} のユーザーを表示`,
  viewShort: '表示',
  membersOf: ({ name }, f) => `${f.name(name)} のユーザー`,
  membersNone: '誰も含まれていません。',
  membersFailed: 'ユーザーを読み込めませんでした。',

  // org units
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
  tickSubtree: ({ below }, f) => `下位部門ごとチェック (${f.number(below)})`,
  untickSubtree: ({ below }, f) => `下位部門ごとチェックを外す (${f.number(below)})`,
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

  // csv
  csvDrop: 'CSV ファイルを選択',
  csvDropText:
    'またはここにドロップしてください。Google 管理コンソール、Microsoft 365、Entra、GAM から書き出したファイルと、アドレスの一覧を読み取れます。',
  csvAnother: '別のファイル',
  csvSample: 'サンプルをダウンロード',
  csvSampleName: 'backup-sample.csv',
  csvReport: 'レポートをダウンロード',
  csvReportName: ({ file }) => `${file.replace(/\.[^.]*$/, '')}-report.csv`,
  csvReportAddress: 'メールアドレス',
  csvReportDetail: '詳細',
  csvReportUserId: 'ユーザー ID',
  csvReading: ({ phase, done, total }, f) => {
    const what = phase === 'reading' ? 'ファイルを読み取っています' : 'アドレスを照合しています'
    return total === undefined || total === 0 ? `${what}: ${f.number(done)} 件` : `${what}: ${f.percent(done / total)}`
  },
  csvFailed: ({ file }, f) => `${f.name(file)} を使用できませんでした。`,
  csvWhy: ({ code, looksLike }) => {
    const kinds: Readonly<Record<string, string>> = {
      empty: 'ファイルが空です。',
      xlsx: 'Excel ブック (.xlsx) のようです。CSV として保存し、そのファイルをアップロードしてください。',
      xls: '古い形式の Excel ブック (.xls) のようです。CSV として保存し、そのファイルをアップロードしてください。',
      ods: 'OpenDocument スプレッドシート (.ods) のようです。CSV として保存し、そのファイルをアップロードしてください。',
      word: 'CSV ファイルではなく、Word 文書 (.docx) のようです。',
      zip: 'Excel ブックまたは ZIP アーカイブのようです。CSV として保存するか、中の CSV を取り出してください。',
      archive: '圧縮アーカイブのようです。中の CSV を取り出してください。',
      pdf: 'CSV ファイルではなく、PDF のようです。',
      picture: 'CSV ファイルではなく、画像のようです。',
      rtf: 'CSV ファイルではなく、リッチ テキスト文書 (.rtf) のようです。',
      html: 'CSV ファイルではなく、ウェブページのようです。',
      xml: 'CSV ファイルではなく、XML ファイルのようです。',
      json: 'CSV ファイルではなく、JSON ファイルのようです。',
      vcard: 'CSV ファイルではなく、連絡先カード (vCard) のようです。',
      'utf-16': '識別子のない UTF-16 テキストのようです。CSV UTF-8 として保存してください。',
    }
    if (code === 'not-a-csv') return kinds[looksLike] ?? 'CSV ファイルではなく、バイナリ データのようです。'
    if (code === 'too-large') return '大きすぎます。読み取れるのは 1,000,000 行、100 MB までです。分割してアップロードしてください。'
    return '読み取れませんでした。移動されたか、ほかで開かれている可能性があります。'
  },
  csvKept: '先にアップロードした内容は残っています。',
  csvVerdict: ({ verdict }) =>
    ({
      ready: '選択可能',
      protected: '保護済み',
      suspended: '停止中',
      deleted: '削除済み',
      unknown: 'このディレクトリにありません',
      duplicate: '重複',
      'not-an-address': 'アドレスではありません',
    })[verdict],
  csvFound: ({ verdict, count }, f) =>
    `${
      {
        ready: '選択可能',
        protected: '保護済み',
        suspended: '停止中',
        deleted: '削除済み',
        unknown: '該当なし',
        duplicate: '重複',
        'not-an-address': 'アドレス以外',
      }[verdict]
    } ${f.number(count)}`,
  csvDuplicateOf: ({ line }, f) => `${f.number(line)} 行目と重複`,
  csvNearest: ({ address }, f) => `${f.name(address)} ですか?`,
  csvFindings: '判定結果',
  csvRows: 'ファイルの行',
  csvRowsCount: ({ shown, rows }, f) => (shown === rows ? `${f.number(rows)} 行` : `${f.number(rows)} 行中 ${f.number(shown)} 行`),
  csvNone: 'ファイルに行がありません。',
  csvNoMatch: 'この判定の行はありません。',
  csvTickAll: ({ ready, others }, f) =>
    others === 0
      ? `選択可能な ${f.number(ready)} 件すべてにチェック`
      : `選択可能または保護済みの ${f.number(ready + others)} 件すべてにチェック`,
  csvOutcome: ({ rows, findings }, f) => `${f.number(rows)} 行: ${f.list(findings)}`,
  csvUpload: 'CSV ファイル',
  csvColumnLine: '行',
  csvColumnVerdict: '判定',
  csvEncoding: ({ encoding }) =>
    ({
      'windows-1252': 'Windows-1252 のテキストとして読み取りました。アクセント記号のある名前を確認してください。',
      'utf-16le': 'UTF-16 のテキストとして読み取りました。',
      'utf-16be': 'UTF-16 のテキストとして読み取りました。',
    })[encoding],
  csvColumn: ({ name, index }, f) =>
    name === '' ? `アドレスを ${f.number(index + 1)} 列目から読み取っています。` : `アドレスを「${f.name(name)}」列から読み取っています。`,
  csvWrongColumn: '列が違いますか?',
  csvColumnName: ({ name, index }, f) => (name === '' ? `${f.number(index + 1)} 列目` : name),
  csvUnclosed: ({ line }, f) => `${f.number(line)} 行目の引用符が閉じられていないため、そのまま読み取りました。`,
  csvNoWorker: 'バックグラウンド処理を開始できなかったため、このタブで少しずつ読み取りました。',

  // manage domains
  noDomain: 'このドメインはありません。別のドメインを選んでください。',
  domainsTitle: 'ドメインの管理',
  domainsAbout: '同期すると、ディレクトリに新しく加わったものと、停止または削除されたユーザーが反映されます。',
  domainsLoading: 'ドメインを読み込んでいます',
  domainsLoadFailed: 'ドメインを読み込めませんでした。',
  domainsEmpty: 'まだドメインがありません。',
  domainsNoneIn: ({ cloud }, f) => `${f.name(cloud)} にはまだドメインがありません。`,
  domainsNoSync: ({ cloud }, f) => `${f.name(cloud)} は手動での同期に対応していません。`,
  domainsCurrent: '現在',
  domainsSearch: 'ドメインを検索',
  domainsShown: ({ shown, total }, f) =>
    shown === total ? `ドメイン ${f.number(total)} 件` : `ドメイン ${f.number(total)} 件中 ${f.number(shown)} 件`,
  domainsNoMatch: ({ search }, f) => `「${f.name(search)}」に該当するドメインがありません。`,
  domainSyncLabel: ({ kind }) => SYNCS[kind],
  domainSyncOf: ({ kind, domain }, f) => `${f.name(domain)} の${SYNCS[kind]}`,
  domainSyncNews: ({ sync, news }) => `${sync}: ${news}`,
  domainSyncProgressOf: ({ sync }) => `${sync}の進行状況`,
  domainSyncProgress: ({ done, total }, f) =>
    done === undefined
      ? '同期しています…'
      : total === undefined
        ? `${f.number(done)} 件まで完了`
        : `${f.number(done)} / ${f.number(total)} 件`,
  domainSyncCancel: ({ sync }) => `${sync}をキャンセル`,
  domainSyncStopping: '停止しています…',
  domainSyncStopped: '停止しました。何も変更されていません。',
  domainSyncNotStopped: '同期を停止できませんでした。',
  domainSyncFailed: '同期に失敗しました。何も変更されていません。',
  domainSyncRetry: ({ sync }) => `再試行: ${sync}`,
  domainSyncResult: ({ added, changed, removed }, f) =>
    added + changed + removed === 0
      ? '変更はありませんでした'
      : `追加 ${f.number(added)}、変更 ${f.number(changed)}、削除 ${f.number(removed)}`,
  domainSyncNever: '未同期',
  domainSyncLast: ({ ago }) => `前回の同期: ${ago}`,

  // run view
  runList: 'バックアップ',
  runListAbout: ({ domain }, f) => `${f.name(domain)} で開始したバックアップです。選ぶと進行状況を確認できます。`,
  runListAll: 'すべてのバックアップ',
  runListStarted: '開始日時',
  runListCounts: 'ユーザー',
  runListOpen: '表示',
  runListOpenOf: ({ started }) => `${started} のバックアップを表示`,
  runListLoading: 'バックアップを読み込んでいます',
  runListFailed: 'バックアップを読み込めませんでした。',
  runListEmpty: 'まだバックアップがありません',
  runListEmptyText: '開始したバックアップがここに表示されます。',
  runViewNone: 'このサービスはバックアップの進行状況を提供していません。',
  runViewLoading: 'バックアップを読み込んでいます',
  runViewFailed: 'バックアップを読み込めませんでした。',
  runViewUnknown: 'このバックアップはありません',
  runViewUnknownText: '別のドメインのものか、保存期間を過ぎた可能性があります。',
  runViewTitle: ({ total }, f) => `${users(total, f)}のバックアップ`,
  runViewStatus: ({ status }) =>
    ({ queued: '待機中', running: '実行中', completed: '完了', 'completed-with-errors': '完了 (エラーあり)', failed: '失敗' })[status],
  runViewUserStatus: ({ status }) => USER_STATUS[status],
  runViewStartedAt: ({ at }) => `開始: ${at}`,
  runViewFinishedAt: ({ at }) => `終了: ${at}`,
  runViewProgress: '進行状況',
  runViewProgressWords: ({ done, failed, left, total }, f) =>
    `${people(total, f)}中 ${people(done, f)}が完了、${people(failed, f)}が失敗、残り ${people(left, f)}`,
  runViewDoneOf: ({ done, total }, f) => `${people(total, f)}中 ${people(done, f)}が完了`,
  runViewDoneCount: ({ done }, f) => `完了 ${people(done, f)}`,
  runViewFailedCount: ({ failed }, f) => `失敗 ${people(failed, f)}`,
  runViewLeftCount: ({ left }, f) => `残り ${people(left, f)}`,
  runViewPerMinute: ({ count }, f) => `1 分あたり約 ${people(count, f)}`,
  runViewPerHour: ({ count }, f) => (count === 0 ? '1 時間あたり 1 人未満' : `1 時間あたり約 ${people(count, f)}`),
  runViewLeftTime: ({ time }) => `残り約 ${time}`,
  runViewTook: ({ time }) => `所要時間 ${time}`,
  runViewChart: '時間の経過',
  runViewChartWords: ({ from, to, done, failed, total }, f) =>
    `${from} から ${to} まで: ${people(total, f)}中 ${people(done, f)}が完了、${people(failed, f)}が失敗`,
  runViewChartTable: '表で見る',
  runViewTime: '時刻',
  runViewUsers: 'このバックアップのユーザー',
  runViewUsersLoading: 'このバックアップのユーザーを読み込んでいます',
  runViewUsersFailed: 'このバックアップのユーザーを読み込めませんでした。',
  runViewNoUsers: 'このバックアップには誰も含まれていません',
  runViewNoneLikeThat: '現在この状態のユーザーはいません',
  runViewFilterLabel: '状態',
  runViewFilterAll: ({ count }, f) => `すべて ${f.number(count)}`,
  runViewFilter: ({ status, count }, f) => `${USER_STATUS[status]}${count === undefined ? '' : ` ${f.number(count)}`}`,
  runViewStatusHead: '状態',
  runViewRetryHead: '再試行',
  runViewRetry: '再試行',
  runViewRetryOf: ({ name }, f) => `${f.name(name)} を再試行`,
  runViewRetryAll: ({ count }, f) => `失敗した ${people(count, f)}をすべて再試行`,
  runViewRetrying: ({ name }, f) => `${f.name(name)} を再試行しています`,
  runViewRetryingAll: ({ count }, f) => `${users(count, f)}を再試行しています`,
  runViewRetryFailed: '再試行できませんでした。',
  runViewEnded: ({ done, failed }, f) => `バックアップが終了しました: 完了 ${people(done, f)}、失敗 ${people(failed, f)}`,

  // anywhere
  partLoading: '読み込んでいます…',
  partFailed: '読み込めませんでした。',
  retry: '再試行',
  cancel: 'キャンセル',
  close: '閉じる',
}
