import type { enDomains } from '../en/en-domains.js'
import type { Translated } from '../message.js'
import { SYNCS } from './ja-nouns.js'

export const jaDomains: Translated<typeof enDomains> = {
  domainsTitle: 'ドメインの管理',
  domainsAbout: '同期すると、新規・停止・削除されたアカウントとグループ、組織部門をディレクトリから読み込みます。',
  domainsLoading: 'ドメインを読み込んでいます',
  domainsLoadFailed: 'ドメインを読み込めませんでした。',
  domainsEmpty: 'まだドメインがありません。',
  domainsEmptyText: 'バックアップサービスが読み取ると、クラウドのドメインがここに表示されます。',
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
    added + changed + removed === 0 ? '変更なし' : `追加 ${f.number(added)}、変更 ${f.number(changed)}、削除 ${f.number(removed)}`,
  domainSyncNever: '未同期',
  domainSyncLast: ({ ago }) => `前回の同期: ${ago}`,
}
