import { everything, textOf } from './find.js'

const REGIONS = '[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]'

/** Returns the live regions below the root, including live regions in shadow roots. */
export const liveRegions = (root: ParentNode): Element[] => [...everything(root)].filter((element) => element.matches(REGIONS))

/** Listens to live regions like a screen reader. */
export interface LiveListener {
  /** Announcements since the last call of `clear`. */
  readonly said: readonly string[]
  clear(): void
  stop(): void
}

/** Records the text of each live region when it changes. Regions may be added later. */
export const listenToLiveRegions = (root: () => ParentNode): LiveListener => {
  let said: string[] = []
  const watched = new Set<Element>()
  const hears = new MutationObserver((records) => {
    const changed = records.map(({ target }) =>
      (target instanceof Element ? target : target.parentElement)?.closest(`${REGIONS}, [aria-live]`),
    )
    for (const region of new Set(changed)) {
      if (region === null || region === undefined || region.getAttribute('aria-live') === 'off') continue
      const text = textOf(region)
      if (text !== '' && said.at(-1) !== text) said.push(text)
    }
  })
  const watch = (): void => {
    for (const region of liveRegions(root())) {
      if (watched.has(region)) continue
      watched.add(region)
      hears.observe(region, { childList: true, characterData: true, subtree: true })
    }
  }
  watch()
  // a live region may be inserted together with its parent
  const timer = setInterval(watch, 20)
  return {
    get said() {
      return said
    },
    clear() {
      said = []
      watch()
    },
    stop() {
      clearInterval(timer)
      hears.disconnect()
    },
  }
}
