import { createHmac, timingSafeEqual } from 'node:crypto'

/** How a notice is signed, and how its receiver proves that it has it. docs/trading-centre.md says the same for those who write receivers. */

/** The header field that carries the signature. */
export const SIGNATURE_HEADER = 'Mingan-Signature'
/** So far apart may the clocks of the two be, in seconds; an older message may be somebody's recording. */
export const SKEW_S = 300

const FORM = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/

const hmac = (key: string, text: string): string => createHmac('sha256', key).update(text, 'utf8').digest('hex')

/** Whether two hex digests are the same, told in the same time whatever they are. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** The value of the header field: the time in seconds, and HMAC-SHA-256 by the owner's key over time, a full stop and the bytes of the body. */
export const sign = (key: string, body: string, at: Date): string => {
  const t = Math.floor(at.getTime() / 1_000)
  return `t=${t},v1=${hmac(key, `${t}.${body}`)}`
}

/** Whether a message is signed by the holder of the key, and at about this time. */
export function isSigned(key: string, body: string, header: string, now: Date): boolean {
  const [, t = '', v1 = ''] = FORM.exec(header) ?? []
  if (t === '' || Math.abs(now.getTime() / 1_000 - Number(t)) > SKEW_S) return false
  return isSame(v1, hmac(key, `${t}.${body}`))
}

/** What a receiver answers to a message: nobody can make it who has not the key and every byte of the message. `header`: the signature that came with it. */
export const receiptOf = (key: string, body: string, header: string): string => hmac(key, `receipt.${header}.${body}`)
