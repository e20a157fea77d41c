import { proveWork, zeroBits } from '../../../miniapp/src/tip/work'
import { concat, unhex } from '../../../shared/tips/crypto/bytes'
import { sm3 } from '../../../shared/tips/crypto/suite1'

it('counts zero bits', () => {
  expect([[0x80], [0x01], [0, 0x20], [0, 0]].map((bytes) => zeroBits(Uint8Array.from(bytes)))).toEqual([0, 7, 10, 16])
})

it('finds a nonce that the service accepts, pausing on the way', async () => {
  const challenge = '00112233445566778899aabbccddeeff'
  const tipId = new Uint8Array(16).fill(7)
  let pauses = 0
  const shares: number[] = []
  const pause = () => Promise.resolve(void pauses++)
  const proof = await proveWork({ bits: 10, challenge }, tipId, pause, (share) => shares.push(share))
  expect(zeroBits(sm3(concat(unhex(challenge), tipId, unhex(proof.nonce, 8))))).toBeGreaterThanOrEqual(10)
  expect(shares).toHaveLength(pauses)
  expect(shares.every((share) => share > 0 && share < 1)).toBe(true)
})
