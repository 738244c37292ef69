// Measures the sizes of the downloads in dist/.
import { BUDGETS, measure } from '../tools/sizes.mjs'

const LIST = {
  name: 'list element with Lit: `<backup-users-tab>`',
  source: "export { BackupUsersTab } from 'dist/elements.js'",
  budget: 18,
}

export const sizeRows = async () => {
  const rows = []
  for (const { name, budget, ...entry } of [...BUDGETS, LIST]) {
    const what = `size, gz: ${name.replaceAll('`', '')}`
    try {
      const { first } = await measure(entry)
      rows.push({ what, ours: first, unit: 'kB', most: budget })
    } catch {
      rows.push({ what: `${what} (needs \`npm run build\`)` })
    }
  }
  return rows
}
