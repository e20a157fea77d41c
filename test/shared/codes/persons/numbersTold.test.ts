import { checkCreditCode } from '../../../../shared/codes/creditCode'
import { holdsIdentityNumber, holdsMobile, isIdentity, maskPersonalData } from '../../../../shared/codes/persons/index'

const STARS = '**************'

describe('the number of an old card, fifteen digits', () => {
  it.each(['990101900307775', '990101901231775', '990101901015775', '990101900920775', '990101901130775'])('%s is hidden', (number) => {
    expect(maskPersonalData(`持旧证${number}。`)).toBe(`持旧证${STARS}。`)
    expect(holdsIdentityNumber(number)).toBe(true)
  })

  it.each([
    ['a thirteenth month', '990101901331775'],
    ['no month', '990101900007775'],
    ['no day', '990101900300775'],
    ['a thirty-second day', '990101900332775'],
    ['a nought before it', '090101900307775'],
    ['a digit more before it', '1990101900307775'],
    ['a digit more behind it', '9901019003077751'],
    ['a letter before it', 'A990101900307775'],
    ['a letter behind it', '990101900307775A'],
  ])('with %s is none: %s', (_what, text) => expect(maskPersonalData(text)).toBe(text))
})

describe('an identity number by its digits', () => {
  it.each(['110101199003077758', '110101199012317755', '11010119901015775X', '110101200011300017', '110101-19900307-7758'])(
    '%s',
    (number) => expect(isIdentity(number)).toBe(true),
  )

  it.each([
    ['a thirteenth month', '110101199013077758'],
    ['a thirty-second day', '110101199003327758'],
    ['no day', '110101199003007758'],
    ['another century', '110101189003077758'],
    ['a digit more before it', '1110101199003077758'],
    ['a digit more behind it', '1101011990030777581'],
  ])('with %s is none: %s', (_what, number) => expect(isIdentity(number)).toBe(false))

  it('whose check digits are right for a credit code too is somebody’s (GB 11643 before GB 32100)', () => {
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    const checked = (digits: string) => '10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11]
    const tails = Array.from({ length: 4_000 }, (_, n) => String(10_000 + n).padStart(6, '0'))
    const codes = tails.map((tail) => `519901195006${tail}`).filter((one) => checkCreditCode(one) === 'valid')
    expect(codes.filter((code) => isIdentity(code))).toEqual(codes.filter((code) => checked(code) === code[17]))
    expect(codes.some((code) => isIdentity(code))).toBe(true)
  })

  it.each([
    ['two of them', '110101199003077758110101199003077758'],
    ['one before other digits', '1101011990030777589999'],
    ['one behind other digits', '9999110101199003077758'],
    ['one with its X behind other digits', '9999911010119900307775X'],
  ])('is hidden with what it was written into: %s', (_what, text) => expect(maskPersonalData(`见${text}。`)).toBe(`见${STARS}。`))

  it('is not found in long digits that hold none', () => expect(maskPersonalData('9999999999999999999999')).toBe('9999999999999999999999'))
})

it.each([
  ['accounts', '开户行账号6222020200112233445。', '开户行账号********。'],
  ['a passport', '护照E12345678，已验', '护照E********，已验'],
  ['a messenger', '微信13812345678', '微信********'],
  ['a plate', '车牌沪A12345。', '车牌沪A***45。'],
  ['a plate with a mark', '沪A·D1234', '沪A***34'],
  ['a plate with a hyphen', '沪A-12345', '沪A***45'],
  ['a plate of an electric car', '沪AD12345', '沪A***45'],
  ['a plate of a trailer', '沪A1234挂', '沪A***4挂'],
  [
    'one of each, in whatever order',
    '13800138000，110101199003077758，沪A12345，13900139000',
    `138****8000，${STARS}，沪A***45，139****9000`,
  ],
  ['a plate before a telephone', '沪A12345，电话13800138000', '沪A***45，电话138****8000'],
])('hides %s', (_what, text, shown) => expect(maskPersonalData(text)).toBe(shown))

it('tells a mobile number from that of a card', () => {
  expect([holdsMobile('110101199003077758'), holdsIdentityNumber('110101199003077758')]).toEqual([false, true])
  expect([holdsMobile('13800138000'), holdsIdentityNumber('13800138000')]).toEqual([true, false])
})

describe('digits that a standard, an amount or a document has', () => {
  it.each([
    ...['GB', 'GBZ', 'GBJ', 'JG', 'JGJ', 'CJ', 'CJJ', 'DB', 'DB31', 'DB31/T', 'AQ/T', 'GB/T'].map(
      (standard) => `依据${standard} 13861-2022 12.3`,
    ),
    'GB13861-2022 12.3',
    ...['元', '万元', '亿元', '千克', '毫克', '克', '米', '公里', '厘米', '吨', '人', '次', ' 元', '.5元', '.50元', '.5万元'].map(
      (unit) => `共13812345678${unit}`,
    ),
    '¥13812345678',
    '￥ 13812345678',
    '12.13912345678',
    '1998-6-1 12345',
    '1998-12-31 123',
    '1998-10-15 123',
    '〔2026〕第13812345678号',
    '（2026）13812345678 号',
    '户号13812345678',
    '合同号HT_13812345678',
    '合同号A1B13812345678',
    '电表号：  13812345678',
    'VIN码：13812345678',
    'VIN 13812345678',
  ])('%s stays', (text) => expect(maskPersonalData(text)).toBe(text))

  it.each([
    ['a standard is not beside it', 'GB 5，电话 138-0013-8000', 'GB 5，电话 138****8000'],
    ['letters only end like a standard', 'XGB 138-0013-8000', 'XGB 138****8000'],
    ['a unit is not beside it', '13812345678找人', '138****5678找人'],
    ['what follows are no cents', '13812345678.123', '138****5678.123'],
    ['the amount is another', '$5 13812345678', '$5 138****5678'],
    ['it is the first of a list', '1.13812345678', '1.138****5678'],
    ['the number of another document follows', '〔2026〕13812345678，工号', '〔2026〕138****5678，工号'],
    ['a user has it', '用户号13812345678', '用户号138****5678'],
    ['a client has it', '客户编号13812345678', '客户编号138****5678'],
    ['letters only end like VIN', 'XVIN13812345678', 'XVIN138****5678'],
    ['another thing is counted before it', '第0号.13812345678', '第0号.138****5678'],
  ])('somebody’s is hidden where %s', (_why, text, shown) => expect(maskPersonalData(text)).toBe(shown))
})
