import type { enStop } from '../en/en-stop.js'
import type { Format, Translated } from '../message.js'
import { someLicenses, someUsers } from './ko-nouns.js'

const finishFirst = (n: number, f: Format): string => `진행 중인 백업 ${f.number(n)}개는 먼저 완료됩니다.`

export const koStop: Translated<typeof enStop> = {
  stopRun: '백업 중지',
  stopping: '중지하는 중…',
  stopTitle: '이 백업을 중지할까요?',
  stopChecking: '아직 시작되지 않은 사용자를 확인하는 중…',
  stopText: ({ released, credits, inProgress }, f) => {
    if (released === undefined || inProgress === undefined)
      return '아직 시작되지 않은 사용자를 모두 중지하고 라이선스를 반환합니다. 진행 중인 백업은 먼저 완료됩니다.'
    if (released === 0) return `모두 시작되었습니다. 백업 ${f.number(inProgress)}개가 완료됩니다.`
    const back = credits === undefined ? '라이선스를' : `${someLicenses(credits, f)}를`
    return `아직 시작되지 않은 ${someUsers(released, f)}을 중지하고 ${back} 반환합니다.${inProgress > 0 ? ` ${finishFirst(inProgress, f)}` : ''}`
  },
  stopAgain: '중지된 사용자는 새 백업으로 다시 시작할 수 있습니다.',
  stopPolicy: '정책이 이 백업을 시작했습니다. 정책을 일시 중지하지 않으면 다음 확인 때 이 사용자들을 다시 시작합니다.',
  stopKeep: '계속 진행',
  stopFailed: '백업을 중지할 수 없습니다.',
  stopBegun: ({ left }, f) => `백업을 중지하는 중입니다. ${finishFirst(left, f)}`,
  stopEnded: ({ done, failed, stopped }, f) => `백업이 중지됨: 완료 ${f.number(done)}, 실패 ${f.number(failed)}, 중지 ${f.number(stopped)}`,
  stopCount: ({ stopped }, f) => `중지 ${f.number(stopped)}`,
  stopNote: ({ stopped }, f) => `${someUsers(stopped, f)}은 백업이 시작되기 전에 중지되었으며 새 백업으로 다시 시작할 수 있습니다.`,
}
