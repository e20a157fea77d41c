import { sign } from 'node:crypto'
import { isProof, isSessionKey, proofText, type Proved } from '../../../server/desk/proof'
import { newSessionKey } from '../../support/desk'

const key = newSessionKey()
const bytes = Buffer.from(key.publicKey, 'hex')
const request: Proved = { method: 'POST', path: '/api/v1/desk/tips/ab/moves?x=1', body: Buffer.from('{}') }
const stamp = { time: 1_795_672_800_000, once: '00'.repeat(16) }
const signed = (text: string) => sign('sha256', Buffer.from(text), { key: key.privateKey, dsaEncoding: 'ieee-p1363' }).toString('hex')
const proof = { ...stamp, signature: signed(proofText(request, stamp)) }

it('is about method, path with query, time, number and body', () => {
  expect(proofText(request, stamp)).toBe(
    'POST\n/api/v1/desk/tips/ab/moves?x=1\n1795672800000\n00000000000000000000000000000000\n44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
  )
  expect(isProof(bytes, request, proof)).toBe(true)
})

it.each<[string, Proved, Partial<typeof proof>]>([
  ['another method', { ...request, method: 'GET' }, {}],
  ['another path', { ...request, path: '/api/v1/desk/tips/ac/moves?x=1' }, {}],
  ['another query', { ...request, path: '/api/v1/desk/tips/ab/moves?x=2' }, {}],
  ['another body', { ...request, body: Buffer.from('{ }') }, {}],
  ['another time', request, { time: stamp.time + 1 }],
  ['another number', request, { once: '01' + '00'.repeat(15) }],
  ['a cut signature', request, { signature: proof.signature.slice(2) }],
  ['nothing', request, { signature: '00'.repeat(64) }],
])('does not hold for %s', (_what, other, changes) => {
  expect(isProof(bytes, other, { ...proof, ...changes })).toBe(false)
})

it('does not hold under another key', () => {
  expect(isProof(Buffer.from(newSessionKey().publicKey, 'hex'), request, proof)).toBe(false)
})

it('a key is a point of the curve, written whole', () => {
  expect(isSessionKey(bytes)).toBe(true)
  expect(isSessionKey(bytes.subarray(0, 64))).toBe(false)
  expect(isSessionKey(Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 1)]))).toBe(false)
  expect(isSessionKey(Buffer.concat([Buffer.from([2]), bytes.subarray(1)]))).toBe(false)
})
