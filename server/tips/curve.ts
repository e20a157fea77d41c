/** The curve of SM2 (GB/T 32918.5), as far as checking what others sealed and signed needs it. */

const big = (hex: string) => BigInt('0x' + hex)
const P = big('fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff')
const A = P - 3n
const B = big('28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93')
const GX = big('32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7')
const GY = big('bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0')

/** The integer of big-endian bytes. */
const integerOf = (bytes: Uint8Array): bigint => BigInt('0x' + Buffer.from(bytes).toString('hex'))

/** 32 bytes of an integer below 2^256, big-endian. */
const bytes32 = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex')

const modulo = (value: bigint, by: bigint): bigint => ((value % by) + by) % by

/** Whether 65 bytes (04‖x‖y) are a point of the curve. */
export function isPoint(bytes: Uint8Array): boolean {
  if (bytes.length !== 65 || bytes[0] !== 4) return false
  const [x, y] = [integerOf(bytes.subarray(1, 33)), integerOf(bytes.subarray(33))]
  return x < P && y < P && modulo(y * y - x * x * x - A * x - B, P) === 0n
}

/** What stands before the public key in the bytes whose SM3 is ZA: user id 1234567812345678, the curve, its base. */
export const ZA_FRONT = Buffer.concat([Buffer.from([0, 128]), Buffer.from('1234567812345678'), ...[A, B, GX, GY].map(bytes32)])
