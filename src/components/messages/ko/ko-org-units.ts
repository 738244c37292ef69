import type { enOrgUnits } from '../en/en-org-units.js'
import type { Translated } from '../message.js'
import { listed, people, someUsers } from './ko-nouns.js'

export const koOrgUnits: Translated<typeof enOrgUnits> = {
  orgUnitsLoading: '조직 단위를 로드하는 중…',
  orgUnitsFailed: '조직 단위를 로드할 수 없습니다.',
  orgUnitsNone: '아직 조직 단위가 없습니다',
  orgUnitsNoneText: "'도메인 관리' 페이지의 '조직 단위 동기화'를 실행하면 디렉터리에서 이 도메인의 조직 단위를 읽습니다.",
  orgUnitsNoMatch: '일치하는 조직 단위가 없습니다.',
  orgUnitsShown: ({ count }, f) => `조직 단위 ${f.number(count)}개 표시됨`,
  expandAll: '모두 펼치기',
  collapseAll: '모두 접기',
  unitUsers: ({ own, below }, f) =>
    own === undefined
      ? ''
      : below === undefined || below === own
        ? someUsers(own, f)
        : `${someUsers(own, f)} · 하위 포함 ${people(below, f)}`,
  unitTickedBelow: ({ ticked, below }, f) => `하위 단위 ${f.number(below)}개 중 ${f.number(ticked)}개 선택함`,
  tickSubtree: ({ name, below }, f) => `${f.name(name)} 및 하위 단위 ${f.number(below)}개 선택`,
  untickSubtree: ({ name, below }, f) => `${f.name(name)} 및 하위 단위 ${f.number(below)}개 선택 해제`,
  treeHelp: '스페이스바는 이 단위만, Shift+스페이스바는 하위 단위까지 선택합니다. Enter를 누르면 사용자가 표시됩니다.',
  unitShow: '사용자 표시',
  unitChoose: '조직 단위를 선택하면 사용자와 백업 상태를 볼 수 있습니다.',
  unitProblems: ({ count }, f) => `트리에 맞지 않는 조직 단위 ${f.number(count)}개:`,
  unitProblem: ({ kind, names, more }, f) => {
    const count = f.number(names.length + more)
    const what = {
      orphan: `유효한 상위 단위가 없어 맨 위에 표시됨 ${count}개`,
      cycle: `서로를 포함하여 맨 위에 표시됨 ${count}개`,
      'many-roots': `추가 최상위 단위 ${count}개`,
      duplicate: `중복되어 한 번만 표시됨 ${count}개`,
    }[kind]
    return `${what} (${listed(names.map(f.name), more, f)})`
  },
  unitIn: ({ name }, f) => `${f.name(name)} 소속`,
}
