import { type Scope, type SyncKind, sameScope } from './model.js'

/** What sessions tell each other, across tabs too. */
export interface News {
  adapter: string
  scope: Scope
  changed: 'backups' | SyncKind
}

const isNews = (data: unknown): data is News => {
  const { adapter, scope, changed } = (data ?? {}) as Partial<News>
  return typeof adapter === 'string' && typeof changed === 'string' && sameScope(scope, scope) && typeof scope?.domainId === 'string'
}

/** The channel 'backup-start'. Where the platform has none, sessions just do not hear of each other. */
export const createNews = (onNews: (news: News) => void) => {
  let channel: BroadcastChannel | undefined
  const open = (): void => {
    if (channel !== undefined || typeof BroadcastChannel === 'undefined') return
    channel = new BroadcastChannel('backup-start')
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
  return { open, close, tell: (news: News): void => channel?.postMessage(news) }
}
