import type { enPage } from '../en/en-page.js'
import type { Translated } from '../message.js'
import { people, SYNCS, someItems, someLicenses, someUsers } from './ko-nouns.js'

export const koPage: Translated<typeof enPage> = {
  cloud: '클라우드',
  domain: '도메인',
  simulation: '시뮬레이션: 백업되지 않음',
  userSync: SYNCS.users,
  usersTab: '백업할 사용자',
  groupsTab: '그룹별 사용자',
  orgUnitsTab: '조직 단위별 사용자',
  csvTab: 'CSV 파일 업로드',
  cloudWithoutDomains: ({ name }, f) => `${f.name(name)} (도메인 없음)`,
  scopeQuestion: ({ cloud, domain }, f) => `${f.name(cloud)}의 ${f.name(domain)}(으)로 전환할까요?`,
  scopeQuestionText: ({ items }, f) => `목록(${someItems(items, f)})이 비워집니다. 유지하려면 먼저 목록을 계획으로 저장하세요.`,
  scopeConfirm: ({ domain }, f) => `${f.name(domain)}(으)로 전환`,
  scopeKeep: '여기에 머무르기',
  syncProgress: ({ done, total }, f) =>
    total === undefined ? `현재 ${someUsers(done, f)}` : `${someUsers(total, f)} 중 ${people(done, f)}`,
  syncStarting: '디렉터리에 연결하는 중…',
  syncLast: ({ at }, f) => `마지막 동기화: ${f.date(at)}`,
  syncNever: '동기화한 적 없음',
  syncFailed: '동기화하지 못했습니다.',
  syncStop: '동기화 중지',
  tabsLabel: '선택 방법',
  sheetEdge: ({ items, allocated, available, isExact }, f) => {
    const count = `${isExact ? '' : '≥ '}${f.number(allocated)}`
    return `${someItems(items, f)} · ${typeof available === 'number' ? `${someLicenses(available, f)} 중 ${count}` : `라이선스 ${count}개`}`
  },
  ticked: ({ count }, f) => `${f.number(count)}개 선택함`,
  backToSelection: '선택으로 돌아가기',
  goRuns: '백업',
  goSettings: '백업 설정',
  goManageDomains: '도메인 관리',
  pageUnconnected: '이 페이지가 백업 서비스에 연결되어 있지 않습니다. 사이트 관리자에게 문의하세요.',
  cloudsFailed: '클라우드와 도메인을 로드할 수 없습니다.',
  pageMenu: '백업 및 설정',
  scopeQuestionTicks: ({ ticked }, f) => `추가하지 않은 선택 ${f.number(ticked)}개가 사라집니다.`,
}
