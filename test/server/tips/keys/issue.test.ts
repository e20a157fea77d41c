import { randomBytes } from 'node:crypto'
import { chooseTipCertificates, hex, SEALING_LIFE_MAX, sm2KeyPair, unhex, verifyCertificate } from '../../../../shared/tips/crypto'
import { CertificatesFileError, readCertificates, writeCertificates } from '../../../../server/tips/keys/certificatesFile'
import { issueCanary, issueDesk, issueObjections, issueRecovery } from '../../../../server/tips/keys/issue'
import { CANARY_DESK } from '../../../../server/tips/settings'
import { coverageOf, judge } from '../../../../server/tips/keys/validity'

const randomness = (length: number) => new Uint8Array(randomBytes(length))
const root = sm2KeyPair(randomness)
const term = { from: '2027-01-01', weeks: 2 }
const order = { desk: 'work-safety', term, root: root.privateKey, randomness }
const desk = issueDesk(order)
const recovery = issueRecovery(order)
const canary = issueCanary({ term, root: root.privateKey, randomness })
const all = [...desk.certificates, ...recovery.certificates, ...canary.certificates]
const now = Date.parse('2027-01-05T04:00:00Z') / 1_000

it('makes what a phone seals to, for the desk and for the canary', () => {
  for (const name of ['work-safety', CANARY_DESK])
    expect(chooseTipCertificates(all, { root: root.publicKey, desk: name, now }).seal.desk).toBe(name)
})

it('gives the payer the identity key alone, and the handler everything but it', () => {
  const purposes = (holder: string) => desk.files.find((file) => file.holder === holder)?.keys.map(({ certificate }) => certificate.purpose)
  expect(purposes('payer')).toEqual(['identity'])
  expect(purposes('handler')).toEqual(['seal', 'seal', 'seal', 'sign'])
  expect(recovery.files.map(({ holder }) => holder)).toEqual(['recovery'])
})

it('signs every certificate, none of a sealing key for more than seven days', () => {
  for (const one of all) {
    expect(() => verifyCertificate(one, { root: root.publicKey, purpose: one.purpose, now: one.notBefore })).not.toThrow()
    if (one.purpose === 'seal') expect(one.notAfter - one.notBefore).toBeLessThanOrEqual(SEALING_LIFE_MAX)
  }
  expect(new Set(all.map(({ keyId }) => keyId)).size).toBe(all.length)
})

describe('the file of certificates', () => {
  it('gives back what was written', () => expect(readCertificates(writeCertificates(all), 'x.json')).toEqual(all))
  it.each([
    ['no JSON', '{'],
    ['another file', '{"v":1,"format":"mingan-desk-keys"}'],
    ['a certificate that is cut', writeCertificates(all.map((one) => ({ ...one, signature: 'ab' })))],
    ['a private key among them', writeCertificates(all.map((one) => ({ ...one, privateKey: 'ab'.repeat(32) })))],
  ])('is refused with its name where it is %s', (_, text) => {
    expect(() => readCertificates(text, 'x.json')).toThrow(CertificatesFileError)
    expect(() => readCertificates(text, 'x.json')).toThrow(/^x\.json：/)
  })
})

describe('the verdict', () => {
  const hexRoot = hex(root.publicKey)
  it('is good until the last of an unbroken row ends', () => {
    const covered = coverageOf(judge(all, hexRoot), now)
    expect(covered.every(({ goodNow }) => goodNow)).toBe(true)
    expect(coverageOf(judge(all, hexRoot), order.term.weeks * 1e9).some(({ goodNow }) => goodNow)).toBe(false)
    const sealing = desk.certificates.filter(({ purpose }) => purpose === 'seal')
    const until = covered.find((one) => one.desk === 'work-safety' && one.purpose === 'seal')?.until
    expect(until).toBe(sealing.at(-1)?.notAfter)
    const broken = coverageOf(
      judge(
        all.filter((one) => one !== sealing[1]),
        hexRoot,
      ),
      now,
    )
    expect(broken.find((one) => one.desk === 'work-safety' && one.purpose === 'seal')?.until).toBe(sealing[0]?.notAfter)
  })
  it('asks of who works on objections for the one purpose that they have', () => {
    const { certificates } = issueObjections(order)
    expect(coverageOf(judge(certificates, hexRoot), now).map(({ purpose, goodNow }) => [purpose, goodNow])).toEqual([['identity', true]])
  })
  it('names what another root signed', () => {
    const other = issueRecovery({ ...order, root: unhex('11'.repeat(32)) })
    expect(judge(other.certificates, hexRoot)[0]?.fault).toMatch(/不是由监督机构签发/)
  })
})
