import { BackupError } from '../../core/internal.js'

/** Returns a bearer token. `isRefused` is true when the server answered the last token with 401. */
export type GetToken = (hint: { isRefused: boolean }) => string | undefined | Promise<string | undefined>

/** A token that concurrent calls share. */
export type SharedToken = Promise<string | undefined>

/** Keeps one token until the server rejects it. Then requests one from the host for all waiting calls. */
export interface TokenStore {
  current(): SharedToken
  /** Returns the replacement of a rejected token. Calls the host only if no other call has done so already. */
  replace(refused: SharedToken): SharedToken
}

// Errors are logged, so their messages contain neither the token nor the text of the host's own error.
const unauthorized = (message: string): BackupError => new BackupError('unauthorized', message)

/** Creates the token store of one adapter. */
export const createTokenStore = (getToken: GetToken): TokenStore => {
  let current: SharedToken | undefined

  const ask = (isRefused: boolean): SharedToken => {
    const own = (async () => {
      let token: unknown
      try {
        token = await getToken({ isRefused })
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
    current: () => current ?? ask(false),
    replace: (refused) => (current === undefined || current === refused ? ask(true) : current),
  }
}
