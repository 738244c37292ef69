// Helpers that write Markdown.
/** Escapes text for one table cell; code spans are not escaped. */
export const plain = (text = '') =>
  text
    .split('`')
    .map((part, index) => (index % 2 === 0 ? part.replaceAll('<', '&lt;') : part))
    .join('`')
    .replaceAll('|', '\\|')
    .replaceAll(/\s+/g, ' ')
    .trim()
export const code = (text) => `\`${text.replaceAll('|', '\\|')}\``
export const described = (what, { description }) => (description ? `${what}: ${plain(description)}` : what)
export const lines = (texts) => texts.join('<br>')

export const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`.replaceAll('|  |', '| |')).join('')
