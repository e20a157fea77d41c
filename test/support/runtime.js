const { default: Runtime } = require('jest-runtime')

/** By path: sources that a file of tests has loaded in this worker, a thousand of which the next one loads too. Nobody edits them meanwhile. */
const loaded = new Map()

/** Texts of files: what is loaded from the project or its packages stays for the next file of tests, what a test makes goes with it. */
class Texts extends Map {
  get(path) {
    return super.get(path) ?? loaded.get(path)
  }

  set(path, text) {
    if (path.includes('/test/out/') || /^(?!.*\/node_modules\/).*\.json$/.test(path)) return super.set(path, text)
    loaded.set(path, text)
    return this
  }
}

module.exports = class extends Runtime {
  constructor(config, environment, resolver, transformer, texts, ...rest) {
    super(config, environment, resolver, transformer, new Texts(texts), ...rest)
  }
}
