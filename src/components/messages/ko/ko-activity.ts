import type { enActivity } from '../en/en-activity.js'
import type { Translated } from '../message.js'
import { someLicenses, someSettings, someUsers } from './ko-nouns.js'

export const koActivity: Translated<typeof enActivity> = {
  activityTitle: '활동',
  activityAbout: ({ domain }, f) => `${f.name(domain)}에서 수행된 모든 작업으로, 최신순입니다. 항목은 변경하거나 삭제할 수 없습니다.`,
  activityLoading: '활동 로드 중',
  activityFailed: '활동을 로드할 수 없습니다.',
  activityNone: '여기에서는 활동이 기록되지 않습니다.',
  activityEmpty: '아직 수행된 작업이 없습니다',
  activityEmptyText: '백업, 동기화, 설정 변경이 여기에 표시됩니다.',
  activityNoMatch: '이 필터와 일치하는 활동이 없습니다',
  activityClear: '필터 지우기',
  activityWhen: '시간',
  activityWho: '사용자',
  activityWhat: '내용',
  activityNobody: '자동',
  activityAction: '작업',
  activityActionAll: '모든 작업',
  activityPerson: '사용자',
  activityPersonAll: '모든 사용자',
  activitySince: '시작일',
  activityUntil: '종료일',
  activityExport: 'CSV 내보내기',
  activityExporting: '내보내는 중…',
  activityExported: '활동을 내보냈습니다',
  activityExportFailed: '활동을 내보낼 수 없습니다.',
  activityName: ({ action }) =>
    ({
      'backup-started': '백업 시작됨',
      'backup-retried': '실패한 사용자 재시도됨',
      'backup-stopped': '백업 중지됨',
      'users-released': '라이선스 반환됨',
      'credits-granted': '라이선스 추가됨',
      'credits-revoked': '라이선스 회수됨',
      'settings-saved': '설정 변경됨',
      'sync-started': '동기화 시작됨',
      'sync-completed': '동기화 완료됨',
      'sync-failed': '동기화 실패',
      'sync-cancelled': '동기화 취소됨',
      'backup-started-refused': '백업 거부됨',
      'backup-retried-refused': '재시도 거부됨',
      'settings-saved-refused': '설정 거부됨',
      'users-released-refused': '반환 거부됨',
      'policy-saved': '정책 저장됨',
      'policy-status': '정책 상태 변경됨',
      'policy-evaluated': '정책 적용됨',
      'policy-saved-refused': '정책 거부됨',
      'policy-status-refused': '정책 상태 변경 거부됨',
    })[action],
  activityCounts: ({ users, credits, settings }, f) =>
    [
      users === undefined ? '' : someUsers(users, f),
      credits === undefined ? '' : someLicenses(credits, f),
      settings === undefined ? '' : someSettings(settings, f),
    ]
      .filter(Boolean)
      .join(' · '),
}
