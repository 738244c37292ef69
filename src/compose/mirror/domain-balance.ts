import type { CreditBalance } from '../../core/internal.js'

/** The credits of one domain, and the queue of the changes that take or give them. */
export interface DomainBalance {
  available: CreditBalance['available']
  /** Takes credits, or gives them back if negative. Unlimited credits do not change. */
  take(credits: number): void
  /** Runs functions one after another, so that a start never runs in the middle of another start. */
  inQueue<T>(act: () => Promise<T>): Promise<T>
}

export const createDomainBalance = (initial: CreditBalance['available']): DomainBalance => {
  let last: Promise<unknown> = Promise.resolve()
  const balance: DomainBalance = {
    available: initial,
    take(credits) {
      if (balance.available !== 'unlimited') balance.available -= credits
    },
    inQueue(act) {
      const result = last.then(act)
      last = result.catch(() => {})
      return result
    },
  }
  return balance
}
