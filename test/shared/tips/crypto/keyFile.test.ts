import { randomBytes } from 'node:crypto'
import { hex, signCertificate, sm2KeyPair, unhex } from '../../../../shared/tips/crypto'
import {
  openKeyFile,
  openKeyFileInSteps,
  readKeyFile,
  sealKeyFile,
  type DeskKey,
  type KeyFile,
  type KeyFileReason,
} from '../../../../shared/tips/crypto/keyFile'
import { SCRYPT_N, SCRYPT_N_MIN } from '../../../../shared/tips/crypto/passphrase'
import { DEMO_ROOT_PRIVATE } from '../../../../shared/tips/demo'

const randomness = (length: number) => new Uint8Array(randomBytes(length))
const CHEAP = { n: SCRYPT_N_MIN }

function deskKey(): DeskKey {
  const { publicKey, privateKey } = sm2KeyPair(randomness)
  const what = { suite: 1, desk: 'work-safety', purpose: 'seal', publicKey: hex(publicKey), notBefore: 0, notAfter: 604_800 } as const
  return { certificate: signCertificate(what, unhex(DEMO_ROOT_PRIVATE), randomness), privateKey: hex(privateKey) }
}

const keys = [deskKey(), deskKey()]
const content = { desk: 'work-safety', holder: 'handler', keys } as const
const file = sealKeyFile({ ...content, keys }, '四个 常用 词语 口令', randomness, CHEAP)

const reasonOf = (run: () => unknown): KeyFileReason | undefined => {
  try {
    run()
  } catch (error) {
    return (error as { reason: KeyFileReason }).reason
  }
  return undefined
}

it('gives the same keys back, at once and in steps, and holds no private key in clear', async () => {
  const stored = readKeyFile(JSON.stringify(file))
  expect(openKeyFile(stored, '四个 常用 词语 口令')).toEqual(content)
  const shares: number[] = []
  expect(await openKeyFileInSteps(stored, '四个 常用 词语 口令', (share) => shares.push(share))).toEqual(content)
  expect(shares.at(-1)).toBe(1)
  for (const { privateKey } of keys) expect(JSON.stringify(file)).not.toContain(privateKey)
})

it('takes the same characters of another keyboard as the same passphrase', () => {
  const ascii = sealKeyFile({ ...content, keys: [] }, 'abc 123', randomness, CHEAP)
  expect(openKeyFile(ascii, 'ａｂｃ　１２３').keys).toEqual([])
})

it('makes a guess as slow as it says unless told otherwise', () => {
  expect(sealKeyFile({ ...content, keys: [] }, 'x', randomness).kdf).toMatchObject({ n: SCRYPT_N, r: 8, p: 1 })
  expect(SCRYPT_N).toBe(131_072)
})

describe('refuses by name', () => {
  const changed = (change: Partial<KeyFile>) => JSON.stringify({ ...file, ...change })
  const resealed = (inside: DeskKey[]) => sealKeyFile({ ...content, keys: inside }, 'x', randomness, CHEAP)

  it('a wrong passphrase', () => {
    expect(reasonOf(() => openKeyFile(file, '四个 常用 词语 口今'))).toBe('wrong-passphrase')
    expect(reasonOf(() => openKeyFile(file, ''))).toBe('wrong-passphrase')
  })

  it.each([
    ['a picture', '\x89PNG'],
    ['another JSON', '{"v":1,"format":"something"}'],
    ['a list', '[]'],
    ['a later version', changed({ v: 2 as 1 })],
  ])('%s, which is no key file', (_, text) => expect(reasonOf(() => readKeyFile(text))).toBe('not-a-key-file'))

  it.each([
    ['cut', JSON.stringify(file).slice(0, -40)],
    ['with a changed byte', changed({ sealed: (file.sealed.startsWith('00') ? '01' : '00') + file.sealed.slice(2) })],
    ['of another desk', changed({ desk: 'oversight' })],
    ['of another holder', changed({ holder: 'payer' })],
    ['whose guess is cheap', changed({ kdf: { ...file.kdf, n: 2 } })],
    ['whose guess would hold the machine up', changed({ kdf: { ...file.kdf, n: 2 ** 30 } })],
    ['without a nonce', changed({ nonce: '' })],
  ])('a file %s, which is damaged', (_, text) => expect(reasonOf(() => readKeyFile(text))).toBe('damaged'))

  it('a file whose desk was changed together with its check: the seal is bound to it', () => {
    const moved = sealKeyFile({ desk: 'oversight', holder: 'handler', keys: [] }, 'x', randomness, CHEAP)
    const { kdf, nonce, sealed } = sealKeyFile({ desk: 'work-safety', holder: 'handler', keys: [] }, 'x', randomness, CHEAP)
    expect(reasonOf(() => openKeyFile({ ...moved, kdf, nonce, sealed }, 'x'))).toBe('wrong-passphrase')
  })

  it('a private key that is not of its certificate', () => {
    const [one, other] = [deskKey(), deskKey()]
    const mixed = resealed([{ certificate: one.certificate, privateKey: other.privateKey }])
    expect(reasonOf(() => openKeyFile(mixed, 'x'))).toBe('damaged')
  })
})
