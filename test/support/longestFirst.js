const { relative } = require('node:path')
const Sequencer = require('@jest/test-sequencer').default

/**
 * What starts processes, browsers or whole cities, the longest first: begun last, one of them would leave the other core idle. Before them one file of
 * pages, which builds what all of those wait for, while the other core is at the faults, which wait for nothing.
 */
const LONG = [
  /^test\/e2e\/web\.test/,
  /^test\/faults\//,
  /\/(real|snapshots|realPersons)\.test/,
  /\/crash\.test/,
  /^test\/e2e\//,
  /\/(model|overload)\.test/,
]

/** Long files before all others, by the rule above, and not by times that a fresh clone does not know; the rest as jest orders it. */
module.exports = class LongestFirst extends Sequencer {
  async sort(tests) {
    const ordered = await super.sort(tests)
    const rank = ({ path, context }) => {
      const name = relative(context.config.rootDir, path).replaceAll('\\', '/')
      const found = LONG.findIndex((pattern) => pattern.test(name))
      return found === -1 ? LONG.length : found
    }
    return [...ordered].sort((a, b) => rank(a) - rank(b))
  }
}
