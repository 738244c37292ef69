import type { PolicyBook, PolicyBookOptions } from './policy-book.js'

/** The policies of one domain, whose code loads with the first call. */
export interface DomainPolicies {
  /** Loads the policies, which most pages never need. */
  load(): Promise<PolicyBook>
  /** Saves a policy and evaluates it, in the queue of starts. */
  save: PolicyBook['save']
  setStatus: PolicyBook['setStatus']
  /** Evaluates the policies after a change, if there are any. */
  evaluate(): void
  /** Evaluates the policies in the queue of starts, after credits have come, if users wait for them. */
  spend(): Promise<void>
  /** Evaluates the policies if a license is to be given back by now. Returns the running evaluation, if any. */
  settle(): Promise<void> | undefined
}

/** Creates the policies of one domain. */
export const createDomainPolicies = (options: PolicyBookOptions): DomainPolicies => {
  let loading: Promise<PolicyBook> | undefined
  let book: PolicyBook | undefined
  let running: Promise<void> | undefined

  const policies: DomainPolicies = {
    load() {
      loading ??= import('./policy-book.js').then(({ createPolicyBook }) => {
        book = createPolicyBook(options)
        return book
      })
      return loading
    },
    save: (...args) => options.balance.inQueue(async () => (await policies.load()).save(...args)),
    setStatus: (...args) => options.balance.inQueue(async () => (await policies.load()).setStatus(...args)),
    evaluate() {
      const current = book
      if (current?.hasActive() !== true) return
      const own = options.balance
        .inQueue(() => current.evaluate())
        .catch(options.onError)
        .finally(() => {
          if (running === own) running = undefined
        })
      running = own
    },
    async spend() {
      if (book?.hasWaiting() === true) await book.evaluate()
    },
    settle() {
      if (running === undefined && book?.isDue() === true) policies.evaluate()
      return running
    },
  }
  return policies
}
