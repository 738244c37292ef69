import type { enStart } from '../en/en-start.js'
import type { Translated } from '../message.js'
import { licenses, listed, people, users } from './ja-nouns.js'

export const jaStart: Translated<typeof enStart> = {
  allocated: ({ credits: { allocated, available, isExact } }, f) => {
    const count = `${isExact ? '' : '少なくとも '}${licenses(allocated, f)}`
    if (available === undefined) return 'ライセンスを確認しています…'
    if (available === 'unlimited') return `${count}を割り当てています (上限なし)`
    return `${licenses(available, f)}のうち${isExact ? ' ' : '、少なくとも '}${f.number(allocated)} を割り当てています`
  },
  startBackup: ({ users: n, credits }, f) =>
    n === 0 ? 'バックアップを開始' : `${users(n, f)}のバックアップを開始${n === credits ? '' : ` · ${licenses(credits, f)}`}`,
  starting: '開始しています…',
  startChanged: ({ expected, now }, f) =>
    now === undefined
      ? '何も開始していません。必要なライセンス数が変わりました。'
      : `何も開始していません。必要なのは ${f.number(expected)} ではなく ${licenses(now, f)}です。`,
  startChangedUsers: ({ expected, now }, f) =>
    `何も開始されませんでした。バックアップの対象は ${people(expected, f)}ではなく、${people(now, f)}になりました。`,
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
    `何も開始していません。必要なのは ${licenses(allocated, f)}、利用できるのは ${licenses(available, f)}です。`,
  startLost: 'サーバーから応答がありません。',
  startLostSafe: 'バックアップは開始している可能性があります。もう一度試しても、二重に開始することはありません。',
  startUncounted: 'ライセンスを最後まで数えられませんでした。',
  startNothing: '何も開始していません。',
  startRefused: '何も開始していません。一部の設定が受け付けられませんでした。',
  startFailed: 'バックアップを開始できませんでした。',
  startCounting: '集計しています…',
  startWith: ({ users: n }, f) => `${users(n, f)}で開始`,
  peopleCovered: ({ count }, f) => people(count, f),
  peopleDue: ({ count }, f) => `ライセンスが必要 ${people(count, f)}`,
  peopleRestarts: ({ count }, f) => `再開 ${people(count, f)}`,
  peopleFree: ({ count }, f) => `ライセンス不要 ${people(count, f)}`,
  peopleProtected: ({ count }, f) => `保護済み ${people(count, f)}`,
  peopleSuspended: ({ count }, f) => `停止中 ${people(count, f)}`,
  peopleDeleted: ({ count }, f) => `削除済み ${people(count, f)}`,
  creditsTaken: ({ count }, f) => `使用 ${f.number(count)}`,
  creditsFree: ({ count }, f) => `空き ${f.number(count)}`,
  creditsOver: ({ count }, f) => `不足 ${f.number(count)}`,
  overlapSaved: ({ count }, f) => `重複 ${f.number(count)} 件は対象外`,
  creditParts: 'ライセンスの内訳',
  explainCovered: '項目に含まれるすべてのユーザー。1 人を 1 回だけ数えます。',
  explainDue: '有効で、まだバックアップされていません。通常は 1 人につき 1 ライセンスを使います。',
  explainRestarts: '前回のバックアップが失敗したか、一時停止中です。ライセンスはすでにあるため、追加で使いません。',
  explainPeopleFree: '共有メールボックスや会議室など、ライセンスを使わないアカウントです。',
  explainProtected: 'すでにバックアップされています。ライセンスは使いません。',
  explainSuspended: '停止中のアカウントはバックアップできません。ライセンスは使いません。',
  explainDeleted: '削除済みのアカウントはバックアップできません。ライセンスは使いません。',
  explainOverlap:
    '複数の項目に含まれるユーザーを 1 回だけ数えています。項目ごとに必要なライセンスの合計から、まとめて必要なライセンスを引いた数です。',
  explainTaken: 'このリストが使うライセンスです。',
  explainFree: '利用できるまま残るライセンスです。',
  explainOver: '利用できるライセンスを超えて必要な分です。',
  counting: ({ done, total }, f) =>
    total === undefined ? `メンバーを集計中: ${people(done, f)}まで完了` : `メンバーを集計中: ${f.number(done)} / ${people(total, f)}`,
  countingWaits: 'クラウドの応答を待っています…',
  countingStop: '集計を停止',
  countingStopped: '集計を停止しました。実際はこれより多い可能性があります。',
  countingGoOn: '集計を続ける',
  countFailed: ({ labels, more }, f) =>
    labels.length === 0 ? '一部のメンバーを読み込めませんでした。' : `${listed(labels, more, f)} のメンバーを読み込めませんでした。`,
  creditsFailed: 'ライセンスを読み込めませんでした。',
  short: ({ shortfall }, f) => `あと ${licenses(shortfall, f)}必要です。`,
  shortAtLeast: ({ shortfall }, f) => `少なくともあと ${licenses(shortfall, f)}必要です。`,
  shortHelpItems: '次のいずれかを外す:',
  shortLeavers: ({ credits }, f) => `退職・離脱した人が使用中: ${licenses(credits, f)}…`,
  shortFirst: ({ isOnly }) => (isOnly ? '一部だけ開始できます:' : 'または:'),
  startNeedsItems: '先にユーザー、グループ、組織部門を追加してください。',
  startNeedsCount: '集計が終わるまでお待ちください。',
  startNeedsCredits: ({ shortfall }, f) => `あと ${licenses(shortfall, f)}必要です。`,
  startNeedsBalance: 'ライセンスを確認しています…',
  startNeedsDue: '開始するものがありません。全員がバックアップ済み、停止中、または削除済みです。',
  startNeedsDueExcept: '開始するものがありません。全員が除外、バックアップ済み、停止中、または削除済みです。',
  peopleExcepted: ({ count }, f) => `除外 ${people(count, f)}`,
  explainExcepted: '除外の対象です。ライセンスは使いません。',
  viewRun: 'バックアップを表示',
  hideRun: 'このバックアップを隠す',
  startNeedsAdd: ({ count }, f) => `${f.number(count)} 件にチェック – [追加] を押してください。`,
  startedTitle: ({ users }, f) => `${f.number(users)} ユーザーのバックアップを開始しました`,
  startedClose: 'このページは閉じてもかまいません。',
  startedItems: '対象',
  startedSettings: '設定',
  runQuarter: ({ share }, f) => `バックアップは ${f.percent(share)} 完了しました`,
  reviewTitle: 'バックアップの確認',
  reviewText: ({ users }, f) => `${f.number(users)} ユーザーをバックアップします。`,
  reviewFirst: 'ライセンスがなくなるまで、このリストの順に対象者を選びます。',
  reviewConfirm: '今すぐ開始',
  reviewOpen: ({ first }, f) => `追加順で最初の ${f.number(first)} 人をバックアップ…`,
  reviewCredits: ({ credits }, f) => `ライセンスを ${f.number(credits)} 件使います。`,
  reviewFromTo: ({ from, to }, f) => `最初: ${f.name(from)}、最後: ${f.name(to)}`,
  reviewStays: ({ users: n }, f) =>
    n === 0 ? 'リストはそのまま残ります。' : `リストはそのまま残ります。未バックアップの対象があと ${people(n, f)}残ります。`,
  reviewPeople: 'このバックアップの対象者',
  removeKind: ({ kind, items }, f) =>
    `${{ user: 'ユーザー', group: 'グループ', 'org-unit': '組織部門' }[kind]} ${f.number(items)} 件をすべて外す`,
  keepGroup: '保護の期間',
  keepOnce: '1 回のみ',
  keepAlways: '継続して保護',
  keepUseSettings: 'この設定を使用',
  startedPolicy: 'ポリシー',
  goPolicies: 'ポリシー',
  checking: '確認中…',
  startChecks: '先にライセンスを確認しています。変更がなければバックアップを開始します。',
}
