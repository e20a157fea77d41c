import { randomBytes } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { unhex } from '../../../shared/tips/crypto/bytes'
import { chooseTipCertificates } from '../../../shared/tips/crypto/certificates'
import { openKeyFile, readKeyFile } from '../../../shared/tips/crypto/keyFile'
import { DEMO_PASSPHRASE, DEMO_ROOT_PUBLIC } from '../../../shared/tips/demo'
import { DESKS } from '../../../shared/tips/words'
import { codesOf } from '../../../shared/vocabulary'
import { DEMO_PAST_DAYS, ensureDemoKeys } from '../../../server/demo/keys'
import { temporaryFolder } from '../../support/store'

const randomness = (length: number) => new Uint8Array(randomBytes(length))
const root = unhex(DEMO_ROOT_PUBLIC)
const ALL = [...codesOf(DESKS), 'canary']
const { dir, remove } = temporaryFolder()
afterAll(remove)
const START = new Date('2026-11-26T02:00:00Z')
const days = (count: number) => new Date(START.getTime() + count * 86_400_000)
const sealable = (certificates: Parameters<typeof chooseTipCertificates>[0], at: Date, desks: readonly string[] = ALL) =>
  desks.every((desk) => chooseTipCertificates(certificates, { root, desk, now: Math.floor(at.getTime() / 1_000) }).seal.desk === desk)

it('makes keys under the demonstration root that hold now and on every day of the sample, and keeps them', () => {
  const first = ensureDemoKeys(dir, START, randomness)
  for (let day = 0; day <= 28; day += 7) expect(sealable(first.certificates, days(day), ALL)).toBe(true)
  for (let day = -DEMO_PAST_DAYS; day < 0; day += 21) expect(sealable(first.certificates, days(day), codesOf(DESKS))).toBe(true)
  for (const { name, path } of first.files) {
    const { desk, holder, keys } = openKeyFile(readKeyFile(readFileSync(path, 'utf8')), DEMO_PASSPHRASE)
    expect(name).toBe(`${desk}-${holder}`)
    expect(keys.length).toBeGreaterThan(0)
  }
  expect(statSync(first.canaryFile).mode & 0o077).toBe(0)
  expect(ensureDemoKeys(dir, days(3), randomness).certificates).toEqual(first.certificates)
}, 60_000)

it('adds new keys where the old ones end, and opens what was sealed with them still', () => {
  const before = ensureDemoKeys(dir, START, randomness)
  const held = before.keysOf('work-safety', 'handler')
  const after = ensureDemoKeys(dir, days(50), randomness)
  expect(sealable(after.certificates, days(50))).toBe(true)
  expect(after.certificates).toEqual(expect.arrayContaining(before.certificates))
  expect(after.keysOf('work-safety', 'handler').length).toBeGreaterThan(held.length)
  expect(after.keysOf('work-safety', 'handler')).toEqual(expect.arrayContaining(held))
}, 60_000)

it('is another set in another folder', () => {
  const other = temporaryFolder()
  const ids = new Set(ensureDemoKeys(dir, START, randomness).certificates.map(({ keyId }) => keyId))
  const made = ensureDemoKeys(other.dir, START, randomness).certificates
  other.remove()
  expect(made.filter(({ keyId }) => ids.has(keyId))).toEqual([])
}, 60_000)
