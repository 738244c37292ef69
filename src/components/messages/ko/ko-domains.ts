import type { enDomains } from '../en/en-domains.js'
import type { Translated } from '../message.js'
import { SYNCS, someDomains } from './ko-nouns.js'

export const koDomains: Translated<typeof enDomains> = {
  domainsTitle: '도메인 관리',
  domainsAbout: '동기화는 디렉터리에서 새 계정, 정지 및 삭제된 계정, 그룹, 조직 단위를 읽습니다.',
  domainsLoading: '도메인 로드 중',
  domainsLoadFailed: '도메인을 로드할 수 없습니다.',
  domainsEmpty: '아직 도메인이 없습니다.',
  domainsEmptyText: '백업 서비스가 읽고 나면 클라우드의 도메인이 여기에 표시됩니다.',
  domainsNoneIn: ({ cloud }, f) => `${f.name(cloud)}에 아직 도메인이 없습니다.`,
  domainsNoSync: ({ cloud }, f) => `${f.name(cloud)}은(는) 요청 시 동기화를 지원하지 않습니다.`,
  domainsCurrent: '현재',
  domainsSearch: '도메인 검색',
  domainsShown: ({ shown, total }, f) => (shown === total ? someDomains(total, f) : `${someDomains(total, f)} 중 ${f.number(shown)}개`),
  domainsNoMatch: ({ search }, f) => `“${f.name(search)}”와(과) 일치하는 도메인이 없습니다.`,
  domainSyncLabel: ({ kind }) => SYNCS[kind],
  domainSyncOf: ({ kind, domain }, f) => `${f.name(domain)}의 ${SYNCS[kind]}`,
  domainSyncNews: ({ sync, news }) => `${sync}: ${news}`,
  domainSyncProgressOf: ({ sync }) => `${sync} 진행률`,
  domainSyncProgress: ({ done, total }, f) =>
    done === undefined ? '동기화 중…' : total === undefined ? `현재 ${f.number(done)}` : `${f.number(done)} / ${f.number(total)}`,
  domainSyncCancel: ({ sync }) => `${sync} 취소`,
  domainSyncStopping: '중지하는 중…',
  domainSyncStopped: '중지했습니다. 변경된 내용이 없습니다.',
  domainSyncNotStopped: '동기화를 중지할 수 없습니다.',
  domainSyncFailed: '동기화하지 못했습니다. 변경된 내용이 없습니다.',
  domainSyncRetry: ({ sync }) => `다시 시도: ${sync}`,
  domainSyncResult: ({ added, changed, removed }, f) =>
    added + changed + removed === 0 ? '변경사항 없음' : `추가 ${f.number(added)}, 변경 ${f.number(changed)}, 삭제 ${f.number(removed)}`,
  domainSyncNever: '동기화한 적 없음',
  domainSyncLast: ({ ago }) => `마지막 동기화: ${ago}`,
}
