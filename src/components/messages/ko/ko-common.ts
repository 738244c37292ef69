import type { enCommon } from '../en/en-common.js'
import type { Translated } from '../message.js'

export const koCommon: Translated<typeof enCommon> = {
  problemDetails: '세부정보',
  problemWhy: ({ code }) =>
    ({
      'bad-answer': '서버의 응답을 읽을 수 없습니다.',
      'bad-input': '서버가 요청을 거부했습니다.',
      unauthorized: '로그아웃되었습니다. 로그인한 후 다시 시도하세요.',
      forbidden: '이 작업을 수행할 권한이 없습니다.',
      'not-found': '이 항목은 더 이상 존재하지 않습니다.',
      'not-enough-credits': '라이선스가 부족합니다.',
      'selection-changed': '목록이 변경되었습니다.',
      'count-unknown': '집계를 완료할 수 없습니다.',
      'rate-limited': '서버가 사용 중입니다. 잠시 후 다시 시도하세요.',
      unavailable: '서버가 응답하지 않습니다.',
      'too-large': '너무 큽니다.',
      'not-a-csv': 'CSV 파일이 아닙니다.',
      unreadable: '읽을 수 없습니다.',
      unsupported: '서버에서 지원하지 않습니다.',
      aborted: '중지되었습니다.',
      disposed: '페이지가 닫혔습니다.',
    })[code],
  problemWait: ({ at }) => `서버에서 ${at}까지 기다리도록 요청합니다.`,
  problemReason: ({ why }) =>
    ({
      offline: '오프라인 상태입니다. 다시 연결되면 페이지가 자동으로 다시 시도합니다.',
      'no-api': '지정된 주소에서 백업 서비스를 찾을 수 없습니다.',
      'not-json': '백업 서비스가 아닌 다른 곳에서 응답했습니다. 로그인 페이지일 수 있습니다. 페이지를 새로고침하세요.',
    })[why],
  stalled: '평소보다 오래 걸리고 있습니다.',
  noDomain: '이 도메인은 존재하지 않습니다. 다른 도메인을 선택하세요.',
  partLoading: '로드 중…',
  partFailed: '이 부분을 로드할 수 없습니다.',
  retry: '다시 시도',
  cancel: '취소',
  close: '닫기',
}
