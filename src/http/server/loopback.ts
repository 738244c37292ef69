const LOOPBACK = /^(?:localhost|(?:[a-z0-9-]+\.)+localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

const isLoopbackUrl = (url: string | null): boolean => {
  try {
    return LOOPBACK.test(new URL(url ?? '').hostname)
  } catch {
    return false
  }
}

/** Whether a server that listens on this name or address is reached from this very machine only. */
export const isLoopbackName = (host: string): boolean => host === '::1' || LOOPBACK.test(host)

/** The same of the address a connection comes from. */
export const isLoopbackAddress = (address: string | undefined): boolean =>
  address !== undefined && isLoopbackName(address.replace(/^::ffff:/i, ''))

/**
 * Whether a request looks as if it came from this very machine: addressed to a loopback name, through no proxy, and
 * from no page of another host. A web-standard `Request` does not tell who sent it, and its host is what the sender
 * wrote: this is a safe guess only on a server that listens on 127.0.0.1 or ::1 alone.
 */
export const looksLoopback = ({ url, headers }: Pick<Request, 'url' | 'headers'>): boolean => {
  if (!isLoopbackUrl(url) || PROXY_HEADERS.some((name) => headers.has(name))) return false
  const host = headers.get('host')
  if (host !== null && !isLoopbackUrl(`http://${host}`)) return false
  const origin = headers.get('origin')
  return origin === null || isLoopbackUrl(origin)
}
