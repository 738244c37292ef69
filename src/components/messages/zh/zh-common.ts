import type { enCommon } from '../en/en-common.js'
import type { Translated } from '../message.js'

export const zhCommon: Translated<typeof enCommon> = {
  problemDetails: '详细信息',
  problemWhy: ({ code }) =>
    ({
      'bad-answer': '无法读取服务器的响应。',
      'bad-input': '服务器拒绝了请求。',
      unauthorized: '您已退出登录。请登录后重试。',
      forbidden: '您没有执行此操作的权限。',
      'not-found': '此项已不存在。',
      'not-enough-credits': '许可证不足。',
      'selection-changed': '列表已更改。',
      'count-unknown': '无法完成计数。',
      'rate-limited': '服务器繁忙。请稍候再试。',
      unavailable: '服务器没有响应。',
      'too-large': '内容过大。',
      'not-a-csv': '这不是 CSV 文件。',
      unreadable: '无法读取。',
      unsupported: '服务器不支持此操作。',
      aborted: '操作已停止。',
      disposed: '页面已关闭。',
    })[code],
  problemWait: ({ at }) => `服务器要求等到 ${at}。`,
  problemReason: ({ why }) =>
    ({
      offline: '您处于离线状态。恢复联网后，页面会自动重试。',
      'no-api': '在指定的地址找不到备份服务。',
      'not-json': '响应并非来自备份服务，可能是登录页面。请重新加载页面。',
    })[why],
  stalled: '所需时间比平常长。',
  noDomain: '此域不存在。请选择其他域。',
  partLoading: '正在加载…',
  partFailed: '无法加载此部分。',
  retry: '重试',
  cancel: '取消',
  close: '关闭',
}
