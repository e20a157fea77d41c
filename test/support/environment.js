const vm = require('node:vm')
const { TestEnvironment } = require('jest-environment-node')

/** By path: what a worker has compiled. */
const compiled = new Map()

/**
 * Does what jest asks `vm.compileFunction` for, a file of tests after the other, and compiles each module once a worker: that is nearly
 * half of what loading the service costs. A module cannot load another by a true `import()` here, and could not before.
 */
function compileOnce(code, params, { filename, parsingContext }) {
  const known = compiled.get(filename)
  const script = known?.code === code ? known.script : compile(code, params, filename)
  compiled.set(filename, { code, script })
  return script.runInContext(parsingContext)
}

function compile(code, params, filename) {
  const head = `(function (${params.join(', ')}) {`
  // Lines and columns of errors stay those of the file.
  return new vm.Script(`${head}${code}\n})`, { filename, columnOffset: -head.length })
}

vm.compileFunction = compileOnce

module.exports = TestEnvironment
