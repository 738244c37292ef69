import type { enStart } from '../en/en-start.js'
import type { Translated } from '../message.js'
import { credits, listed, people, users } from './ja-nouns.js'

export const jaStart: Translated<typeof enStart> = {
  allocated: ({ credits: { allocated, available, isExact } }, f) => {
    const count = `${isExact ? '' : '少なくとも '}${credits(allocated, f)}`
    if (available === undefined) return `${count}を割り当てています`
    if (available === 'unlimited') return `${count}を割り当てています (上限なし)`
    return `${credits(available, f)}のうち${isExact ? ' ' : '、少なくとも '}${f.number(allocated)} を割り当てています`
  },
  startBackup: ({ credits: n }, f) => (n === 0 ? 'バックアップを開始' : `${users(n, f)}のバックアップを開始`),
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
  startNeedsItems: '先にユーザー、グループ、組織部門を追加してください。',
  startNeedsCount: '集計が終わるまでお待ちください。',
  startNeedsCredits: ({ shortfall }, f) => `${credits(shortfall, f)}足りません。`,
  startNeedsBalance: '利用できるクレジットがまだわかりません。',
  startNeedsDue: 'クレジットが必要なユーザーがいません。全員が保護済み、停止中、または削除済みです。',
  viewRun: 'バックアップを表示',
  hideRun: 'このバックアップを隠す',
}
