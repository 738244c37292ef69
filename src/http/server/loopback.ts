const LOOPBACK = /^(?:localhost|(?:[a-z0-9-]+\.)+localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i
/** Headers in which proxies pass the client's address. */
export const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

const isLoopbackUrl = (url: string | null): boolean => {
  try {
    return LOOPBACK.test(new URL(url ?? '').hostname)
  } catch {
    return false
  }
}

/** Returns whether a server on this host name or address is reachable only from this machine. */
export const isLoopbackName = (host: string): boolean => host === '::1' || LOOPBACK.test(host)

/** Returns whether a connection from this address comes from this machine. */
export const isLoopbackAddress = (address: string | undefined): boolean =>
  address !== undefined && isLoopbackName(address.replace(/^::ffff:/i, ''))

/**
 * Returns whether a request appears to come from this machine: its URL and `Host` are loopback names, no proxy forwarded it, and no page of
 * another host sent it. A web-standard `Request` does not contain the peer's address, and the sender chooses the host. Rely on this only if
 * the server listens on 127.0.0.1 or ::1 alone.
 */
export const looksLoopback = ({ url, headers }: Pick<Request, 'url' | 'headers'>): boolean => {
  if (!isLoopbackUrl(url) || PROXY_HEADERS.some((name) => headers.has(name))) return false
  const host = headers.get('host')
  if (host !== null && !isLoopbackUrl(`http://${host}`)) return false
  const origin = headers.get('origin')
  return origin === null || isLoopbackUrl(origin)
}
