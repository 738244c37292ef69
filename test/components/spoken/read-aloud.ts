import { virtual } from '@guidepup/virtual-screen-reader'
import { copyTree } from './copy-tree.js'

/** A spoken phrase, and the element that it belongs to. */
export interface Phrase {
  text: string
  element: Element | undefined
}

/** Maximum number of phrases, above that of any page in the tests. */
const MOST_PHRASES = 2000

/** Returns the phrases of a screen reader that reads the element from its beginning to its end. Focus and page do not change. */
export const readAloud = async (source: Element): Promise<readonly Phrase[]> => {
  const { root, originals } = copyTree(source)
  // the screen reader changes inputs of the document it reads, so it gets the document of a frame
  const frame = document.createElement('iframe')
  frame.hidden = true
  document.body.append(frame)
  Object.defineProperty(root, 'ownerDocument', { value: frame.contentDocument })
  const phrases: Phrase[] = []
  try {
    await virtual.start({ container: root })
    const first = virtual.activeNode
    do {
      const node = virtual.activeNode
      const element = node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentNode
      phrases.push({ text: await virtual.lastSpokenPhrase(), element: element ? originals.get(element) : undefined })
      await virtual.next()
    } while (virtual.activeNode !== first && phrases.length < MOST_PHRASES)
  } finally {
    await virtual.stop()
    frame.remove()
  }
  return phrases
}
