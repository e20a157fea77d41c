import fc from 'fast-check'
import { formatMoney, parseMoney } from '../../../shared/codes/money'

describe('parseMoney', () => {
  it.each([
    ['1,234.56', '元', 123_456],
    ['200(万元人民币)', '元', 200_000_000],
    ['50万人民币', '元', 50_000_000],
    ['299999.85', '元', 29_999_985],
    ['30', '万元', 30_000_000],
    ['0.000001', '万元', 1],
    ['30元', '万元', 3_000],
    ['１２．５万元', '元', 12_500_000],
    ['人民币30万元整', '元', 30_000_000],
    ['5000元整', '元', 500_000],
    ['2万元（贰万元）', '元', 2_000_000],
  ] as const)('reads %s in %s', (text, unit, fen) => expect(parseMoney(text, unit)).toBe(fen))

  it.each(['', '65(万美元)', '-5', '1.2.3', '约30万', '0.001'])('refuses %j', (text) => expect(parseMoney(text)).toBeNull())

  it('reads back what it writes', () => {
    fc.assert(fc.property(fc.nat(2_000_000_000), (fen) => expect(parseMoney(formatMoney(fen))).toBe(fen)))
  })
})
