import type { enDomains } from '../en/en-domains.js'
import type { Translated } from '../message.js'
import { SYNCS, someDomains } from './zh-nouns.js'

export const zhDomains: Translated<typeof enDomains> = {
  domainsTitle: '管理域',
  domainsAbout: '同步会从目录读取新增、已暂停和已删除的账号，以及群组和组织部门。',
  domainsLoading: '正在加载域',
  domainsLoadFailed: '无法加载域。',
  domainsEmpty: '尚无域。',
  domainsEmptyText: '备份服务读取后，您的云中的域会显示在这里。',
  domainsNoneIn: ({ cloud }, f) => `${f.name(cloud)} 尚无域。`,
  domainsNoSync: ({ cloud }, f) => `${f.name(cloud)} 不支持按需同步。`,
  domainsCurrent: '当前',
  domainsSearch: '搜索域',
  domainsShown: ({ shown, total }, f) => (shown === total ? someDomains(total, f) : `${f.number(shown)} / ${someDomains(total, f)}`),
  domainsNoMatch: ({ search }, f) => `没有与“${f.name(search)}”匹配的域。`,
  domainSyncLabel: ({ kind }) => SYNCS[kind],
  domainSyncOf: ({ kind, domain }, f) => `${f.name(domain)} 的${SYNCS[kind]}`,
  domainSyncNews: ({ sync, news }) => `${sync}: ${news}`,
  domainSyncProgressOf: ({ sync }) => `${sync}的进度`,
  domainSyncProgress: ({ done, total }, f) =>
    done === undefined ? '正在同步…' : total === undefined ? `目前 ${f.number(done)}` : `${f.number(done)} / ${f.number(total)}`,
  domainSyncCancel: ({ sync }) => `取消${sync}`,
  domainSyncStopping: '正在停止…',
  domainSyncStopped: '已停止，没有任何更改。',
  domainSyncNotStopped: '无法停止同步。',
  domainSyncFailed: '同步失败，没有任何更改。',
  domainSyncRetry: ({ sync }) => `重试：${sync}`,
  domainSyncResult: ({ added, changed, removed }, f) =>
    added + changed + removed === 0 ? '没有更改' : `添加 ${f.number(added)}，更改 ${f.number(changed)}，移除 ${f.number(removed)}`,
  domainSyncNever: '从未同步',
  domainSyncLast: ({ ago }) => `上次同步：${ago}`,
}
