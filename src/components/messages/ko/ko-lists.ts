import type { enLists } from '../en/en-lists.js'
import type { Translated } from '../message.js'
import { people, someGroups, someLicenses, someUsers } from './ko-nouns.js'

export const koLists: Translated<typeof enLists> = {
  searchUsers: '이름 또는 주소로 검색',
  searchGroups: '그룹 검색',
  searchOrgUnits: '조직 단위 검색',
  searchClear: '검색 지우기',
  accountStatusLabel: '계정 상태',
  backupStatusLabel: '백업 상태',
  accountStatus: ({ status }) => ({ active: '활성', suspended: '정지됨', deleted: '삭제됨', unknown: '알 수 없음' })[status],
  accountStatusWhy: ({ status, reason }, f) => `${status} – ${f.name(reason)}`,
  backupStatus: ({ status }) =>
    ({ none: '백업 안 됨', pending: '대기 중', protected: '보호됨', paused: '일시중지됨', failed: '실패', unknown: '알 수 없음' })[status],
  selectRow: ({ name }, f) => `${f.name(name)} 선택`,
  columnSelect: '선택',
  columnName: '이름',
  columnAddress: '이메일',
  columnBackup: '백업 상태',
  columnCost: '라이선스',
  columnMembers: '구성원',
  columnView: '보기',
  usersCount: ({ loaded, total, overall }, f) =>
    total === undefined
      ? `현재 ${someUsers(loaded, f)}`
      : overall !== undefined && overall > total
        ? `${someUsers(overall, f)} 중 ${people(total, f)}`
        : someUsers(total, f),
  groupsCount: ({ loaded, total, overall }, f) =>
    total === undefined
      ? `현재 ${someGroups(loaded, f)}`
      : overall !== undefined && overall > total
        ? `${someGroups(overall, f)} 중 ${f.number(total)}개`
        : someGroups(total, f),
  usersLoading: '사용자를 로드하는 중…',
  usersFailed: '사용자를 로드할 수 없습니다.',
  usersMoreFailed: '사용자를 더 로드할 수 없습니다.',
  usersNone: '이 도메인에는 사용자가 없습니다.',
  usersNoMatch: '일치하는 사용자가 없습니다.',
  usersNeverSynced: '아직 사용자가 없습니다',
  usersNeverSyncedText: '이 도메인은 동기화한 적이 없습니다. 사용자 동기화를 실행하면 디렉터리에서 사용자와 계정 상태를 읽습니다.',
  usersStartSync: '사용자 동기화 시작',
  usersSyncing: ({ done, total }, f) =>
    done === undefined
      ? '사용자를 동기화하는 중…'
      : total === undefined
        ? `사용자를 동기화하는 중: 현재 ${people(done, f)}`
        : `사용자를 동기화하는 중: ${f.number(done)} / ${people(total, f)}`,
  groupsLoading: '그룹을 로드하는 중…',
  groupsFailed: '그룹을 로드할 수 없습니다.',
  groupsMoreFailed: '그룹을 더 로드할 수 없습니다.',
  groupsNone: '아직 그룹이 없습니다',
  groupsNoneText: "'도메인 관리' 페이지의 '그룹 동기화'를 실행하면 디렉터리에서 이 도메인의 그룹을 읽습니다.",
  groupsNoMatch: '일치하는 그룹이 없습니다.',
  cloudLimit: ({ limit }) =>
    ({
      'flat-org-units': '관리 단위에는 하위 단위가 없으며 서로 겹칠 수 있습니다.',
      'no-dynamic-lists': '동적 메일 그룹은 표시되지 않습니다.',
      'no-mailbox-kinds': '공유 사서함과 회의실이 정지된 것으로 표시됩니다. 구분하려면 MailboxSettings.Read 권한을 부여하세요.',
    })[limit],
  noMatchText: '검색어를 줄이거나 필터를 지우세요.',
  noMatchClear: '검색 및 필터 지우기',
  goManageDomainsButton: '도메인 관리',
  tickShown: ({ count }, f) => `로드된 ${f.number(count)}개 선택`,
  tickedShown: ({ ticked, skipped }, f) =>
    `${f.number(ticked)}개를 선택했습니다.${skipped > 0 ? ` ${f.number(skipped)}개는 정지 또는 삭제되었거나 이미 목록에 있어 건너뛰었습니다.` : ''}`,
  tickMatching: ({ total }, f) => (total === undefined ? '일치하는 항목 모두 선택' : `일치하는 ${f.number(total)}개 모두 선택`),
  ticking: ({ done, total }, f) =>
    total === undefined ? `선택 중: 현재 ${f.number(done)}개 찾음` : `선택 중: ${f.number(total)}개 중 ${f.number(done)}개 찾음`,
  tickFailed: '모두 로드할 수 없어 아무것도 선택하지 않았습니다.',
  untickAll: '모두 선택 해제',
  costCredits: ({ credits, isExact }, f) => (isExact ? `라이선스 ${f.plus(credits)}개` : `≥ ${someLicenses(credits, f)}…`),
  costNone: '라이선스 0개',
  costRestart: '마지막 백업 실패 또는 일시중지, 라이선스 있음',
  costFree: '무료',
  costProtected: '라이선스 있음',
  costSelected: '목록에 있음',
  costCovered: ({ label, more }, f) => `${label}${more > 0 ? ` 외 ${f.number(more)}개` : ''}에 이미 포함됨`,
  costCoveredByList: '목록에 이미 포함됨',
  membersCount: ({ count }, f) => `구성원 ${people(count, f)}`,
  viewGroup: ({ name }, f) => `${f.name(name)}의 사용자 보기`,
  viewShort: '보기',
  membersOf: ({ kind, name }, f) => `${kind === 'group' ? '그룹' : '조직 단위'} ${f.name(name)}의 사용자`,
  membersNone: '사용자가 없습니다.',
  membersFailed: '사용자를 로드할 수 없습니다.',
  tickEvery: ({ list, total }, f) => {
    if (total === undefined) return list === 'users' ? '모든 사용자 선택' : '모든 그룹 선택'
    return `${list === 'users' ? someUsers(total, f) : someGroups(total, f)} 모두 선택`
  },
  costNever: '백업할 수 없음',
  filter: '필터',
  filterActive: ({ count }, f) => `필터, ${f.number(count)}개 적용됨`,
  filterApplied: '적용된 필터',
  filterRemove: ({ label }, f) => `필터 ${f.name(label)} 삭제`,
  filterClear: '필터 지우기',
  filterMore: '필터 더보기',
  filterChip: ({ facet, value }, f) => `${f.name(facet)}: ${f.name(value)}`,
  filterSearch: ({ facet }, f) => `${f.name(facet)}에서 검색`,
  filterContains: ({ facet }, f) => `${f.name(facet)} 포함`,
  filterAdd: '필터 추가',
  filterNoOption: '일치하는 옵션이 없습니다.',
  filterGone: ({ label }) => `${label} (디렉터리에 없음)`,
  filterGoneText: '필터의 값이 더 이상 디렉터리에 없습니다. 삭제하면 사용자가 표시됩니다.',
  filtersLoading: '필터를 로드하는 중…',
  filtersFailed: '필터를 로드할 수 없습니다.',
  inList: '목록에 있음',
  inExceptions: '예외',
  costExcepted: ({ label }) => (label === undefined ? '예외로 제외됨' : `${label}에 의해 제외됨`),
  costFigure: ({ credits, isExact }, f) => `${isExact ? '' : '≥ '}${credits === 0 ? f.number(0) : f.plus(credits)}`,
  costTakes: ({ credits }, f) => `${someLicenses(credits, f)} 사용`,
  costAtMost: ({ credits }, f) => `최대 ${someLicenses(credits, f)} 사용`,
  nameWithAddress: ({ name, address }, f) => `${f.name(name)} (${f.name(address)})`,
  costNobody: '라이선스가 필요한 사람이 없음',
}
