// Lists the users of a large tenant of each cloud from a double on this machine: npm run bench:clouds [-- 250000]
import { measureListing } from '../tools/measure-listing.js'

const users = Number(process.argv[2] ?? 250_000)
console.log(`Listing of ${users.toLocaleString('en')} users with an alias and four facets, as a sync reads them:\n`)
console.log('| cloud | seconds | longest task (ms) | of it processor time (ms) | heap for 100,000 users (MB) |')
console.log('|---|---|---|---|---|')
for (const cloud of ['google', 'microsoft'] as const) {
  const { seconds, longestMs, longestCpuMs, heapMb } = await measureListing(cloud, users)
  console.log(`| ${cloud} | ${[seconds, longestMs, longestCpuMs, heapMb].map((value) => value.toFixed(1)).join(' | ')} |`)
}
