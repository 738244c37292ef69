import { BlockList, isIP } from 'node:net'
import { usageError } from '../usage-error.js'

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')
const plain = (address: string): string => address.trim().replace(/^::ffff:(?=\d+\.)/i, '')

/** Returns whether a text is an address or a network, such as 10.0.0.0/8. */
export const isProxy = (text: string): boolean => {
  const [address = '', bits, ...rest] = text.split('/')
  if (isIP(address) === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (isIP(address) === 6 ? 128 : 32))
}

/** Creates the list of trusted proxies. Throws a usage error for an entry that is neither an address nor a network. */
const createProxyList = (proxies: readonly string[]): BlockList => {
  const list = new BlockList()
  for (const proxy of proxies) {
    if (!isProxy(proxy))
      throw usageError(`server.trustedProxies must list addresses or networks such as 10.0.0.0/8, not ${proxy}.`, 'server.trustedProxies')
    const [address = '', bits] = proxy.split('/')
    const family = familyOf(address)
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}

/**
 * Creates the function that returns the address of a client. It reads `X-Forwarded-For` only as far as trusted proxies wrote it: the result
 * is the last address that is not a trusted proxy.
 *
 * @throws BackupError `bad-input` for an entry that is not an address or a network
 */
export const createAddressReader = (proxies: readonly string[]): ((peer: string, forwardedFor: string | null) => string) => {
  const list = createProxyList(proxies)
  const isTrusted = (address: string): boolean => isIP(address) !== 0 && list.check(address, familyOf(address))
  return (peer, forwardedFor) => {
    let client = plain(peer)
    for (const address of (forwardedFor ?? '').split(',').map(plain).reverse()) {
      if (!isTrusted(client) || isIP(address) === 0) return client
      client = address
    }
    return client
  }
}
