import { batch, effect, signal, untracked } from '@preact/signals-core'
import { type Readable, toReadable } from '../async/readable.js'
import { compactFilter } from '../lists/compact-filter.js'
import type { ScopeLists } from '../lists/scope-lists.js'
import { type Item, type Scope, type SettingValues, sameScope, type UserFilter } from '../model/model.js'
import type { OwnedSelection } from '../selection/selection.js'
import type { IntentStore } from '../starting/intents.js'
import type { Scopes } from './scopes.js'
import { parseDraft, type StoredDraft } from './stored-draft.js'

/** The unfinished work that the store keeps across a page reload: scope, items, ticks, settings and the filter of the users. */
export interface Draft {
  /** Settings chosen for the next start; `undefined` for the defaults of the domain. */
  readonly settings: Readable<SettingValues | undefined>
  setSettings(values: SettingValues | undefined): void
}

/** Connections between the draft and its session. */
export interface DraftHost {
  /** Name of the backend: each backend has its own draft. */
  port: { readonly name: string }
  scopes: Scopes
  selection: OwnedSelection
  lists: Pick<ScopeLists, 'users'>
  changeScope(scope: Scope): void
}

/** The draft with the methods reserved for its session. */
export interface OwnedDraft extends Draft {
  /** Writes the pending change now. */
  flush(): void
  dispose(): void
}

/** Maximum number of stored items and ticks: 20,000 are about 2 MB, and `sessionStorage` holds 5 MB. */
const MAX_ENTRIES = 20_000
/** A draft with more entries is debounced, because each write takes milliseconds. */
const LARGE_ENTRIES = 1000
const LARGE_DELAY_MS = 250

/** Once the clouds are loaded, drops a restored scope that no cloud contains. The returned function stops waiting. */
const leaveMissingScope = ({ scopes, changeScope }: DraftHost, restored: Scope): (() => void) => {
  const stop = effect(() => {
    const clouds = scopes.list.value
    if (clouds.length === 0) return
    queueMicrotask(() => stop())
    const hasDomain = clouds.some(({ id, domains }) => id === restored.cloudId && domains.some((domain) => domain.id === restored.domainId))
    const first = clouds.find(({ domains }) => domains.length > 0)
    const domain = first?.domains[0]
    if (hasDomain || first === undefined || domain === undefined) return
    untracked(() => {
      if (sameScope(scopes.current.peek(), restored)) changeScope({ cloudId: first.id, domainId: domain.id })
    })
  })
  return stop
}

/** Restores the draft of an earlier session from the store and keeps it up to date. Without a store, nothing is kept. */
export const createDraft = (host: DraftHost, store: IntentStore | undefined): OwnedDraft => {
  const { port, scopes, selection, lists } = host
  const settings = signal<SettingValues | undefined>(undefined)
  const name = `backup-start:draft:${encodeURIComponent(port.name)}`
  const stops: (() => void)[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let written: string | undefined

  const readFilter = (): UserFilter => compactFilter(untracked(() => lists.users.query.value))
  const countEntries = (): number => selection.size.peek() + selection.shownExceptions.peek().length + selection.ticks.peek().size

  const write = async (): Promise<void> => {
    timer = undefined
    const scope = scopes.current.peek()
    if (scope === undefined || store === undefined) return
    const items = (): Item[] => [...selection.shown.peek(), ...selection.shownExceptions.peek()].map(({ state: _, ...item }) => item)
    const draft = (): StoredDraft => ({
      version: selection.shownExceptions.peek().length > 0 ? 2 : 1,
      scope,
      items: items(),
      ticks: [...selection.ticks.peek()],
      ...(settings.peek() && { settings: settings.peek() as SettingValues }),
      filter: readFilter(),
    })
    const text = countEntries() > MAX_ENTRIES ? '' : JSON.stringify(draft())
    if (text === written) return
    written = text
    try {
      await (text === '' ? store.delete(name) : store.set(name, text))
    } catch {
      // quota exceeded: remove the old draft, because a reload must not restore it instead of this one
      try {
        await store.delete(name)
      } catch {}
    }
  }

  const flush = (): void => {
    if (timer === undefined) return
    clearTimeout(timer)
    void write()
  }

  const keep = (): void => {
    let scope = scopes.current.peek()
    stops.push(
      effect(() => {
        selection.revision.value
        settings.value
        lists.users.query.value
        const current = scopes.current.value
        untracked(() => {
          // settings belong to the domain for which they were chosen
          if (scope !== undefined && !sameScope(scope, current)) settings.value = undefined
          scope = current
          clearTimeout(timer)
          timer = setTimeout(write, countEntries() > LARGE_ENTRIES ? LARGE_DELAY_MS : 0)
        })
      }),
    )
  }

  const restore = (text: string | null | undefined): void => {
    const draft = parseDraft(text)
    const scope = scopes.current.peek()
    const isTouched = countEntries() > 0 || settings.peek() !== undefined || Object.keys(readFilter()).length > 0
    if (draft === undefined || isTouched || (scope !== undefined && !sameScope(scope, draft.scope))) return
    batch(() => {
      scopes.change(draft.scope)
      selection.put(draft.items)
      for (const item of draft.ticks) selection.tick(item, true)
      settings.value = draft.settings
      if (draft.filter !== undefined) lists.users.filter(draft.filter)
    })
    if (scope === undefined) stops.push(leaveMissingScope(host, draft.scope))
  }

  const begin = (): void => {
    if (store === undefined) return
    const read = (): ReturnType<IntentStore['get']> => {
      try {
        return store.get(name)
      } catch {
        return undefined
      }
    }
    const stored = read()
    if (!(stored instanceof Promise)) {
      restore(stored)
      keep()
      return
    }
    scopes.hold(
      stored
        .catch(() => undefined)
        .then((text) => {
          restore(text)
          keep()
        }),
    )
  }
  begin()

  return {
    settings: toReadable(settings),
    setSettings(values) {
      settings.value = values
    },
    flush,
    dispose() {
      flush()
      for (const stop of stops) stop()
    },
  }
}
