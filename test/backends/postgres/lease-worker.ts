// Takes the lease of a folder, prints 'taken' or 'refused', and keeps it. With `waits`, it prints 'ready' and begins after a line of input.
import { takeFolder } from '../../../src/backends/postgres/database/folder-lease.js'

const { folder, waits }: { folder: string; waits?: boolean } = JSON.parse(process.argv[2] ?? '{}')
const print = (line: string): boolean => process.stdout.write(`${line}\n`)

if (waits) {
  print('ready')
  await new Promise((resolve) => process.stdin.once('data', resolve))
}
try {
  await takeFolder(folder, () => print('lost'))
  print('taken')
  setInterval(() => {}, 1_000)
} catch (error) {
  print(error instanceof Error && error.message.includes('is using the folder') ? 'refused' : `failed ${error}`)
  process.exit(0)
}
