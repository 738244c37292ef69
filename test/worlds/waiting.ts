import { BackupError, type Readable } from '../../src/core/index.js'

const MOST_MS = 10_000

const isReadable = (source: object): source is Readable<unknown> => 'subscribe' in source

/** Resolves with the first value of a readable that `isWanted` accepts. */
export function until<T>(readable: Readable<T>, isWanted: (value: T) => boolean, mostMs?: number): Promise<T>
/** Polls `isWanted` every 10 ms and resolves when it returns a truthy value. `name` appears in the error of a timeout. */
export function until(isWanted: () => unknown, name?: string, mostMs?: number): Promise<unknown>
export function until(
  source: Readable<unknown> | (() => unknown),
  wanted: ((value: unknown) => boolean) | string = 'the condition',
  mostMs = MOST_MS,
): Promise<unknown> {
  if (isReadable(source)) return untilValue(source, wanted as (value: unknown) => boolean, mostMs)
  return untilTrue(source, String(wanted), mostMs)
}

const untilValue = (readable: Readable<unknown>, isWanted: (value: unknown) => boolean, mostMs: number): Promise<unknown> =>
  new Promise((resolve, reject) => {
    let stop: (() => void) | undefined
    let isOver = false
    const end = (): void => {
      isOver = true
      clearTimeout(timer)
      // a readable calls its listener before `subscribe` has returned `stop`
      queueMicrotask(() => stop?.())
    }
    const timer = setTimeout(() => {
      end()
      reject(new Error(`not within ${mostMs} ms: ${isWanted}`))
    }, mostMs)
    stop = readable.subscribe((value) => {
      if (isOver || !isWanted(value)) return
      end()
      resolve(value)
    })
  })

const untilTrue = async (isWanted: () => unknown, name: string, mostMs: number): Promise<unknown> => {
  const end = performance.now() + mostMs
  for (;;) {
    const value = await isWanted()
    if (value) return value
    if (performance.now() > end) throw new Error(`not within ${mostMs} ms: ${name}`)
    await wait(10)
  }
}

export const wait = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Returns the BackupError with which a promise rejects. Rethrows any other error. */
export const rejection = async (promise: Promise<unknown>): Promise<BackupError> => {
  try {
    await promise
  } catch (error) {
    if (error instanceof BackupError) return error
    throw error
  }
  throw new Error('did not reject')
}
