// Mocha's dot reporter, plus a final line with the counts for people and scripts.
const { reporters, Runner } = require('mocha')

module.exports = class CountReporter extends reporters.Dot {
  constructor(runner, options) {
    super(runner, options)
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats
      console.log(`${passes} passed, ${failures} failed, ${pending} skipped`)
    })
  }
}
