import { userEvent } from 'storybook/test'
import type { Item, ItemRef } from '../src/core/index.js'
import type { Screen } from './screen.js'
import { dueUsers, type World } from './world.js'

export const STAFF: Item = { kind: 'group', id: 'g1', label: 'All staff' }
export const ENGINEERING: Item = { kind: 'group', id: 'g2', label: 'Engineering' }
export const SALES: Item = { kind: 'group', id: 'g4', label: 'Sales' }
export const UNIT: Item = { kind: 'org-unit', id: 'unit2', label: 'Europe' }

export const put =
  (...items: readonly Item[]) =>
  ({ session }: World): void =>
    session.selection.put(items)

/** Puts the given number of due users into the box. */
export const putUsers =
  (count: number) =>
  (world: World): void =>
    world.session.selection.put(
      dueUsers(world)
        .slice(0, count)
        .map(({ id, name, email }) => ({ kind: 'user', id, label: name || email })),
    )

/** Returns the number of due users that the backend lists in the items, each counted once. */
export const dueIn = async ({ adapter, scope }: World, refs: readonly ItemRef[]): Promise<number> => {
  const due = new Set<string>()
  for (const within of refs) {
    const { items } = await adapter.listUsers({ scope, within, limit: 500 }, new AbortController())
    for (const { id, accountStatus, backupStatus } of items) if (accountStatus === 'active' && backupStatus === 'none') due.add(id)
  }
  return due.size
}

export const startButton = (page: Screen): Promise<HTMLElement> => page.find('button', /^Start backup/)
export const press = async (page: Screen, name: string | RegExp): Promise<void> => userEvent.click(await page.find('button', name))
