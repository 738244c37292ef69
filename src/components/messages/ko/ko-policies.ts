import type { enPolicies } from '../en/en-policies.js'
import type { enPolicyForm } from '../en/en-policy-form.js'
import type { Format, Translated } from '../message.js'
import { someItems, someLicenses, someUsers } from './ko-nouns.js'

const countDays = (n: number, f: Format): string => `${f.number(n)}일`

export const koPolicies: Translated<typeof enPolicies & typeof enPolicyForm> = {
  policiesTitle: '정책',
  policiesAbout: ({ domain }, f) =>
    `${f.name(domain)}의 정책은 나중에 추가되는 사용자도 보호합니다. 한 사용자가 두 정책에 포함되면 더 오래된 정책이 적용됩니다.`,
  policiesLoading: '정책을 불러오는 중',
  policiesFailed: '정책을 불러오지 못했습니다.',
  policiesNone: '이 클라우드는 정책을 지원하지 않습니다.',
  policiesEmpty: '아직 정책이 없습니다',
  policiesEmptyText: '백업을 시작할 때 “계속 보호”를 선택하면 나중에 추가되는 사용자도 보호됩니다.',
  policiesEnded: ({ count }, f) => `종료된 정책 ${f.number(count)}개`,
  policiesMore: '정책 더 보기',
  policyStatusName: ({ status }) => ({ active: '활성', paused: '일시 중지됨', ended: '종료됨', unknown: '알 수 없음' })[status],
  policyCovered: '포함',
  policyProtected: '보호됨 또는 시작됨',
  policyWaiting: '대기',
  policyNotProtected: '실패',
  policyJoined: '30일간 추가',
  policyLeft: '30일간 이탈',
  policyShares: ({ covered, protected: done, waiting, failed }, f) =>
    `${someUsers(covered, f)} 중 ${f.number(done)}명 보호됨 또는 시작됨, ${f.number(waiting)}명 대기, ${f.number(failed)}명 실패`,
  policyWaits: ({ waiting, reason }, f) =>
    ({
      credits: `${someUsers(waiting, f)} 대기 중: 사용할 수 있는 라이선스가 없습니다. 라이선스를 늘리거나 반환하세요.`,
      limit: `${someUsers(waiting, f)} 대기 중: 이 정책의 한도에 도달했습니다. 한도를 늘리면 더 보호할 수 있습니다.`,
      paused: `${someUsers(waiting, f)} 대기 중: 정책이 일시 중지되었습니다. 재개하면 보호됩니다.`,
      sync: `${someUsers(waiting, f)}이 그룹 및 조직 단위 동기화를 기다립니다. 제외 대상일 수 있습니다.`,
      unknown: `${someUsers(waiting, f)}이 다음 확인을 기다립니다.`,
    })[reason],
  policyFails: ({ failed }, f) =>
    `${someUsers(failed, f)}의 백업이 실패했거나 일시 중지되었습니다. 정책은 다시 시도하지 않습니다. 백업 페이지에서 다시 시도하세요.`,
  policyNever: '아직 확인되지 않음',
  policyItems: '항목',
  policyLimit: '라이선스 한도',
  policyLimitValue: ({ limit }, f) => `${someLicenses(limit, f)}`,
  policyNoLimit: '한도 없음',
  policyLeavers: '떠난 사용자',
  policyGiveBack: ({ days }, f) => (days === 0 ? '라이선스 즉시 반환' : `${countDays(days, f)} 후 라이선스 반환`),
  policyCreated: '생성',
  policyCreatedBy: ({ name, at }, f) => `${f.date(at)}, ${f.name(name)}`,
  policyChecked: '마지막 확인',
  policyEdit: '편집',
  policyPause: '일시 중지',
  policyResume: '재개',
  policyEnd: '종료…',
  policyForecast: '예측',
  policyBusy: '저장 중…',
  policyDone: ({ name, status }, f) =>
    ({
      active: `“${f.name(name)}” 정책이 새 사용자를 다시 보호합니다.`,
      paused: `“${f.name(name)}” 정책을 일시 중지했습니다. 재개할 때까지 새 사용자는 보호되지 않습니다.`,
      ended: `“${f.name(name)}” 정책을 종료했습니다. 사용자는 계속 보호됩니다.`,
    })[status],
  policySaved: ({ name, waiting }, f) =>
    waiting > 0
      ? `“${f.name(name)}” 정책을 저장했습니다. ${someUsers(waiting, f)}이 라이선스를 기다립니다.`
      : `“${f.name(name)}” 정책을 저장했습니다.`,
  policyChangeFailed: '정책을 변경하지 못했습니다.',
  policyChangeLost: '서버가 응답하지 않았습니다. 변경이 저장되었을 수 있습니다. 다시 시도해도 안전합니다.',
  policySaveFailed: '정책을 저장하지 못했습니다.',
  policySaveLost: '서버가 응답하지 않았습니다. 정책이 저장되었을 수 있습니다. 다시 시도해도 두 번 저장되지 않습니다.',
  policyEndTitle: ({ name }, f) => `“${f.name(name)}” 정책을 종료하시겠습니까?`,
  policyEndText: '새 사용자는 더 이상 보호되지 않습니다. 종료한 정책은 재개할 수 없습니다.',
  policyEndKeeps: ({ users }, f) =>
    users === 0 ? '현재 보호하는 사용자가 없습니다.' : `현재 보호 중인 ${someUsers(users, f)}의 보호와 라이선스는 유지됩니다.`,
  policyEndConfirm: '정책 종료',
  policyName: '이름',
  policyNameEmpty: '이름을 입력하세요.',
  policyNameLong: '200자 이내로 입력하세요.',
  policyNameFrom: ({ labels, more, except }, f) =>
    `${f.list(more > 0 ? [...labels, `그 외 ${f.number(more)}개`] : labels)}${except.length > 0 ? ` (${f.list(except)} 제외)` : ''}`,
  policyLimitField: '라이선스 한도(선택)',
  policyLimitHelp: '이 정책은 한도를 넘는 라이선스를 사용하지 않습니다.',
  policyLimitWrong: '정수를 입력하거나 비워 두세요.',
  policyDaysField: '라이선스 반환',
  policyKeep: '라이선스 유지',
  policyDays: '라이선스를 반환할 때까지의 일수',
  policyDaysUnit: '일 후',
  policyDaysWrong: '0에서 3,650 사이의 정수를 입력하세요.',
  policyGiveBackHelp: '라이선스를 직접 반환한 것처럼 그때 보호가 끝납니다.',
  policySave: '정책 저장',
  policyItemsHelp: '항목이나 설정을 바꾸려면 시작 페이지의 목록에서 열어 편집한 다음, 여기로 돌아와 목록을 가져오세요.',
  policyOpenList: '목록에서 열기',
  policyOpenReplaces: ({ items }, f) => `현재 목록(${someItems(items, f)})이 바뀝니다.`,
  policyTakeList: '목록 가져오기',
  policyTaken: '목록의 항목과 설정을 가져왔습니다. 정책을 저장하면 적용됩니다.',
  policyTookList: ({ items }, f) => `목록에서 가져옴: ${someItems(items, f)}`,
  forecastLoading: '예측을 계산하는 중…',
  forecastFailed: '예측을 계산하지 못했습니다.',
  forecastNow: ({ users, credits }, f) => `현재 ${someUsers(users, f)}, 모두 ${someLicenses(credits, f)}가 필요합니다.`,
  forecastBasis: ({ joined, left, days }, f) =>
    `지난 ${countDays(days, f)} 동안 ${f.number(joined)}명이 추가되고 ${f.number(left)}명이 떠났습니다.`,
  forecastNoBasis: '동기화가 기록한 추가나 이탈이 아직 없어 예측할 수 없습니다.',
  forecastShort: ({ days }, f) => `기록이 ${countDays(days, f)}분입니다. 예측에는 7일 이상이 필요합니다.`,
  forecastUntil: ({ month, limit }, f) =>
    limit === undefined
      ? `이 속도라면 라이선스는 ${month}까지 충분합니다.`
      : `이 속도라면 한도(${someLicenses(limit, f)})는 ${month}까지 충분합니다.`,
  forecastOver: ({ limit }, f) =>
    limit === undefined ? '라이선스가 모두에게 충분하지 않습니다.' : `한도(${someLicenses(limit, f)})가 모두에게 충분하지 않습니다.`,
  forecastSteady: '사용자 수가 늘지 않아 라이선스가 더 필요하지 않습니다.',
  forecastLong: '이 속도라면 라이선스는 5년 이상 충분합니다.',
  forecastUnlimited: '라이선스에 한도가 없습니다.',
  forecastChart: '추가 및 이탈',
  forecastChartWords: ({ from, to, joined, left }, f) =>
    `${from}부터 ${to}까지의 막대 차트: 추가 ${f.number(joined)}명, 이탈 ${f.number(left)}명.`,
  forecastJoined: '추가',
  forecastLeft: '이탈',
  dryRunTitle: '이 정책이 있었다면',
  dryRunAbout: '동기화가 기록한 추가와 이탈에 한도와 이탈 규칙을 적용해 계산했습니다.',
  dryRunFrom: '시작일',
  dryRunStarted: '시작',
  dryRunGivenBack: '반환',
  dryRunWaiting: '대기',
  dryRunHeld: '사용 라이선스',
  keepTitle: '계속 보호',
  keepText: '백업이 지금 시작됩니다. 동기화할 때마다 이 정책은 항목에 추가된 사용자도 보호합니다.',
  keepPart: '라이선스가 모두에게 충분하지 않아 앞의 사용자부터 시작하고, 나머지는 라이선스가 생길 때까지 기다립니다.',
  keepNobody: '여기 있는 모든 사용자가 이미 보호됩니다. 정책은 나중에 추가되는 사용자를 보호합니다.',
  policyStartsNow: ({ users, credits }, f) =>
    `바로 시작: 최대 ${someUsers(users, f)}${credits === undefined ? '' : `, ${someLicenses(credits, f)}`}.`,
  keepStart: '백업 시작 및 계속 보호',
  keepView: '정책 보기',
}
