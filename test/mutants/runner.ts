import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { compileFunction } from 'node:vm'
import { jestExpect } from '@jest/expect'
import type { Circus } from '@jest/types'
import type { MutantCoverage, StrykerOptions } from '@stryker-mutator/api/core'
import { PluginKind, commonTokens, declareClassPlugin, tokens } from '@stryker-mutator/api/plugin'
import {
  DryRunStatus,
  TestStatus,
  determineHitLimitReached,
  toMutantRunResult,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
} from '@stryker-mutator/api/test-runner'
import swc from '@swc/core'
import type { configureGlobal } from 'fast-check'
import * as circus from 'jest-circus'
import { ModuleMocker } from 'jest-mock'

/**
 * Runs the unit tests of a room against one mutant after the other, in one process: jest's own `describe`, `it` and `expect`, without what jest does
 * around them for each run (a map of all files, an environment, every package anew), which cost a hundred times what the tests of functions cost.
 * What depends on a file of the room is loaded afresh for each mutant, so that nothing kept in a module outlives it; all the rest is loaded once.
 */

/** What the broken files and this runner tell each other; the name is StrykerJS's. */
interface Context {
  activeMutant?: string
  currentTestId?: string
  mutantCoverage?: MutantCoverage
  hitCount?: number
  hitLimit?: number
}
const shared = globalThis as typeof globalThis & { __stryker__?: Context }
const context: Context = (shared.__stryker__ ??= {})

/** The files of a room that are broken, and those of its tests, from the root. */
export interface RoomFiles {
  files: readonly string[]
  tests: readonly string[]
}

interface Settings extends StrykerOptions {
  inProcess: { rooms: readonly RoomFiles[] }
}

const TEST_TIMEOUT_MS = 30_000
/** The same random cases every time: a figure that is written down can be measured again. */
const SEED = 1

type Run = (exports: unknown, require: (id: string) => unknown, module: NodeModule, filename: string, dirname: string) => void

/** Our own files, compiled once as jest compiles them. */
const compiled = new Map<string, Run>()
function compile(filename: string): Run {
  const { code } = swc.transformSync(readFileSync(filename, 'utf8'), {
    filename,
    jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022' },
    module: { type: 'commonjs' },
    swcrc: false,
  })
  const run = compileFunction(code, ['exports', 'require', 'module', '__filename', '__dirname'], { filename }) as Run
  compiled.set(filename, run)
  return run
}

class InProcessRunner implements TestRunner {
  static readonly inject = tokens(commonTokens.options)
  readonly #rooms: readonly RoomFiles[]
  readonly #root = process.cwd()
  readonly #require = createRequire(join(process.cwd(), 'package.json'))
  /** tests that are run; null for all that are loaded */
  #wanted: ReadonlySet<string> | null = null
  #bails = true
  #hasFailed = false

  constructor(options: StrykerOptions) {
    this.#rooms = (options as Settings).inProcess.rooms
  }

  capabilities() {
    return { reloadEnvironment: true }
  }

  init(): Promise<void> {
    process.env.NODE_ENV = 'test'
    const { extensions } = this.#require
    extensions['.ts'] = (module, filename) => {
      const run = compiled.get(filename) ?? compile(filename)
      // Through the module itself, which notes what it depends on.
      run.call(module.exports, module.exports, (id) => module.require(id) as unknown, module, filename, dirname(filename))
    }
    const mocker = new ModuleMocker(globalThis)
    const { describe, it, test, beforeAll, beforeEach, afterAll, afterEach } = circus
    const jest = { fn: mocker.fn.bind(mocker), spyOn: mocker.spyOn.bind(mocker) }
    Object.assign(globalThis, { describe, it, test, beforeAll, beforeEach, afterAll, afterEach, expect: jestExpect, jest })
    // The very one that the tests use. A counter-example that is smaller is of no use here.
    const check = this.#require('fast-check') as { configureGlobal: typeof configureGlobal }
    check.configureGlobal({ seed: SEED, endOnFailure: true })
    circus.addEventHandler((event) => this.#noteEvent(event))
    return Promise.resolve()
  }

  async dryRun(): Promise<DryRunResult> {
    const whole = { files: this.#rooms.flatMap(({ files }) => files), tests: [...new Set(this.#rooms.flatMap(({ tests }) => tests))] }
    const result = await this.#run(whole, null, false)
    return result.status === DryRunStatus.Complete ? { ...result, mutantCoverage: context.mutantCoverage } : result
  }

  async mutantRun({ activeMutant, testFilter, sandboxFileName, hitLimit, disableBail }: MutantRunOptions): Promise<MutantRunResult> {
    context.activeMutant = activeMutant.id
    context.hitLimit = hitLimit
    context.hitCount = hitLimit === undefined ? undefined : 0
    try {
      const result = await this.#run(this.#roomOf(sandboxFileName), testFilter ? new Set(testFilter) : null, !disableBail)
      return toMutantRunResult(determineHitLimitReached(context.hitCount, hitLimit) ?? result, disableBail)
    } finally {
      context.activeMutant = undefined
    }
  }

  /** The room whose tests must notice a mutant of a file. */
  #roomOf(filename: string): RoomFiles {
    const file = relative(this.#root, filename)
    const room = this.#rooms.find(({ files }) => files.includes(file))
    if (!room) throw new Error(`${file} is of no room`)
    return room
  }

  async #run(room: RoomFiles, wanted: ReadonlySet<string> | null, bails: boolean): Promise<DryRunResult> {
    this.#wanted = wanted
    this.#bails = bails
    this.#hasFailed = false
    circus.resetState()
    circus.getState().testTimeout = TEST_TIMEOUT_MS
    try {
      this.#load(room, wanted)
    } catch (error) {
      // As jest has it: what cannot even be loaded is no answer of a test.
      return { status: DryRunStatus.Error, errorMessage: String(error instanceof Error ? error.stack : error) }
    }
    const { testResults, unhandledErrors } = await circus.run()
    if (unhandledErrors.length > 0) return { status: DryRunStatus.Error, errorMessage: unhandledErrors.join('\n') }
    return { status: DryRunStatus.Complete, tests: testResults.map((one) => this.#resultOf(one)) }
  }

  /** The files of tests, each as a block of its own name, with all that a mutant may have touched anew. */
  #load(room: RoomFiles, wanted: ReadonlySet<string> | null): void {
    for (const filename of this.#touchedBy(room)) delete this.#require.cache[filename]
    const ids = wanted && [...wanted]
    for (const file of room.tests)
      if (ids === null || ids.some((id) => id.startsWith(`${file} `)))
        circus.describe(file, () => void this.#require(join(this.#root, file)))
  }

  /** The modules of a room and of its tests, and every one that depends on them. */
  #touchedBy({ files, tests }: RoomFiles): Set<string> {
    const parents = new Map<string, string[]>()
    for (const module of Object.values(this.#require.cache)) {
      for (const { filename } of module?.children ?? []) {
        const known = parents.get(filename)
        if (known) known.push(module?.filename ?? '')
        else parents.set(filename, [module?.filename ?? ''])
      }
    }
    const touched = new Set([...tests, ...files].map((file) => join(this.#root, file)))
    for (const filename of touched) for (const parent of parents.get(filename) ?? []) touched.add(parent)
    return touched
  }

  #noteEvent(event: Circus.AsyncEvent | Circus.SyncEvent): void {
    if (event.name === 'test_start') {
      const id = idOf(namesOf(event.test))
      if ((this.#bails && this.#hasFailed) || (this.#wanted !== null && !this.#wanted.has(id))) event.test.mode = 'skip'
      else context.currentTestId = id
    } else if (event.name === 'test_done' || event.name === 'test_skip') context.currentTestId = undefined
    else if (event.name === 'test_fn_failure' || event.name === 'hook_failure') this.#hasFailed = true
  }

  #resultOf({ testPath: [, ...names], status, errors, duration }: Circus.TestResult): TestResult {
    const said = { id: idOf(names), name: idOf(names), timeSpentMs: duration ?? 0, fileName: join(this.#root, names[0] ?? '') }
    if (errors.length > 0) return { ...said, status: TestStatus.Failed, failureMessage: errors[0] ?? '' }
    return { ...said, status: status === 'done' ? TestStatus.Success : TestStatus.Skipped }
  }
}

const idOf = (names: readonly string[]): string => names.join(' ')

/** The names of a test, the file first. */
function namesOf(test: Circus.TestEntry): string[] {
  const names = [test.name]
  for (let block: Circus.DescribeBlock | undefined = test.parent; block?.parent; block = block.parent) names.unshift(block.name)
  return names
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)]

export const strykerValidationSchema = { properties: { inProcess: { type: 'object', properties: { rooms: { type: 'array' } } } } }
