import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
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
import { transformSync } from '@swc/core'
import fc from 'fast-check'
import * as circus from 'jest-circus'
import { ModuleMocker } from 'jest-mock'

/**
 * Runs the unit tests of a room against one mutant after the other, in one process: jest's own `describe`, `it` and `expect`, without what jest does
 * around them for each run (a map of all files, an environment, every package anew), which cost a hundred times what the tests of functions cost.
 * What is ours is loaded afresh for each mutant, so that nothing kept in a module outlives it; packages are loaded once.
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

interface Settings extends StrykerOptions {
  /** the files of tests of the room, from the root */
  inProcess: { tests: readonly string[] }
}

const TEST_TIMEOUT_MS = 30_000
/** The same random cases every time: a figure that is written down can be measured again. */
const SEED = 1

type Run = (exports: unknown, require: NodeJS.Require, module: NodeModule, filename: string, dirname: string) => void

/** Our own files, compiled once as jest compiles them. */
const compiled = new Map<string, { run: Run; require: NodeJS.Require }>()
function compile(filename: string) {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022' },
    module: { type: 'commonjs' },
    swcrc: false,
  })
  const run = compileFunction(code, ['exports', 'require', 'module', '__filename', '__dirname'], { filename }) as Run
  const made = { run, require: createRequire(filename) }
  compiled.set(filename, made)
  return made
}

class InProcessRunner implements TestRunner {
  static readonly inject = tokens(commonTokens.options)
  readonly #tests: readonly string[]
  readonly #root = process.cwd()
  readonly #require = createRequire(join(process.cwd(), 'package.json'))
  /** tests that are run; null for all */
  #wanted: ReadonlySet<string> | null = null
  #bails = true
  #hasFailed = false

  constructor(options: StrykerOptions) {
    this.#tests = (options as Settings).inProcess.tests
  }

  capabilities() {
    return { reloadEnvironment: true }
  }

  init(): Promise<void> {
    process.env.NODE_ENV = 'test'
    const { extensions } = this.#require
    extensions['.ts'] = (module, filename) => {
      const { run, require } = compiled.get(filename) ?? compile(filename)
      run.call(module.exports, module.exports, require, module, filename, dirname(filename))
    }
    const { fn, spyOn } = new ModuleMocker(globalThis)
    const { describe, it, test, beforeAll, beforeEach, afterAll, afterEach } = circus
    const jest = { fn, spyOn }
    Object.assign(globalThis, { describe, it, test, beforeAll, beforeEach, afterAll, afterEach, expect: jestExpect, jest })
    // A counter-example that is smaller is of no use here.
    fc.configureGlobal({ seed: SEED, endOnFailure: true })
    circus.addEventHandler((event) => this.#noteEvent(event))
    return Promise.resolve()
  }

  async dryRun(): Promise<DryRunResult> {
    const result = await this.#run(null, false)
    return result.status === DryRunStatus.Complete ? { ...result, mutantCoverage: context.mutantCoverage } : result
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail }: MutantRunOptions): Promise<MutantRunResult> {
    context.activeMutant = activeMutant.id
    context.hitLimit = hitLimit
    context.hitCount = hitLimit === undefined ? undefined : 0
    try {
      const result = await this.#run(testFilter ? new Set(testFilter) : null, !disableBail)
      return toMutantRunResult(determineHitLimitReached(context.hitCount, hitLimit) ?? result, disableBail)
    } finally {
      context.activeMutant = undefined
    }
  }

  async #run(wanted: ReadonlySet<string> | null, bails: boolean): Promise<DryRunResult> {
    this.#wanted = wanted
    this.#bails = bails
    this.#hasFailed = false
    circus.resetState()
    circus.getState().testTimeout = TEST_TIMEOUT_MS
    try {
      this.#load(wanted === null ? this.#tests : this.#tests.filter((file) => [...wanted].some((id) => id.startsWith(file + ' '))))
    } catch (error) {
      // As jest has it: what cannot even be loaded is no answer of a test.
      return { status: DryRunStatus.Error, errorMessage: String(error instanceof Error ? error.stack : error) }
    }
    const { testResults, unhandledErrors } = await circus.run()
    if (unhandledErrors.length > 0) return { status: DryRunStatus.Error, errorMessage: unhandledErrors.join('\n') }
    return { status: DryRunStatus.Complete, tests: testResults.map((one) => this.#resultOf(one)) }
  }

  /** The files of tests, each as a block of its own name, with all of our modules anew. */
  #load(files: readonly string[]): void {
    const { cache } = this.#require
    for (const filename of Object.keys(cache)) if (this.#isOurs(filename)) delete cache[filename]
    for (const file of files) circus.describe(file, () => void this.#require(join(this.#root, file)))
  }

  #isOurs(filename: string): boolean {
    return filename.startsWith(this.#root) && !filename.includes('/node_modules/')
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

export const strykerValidationSchema = {
  properties: { inProcess: { type: 'object', properties: { tests: { type: 'array', items: { type: 'string' } } } } },
}
