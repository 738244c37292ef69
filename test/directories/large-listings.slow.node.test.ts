import { expect } from 'chai'
import { measureListing } from '../tools/measure-listing.js'

const USERS = 250_000
/**
 * Processor time in ms that one turn of the event loop may take: twice the goal of 50. `npm run bench:clouds` prints the figures. On Linux it
 * is the time of the main thread; elsewhere it includes the threads that collect garbage.
 */
const MAX_TURN_MS = process.platform === 'linux' ? 100 : 300
/** A busy machine adds its own delays to one listing, but not to each of several. */
const ATTEMPTS = 3

describe('a listing of 250,000 users', function () {
  this.timeout(900_000)

  for (const cloud of ['google', 'microsoft'] as const) {
    it(`from ${cloud} never blocks the event loop for long`, async () => {
      let longest = Number.POSITIVE_INFINITY
      for (let attempt = 0; attempt < ATTEMPTS && longest >= MAX_TURN_MS; attempt += 1) {
        const { users, longestCpuMs } = await measureListing(cloud, USERS)
        expect(users).to.equal(USERS)
        longest = Math.min(longest, longestCpuMs)
      }
      expect(longest).to.be.below(MAX_TURN_MS)
    })
  }
})
