import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../../../server/log'
import { createCertificates } from '../../../server/tips/certificates'
import { writeCertificates } from '../../../server/tips/keys/certificatesFile'
import { sm2KeyPair, type SignedCertificate } from '../../../shared/tips/crypto/index'
import { TEST_NOW } from '../../support/app'
import { temporaryFolder } from '../../support/store'
import { certify, makeTipKeys, randomness } from '../../support/tips'

const { dir, remove } = temporaryFolder()
afterAll(remove)
const file = join(dir, 'certificates.json')
const keys = makeTipKeys(TEST_NOW)
let now = TEST_NOW
let told: unknown[] = []
const log = Object.fromEntries(
  ['info', 'warn', 'error'].map((level) => [level, (...words: unknown[]) => void told.push([level, ...words])]),
) as unknown as Log

const open = async (certificates: SignedCertificate[], root: Uint8Array | null = keys.root.publicKey) => {
  writeFileSync(file, writeCertificates(certificates))
  const book = createCertificates({ file, root, now: () => now, log })
  await book.refresh()
  return book
}
beforeEach(() => {
  now = TEST_NOW
  told = []
})

it('publishes what the root has signed and leaves out the rest, by fingerprint', async () => {
  const [first, second, ...others] = keys.certificates.filter(({ desk }) => desk !== 'canary')
  if (!first || !second) throw new Error('no keys')
  const foreign = makeTipKeys(TEST_NOW, ['work-safety']).certificates[0]
  const unsigned = { ...first, signature: '0'.repeat(128) }
  const exchanged = { ...second, publicKey: first.publicKey }
  const book = await open([unsigned, exchanged, ...others, ...(foreign ? [foreign] : [])])
  expect(book.published()).toHaveLength(others.length)
  expect(told.map((line) => (line as [string, { reason: string }])[1].reason)).toEqual([
    'certificate-root',
    'certificate-key',
    'certificate-root',
  ])
  expect(book.missing()).toEqual(['work-safety/seal'])
})

it('knows which key is good for which desk and purpose, and when', async () => {
  const sign = sm2KeyPair(randomness)
  const old = certify(keys.root, { desk: 'oversight', purpose: 'sign', publicKey: sign.publicKey, at: TEST_NOW, days: [-100, -10] })
  const tomorrow = certify(keys.root, { desk: 'oversight', purpose: 'recovery', publicKey: sign.publicKey, at: TEST_NOW, days: [1, 90] })
  const book = await open([...keys.certificates, old, tomorrow])
  const seal = keys.certificates.find(({ desk, purpose }) => desk === 'work-safety' && purpose === 'seal')
  const good = (change: object) => book.isGood({ keyId: seal?.keyId ?? '', desk: 'work-safety', purpose: 'seal', ...change })
  expect([good({}), good({ desk: 'oversight' }), good({ purpose: 'recovery' }), good({ keyId: '0'.repeat(16) })]).toEqual([
    true,
    false,
    false,
    false,
  ])
  // Old answers rest on old signing keys; what begins tomorrow is nobody's business yet.
  expect(
    book
      .published()
      .filter(({ publicKey }) => publicKey === old.publicKey)
      .map(({ purpose }) => purpose),
  ).toEqual(['sign'])
  now = new Date(TEST_NOW.getTime() + 6 * 86_400_000)
  expect(good({})).toBe(false)
  expect(book.missing()).toContain('work-safety/seal')
})

it('takes in a changed file, and keeps what it knew where the file is broken', async () => {
  const book = await open(keys.certificates.slice(0, 1))
  writeFileSync(file, writeCertificates(keys.certificates))
  await book.refresh()
  expect(book.published()).toHaveLength(1)
  now = new Date(now.getTime() + 5_000)
  await book.refresh()
  expect(book.missing()).toEqual([])
  writeFileSync(file, '{')
  now = new Date(now.getTime() + 5_000)
  await book.refresh()
  expect(book.missing()).toEqual([])
  expect(told).toContainEqual(['error', expect.anything(), expect.stringContaining('could not be read')])
})

it('knows nothing without a root', async () => {
  const book = await open(keys.certificates, null)
  expect(book.published()).toEqual([])
})
