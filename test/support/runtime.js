const { createRequire } = require('node:module')
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

/**
 * Packages that are loaded once a worker, as in a process, and not anew in the world of each file of tests, where they would be slow again and again: a quarter
 * of what tests of the service take. None of them keeps anything of who asks that another would find.
 */
const SHARED = new Set([
  ...['@noble/ciphers', '@noble/curves', '@noble/hashes', 'sm-crypto-v2'],
  ...['bson', 'mongodb', 'mongoose'],
  ...['fast-check', 'zod'],
])

/** `zod` of `zod/v4/core`, `@noble/hashes` of `@noble/hashes/sha2`. */
const packageOf = (name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0]

module.exports = class extends Runtime {
  constructor(config, environment, resolver, transformer, texts, ...rest) {
    super(config, environment, resolver, transformer, new Texts(texts), ...rest)
  }

  requireModuleOrMock(from, name) {
    return SHARED.has(packageOf(name)) ? createRequire(from)(name) : super.requireModuleOrMock(from, name)
  }
}
