import type { enStop } from '../en/en-stop.js'
import type { Format, Translated } from '../message.js'
import { someLicenses, someUsers } from './zh-nouns.js'

const finishFirst = (n: number, f: Format): string => `${f.number(n)} 个进行中的备份会先完成。`

export const zhStop: Translated<typeof enStop> = {
  stopRun: '停止备份',
  stopping: '正在停止…',
  stopTitle: '要停止此备份吗？',
  stopChecking: '正在检查尚未开始的用户…',
  stopText: ({ released, credits, inProgress }, f) => {
    if (released === undefined || inProgress === undefined) return '停止所有尚未开始的用户并退回其许可证。进行中的备份会先完成。'
    if (released === 0) return `所有用户均已开始：${f.number(inProgress)} 个备份将会完成。`
    const back = credits === undefined ? '其许可证' : ` ${someLicenses(credits, f)}`
    return `停止 ${f.number(released)} 位尚未开始的用户，并退回${back}。${inProgress > 0 ? finishFirst(inProgress, f) : ''}`
  },
  stopAgain: '可以通过新的备份重新开始已停止的用户。',
  stopPolicy: '此备份由策略启动。除非您暂停该策略，否则下次检查时会重新开始这些用户的备份。',
  stopKeep: '继续运行',
  stopFailed: '无法停止备份。',
  stopBegun: ({ left }, f) => `正在停止备份。${finishFirst(left, f)}`,
  stopEnded: ({ done, failed, stopped }, f) => `备份已停止：完成 ${f.number(done)}，失败 ${f.number(failed)}，停止 ${f.number(stopped)}`,
  stopCount: ({ stopped }, f) => `已停止 ${f.number(stopped)}`,
  stopNote: ({ stopped }, f) => `${someUsers(stopped, f)}在备份开始前已停止，可通过新的备份重新开始。`,
}
