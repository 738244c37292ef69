import type { BackupSession, Item } from '../../core/index.js'
import type { Announcer } from '../base/announcer.js'
import type { Connection } from '../base/connection.js'
import { addEnglish } from '../base/words.js'
import { enExcept } from '../messages/en/en-except.js'
import type { MenuEntry } from './menu.js'
import { isException, isInBox } from './user-row/user-cost.js'

addEnglish(enExcept)

/** Returns the commands that make the item of a row an exception, or take it back; none if the backend does not support exceptions. */
export const exceptEntries = (link: Connection, session: BackupSession, item: Item, announcer: Announcer): readonly MenuEntry[] => {
  const { selection, capabilities } = session
  if (!capabilities.value.has('exceptions')) return []
  const { t } = link
  const command = (label: string, said: string, act: () => void): MenuEntry => ({
    label,
    onChoose() {
      act()
      selection.tick(item, false)
      announcer.announce(said)
    },
  })
  const one = { items: 1 }
  if (isException(link, session, item))
    return [command(t('exceptMoveBack'), t('exceptMovedBack', one), () => selection.setException(item, false))]
  const isItem = isInBox(link, session, item)
  return [
    ...(isItem ? [] : [command(t('add'), t('itemsAdded', one), () => selection.put([item]))]),
    command(t(isItem ? 'exceptMove' : 'exceptAdd'), t(isItem ? 'exceptMoved' : 'exceptAdded', one), () =>
      selection.setException(item, true),
    ),
  ]
}
