/** Installs Web Locks if the platform has none; callbacks of the same name run one after another. */
export const withTabLocks = async (act: () => Promise<void>): Promise<void> => {
  const { navigator } = globalThis as { navigator?: { locks?: unknown } }
  if (navigator?.locks !== undefined) return act()
  const tails = new Map<string, Promise<unknown>>()
  const request = (name: string, callback: () => Promise<unknown>): Promise<unknown> => {
    const result = (tails.get(name) ?? Promise.resolve()).then(callback)
    tails.set(
      name,
      result.catch(() => {}),
    )
    return result
  }
  const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator')
  Object.defineProperty(globalThis, 'navigator', { value: { locks: { request } }, configurable: true })
  try {
    await act()
  } finally {
    if (before === undefined) delete (globalThis as { navigator?: unknown }).navigator
    else Object.defineProperty(globalThis, 'navigator', before)
  }
}
