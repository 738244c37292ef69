import type { enBox } from '../en/en-box.js'
import type { Translated } from '../message.js'
import { people, someItems, someLicenses, someUsers } from './ko-nouns.js'

export const koBox: Translated<typeof enBox> = {
  boxTitle: '백업 대상',
  add: '추가',
  remove: '삭제',
  settings: '설정 »»',
  kindUser: '사용자:',
  kindGroup: '그룹:',
  kindOrgUnit: '조직:',
  kindDomain: '전체:',
  exceptTitle: '제외',
  itemCount: ({ items }, f) => someItems(items, f),
  itemsAdded: ({ items }, f) => `${someItems(items, f)}를 추가했습니다.`,
  addNothing: '먼저 탭에서 사용자, 그룹 또는 조직 단위를 선택하세요.',
  removeNothing: '먼저 아래 목록에서 항목을 선택하세요.',
  boxMenu: '추가 작업',
  savePlan: '계획 저장',
  openPlan: '계획 열기…',
  showGap: '미보호 사용자…',
  clearAll: '모두 지우기',
  boxEmpty: '아직 선택한 항목이 없습니다',
  boxEmptyTick: '사용자, 그룹 또는 조직 단위를 선택하세요.',
  boxEmptyAdd: "'추가'를 누르면 여기에 표시되고 필요한 라이선스를 볼 수 있습니다.",
  boxList: '항목',
  removeItem: ({ label }, f) => `${f.name(label)} 삭제`,
  removed: ({ items }, f) => `${someItems(items, f)}를 삭제했습니다.`,
  undo: '실행취소',
  itemCounting: '집계 중…',
  itemStale: '디렉터리에 없음 – 집계에서 제외',
  itemFailed: '구성원을 로드하지 못함',
  itemFrees: ({ credits, isExact }, f) =>
    credits === 0 ? (isExact ? `${f.number(0)}개 반환` : '') : `${isExact ? '' : '≥ '}${f.number(credits)}개 반환`,
  itemFreesWhat: ({ credits, isExact }, f) =>
    credits === 0 && isExact
      ? '삭제해도 반환되는 라이선스가 없습니다. 다른 항목에 포함되어 있거나 라이선스가 필요한 사람이 없습니다'
      : `삭제하면 ${isExact ? '' : '최소 '}${someLicenses(credits, f)}가 반환됩니다`,
  planTitle: '이 계획을 열까요?',
  planDifference: ({ adds, removes }, f) => `이 계획이 목록을 대체합니다. 추가 ${f.number(adds)}개, 삭제 ${f.number(removes)}개.`,
  planSame: '이 계획은 현재 목록과 같습니다.',
  planFilter: ({ count }, f) => `사용자 목록의 필터 ${f.number(count)}개도 설정합니다.`,
  planAdded: '추가',
  planRemoved: '삭제',
  planAndMore: ({ count }, f) => `그 외 ${f.number(count)}개`,
  planReplace: '목록 대체',
  planOtherScope: ({ domain }, f) => `이 계획은 ${f.name(domain)}의 계획입니다. 먼저 해당 도메인으로 전환한 후 여세요.`,
  planFileName: ({ domain }) => `backup-plan-${domain}.json`,
  planNotOne: '저장된 계획 파일이 아닙니다.',
  planFailed: '계획을 열 수 없습니다.',
  planProblems: ({ count }, f) => `이 계획에서 ${someItems(count, f)}는 라이선스가 필요하지 않습니다.`,
  planProblem: ({ label, reason }) => (reason === 'not-found' ? `${label} – 디렉터리에 없음` : `${label} – 활성 상태가 아님`),
  dismiss: '닫기',
  gapTitle: '미보호 사용자',
  gapText: '이 목록에 없고 백업되지도 않은 활성 사용자입니다.',
  gapCount: ({ shown, total }, f) =>
    total === undefined
      ? `현재 ${someUsers(shown, f)}`
      : shown === total
        ? someUsers(total, f)
        : `${someUsers(total, f)} 중 ${people(shown, f)}`,
  gapNone: '누락된 사용자가 없습니다. 모든 활성 사용자가 이 목록에 있거나 백업되어 있습니다.',
  gapLoading: '사용자를 찾는 중…',
  gapFailed: '미보호 사용자를 로드할 수 없습니다.',
  gapMore: '더보기',
  gapAdd: ({ name }, f) => `${f.name(name)} 추가`,
  gapAddShown: ({ count }, f) => `로드된 ${people(count, f)} 추가`,
  gapAddAll: ({ count }, f) => (count === undefined ? '모두 추가' : `${people(count, f)} 모두 추가`),
  gapAdding: ({ count }, f) => `${someUsers(count, f)} 찾음`,
  itemCoveredBy: ({ count, label }, f) => `${people(count, f)}, 모두 ${f.name(label)}에 포함됨`,
  removeSet: ({ items }, f) => `${someItems(items, f)} 삭제`,
  defaultSettings: '기본 설정',
  customSettings: '맞춤 설정',
  customSettingsEdit: '수정',
  customSettingsReset: '기본값 사용',
}
