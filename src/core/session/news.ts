import { type Scope, type SyncKind, sameScope } from '../model/model.js'

/** A message between sessions, also of other tabs: what changed at the backend. */
export interface News {
  adapter: string
  scope: Scope
  changed: 'backups' | SyncKind
}

const isNews = (data: unknown): data is News => {
  const { adapter, scope } = (data ?? {}) as Partial<News>
  return typeof adapter === 'string' && sameScope(scope, scope) && typeof scope?.domainId === 'string'
}

/** Sends and receives news. Without `BroadcastChannel`, sessions do not hear of each other. */
export const createNews = (onNews: (news: News) => void) => {
  let channel: BroadcastChannel | undefined
  const connect = () => (typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('backup-start'))
  const open = (): void => {
    channel ??= connect()
    if (channel === undefined) return
    channel.onmessage = ({ data }) => {
      if (isNews(data)) onNews(data)
    }
    // in Node an open channel would keep a finished script alive
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
    /** Works after `close` too: a start may be answered when its page is gone. */
    send(news: News): void {
      const own = channel ?? connect()
      own?.postMessage(news)
      if (own !== channel) own?.close()
    },
  }
}
