import { noChange } from 'lit'
import { AsyncDirective, directive } from 'lit/async-directive.js'
import type { BackupError } from '../../core/index.js'

/** Time at which the server accepts the next request, in milliseconds since 1970, by error. */
const dueTimes = new WeakMap<BackupError, number>()

/** Returns when the server accepts the next request, if the error says so. The wait counts from the first call for this error. */
export const dueTimeOf = (error: BackupError): number | undefined => {
  const { retryAfterMs } = (error.details ?? {}) as { retryAfterMs?: unknown }
  if (typeof retryAfterMs !== 'number' || !(retryAfterMs > 0)) return undefined
  const due = dueTimes.get(error) ?? Date.now() + retryAfterMs
  dueTimes.set(error, due)
  return due
}

/** Calls `onRetry` at a time, unless the template with the error is removed before. */
class RetryWhenDue extends AsyncDirective {
  #due: number | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #onRetry: () => void = () => {}

  override render(due: number, onRetry: () => void): unknown {
    this.#onRetry = onRetry
    if (due !== this.#due) {
      this.#due = due
      this.#wait()
    }
    return noChange
  }

  override disconnected(): void {
    clearTimeout(this.#timer)
  }

  override reconnected(): void {
    this.#wait()
  }

  #wait(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#onRetry(), Math.max(0, (this.#due ?? 0) - Date.now()))
  }
}

export const retryWhenDue = directive(RetryWhenDue)
