const { existsSync, readFileSync, readdirSync } = require('node:fs')
const { dirname, join, relative, resolve } = require('node:path')
const base = require('./jest.config.cjs')

/**
 * The quick lane: what is asked of functions alone. A test that reaches, by itself or by its supports, a store, a process, a browser or
 * the real files belongs to the long lane (`npm test` runs both); so do the folders that exist for such tests. No list is kept by hand.
 */

const TEST = join(__dirname, 'test')
const LONG_FOLDERS = /^(bench|e2e|faults|fuzz)\//
const STARTS =
  /['"](?:node:child_process|node:worker_threads|(?:\.\.\/)*support\/(?:store|realData|built|browser)|\.\/(?:store|realData|built|browser))['"]/
const LOCAL = /(?:from|import)\s+['"](\.{1,2}\/[^'"]+)['"]/g

/** What a file of the tests is made of: its own text, and that of every file of the tests it imports. */
function textsOf(file, seen = new Set()) {
  if (seen.has(file)) return []
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  const imported = [...text.matchAll(LOCAL)]
    .map(([, request]) => resolve(dirname(file), request))
    .filter((path) => path.startsWith(TEST))
    .map((path) => [path + '.ts', path + '.tsx', join(path, 'index.ts')].find((one) => existsSync(one)))
  return [text, ...imported.filter(Boolean).flatMap((one) => textsOf(one, seen))]
}

const quick = readdirSync(TEST, { recursive: true })
  .map(String)
  .filter((file) => /\.test\.tsx?$/.test(file) && !LONG_FOLDERS.test(file))
  .filter((file) => !textsOf(join(TEST, file)).some((text) => STARTS.test(text)))

module.exports = { ...base, testMatch: quick.map((file) => `<rootDir>/${relative(__dirname, join(TEST, file))}`) }
