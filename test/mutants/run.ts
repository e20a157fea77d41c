import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { filesOf } from './globs'
import { ROOMS, type Room } from './rooms'

/**
 * Breaks the pure rooms by small changes and runs their unit tests against each: `npm run mutants`, or `npm run mutants -- law codes` for
 * rooms by name, or `npm run mutants -- law server/law/workdays.ts:1-40` for some lines of one. What nobody noticed is printed, and kept in
 * `dist/mutants/ROOM.json`. Ends with 1 where tests notice too little of a room.
 */

/** Percent of the mutants of a room that its tests must notice. */
const NOTICED_MIN = 80
const OUT = 'dist/mutants'

const settingsOf = (name: string, { files, tests }: Room, parts: readonly string[]) => ({
  mutate: parts.length > 0 ? parts : files,
  testRunner: 'in-process',
  plugins: ['./test/mutants/runner.ts'],
  inProcess: { tests: filesOf(tests) },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  timeoutMS: 10_000,
  // Types are the compiler's to check, and these tests are run without it.
  disableTypeChecks: false,
  ignorePatterns: ['dist', 'data', 'docs', 'miniapp', 'test/e2e', 'test/out', '.swc'],
  tempDirName: 'dist/sandbox',
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: true },
  jsonReporter: { fileName: `${OUT}/${name}.json` },
  thresholds: { high: 100, low: NOTICED_MIN, break: NOTICED_MIN },
})

const parts = process.argv.slice(2).filter((word) => word.includes('/'))
const asked = process.argv.slice(2).filter((word) => !parts.includes(word))
const unknown = asked.filter((name) => !(name in ROOMS))
if (unknown.length > 0) {
  console.error(`no room ${unknown.join(', ')}; there are ${Object.keys(ROOMS).join(', ')}`)
  process.exit(2)
}

mkdirSync(OUT, { recursive: true })
const short = Object.entries(ROOMS)
  .filter(([name]) => asked.length === 0 || asked.includes(name))
  .filter(([name, room]) => {
    const settings = `${OUT}/${name}.settings.json`
    writeFileSync(settings, JSON.stringify(settingsOf(name, room, parts)))
    console.log(`\n== ${name}: ${room.about}`)
    // The runner is read as it is written, in every process.
    const env = { ...process.env, NODE_OPTIONS: '--import tsx' }
    return spawnSync('node_modules/.bin/stryker', ['run', settings], { stdio: 'inherit', env }).status !== 0
  })
  .map(([name]) => name)
if (short.length > 0) console.error(`\ntests notice less than ${NOTICED_MIN} % of: ${short.join(', ')}`)
process.exitCode = short.length > 0 ? 1 : 0
