import { buildSync } from 'esbuild'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'

/**
 * A phone has the language and nothing else: no crypto, TextEncoder, Buffer, process, no require. The bundle of
 * shared/tips/crypto runs in such a context and makes the same vectors, byte for byte.
 */

const ROOT = join(__dirname, '../../../..')
const entry = `
  export * from './shared/tips/crypto'
  export { makeVectors } from './test/vectors/tips'
`

/** The library asks for Node's own generator where it has found none: here that leaves a mark. */
function bundle(): string {
  const { outputFiles } = buildSync({
    stdin: { contents: entry, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'tips',
    target: 'es2020',
    platform: 'browser',
    alias: { crypto: join(ROOT, 'test/support/noNodeCrypto.ts') },
  })
  return outputFiles[0]?.text ?? ''
}

const code = bundle()

/** A context with the language's own globals, and those given. */
function phone(globals: Record<string, unknown> = {}) {
  const context = createContext({ ...globals })
  runInContext(code, context)
  return (expression: string): unknown => runInContext(expression, context)
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20))

it('has nothing but the language', () => {
  const run = phone()
  const names = ['TextEncoder', 'TextDecoder', 'Buffer', 'process', 'require', 'URL', 'fetch', 'wx', 'window', 'setTimeout']
  for (const name of names) expect(run(`typeof ${name}`)).toBe('undefined')
})

it('makes the vectors of the files', () => {
  const made = JSON.parse(String(phone()('JSON.stringify(tips.makeVectors())'))) as Record<string, unknown>
  expect(Object.keys(made)).toEqual(['receipt', 'certificate', 'tip', 'message', 'answer'])
  for (const [name, vector] of Object.entries(made)) {
    expect(vector).toEqual(JSON.parse(readFileSync(join(ROOT, `test/vectors/tips/${name}.json`), 'utf8')))
  }
})

it('gives the library a generator before it looks for one', async () => {
  const run = phone()
  await settled()
  expect(run('globalThis.askedForNodeCrypto')).toBeUndefined()
  expect(run('typeof crypto.getRandomValues')).toBe('function')
})

it('leaves alone what a machine has itself', () => {
  const crypto = { getRandomValues: () => 'its own' }
  expect(phone({ crypto })('crypto.getRandomValues()')).toBe('its own')
})

it('seals nothing without randomness, and goes on when there is some', () => {
  const run = phone()
  const reason = (expression: string) => run(`(() => { try { ${expression}; return 'none' } catch (error) { return error.reason } })()`)
  expect(reason('tips.newReceipt(tips.phonePool.take)')).toBe('random-dry')
  expect(reason('tips.sm2KeyPair(tips.phonePool.take)')).toBe('random-dry')
  expect(reason('crypto.getRandomValues(new Uint8Array(1))')).toBe('random-dry')
  expect(run('tips.phonePool.fill(new Uint8Array(20).fill(7)); tips.newReceipt(tips.phonePool.take).length')).toBe(24)
  expect(run('tips.phonePool.left()')).toBe(5)
  expect(run('Array.from(crypto.getRandomValues(new Uint16Array(2))).join()')).toBe('1799,1799')
})

it('says whether it can, before the arithmetic is loaded', () => {
  const { outputFiles } = buildSync({
    entryPoints: [join(ROOT, 'shared/tips/crypto/support.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'support',
    target: 'es2020',
  })
  const ask = (prepare: string) => runInContext(`${prepare}; ${outputFiles[0]?.text}; support.isSupported()`, createContext({}))
  expect(ask('')).toBe(true)
  expect(ask('delete globalThis.BigInt')).toBe(false)
})

it('has no literal of BigInt in our own files: a phone without it has to be able to read them', () => {
  const files = readdirSync(join(ROOT, 'shared/tips/crypto'))
  expect(files).toContain('suite1.ts')
  const literal = files.filter((file) => /\b\d+n\b/.test(readFileSync(join(ROOT, 'shared/tips/crypto', file), 'utf8')))
  expect(literal).toEqual([])
})
