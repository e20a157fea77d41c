import { openKeyFileInSteps, sealKeyFile } from '../../../shared/tips/crypto/keyFile'
import { SCRYPT_N_MIN } from '../../../shared/tips/crypto/passphrase'
import { watchIdle } from '../../../miniapp/desk/src/session/idle'
import { createKeyring, isOfRoot, signerOf } from '../../../miniapp/desk/src/session/keyring'
import { newSessionKey, proofHeaders } from '../../../miniapp/desk/src/session/sessionKey'
import { isProof } from '../../../server/desk/proof'
import { hex, utf8 } from '../../../shared/tips/crypto'
import { DAY, DESK, NOW, tipWorld } from '../../support/tipWorld'

const world = tipWorld('desk session')
const keys = [world.keys.seal, world.keys.sign].map(({ signed, privateKey }) => ({ certificate: signed, privateKey: hex(privateKey) }))
const ringOf = () => createKeyring({ desk: DESK, holder: 'handler', keys })

it('proves a request as the service checks it, and no other request', async () => {
  const key = await newSessionKey()
  const input = { method: 'POST', path: '/api/v1/desk/queue?view=open', body: utf8('{"a":1}'), time: NOW * 1_000, once: '00'.repeat(16) }
  const headers = await proofHeaders('ab'.repeat(16), key, input)
  const proof = { time: input.time, once: input.once, signature: headers['desk-proof'] ?? '' }
  const publicKey = Buffer.from(key.publicKey, 'hex')
  expect(isProof(publicKey, input, proof)).toBe(true)
  expect(isProof(publicKey, { ...input, path: '/api/v1/desk/queue' }, proof)).toBe(false)
  expect(isProof(publicKey, { ...input, body: utf8('{"a":2}') }, proof)).toBe(false)
})

it('holds keys by their ids, signs with one that is good now, and forgets all of them', () => {
  const ring = ringOf()
  const { keyId } = world.keys.seal.signed
  const held = ring.privateKey(keyId) ?? new Uint8Array()
  expect(hex(held)).toBe(hex(world.keys.seal.privateKey))
  expect(signerOf(ring, world.root.publicKey, NOW)?.certificate.keyId).toBe(world.keys.sign.signed.keyId)
  expect(signerOf(ring, world.root.publicKey, NOW + 100 * DAY)).toBeUndefined()
  ring.wipe()
  expect(ring.privateKey(keyId)).toBeUndefined()
  expect(held.every((byte) => byte === 0)).toBe(true)
})

it('knows the keys of another city', () => {
  expect(isOfRoot(ringOf(), world.root.publicKey)).toBe(true)
  expect(isOfRoot(ringOf(), tipWorld('another city').root.publicKey)).toBe(false)
})

it('opens a key file as the ceremony writes it', async () => {
  const file = sealKeyFile({ desk: DESK, holder: 'handler', keys }, 'a passphrase', world.random, { n: SCRYPT_N_MIN })
  expect((await openKeyFileInSteps(file, 'a passphrase')).keys).toHaveLength(2)
  await expect(openKeyFileInSteps(file, 'another')).rejects.toThrow('口令不对')
})

describe('idle', () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  it('ends once nothing was touched for so long, by the clock and not by counting', () => {
    const target = new EventTarget()
    let now = 0
    const onEnd = jest.fn()
    watchIdle(target, { idleMs: 900_000, now: () => now, onEnd })
    now = 899_000
    target.dispatchEvent(new Event('keydown'))
    now = 1_700_000
    jest.advanceTimersByTime(5_000)
    expect(onEnd).not.toHaveBeenCalled()
    now = 1_799_000
    jest.advanceTimersByTime(5_000)
    expect(onEnd).toHaveBeenCalledTimes(1)
    jest.advanceTimersByTime(60_000)
    expect(onEnd).toHaveBeenCalledTimes(1)
  })

  it('is not brought back by a key that is pressed after the end', () => {
    const target = new EventTarget()
    let now = 0
    const onEnd = jest.fn()
    watchIdle(target, { idleMs: 900_000, now: () => now, onEnd })
    now = 2_000_000
    target.dispatchEvent(new Event('keydown'))
    jest.advanceTimersByTime(5_000)
    expect(onEnd).toHaveBeenCalledTimes(1)
  })
})
