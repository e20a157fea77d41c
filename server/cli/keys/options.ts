import { parseArgs } from 'node:util'
import { parseDay } from '../../../shared/codes/dates'
import { SCRYPT_N, SCRYPT_N_MAX, SCRYPT_N_MIN } from '../../../shared/tips/crypto/passphrase'
import { DESKS, type Desk } from '../../../shared/tips/words'
import { codesOf } from '../../../shared/vocabulary'
import type { Term } from '../../tips/keys/term'
import { UsageError } from '../runCli'

/** What a call of the ceremony may say, and what it means. */

const OPTIONS = {
  root: { type: 'string' },
  desk: { type: 'string' },
  from: { type: 'string' },
  weeks: { type: 'string' },
  out: { type: 'string' },
  paper: { type: 'boolean' },
  'without-canary': { type: 'boolean' },
  'passphrase-file': { type: 'string' },
  lost: { type: 'string' },
  key: { type: 'string' },
  certificates: { type: 'string' },
  envelopes: { type: 'string' },
  'scrypt-n': { type: 'string' },
  help: { type: 'boolean' },
} as const

/** Command, files and options of this call. Throws UsageError where one is unknown or lacks its value. */
export function readCall() {
  try {
    const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true })
    const [command, ...files] = positionals
    return { command, files, options: values }
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}
export type Options = ReturnType<typeof readCall>['options']

const WEEKS_MAX = 26

/** The term that `--from` and `--weeks` name. Throws UsageError. */
export function termOf({ from, weeks = '13' }: Options): Term {
  const day = from === undefined ? null : parseDay(from)
  if (day === null) throw new UsageError('--from 要写从哪一天起，如 2027-01-01')
  if (!/^\d{1,2}$/.test(weeks) || Number(weeks) < 1 || Number(weeks) > WEEKS_MAX) throw new UsageError(`--weeks 要写 1 到 ${WEEKS_MAX} 周`)
  return { from: day, weeks: Number(weeks) }
}

/** The desk that is named. Throws UsageError. */
export function deskOf({ desk: given }: Options): Desk {
  const desk = codesOf(DESKS).find((one) => one === given)
  if (desk === undefined) throw new UsageError(`--desk 要写 ${Object.keys(DESKS).join(' 或 ')}`)
  return desk
}

/** The root's file or public key as it was given. Throws UsageError. */
export function rootOf({ root }: Options): string {
  if (root === undefined) throw new UsageError('--root 要写监督根密钥文件')
  return root
}

/** The value of an option that this command cannot do without. Throws UsageError. */
export function needed(options: Options, name: 'key' | 'certificates' | 'envelopes' | 'out'): string {
  const value = options[name]
  if (value === undefined) throw new UsageError(`recover 要写 --${name} FILE`)
  return value
}

/** What a guess at a passphrase costs: no less than usual, but where the program itself is tested. Throws UsageError. */
export function costOf({ 'scrypt-n': n }: Options): number | undefined {
  if (n === undefined) return undefined
  const least = process.env.NODE_ENV === 'test' ? SCRYPT_N_MIN : SCRYPT_N
  const isPower = Number.isInteger(Math.log2(Number(n)))
  if (!/^\d{1,7}$/.test(n) || !isPower || Number(n) < least || Number(n) > SCRYPT_N_MAX)
    throw new UsageError(`--scrypt-n 要写 ${least} 到 ${SCRYPT_N_MAX} 之间的二的幂`)
  return Number(n)
}
