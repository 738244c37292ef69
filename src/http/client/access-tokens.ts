import { BackupError } from '../../core/internal.js'

/** Asked for a token; `isRefused`: the server did not take the last one. */
export type GetToken = (hint: { isRefused: boolean }) => string | undefined | Promise<string | undefined>

/** What every call that goes out now shares. */
export type Token = Promise<string | undefined>

/** The one place that knows a token: kept until the server refuses it, then asked for once, however many calls wait. */
export interface Tokens {
  now(): Token
  /** The token after `used` was refused: asked for anew, unless that has been done since. */
  after(used: Token): Token
}

// neither the token nor what the host said goes into an error: errors are logged
const unauthorized = (message: string): BackupError => new BackupError('unauthorized', message)

export const createTokens = (getToken: GetToken): Tokens => {
  let current: Token | undefined

  const ask = (isRefused: boolean): Token => {
    const own = (async () => {
      let token: unknown
      try {
        token = await getToken({ isRefused })
      } catch {
        throw unauthorized('getToken failed')
      }
      if (token === undefined || token === '') return undefined
      // what a header cannot carry would be quoted by the platform's own error
      if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token)) return token
      throw unauthorized('getToken answered something that is not a token')
    })()
    own.catch(() => {
      if (current === own) current = undefined
    })
    current = own
    return own
  }

  return {
    now: () => current ?? ask(false),
    after: (used) => (current === undefined || current === used ? ask(true) : current),
  }
}
