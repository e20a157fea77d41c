import { accidentLevel } from '../../../shared/kinds/accident/level'
import { divisionLevel, divisionsUpFrom, parentDivision, parseDivisionCode } from '../../../shared/codes/divisionCode'
import { parseDocumentNumber } from '../../../shared/codes/documentNumber'
import { holdsIdentityNumber, holdsMobile, maskName, maskNaturalPerson, maskPersonalData } from '../../../shared/codes/persons/index'
import { squeeze } from '../../../shared/codes/text'

describe('accidentLevel', () => {
  const YUAN = 100
  it.each([
    [1, 0, 0, 'ordinary'],
    [2, 9, 9_999_999, 'ordinary'],
    [3, 0, 0, 'larger'],
    [0, 10, 0, 'larger'],
    [0, 0, 10_000_000, 'larger'],
    [9, 49, 49_999_999, 'larger'],
    [10, 0, 0, 'major'],
    [0, 50, 0, 'major'],
    [2, 50, 0, 'major'],
    [0, 0, 50_000_000, 'major'],
    [29, 99, 99_999_999, 'major'],
    [30, 0, 0, 'extraordinary'],
    [0, 100, 0, 'extraordinary'],
    [0, 0, 100_000_000, 'extraordinary'],
  ] as const)('%i deaths, %i injuries, %i yuan: %s', (deaths, seriousInjuries, yuan, level) =>
    expect(accidentLevel({ deaths, seriousInjuries, directLossFen: yuan * YUAN })).toBe(level),
  )
  it('knows nothing where nothing is known, and counts an unknown criterion for nothing', () => {
    expect(accidentLevel({ deaths: null, seriousInjuries: null, directLossFen: null })).toBeNull()
    expect(accidentLevel({ deaths: null, seriousInjuries: 12, directLossFen: null })).toBe('larger')
  })
})

it('knows the levels of division codes', () => {
  expect(['990000', '990100', '990102', '990102001', '990102001003'].map(divisionLevel)).toEqual([
    'province',
    'city',
    'county',
    'township',
    'village',
  ])
  expect(parentDivision('990102001003')).toBe('990102001')
  expect(parentDivision('990102')).toBe('990100')
  expect(parentDivision('990000')).toBeNull()
  expect(parseDivisionCode('９９０１０２')).toBe('990102')
  expect(parseDivisionCode('99010')).toBeNull()
})

it.each([
  ['990102', '990102'],
  [' 990 102 ', '990102'],
  ['990102.0', '990102'],
  ['990102.00', '990102'],
  ['990102000', '990102'],
  ['990102000000', '990102'],
  ['990102001000', '990102001'],
  ['990102001', '990102001'],
  ['990102001003', '990102001003'],
  ['990102000003', '990102000003'],
  ['990000', '990000'],
  ['990102.5', null],
  ['990102.', null],
  ['9901020', null],
  ['99010200', null],
  ['990102001003004', null],
  ['x990102', null],
  ['990102x', null],
  ['', null],
])('%j as a division code is %s', (text, code) => expect(parseDivisionCode(text)).toBe(code))

it('finds the division above each, without the zeros that fill it up', () => {
  expect(['990102001003', '990102000003', '990102001', '990102', '990100', '990000'].map(parentDivision)).toEqual([
    '990102001',
    '990102',
    '990102',
    '990100',
    '990000',
    null,
  ])
})

it.each([
  ['云应急罚[2026]第12号', '云应急罚〔2026〕12号'],
  ['云应急罚<2026>12号', '云应急罚〔2026〕12号'],
  ['云应急罚﹝１９９９﹞１２号', '云应急罚〔1999〕12号'],
  ['(2026)云01行初12号', '〔2026〕云01行初12号'],
  ['云应急罚(1899)12号', '云应急罚(1899)12号'],
  ['云应急罚(20261)12号', '云应急罚(20261)12号'],
  ['云应急罚2026第12号令', '云应急罚2026第12号令'],
  ['云应急罚第号', '云应急罚第号'],
  ['云—2026–12', '云-2026-12'],
  ['云−2026‐12', '云-2026-12'],
  ['云应急\n罚〔2026〕\u300012号', '云应急罚〔2026〕12号'],
])('%j as a document number is %s', (original, number) => expect(parseDocumentNumber(original)).toEqual({ number, original }))

it('brings document numbers to one bracket style and keeps the original', () => {
  for (const original of [
    '云应急罚〔2026〕12号',
    '云应急罚(2026)12号',
    '云应急罚［2026］12号',
    '云应急罚﹝2026﹞第12号',
    '云应急罚（2026） 12号',
    '云应急罚【2026】12号',
  ]) {
    expect(parseDocumentNumber(original)).toEqual({ number: '云应急罚〔2026〕12号', original })
  }
  expect(parseDocumentNumber('  ')).toBeNull()
  expect(parseDocumentNumber('2026-12')?.number).toBe('2026-12')
})

describe('personal data', () => {
  it.each([
    'SFZH110101199003077758',
    '1101 0119 9003 0777 58',
    '110101-19900307-7758',
    '110101　19900307　7758',
    '1101011990\u200b03077758',
    '139 123 45678',
    '1391 234 5678',
    '139－1234－5678',
    '+86 139—1234—5678',
    '账号：6222021234567890123',
    '护照 E12345678',
    '013812345678',
    '0138-1234-5678',
    '138/1234/5678',
    '138_1234_5678',
    '53010219900101123413812345678',
    '身份证号530102199013011234',
    '530102/19900101/1234',
    '港澳通行证H1234567800',
    '鲁H1234挂',
    '京A1234警',
  ])('hides %s however it is spelt', (text) => {
    const plain = text.replace(/[^0-9]/g, '')
    expect(maskPersonalData(`见${text}。`).replace(/[^0-9]/g, '')).not.toContain(plain.slice(-8))
    expect(maskPersonalData(`见${text}。`)).toContain('***')
  })

  it.each(['云应急罚〔2026〕1391234号', '2026-05-20 13:00', '注册资本 1,391,234.56 万元', '91990100MAAY4CL127', '电话 0099-55501234'])(
    'leaves %s as it is',
    (text) => expect(maskPersonalData(text)).toBe(text),
  )

  it('hides identity numbers, mobiles and plates in a text', () => {
    expect(maskPersonalData('当事人身份证110101199003077758，电话13912345678，车牌川A12345。')).toBe(
      '当事人身份证**************，电话139****5678，车牌川A***45。',
    )
    expect(maskPersonalData('文号 91990100MAAY4CL127，2026年5月')).toBe('文号 91990100MAAY4CL127，2026年5月')
  })
  it.each([
    '+8613800138000',
    '0086 138-0013-8000',
    '１３８００１３８０００',
    '138.0013.8000',
    '(0591)13800138000',
    '13800138000 13900139000',
    '13800138000-8001',
  ])('sees the mobile in %s', (text) => {
    expect(holdsMobile(text)).toBe(true)
    expect(maskPersonalData(text)).toContain('****')
  })
  it.each(['违反 GB50016-2014', '执行GB12345标准', '0099-55501234', '文号 20260520123', '第 13 项 80013 8000'])(
    'leaves %s as it is',
    (text) => expect(maskPersonalData(text)).toBe(text),
  )
  it('sees them through separators', () => {
    expect(holdsMobile('＋86 139-1234-5678')).toBe(true)
    expect(holdsMobile('0099-55501234')).toBe(false)
    expect(holdsIdentityNumber('11010119900307775X')).toBe(true)
    expect(holdsIdentityNumber('91990100MAAY4CL127')).toBe(false)
  })
  it('masks names', () => {
    expect([maskName('张三'), maskName('欧阳娜娜'), maskName('𠮷野'), maskName(' 王 '), maskName(' ')]).toEqual([
      '张*',
      '欧***',
      '𠮷*',
      '王*',
      '',
    ])
    expect(maskNaturalPerson('潘○○(自然人)')).toBe('潘*（自然人）')
    expect(maskNaturalPerson('云帆恒达建筑工程有限公司')).toBe('云帆恒达建筑工程有限公司')
  })
})

it('folds white space and invisible characters', () => {
  expect(squeeze(' 甲\u200b 乙\u3000\n丙 ')).toBe('甲 乙 丙')
})

it('goes up from a division to its province, whatever it is filled up with', () => {
  expect(divisionsUpFrom('990102001002')).toEqual(['990102001002', '990102001', '990102', '990100', '990000'])
  expect(divisionsUpFrom('990102000000')).toEqual(['990102', '990100', '990000'])
  expect(divisionsUpFrom(null)).toEqual([])
})
