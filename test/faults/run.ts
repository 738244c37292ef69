// Injects 1,000 faults and prints the figures: npm run faults -- [SEED]. Needs `npm run build` first.
import { hasPostgres, injectFaults } from './inject-faults.js'

const seed = Number(process.argv[2] ?? Math.floor(Math.random() * 1_000_000))
console.log(`seed ${seed}`)
if (!hasPostgres) console.log('NOTE: PostgreSQL is not installed. All faults are injected into an embedded database.')
const parts = hasPostgres
  ? ([
      { faults: 900, kills: 90, database: 'PostgreSQL' },
      { faults: 100, kills: 10, database: 'PGlite' },
    ] as const)
  : ([{ faults: 1_000, kills: 100, database: 'PGlite' }] as const)
let total = 0
for (const part of parts) {
  const figures = await injectFaults({ seed, ...part })
  const count = Object.values(figures.injected).reduce((sum, one) => sum + one, 0)
  total += count
  console.log(part.database, JSON.stringify({ count, ...figures }))
}
if (total < 1_000) throw new Error(`Only ${total} faults were injected.`)
console.log(`${total} faults injected: no user lost, none counted twice, no credit lost or doubled`)
