import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { SKEW_S, isSigned, receiptOf, sign } from '../../../server/deliveries/signature'

/** The signature of a notice: who has not the key, or another body, or another time, has no signature. */

const AT = new Date('2026-05-20T02:00:00.000Z')
const text = fc.string({ unit: 'grapheme', maxLength: 60 })
const keys = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 60 })

it('is HMAC-SHA-256 over time, full stop and body, as the documentation says', () => {
  const t = AT.getTime() / 1_000
  const v1 = createHmac('sha256', 'key').update(`${t}.{"a":"停"}`).digest('hex')
  expect(sign('key', '{"a":"停"}', AT)).toBe(`t=${t},v1=${v1}`)
})

it('holds for its own key, body and time, and for no other', () => {
  fc.assert(
    fc.property(keys, text, keys, text, (key, body, otherKey, otherBody) => {
      const header = sign(key, body, AT)
      expect(isSigned(key, body, header, AT)).toBe(true)
      expect(isSigned(otherKey, body, header, AT)).toBe(key === otherKey)
      expect(isSigned(key, otherBody, header, AT)).toBe(body === otherBody)
      expect(receiptOf(key, body, header) === receiptOf(otherKey, otherBody, header)).toBe(key === otherKey && body === otherBody)
    }),
  )
})

it('is old after five minutes, and no word of its time can be changed', () => {
  const header = sign('key', 'body', AT)
  const later = (seconds: number) => new Date(AT.getTime() + seconds * 1_000)
  expect([SKEW_S, -SKEW_S, SKEW_S + 1, -SKEW_S - 1].map((seconds) => isSigned('key', 'body', header, later(seconds)))).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(
    isSigned(
      'key',
      'body',
      header.replace(/t=(\d+)/, (_all, t) => `t=${Number(t) + 1}`),
      AT,
    ),
  ).toBe(false)
  for (const wrong of ['', 't=1', header.toUpperCase(), `${header} `, header.replace('v1', 'v0')])
    expect(isSigned('key', 'body', wrong, AT)).toBe(false)
})

it('is no receipt: what came with the notice cannot be sent back as one', () => {
  const header = sign('key', 'body', AT)
  expect(header).not.toContain(receiptOf('key', 'body', header))
})
