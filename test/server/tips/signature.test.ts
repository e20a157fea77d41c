import { createHash, getCurves, getHashes, randomBytes } from 'node:crypto'
import { hex, sm2KeyPair, sm2Sign, sm2Verify, sm3, u8 } from '../../../shared/tips/crypto/index'
import { sm3Hex } from '../../../server/tips/digest'
import { isQuick, isSignedBy } from '../../../server/tips/signature'

const randomness = (length: number) => new Uint8Array(randomBytes(length))

it('hashes as the phones do', () => {
  for (const length of [0, 1, 55, 56, 64, 4_124, 65_564]) {
    const bytes = randomness(length)
    expect(sm3Hex(bytes)).toBe(hex(sm3(bytes)))
  }
})

it('takes the quick way wherever the platform has one', () => {
  expect(isQuick).toBe(getCurves().includes('SM2') && getHashes().includes('sm3'))
})

it('answers about signatures as the phones do, true and false', () => {
  for (let round = 0; round < 12; round++) {
    const { publicKey, privateKey } = sm2KeyPair(randomness)
    const message = randomness(round * 7)
    const signature = sm2Sign(message, privateKey, randomness)
    const cases: [Uint8Array, Uint8Array, Uint8Array][] = [
      [publicKey, message, signature],
      [publicKey, new Uint8Array([...message, 1]), signature],
      [sm2KeyPair(randomness).publicKey, message, signature],
      ...Array.from({ length: 4 }, (): [Uint8Array, Uint8Array, Uint8Array] => {
        const changed = Uint8Array.from(signature)
        const at = randomBytes(1)[0] ?? 0
        changed[at % 64] = (changed[at % 64] ?? 0) ^ 1
        return [publicKey, message, changed]
      }),
    ]
    for (const [key, text, signed] of cases) expect(isSignedBy(key, text, signed)).toBe(sm2Verify(text, signed, key))
    expect(isSignedBy(publicKey, message, signature)).toBe(true)
  }
})

it('takes nothing that cannot be a signature or a key', () => {
  const { publicKey, privateKey } = sm2KeyPair(randomness)
  const message = createHash('sm3').digest()
  const signature = sm2Sign(message, privateKey, randomness)
  const order = Buffer.from('fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123', 'hex')
  const zero = new Uint8Array(32)
  expect(isSignedBy(publicKey, message, signature.subarray(1))).toBe(false)
  expect(isSignedBy(publicKey, message, Buffer.concat([zero, signature.subarray(32)]))).toBe(false)
  expect(isSignedBy(publicKey, message, Buffer.concat([signature.subarray(0, 32), zero]))).toBe(false)
  expect(isSignedBy(publicKey, message, Buffer.concat([order, signature.subarray(32)]))).toBe(false)
  expect(isSignedBy(publicKey, message, Buffer.concat([Buffer.alloc(31), u8(1), order.subarray(0, 31), u8(0x22)]))).toBe(false)
  expect(isSignedBy(randomness(65), message, signature)).toBe(false)
  expect(isSignedBy(publicKey.subarray(1), message, signature)).toBe(false)
})

it('reads numbers that begin with zeros', () => {
  const unhex = (text: string) => Buffer.from(text, 'hex')
  const key = unhex(
    '04440f4ac767a46dae4e6393deb537e72fc387461567893b4d91a3630dc7deb4f844b9fc7fed3d29b0fceb91457d21a346d4d84207b5d4e564fc7feb88deddc27a',
  )
  const message = Buffer.from('short numbers')
  const shortR =
    '0036af5fa1b27dd1ee074a04b325bf73b36d368e6bf6d999e0c598c65e4532503999612c408b69907665b9c2f9bce857f2e70ca82391ff709f167d868225c930'
  const shortS =
    '66db3ae3eb86c64d081eed7b723d926e1ba31332cb0b7a16c7ca6fa258b5ff5400f3a503a7fefb50062c93bd93eb027998a98a38cfb0868efb602cdccd67f553'
  for (const signature of [shortR, shortS].map(unhex)) {
    expect(sm2Verify(message, signature, key)).toBe(true)
    expect(isSignedBy(key, message, signature)).toBe(true)
    expect(isSignedBy(key, Buffer.from('other words'), signature)).toBe(false)
  }
})
