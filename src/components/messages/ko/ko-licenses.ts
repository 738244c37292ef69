import type { enLicenses } from '../en/en-licenses.js'
import type { Translated } from '../message.js'
import { people, someLicenses, someUsers } from './ko-nouns.js'

export const koLicenses: Translated<typeof enLicenses> = {
  licensesTitle: '라이선스',
  licensesAbout: ({ domain }, f) => `${f.name(domain)}의 라이선스 보유자로, 최신순입니다.`,
  licensesLoading: '라이선스 로드 중',
  licensesFailed: '라이선스를 로드할 수 없습니다.',
  licensesNone: '이 클라우드는 라이선스를 표시하지 않습니다.',
  licensesEmpty: '아직 라이선스 보유자가 없습니다',
  licensesEmptyText: '백업을 시작하면 사용자가 여기에 표시됩니다.',
  licensesNoMatch: '이 필터와 일치하는 라이선스가 없습니다',
  licensesClear: '필터 지우기',
  licensesSearch: '라이선스 보유자 검색',
  licensesState: '보유자',
  licensesStateAll: '모든 사용자',
  licensesStateLeavers: '떠난 사람',
  licensesStateName: ({ state }) =>
    ({ active: '활성', suspended: '정지됨', deleted: '삭제됨', left: '떠남', unknown: '알 수 없음' })[state],
  licensesGroup: '합계 기준',
  licensesGroupNone: '없음',
  licensesGroupState: '상태',
  licensesGroupUnit: '조직 단위',
  licensesTotals: ({ group }, f) => `${f.name(group)}별 합계`,
  licensesNoValue: '설정되지 않음',
  licensesSum: ({ credits, users }, f) => `${someUsers(users, f)}이 ${someLicenses(credits, f)} 보유`,
  licensesHolder: '보유자',
  licensesSince: '시작일',
  licensesThrough: '출처',
  licensesHolderState: '상태',
  licensesCredits: '라이선스',
  licensesUsers: '사용자',
  licensesRun: '백업',
  licensesRunOf: ({ name }, f) => `${f.name(name)}의 백업 보기`,
  licensesPolicy: ({ name }, f) => `정책 ${f.name(name)}`,
  licensesEarlier: '백업 기록 이전',
  licensesBy: ({ name }, f) => `${f.name(name)}이(가) 시작`,
  licensesSelectAll: ({ count }, f) => `표시된 ${f.number(count)}개 선택`,
  licensesSelected: ({ credits, users }, f) => `${someUsers(users, f)} 선택함 · ${someLicenses(credits, f)}`,
  licensesUnselect: '선택 해제',
  licensesGiveBack: '반환…',
  licensesReview: ({ credits }, f) => `${someLicenses(credits, f)}를 반환할까요?`,
  licensesReviewWho: ({ names, more }, f) =>
    `보유자: ${f.list(more > 0 ? [...names.map(f.name), `그 외 ${people(more, f)}`] : names.map(f.name))}.`,
  licensesReviewText: '보호가 종료되며 라이선스를 다른 사용자에게 사용할 수 있습니다.',
  licensesReviewActive: ({ users }, f) => `이 중 ${people(users, f)}은 활성 상태이며 더 이상 백업되지 않습니다.`,
  licensesReviewBackups: ({ effect }) =>
    ({
      kept: '백업 엔진은 기존 백업을 유지하고 새 백업을 만들지 않습니다.',
      deleted: '백업 엔진이 기존 백업을 삭제합니다. 이후에는 복원할 수 없습니다.',
      unmanaged: '백업 엔진에서 보호를 종료할 때까지 이 사용자의 백업이 계속됩니다. 기존 백업은 유지됩니다.',
      simulated: '시뮬레이션입니다. 백업한 내용이 없으므로 삭제되는 것도 없습니다.',
      unknown: '백업 엔진이 보호를 종료합니다. 기존 백업의 보관 기간은 엔진의 보관 정책에 따라 결정됩니다.',
    })[effect],
  licensesConfirm: '반환',
  licensesGiving: '반환하는 중…',
  licensesGiven: ({ credits, skipped }, f) =>
    `${someLicenses(credits, f)}를 반환했습니다.${
      skipped > 0 ? ` ${someUsers(skipped, f)}은 백업이 진행 중이거나 라이선스가 이미 반환되어 건너뛰었습니다.` : ''
    }`,
  licensesGiveFailed: '라이선스를 반환할 수 없습니다.',
  licensesGiveLost: '서버의 응답이 없어 라이선스가 이미 반환되었을 수 있습니다. 다시 시도하세요. 라이선스는 두 번 반환되지 않습니다.',
  licensesExport: 'CSV 내보내기',
  licensesExporting: '내보내는 중…',
  licensesExported: '라이선스를 내보냈습니다',
  licensesExportFailed: '라이선스를 내보낼 수 없습니다.',
}
