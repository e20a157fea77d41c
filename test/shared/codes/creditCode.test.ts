import fc from 'fast-check'
import {
  checkCreditCode,
  creditCodeCheckDigit,
  formatCreditCode,
  normaliseCreditCode,
  organisationCheckDigit,
} from '../../../shared/codes/creditCode'

const VALID = [
  '9144030071526726XG',
  '91350100M000100Y43',
  '91110000802100433B',
  '91330100799655058B',
  '914403001922038216',
  '91310115591693856A',
  '91990100MAAY4CL127',
  '91990100MA2TH3BJ3G',
  '91990100MA1XG6125W',
  '91990100MADD272H4T',
  '91990100MAD1TJ3Y9P',
  '91990100MA7LLJY1XE',
  '92990100MAJJC171XY',
  '92990100MAHU49D47W',
  '11990100MAH3J9HT4T',
  '12990100MAM53JJL2U',
  '51990100MA6B3HN23D',
  '93990100MAJ1K6FM3U',
]
const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']

describe('checkCreditCode', () => {
  it.each(VALID)('accepts %s', (code) => expect(checkCreditCode(code)).toBe('valid'))

  it('says which code has a wrong check digit and which is none', () => {
    expect(checkCreditCode('91350203M0001QAY9B')).toBe('bad_check_digit')
    expect(checkCreditCode('9135020')).toBe('malformed')
    expect(checkCreditCode('91350203M0001QAY9I')).toBe('malformed')
  })

  it('catches every change of a single character', () => {
    fc.assert(
      fc.property(fc.constantFrom(...VALID), fc.nat(17), fc.constantFrom(...ALPHABET), (code, at, character) => {
        fc.pre(code[at] !== character)
        expect(checkCreditCode(code.slice(0, at) + character + code.slice(at + 1))).not.toBe('valid')
      }),
    )
  })
})

it('computes the worked examples of the standard', () => {
  expect(creditCodeCheckDigit('9144030071526726X')).toBe('G')
  expect(organisationCheckDigit('71526726')).toBe('X')
  expect(creditCodeCheckDigit('91350100M000100Y4')).toBe('3')
  expect(creditCodeCheckDigit('91350100M000100I4')).toBeNull()
})

it('brings a code to half-width capitals and corrects nothing', () => {
  expect(normaliseCreditCode(' ９１９９０１００ maay-4cl1 27 ')).toBe('91990100MAAY4CL127')
  expect(normaliseCreditCode('9199O100')).toBe('9199O100')
  expect(formatCreditCode('91990100MAAY4CL127')).toBe('9199 0100 MAAY 4CL1 27')
})

describe('the shape of a code', () => {
  it.each([
    ['an O, which is no character of it', '9199O100MAAY4CL127', 'malformed'],
    ['a nought for the department', '01990100MAAY4CL127', 'malformed'],
    ['a letter in the division', '9199010AMAAY4CL127', 'malformed'],
    ['one character more', '91990100MAAY4CL1270', 'malformed'],
    ['one before it', 'X91990100MAAY4CL127', 'malformed'],
    ['one character less', '91990100MAAY4CL12', 'malformed'],
    ['small letters', '91990100maay4cl127', 'malformed'],
    ['another check digit', '91990100MAAY4CL128', 'bad_check_digit'],
    ['another check digit of its organisation', '91990100MAAY4CL13A', 'bad_check_digit'],
    ['a letter for the department', 'A1990100MAAY4CL127', 'bad_check_digit'],
    ['nothing', '', 'malformed'],
  ])('with %s is judged so', (_what, code, check) => expect(checkCreditCode(code)).toBe(check))

  it('is wrong where its organisation’s own check digit is, however its last one fits', () => {
    const first17 = '91990100MAAY4CL11'
    expect(checkCreditCode(first17 + String(creditCodeCheckDigit(first17)))).toBe('bad_check_digit')
  })
})

it('reckons every check digit that there is, and none of what is too short or strange', () => {
  expect(organisationCheckDigit('MAAY4CL1')).toBe('2')
  expect([organisationCheckDigit('MAAY4CL'), organisationCheckDigit('MAAY4CL-'), creditCodeCheckDigit('91990100MAAY4CL1')]).toEqual([
    null,
    null,
    null,
  ])
  const digits = Array.from({ length: 11 }, (_, i) => organisationCheckDigit(`0000000${'0123456789A'.charAt(i)}`))
  expect(new Set(digits)).toEqual(new Set(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'X']))
  const last = Array.from(ALPHABET, (character) => creditCodeCheckDigit(`0000000000000000${character}`))
  expect(new Set(last)).toEqual(new Set(ALPHABET))
})

it('reads aloud in groups of four, the last as long as it is', () => {
  expect(['', '9199', '91990', '91990100'].map(formatCreditCode)).toEqual(['', '9199', '9199 0', '9199 0100'])
})
