import { base32, matchingStep, stepAt, totpCode, totpUri } from '../../../server/desk/totp'

const SECRET = Buffer.from('12345678901234567890')
const at = (seconds: number) => new Date(seconds * 1_000)

describe('codes', () => {
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('are those of RFC 6238 at %i s', (seconds, code) => {
    expect(totpCode(SECRET, stepAt(at(seconds)), 8)).toBe(code)
    expect(totpCode(SECRET, stepAt(at(seconds)))).toBe(code.slice(2))
  })
})

describe('a code that was typed', () => {
  const now = at(1_234_567_890)
  const step = stepAt(now)
  const match = (code: string, usedStep = 0) => matchingStep({ secret: SECRET, code, at: now, usedStep })

  it('is taken one step before and after the present one, and no further', () => {
    for (const drift of [-1, 0, 1]) expect(match(totpCode(SECRET, step + drift))).toBe(step + drift)
    for (const drift of [-2, 2]) expect(match(totpCode(SECRET, step + drift))).toBeNull()
  })

  it('holds once: neither its step nor an earlier one is taken again', () => {
    expect(match(totpCode(SECRET, step), step)).toBeNull()
    expect(match(totpCode(SECRET, step - 1), step)).toBeNull()
    expect(match(totpCode(SECRET, step + 1), step)).toBe(step + 1)
  })

  it.each(['', '12345', '1234567', 'abcdef', '000000'])('is not %p', (code) => expect(match(code)).toBeNull())
})

it('secrets are written as apps for codes take them in (RFC 4648)', () => {
  expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI')
  expect(base32(Buffer.from('foob'))).toBe('MZXW6YQ')
  expect(base32(Buffer.alloc(0))).toBe('')
  expect(totpUri('lin', SECRET)).toBe(
    'otpauth://totp/%E6%98%8E%E5%AE%89%3Alin?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E6%98%8E%E5%AE%89',
  )
})
