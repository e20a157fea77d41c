import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { transformSync } from '@swc/core'
import { ROOT, filesOf } from './globs'
import { ROOMS, type Room } from './rooms'
import type { RoomFiles } from './runner'

/**
 * Breaks the pure rooms by small changes and runs their unit tests against each: `npm run mutants`, or `npm run mutants -- law codes` for
 * rooms by name, or `npm run mutants -- law server/law/workdays.ts:1-40` for some lines of one. What nobody noticed is printed room by room, and
 * everything is kept in `dist/mutants/report.json`. Ends with 1 where tests notice too little of a room.
 */

/** Percent of the mutants of a room that its tests must notice. */
const NOTICED_MIN = 80
const OUT = 'dist/mutants'
const REPORT = `${OUT}/report.json`

interface Place {
  line: number
  column: number
}
/** What became of one mutant, as StrykerJS reports it. */
interface Mutant {
  status: string
  mutatorName: string
  replacement?: string
  location: { start: Place; end: Place }
}
interface Report {
  files: Record<string, { source: string; mutants: Mutant[] }>
}

/** StrykerJS loads the runner in every process of its own: it is compiled once, for plain node. */
function compileRunner(): string {
  const { code } = transformSync(readFileSync(join(__dirname, 'runner.ts'), 'utf8'), {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
    swcrc: false,
  })
  writeFileSync(`${OUT}/runner.mjs`, code)
  return `./${OUT}/runner.mjs`
}

const settingsOf = (mutate: readonly string[], rooms: readonly RoomFiles[]) => ({
  mutate,
  testRunner: 'in-process',
  plugins: [compileRunner()],
  inProcess: { rooms },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // Most endless loops end by the count of their rounds; one that meets no mutant ends by the clock, ten times what the slowest room takes for all its tests.
  timeoutMS: 30_000,
  // Types are the compiler's to check, and these tests are run without it.
  disableTypeChecks: false,
  ignorePatterns: ['dist', 'data', 'docs', 'miniapp', 'test/e2e', 'test/out', '.swc'],
  tempDirName: 'dist/sandbox',
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: REPORT },
  warnings: { slow: false },
})

const NOTICED = new Set(['Killed', 'Timeout'])
const UNNOTICED = new Set(['Survived', 'NoCoverage'])

/** Prints what nobody noticed in some files, and the share that was. Answers whether it is enough. */
function tell(name: string, files: readonly string[], report: Report): boolean {
  const all = files.flatMap((file) => {
    const { source = '', mutants = [] } = report.files[file] ?? {}
    return mutants.map((mutant) => ({ ...mutant, file, lines: source.split('\n') }))
  })
  const noticed = all.filter(({ status }) => NOTICED.has(status)).length
  const unnoticed = all.filter(({ status }) => UNNOTICED.has(status))
  for (const { file, lines, location, mutatorName, replacement = '', status } of unnoticed) {
    const { start, end } = location
    const was = lines[start.line - 1]?.slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined) ?? ''
    console.log(`${file}:${start.line}:${start.column} ${status} ${mutatorName}\n  - ${was}\n  + ${replacement.replace(/\s+/g, ' ')}`)
  }
  const share = noticed + unnoticed.length === 0 ? 100 : (100 * noticed) / (noticed + unnoticed.length)
  const untested = unnoticed.filter(({ status }) => status === 'NoCoverage').length
  const endless = all.filter(({ status }) => status === 'Timeout').length
  const unloaded = all.length - noticed - unnoticed.length
  console.log(
    `== ${name}: ${share.toFixed(1)} % of ${all.length} (${unnoticed.length} unnoticed, ${untested} of them in no test; ${endless} endless, ${unloaded} could not be loaded)`,
  )
  return share >= NOTICED_MIN
}

const parts = process.argv.slice(2).filter((word) => word.includes('/'))
const asked = process.argv.slice(2).filter((word) => !parts.includes(word))
const unknown = asked.filter((name) => !(name in ROOMS))
if (unknown.length > 0) {
  console.error(`no room ${unknown.join(', ')}; there are ${Object.keys(ROOMS).join(', ')}`)
  process.exit(2)
}

process.chdir(ROOT)
mkdirSync(OUT, { recursive: true })
const rooms = Object.entries<Room>(ROOMS)
  .filter(([name]) => asked.length === 0 || asked.includes(name))
  .map(([name, { files, tests }]) => ({ name, files: filesOf(files), tests: filesOf(tests) }))
const mutate = parts.length > 0 ? parts : rooms.flatMap(({ files }) => files)
writeFileSync(`${OUT}/settings.json`, JSON.stringify(settingsOf(mutate, rooms)))
const { status } = spawnSync('node_modules/.bin/stryker', ['run', `${OUT}/settings.json`], { stdio: 'inherit' })
if (status !== 0) process.exit(status ?? 1)
const report = JSON.parse(readFileSync(REPORT, 'utf8')) as Report
const short = rooms.filter(({ name, files }) => !tell(name, files, report)).map(({ name }) => name)
if (short.length > 0) console.error(`\ntests notice less than ${NOTICED_MIN} % of: ${short.join(', ')}`)
process.exitCode = short.length > 0 ? 1 : 0
