import type { enStop } from '../en/en-stop.js'
import type { Format, Translated } from '../message.js'
import { licenses, people, users } from './ja-nouns.js'

const finishFirst = (n: number, f: Format): string => `実行中の ${people(n, f)}は完了してから停止します。`

export const jaStop: Translated<typeof enStop> = {
  stopRun: 'バックアップを停止',
  stopping: '停止しています…',
  stopTitle: 'このバックアップを停止しますか?',
  stopChecking: '開始前のユーザーを確認しています…',
  stopText: ({ released, credits, inProgress }, f) => {
    if (released === undefined || inProgress === undefined)
      return '開始前のユーザーを停止し、そのライセンスを戻します。実行中のユーザーは完了してから停止します。'
    if (released === 0) return `全員が開始済みです。${people(inProgress, f)}のバックアップが完了します。`
    const back = credits === undefined ? 'そのライセンス' : licenses(credits, f)
    return `開始前の${users(released, f)}を停止し、${back}を戻します。${inProgress > 0 ? finishFirst(inProgress, f) : ''}`
  },
  stopAgain: '停止したユーザーは、新しいバックアップで再び開始できます。',
  stopPolicy: 'このバックアップはポリシーが開始しました。ポリシーを一時停止しないと、次の確認時にこれらのユーザーを再び開始します。',
  stopKeep: '続行する',
  stopFailed: 'バックアップを停止できませんでした。',
  stopBegun: ({ left }, f) => `バックアップを停止しています。${finishFirst(left, f)}`,
  stopEnded: ({ done, failed, stopped }, f) =>
    `バックアップを停止しました: 完了 ${people(done, f)}、失敗 ${people(failed, f)}、停止 ${people(stopped, f)}`,
  stopCount: ({ stopped }, f) => `停止 ${people(stopped, f)}`,
  stopNote: ({ stopped }, f) => `${users(stopped, f)}は開始前に停止しました。新しいバックアップで再び開始できます。`,
}
