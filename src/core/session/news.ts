import { type Scope, type SyncKind, sameScope } from '../model/model.js'

/** A message between sessions, including sessions of other tabs, about a change at the backend. */
export interface News {
  adapter: string
  scope: Scope
  changed: 'backups' | SyncKind
}

const isNews = (data: unknown): data is News => {
  const { adapter, scope } = (data ?? {}) as Partial<News>
  return typeof adapter === 'string' && sameScope(scope, scope) && typeof scope?.domainId === 'string'
}

/** Opens the channel. Returns undefined if channels are missing or blocked: Firefox throws in an iframe whose cookies are blocked. */
const openChannel = (): BroadcastChannel | undefined => {
  try {
    return new BroadcastChannel('backup-start')
  } catch {
    return undefined
  }
}

/** Sends and receives messages between sessions. Without a channel, a session notices changes only when its window gets the focus. */
export const createNews = (onNews: (news: News) => void) => {
  let channel: BroadcastChannel | undefined
  const open = (): void => {
    channel ??= openChannel()
    if (channel === undefined) return
    channel.onmessage = ({ data }) => {
      if (isNews(data)) onNews(data)
    }
    // in Node, an open channel keeps a finished script alive
    const node = channel as BroadcastChannel & { unref?: () => void }
    node.unref?.()
  }
  const close = (): void => {
    channel?.close()
    channel = undefined
  }
  open()
  return {
    open,
    close,
    /** Also works after `close`, because a start may be answered after its page is gone. */
    send(news: News): void {
      const own = channel ?? openChannel()
      try {
        own?.postMessage(news)
      } catch {
        // the browser has closed the channel, so other sessions check when their window gets the focus
      }
      if (own !== channel) own?.close()
    },
  }
}
