import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import * as c from '../../shared/tips/crypto'
import { tipWorld } from '../support/tipWorld'

/**
 * Milliseconds to seal, with a JIT and without one (as an iPhone has it in the mini-program). Started by tsx it bundles
 * itself and runs the bundle twice; the bundle measures.
 */

const MEASURE = 'measure'
const say = (line: string): void => void process.stdout.write(line + '\n')

function timed(run: () => unknown, rounds: number): string {
  run()
  const each = Array.from({ length: rounds }, () => {
    const began = performance.now()
    run()
    return performance.now() - began
  }).sort((a, b) => a - b)
  return (each[Math.floor(rounds / 2)] ?? 0).toFixed(1).padStart(9)
}

function measure(): void {
  const { secrets, certificates, keys, root } = tipWorld('bench')
  const randomness: c.Randomness = (length) => new Uint8Array(randomBytes(length))
  const content = { text: '三'.repeat(300), fields: {} }
  const tip = (photos: readonly Uint8Array[]) =>
    c.sealTip({ secrets, certificates, content, photos, randomness, kind: 1, division: '350203' })
  const photos = (kib: number) => Array.from({ length: 6 }, () => randomness(kib * 1024 - 100))
  const [small, large] = [photos(128), photos(512)]
  const mebibyte = new Uint8Array(1024 * 1024)
  const text = tip([])
  const demand = { root: root.publicKey, purpose: 'seal', now: keys.seal.signed.notBefore } as const
  const list: [name: string, run: () => unknown, rounds: number][] = [
    ['receipt to secrets', () => c.deriveSecrets(c.newReceipt(randomness)), 9],
    ['one certificate checked', () => c.verifyCertificate(keys.seal.signed, demand), 9],
    ['a tip of text', () => tip([]), 9],
    [
      'a tip of text, opened',
      () => c.openTip({ header: text.headerBytes, wrap: text.deskWrap, parts: text.parts }, keys.seal.privateKey),
      9,
    ],
    ['six photos of 128 KiB', () => tip(small), 1],
    ['six photos of 512 KiB', () => tip(large), 1],
    ['SM4-GCM, a MiB', () => c.sm4Seal(new Uint8Array(16), new Uint8Array(12), mebibyte.subarray(0, 16), mebibyte), 3],
    ['SM3, a MiB', () => c.sm3(mebibyte), 3],
  ]
  for (const [name, run, rounds] of list) say(`${timed(run, rounds)} ms  ${name}`)
}

function runBundled(): void {
  const dir = mkdtempSync(join(tmpdir(), 'tip-sealing-'))
  const bundled = join(dir, 'bench.cjs')
  const esbuild = join(__dirname, '../../node_modules/.bin/esbuild')
  execFileSync(esbuild, [
    __filename,
    '--bundle',
    '--platform=node',
    '--format=cjs',
    '--target=es2020',
    '--log-level=error',
    `--outfile=${bundled}`,
  ])
  say(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`)
  for (const flags of [[], ['--jitless', '--no-expose-wasm']]) {
    say(flags.length === 0 ? 'with a JIT' : 'without a JIT')
    execFileSync(process.execPath, [...flags, bundled, MEASURE], { stdio: ['ignore', 'inherit', 'inherit'] })
  }
  rmSync(dir, { recursive: true })
}

if (process.argv[2] === MEASURE) measure()
else runBundled()
