import type { enExcept } from '../en/en-except.js'
import type { Translated } from '../message.js'
import { people, someItems, someLicenses, someUsers } from './ko-nouns.js'

export const koExcept: Translated<typeof enExcept> = {
  exceptAddMenu: '예외 및 전체',
  exceptAdd: '예외로 추가',
  exceptAddEveryone: ({ domain }, f) => `${f.name(domain)}의 모든 사용자 추가`,
  exceptAdded: ({ items }, f) => `예외 ${f.number(items)}개를 추가했습니다.`,
  exceptNone: "없음. 제외하려면 사람을 선택한 후 '예외로 추가'를 누르세요.",
  exceptHelp: '예외가 항상 우선합니다. Alt+위쪽 화살표는 선택한 예외를 목록으로 옮깁니다.',
  exceptItemHelp: 'Alt+아래쪽 화살표는 선택한 항목을 예외로 옮깁니다.',
  exceptMove: '예외로 이동',
  exceptMoveBack: '예외를 목록으로 이동',
  exceptMoved: ({ items }, f) => `${someItems(items, f)}를 예외로 옮겼습니다.`,
  exceptMovedBack: ({ items }, f) => `예외 ${f.number(items)}개를 목록으로 옮겼습니다.`,
  exceptGivesWhat: ({ credits, isExact }, f) =>
    credits === 0 && isExact
      ? '반환되는 라이선스가 없습니다. 다른 예외에서도 제외되었거나 라이선스가 필요한 사람이 없습니다'
      : `제외하면 ${isExact ? '' : '최소 '}${someLicenses(credits, f)}가 반환됩니다`,
  exceptReview: ({ users }, f) => `예외로 ${people(users, f)}이 제외됩니다.`,
  exceptAll: ({ users }, f) => `${someUsers(users, f)} 모두 예외로 추가`,
}
