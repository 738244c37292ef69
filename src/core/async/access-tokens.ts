import { BackupError } from '../model/errors.js'

/** Why a new token is needed. */
export interface TokenHint {
  /** Whether the server answered the last token with 401. */
  isRefused: boolean
  /** The claims that the server demands of the next token, as sent in its `WWW-Authenticate` header. Pass them to the token library. */
  challenge?: string | undefined
}

/** Returns a bearer token. `isRefused` is true when the server answered the last token with 401. */
export type GetToken = (hint: TokenHint) => string | undefined | Promise<string | undefined>

/** A token that concurrent calls share. */
export type SharedToken = Promise<string | undefined>

/** Keeps one token until the server rejects it. Then requests one from the host for all waiting calls. */
export interface TokenStore {
  current(): SharedToken
  /** Returns the replacement of a rejected token. Calls the host only if no other call has done so already. */
  replace(refused: SharedToken, challenge?: string): SharedToken
}

// Errors are logged, so their messages contain neither the token nor the text of the host's own error.
const unauthorized = (message: string): BackupError => new BackupError('unauthorized', message)

/** Creates the token store of one adapter. */
export const createTokenStore = (getToken: GetToken): TokenStore => {
  let current: SharedToken | undefined

  const ask = (hint: TokenHint): SharedToken => {
    const own = (async () => {
      let token: unknown
      try {
        token = await getToken(hint)
      } catch {
        throw unauthorized('getToken threw an error')
      }
      if (token === undefined || token === '') return undefined
      // Headers.set throws on other characters, and its message quotes the token.
      if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token)) return token
      throw unauthorized('getToken returned a value that is not a token')
    })()
    own.catch(() => {
      if (current === own) current = undefined
    })
    current = own
    return own
  }

  return {
    current: () => current ?? ask({ isRefused: false }),
    replace: (refused, challenge) =>
      current === undefined || current === refused ? ask({ isRefused: true, ...(challenge !== undefined && { challenge }) }) : current,
  }
}

/** Reads the claims that a `WWW-Authenticate` header demands of the next token. */
export const readChallenge = (header: string | null): string | undefined => /\bclaims="?([\w+/=-]+)/i.exec(header ?? '')?.[1]
