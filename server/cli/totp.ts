import { stepAt, totpCode } from '../desk/totp'
import { UsageError, runCli } from './runCli'

const USAGE = `npm run totp -- SECRET

  打印一个动态码密钥（base32）此刻的六位动态码，供演示时没有手机应用的人使用
`

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The bytes of a base32 text, spaces and case apart. Throws UsageError where it is none. */
function fromBase32(text: string): Uint8Array {
  const symbols = [...text.replace(/[\s=-]/g, '').toUpperCase()].map((one) => ALPHABET.indexOf(one))
  if (symbols.length === 0 || symbols.includes(-1)) throw new UsageError('要写动态码密钥：字母 A 到 Z 和数字 2 到 7')
  const bits = symbols.map((symbol) => symbol.toString(2).padStart(5, '0')).join('')
  return Uint8Array.from({ length: Math.floor(bits.length / 8) }, (_, at) => parseInt(bits.slice(8 * at, 8 * at + 8), 2))
}

runCli(async () => {
  const [secret] = process.argv.slice(2)
  if (secret === undefined) throw new UsageError('要写动态码密钥')
  process.stdout.write(totpCode(fromBase32(secret), stepAt(new Date())) + '\n')
  return 0
}, USAGE)
