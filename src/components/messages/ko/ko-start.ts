import type { enStart } from '../en/en-start.js'
import type { Translated } from '../message.js'
import { listed, people, someGroups, someLicenses, someUsers } from './ko-nouns.js'

export const koStart: Translated<typeof enStart> = {
  allocated: ({ credits: { allocated, available, isExact } }, f) => {
    const atLeast = isExact ? '' : '최소 '
    if (available === undefined) return '라이선스를 확인하는 중…'
    if (available === 'unlimited') return `${atLeast}${someLicenses(allocated, f)}를 할당했습니다(무제한)`
    return `${someLicenses(available, f)} 중 ${atLeast}${f.number(allocated)}개를 할당했습니다`
  },
  startBackup: ({ users, credits }, f) =>
    users === 0 ? '백업 시작' : `${someUsers(users, f)} 백업 시작${users === credits ? '' : ` · ${someLicenses(credits, f)}`}`,
  starting: '시작하는 중…',
  startChanged: ({ expected, now }, f) =>
    now === undefined
      ? '시작되지 않았습니다. 필요한 라이선스 수가 변경되었습니다.'
      : `시작되지 않았습니다. 이제 ${f.number(expected)}개가 아니라 ${someLicenses(now, f)}가 필요합니다.`,
  startChangedUsers: ({ expected, now }, f) =>
    `시작되지 않았습니다. 이제 ${people(expected, f)}이 아니라 ${someUsers(now, f)}을 백업합니다.`,
  startDifference: ({ what, by }, f) => {
    const count = `${people(Math.abs(by), f)} ${by > 0 ? '증가' : '감소'}`
    return { covered: `대상 ${count}`, protected: `이미 보호됨 ${count}`, suspended: `정지됨 ${count}`, deleted: `삭제됨 ${count}` }[what]
  },
  startShort: ({ allocated, available }, f) =>
    `시작되지 않았습니다. ${someLicenses(allocated, f)}가 필요하지만 ${f.number(available)}개만 사용할 수 있습니다.`,
  startLost: '서버의 응답이 없습니다.',
  startLostSafe: '백업이 시작되었을 수 있습니다. 안심하고 다시 시도하세요. 백업은 두 번 시작되지 않습니다.',
  startUncounted: '라이선스를 모두 집계할 수 없습니다.',
  startNothing: '시작되지 않았습니다.',
  startRefused: '시작되지 않았습니다. 일부 설정이 거부되었습니다.',
  startFailed: '백업을 시작할 수 없습니다.',
  startCounting: '집계 중…',
  startWith: ({ users }, f) => `${someUsers(users, f)}으로 시작`,
  peopleCovered: ({ count }, f) => people(count, f),
  peopleDue: ({ count }, f) => `라이선스 필요 ${people(count, f)}`,
  peopleRestarts: ({ count }, f) => `다시 시작 ${people(count, f)}`,
  peopleFree: ({ count }, f) => `라이선스 불필요 ${people(count, f)}`,
  peopleProtected: ({ count }, f) => `이미 보호됨 ${people(count, f)}`,
  peopleSuspended: ({ count }, f) => `정지됨 ${people(count, f)}`,
  peopleDeleted: ({ count }, f) => `삭제됨 ${people(count, f)}`,
  creditsTaken: ({ count }, f) => `사용 ${f.number(count)}`,
  creditsFree: ({ count }, f) => `남음 ${f.number(count)}`,
  creditsOver: ({ count }, f) => `부족 ${f.number(count)}`,
  overlapSaved: ({ count }, f) => `중복 ${f.number(count)}개 제외`,
  creditParts: '라이선스 사용 내역',
  explainCovered: '이 항목에 포함된 모든 사람으로, 한 명당 한 번만 집계합니다.',
  explainDue: '활성 상태이며 아직 백업되지 않았습니다. 보통 한 명당 라이선스 1개를 사용합니다.',
  explainRestarts: '마지막 백업이 실패했거나 일시중지되었습니다. 이미 라이선스가 있어 추가로 사용하지 않습니다.',
  explainPeopleFree: '공유 사서함, 회의실 등 라이선스를 사용하지 않는 계정입니다.',
  explainProtected: '이미 백업되어 있습니다. 라이선스를 사용하지 않습니다.',
  explainSuspended: '정지된 계정은 백업할 수 없습니다. 라이선스를 사용하지 않습니다.',
  explainDeleted: '삭제된 계정은 백업할 수 없습니다. 라이선스를 사용하지 않습니다.',
  explainOverlap: '여러 항목에 포함된 사람을 한 번만 집계합니다. 항목별로 필요한 라이선스에서 함께 필요한 라이선스를 뺀 수입니다.',
  explainTaken: '이 목록에서 사용하는 라이선스입니다.',
  explainFree: '계속 사용할 수 있는 라이선스입니다.',
  explainOver: '사용 가능한 수를 초과하여 필요한 라이선스입니다.',
  counting: ({ done, total }, f) =>
    total === undefined ? `구성원 집계 중: 현재 ${people(done, f)}` : `구성원 집계 중: ${f.number(done)} / ${people(total, f)}`,
  countingWaits: '클라우드를 기다리는 중…',
  countingStop: '집계 중지',
  countingStopped: '집계를 중지했습니다. 실제로는 더 많을 수 있습니다.',
  countingGoOn: '집계 계속',
  countFailed: ({ labels, more }, f) =>
    labels.length === 0 ? '일부 구성원을 로드할 수 없습니다.' : `${listed(labels, more, f)}의 구성원을 로드할 수 없습니다.`,
  creditsFailed: '라이선스를 로드할 수 없습니다.',
  short: ({ shortfall }, f) => `${someLicenses(shortfall, f)}가 더 필요합니다.`,
  shortAtLeast: ({ shortfall }, f) => `최소 ${someLicenses(shortfall, f)}가 더 필요합니다.`,
  shortHelpItems: '다음 중 하나를 삭제하세요.',
  shortLeavers: ({ credits }, f) => `떠난 사람이 보유 중: ${someLicenses(credits, f)}…`,
  shortFirst: ({ isOnly }) => (isOnly ? '일부만 시작할 수 있습니다.' : '또는:'),
  startNeedsItems: '먼저 사용자, 그룹 또는 조직 단위를 추가하세요.',
  startNeedsCount: '집계가 끝날 때까지 기다리세요.',
  startNeedsCredits: ({ shortfall }, f) => `${someLicenses(shortfall, f)}가 더 필요합니다.`,
  startNeedsBalance: '라이선스를 확인하는 중…',
  startNeedsDue: '시작할 항목이 없습니다. 모두 이미 백업되었거나 정지 또는 삭제되었습니다.',
  startNeedsDueExcept: '시작할 항목이 없습니다. 모두 제외되었거나 이미 백업, 정지 또는 삭제되었습니다.',
  peopleExcepted: ({ count }, f) => `제외 ${people(count, f)}`,
  explainExcepted: '예외로 제외된 사람입니다. 라이선스를 사용하지 않습니다.',
  viewRun: '백업 보기',
  hideRun: '이 백업 숨기기',
  startNeedsAdd: ({ count }, f) => `${f.number(count)}개 선택함 – '추가'를 누르세요.`,
  startedTitle: ({ users }, f) => `${someUsers(users, f)}의 백업을 시작했습니다`,
  startedClose: '이 페이지를 닫아도 됩니다.',
  startedItems: '항목',
  startedSettings: '설정',
  runQuarter: ({ share }, f) => `백업 ${f.percent(share)} 완료`,
  reviewTitle: '백업 검토',
  reviewText: ({ users }, f) => `${someUsers(users, f)}을 백업합니다.`,
  reviewFirst: '라이선스가 모두 사용될 때까지 이 목록의 순서대로 백업합니다.',
  reviewConfirm: '지금 시작',
  reviewOpen: ({ first }, f) => `먼저 추가한 ${people(first, f)} 백업…`,
  reviewCredits: ({ credits }, f) => `${someLicenses(credits, f)}를 사용합니다.`,
  reviewFromTo: ({ from, to }, f) => `처음: ${f.name(from)}. 마지막: ${f.name(to)}.`,
  reviewStays: ({ users }, f) =>
    users === 0 ? '목록은 그대로 유지됩니다.' : `목록은 그대로 유지됩니다. ${someUsers(users, f)}은 아직 백업되지 않았습니다.`,
  reviewPeople: '이 백업의 대상',
  removeKind: ({ kind, items }, f) =>
    `${{ user: someUsers, group: someGroups, 'org-unit': (n: number) => `조직 단위 ${f.number(n)}개` }[kind](items, f)} 모두 삭제`,
  keepGroup: '보호 기간',
  keepOnce: '한 번만',
  keepAlways: '계속 보호',
  keepUseSettings: '이 설정 사용',
  startedPolicy: '정책',
  goPolicies: '정책',
  checking: '확인 중…',
  startChecks: '먼저 라이선스를 확인합니다. 변경 사항이 없으면 백업이 시작됩니다.',
}
