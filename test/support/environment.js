const asyncHooks = require('node:async_hooks')
const perfHooks = require('node:perf_hooks')
const { types } = require('node:util')
const vm = require('node:vm')
const { TestEnvironment } = require('jest-environment-node')

/**
 * What code asks of the world all the time and no test replaces: neither the clock, timers, the console nor the network. A file of tests has a
 * world of its own, in which looking a name up costs a hundred times what it costs in a process; so each module is handed these.
 */
const BUILT_IN = [
  ...['Object', 'Function', 'Array', 'Map', 'Set', 'WeakMap', 'WeakSet', 'Promise', 'Proxy', 'Reflect', 'Symbol', 'RegExp', 'JSON', 'Intl'],
  ...['Math', 'Number', 'BigInt', 'String', 'Boolean', 'NaN', 'Infinity', 'parseInt', 'parseFloat', 'isNaN', 'isFinite'],
  ...['Error', 'TypeError', 'RangeError', 'SyntaxError'],
  ...['Buffer', 'ArrayBuffer', 'DataView', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array'],
  ...['Int32Array', 'Uint32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array'],
  ...['encodeURIComponent', 'decodeURIComponent', 'TextEncoder', 'TextDecoder', 'URL', 'URLSearchParams'],
]

/** By path: what a worker has compiled. */
const compiled = new Map()

/** By world of a file of tests: its own of what is built in. */
const builtIn = new WeakMap()

/** Lets an error of any world be an instance of this class, and of those made from it what was before. */
function beOfAnyWorld(Class) {
  const before = Function.prototype[Symbol.hasInstance]
  Object.defineProperty(Class, Symbol.hasInstance, {
    value(one) {
      return (this === Class && types.isNativeError(one)) || before.call(this, one)
    },
  })
}

const { compileFunction } = vm

/**
 * Does what jest asks `vm.compileFunction` for, a file of tests after the other, and compiles each module once a worker: that is nearly
 * half of what loading the service costs. A module cannot load another by a true `import()` here, and could not before. What a test
 * compiles in a world that it makes by itself is none of this.
 */
vm.compileFunction = (code, params, options) => {
  const values = builtIn.get(options?.parsingContext)
  return values
    ? compileOnce(code, params, options.filename).runInContext(options.parsingContext)(...values)
    : compileFunction(code, params, options)
}

function compileOnce(code, params, filename) {
  const known = compiled.get(filename)
  const script = known?.code === code ? known.script : compile(code, params, filename)
  compiled.set(filename, { code, script })
  return script
}

function compile(code, params, filename) {
  const head = `(function (${BUILT_IN.join()}) { return function (${params.join()}) {`
  // Lines and columns of errors stay those of the file.
  return new vm.Script(`${head}${code}\n}})`, { filename, columnOffset: -head.length })
}

const { AsyncLocalStorage, AsyncResource } = asyncHooks
const outside = new AsyncResource('OutsideOfTests')
const { PerformanceObserver, monitorEventLoopDelay, performance } = perfHooks
/** What ends what a file of tests has begun to watch. */
let ends = []

/**
 * A service watches its process for as long as that lives: left on, each watch would hold the world of a file of tests, and be called again
 * and again in those after it. So it is begun outside of any test, and ended after the file.
 */
perfHooks.monitorEventLoopDelay = (options) => {
  const watch = outside.runInAsyncScope(monitorEventLoopDelay, null, options)
  ends.push(() => watch.disable())
  return watch
}
perfHooks.PerformanceObserver = class extends PerformanceObserver {
  constructor(callback) {
    super(callback)
    ends.push(() => this.disconnect())
  }
}

/**
 * What a file of tests hands on from promise to promise is handed on for as long as the process lives, with the world of the file: after a
 * hundred files each promise of the next one is told a hundred things. So it ends with the file.
 */
asyncHooks.AsyncLocalStorage = class extends AsyncLocalStorage {
  constructor(...given) {
    super(...given)
    ends.push(() => this.disable())
    if (String(new Error().stack).includes('jest-circus')) return new OneAtATime()
  }
}

/** What jest hands on to a test is there while it runs: no two do at once here. To hand it on from promise to promise costs three hundredths of all time. */
class OneAtATime {
  #store

  getStore() {
    return this.#store
  }

  async run(store, work) {
    const before = this.#store
    this.#store = store
    try {
      return await work()
    } finally {
      this.#store = before
    }
  }
}

module.exports = class Environment extends TestEnvironment {
  constructor(...given) {
    super(...given)
    const context = this.getVmContext()
    // Packages that all files of tests share (`runtime.js`) and Node's own make dates and errors of their world: they are dates and errors in this one, too.
    this.global.Date = Date
    beOfAnyWorld(this.global.Error)
    builtIn.set(context, vm.runInContext(`[${BUILT_IN.join()}]`, context))
  }

  /** Says of a test that took too long whether this process worked all the while or waited, and for what: afterwards nobody can tell. */
  handleTestEvent({ name, test, error }) {
    if (name === 'test_fn_start') this.begun = { loop: performance.eventLoopUtilization(), cpu: process.cpuUsage() }
    if (name !== 'test_fn_failure' || !String(error?.message ?? error).includes('Exceeded timeout')) return
    const { active, idle } = performance.eventLoopUtilization(this.begun.loop)
    const { user, system } = process.cpuUsage(this.begun.cpu)
    const seconds = (value) => (value / 1_000).toFixed(1)
    const open = process.getActiveResourcesInfo().sort().join(' ')
    process.stderr.write(
      `${test.name}: the loop worked ${seconds(active)} s and waited ${seconds(idle)} s; ` +
        `all threads worked ${seconds((user + system) / 1_000)} s; open: ${open}\n`,
    )
  }

  async teardown() {
    for (const end of ends) end()
    ends = []
    // All files share the driver, which keeps what was connected with all its models; the first stands for what nobody connects.
    require.cache[require.resolve('mongoose')]?.exports.connections.splice(1)
    await super.teardown()
  }
}
