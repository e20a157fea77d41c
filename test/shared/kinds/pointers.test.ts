import { pointersTo, tokensOfEnterprise } from '../../../shared/kinds/enterprise/pointers'

const CODE = '91990100MAAY4CL127'
const OTHER = '91990100MA8QGM0R3K'
const MISTYPED = '91990100MAAY4CL128'

const isJoined = (named: { name: string; uscc: string | null }, names: string[], uscc: string | null): boolean => {
  const tokens = tokensOfEnterprise(names, uscc)
  return pointersTo(named).some((token) => tokens.includes(token))
}

it.each([
  ['by its code, whatever it is called', { name: '旧名', uscc: CODE }, ['甲'], CODE, true],
  ['by its name where the record has no code', { name: '甲', uscc: null }, ['甲'], CODE, true],
  ['by a former name', { name: '旧名', uscc: null }, ['甲', '旧名'], CODE, true],
  ['by its name where the record’s code is mistyped', { name: '甲', uscc: MISTYPED }, ['甲'], CODE, true],
  ['by its name where the register’s code is mistyped', { name: '甲', uscc: CODE }, ['甲'], MISTYPED, true],
  ['by its name where the register has no code', { name: '甲', uscc: CODE }, ['甲'], null, true],
  ['not where another firm is called the same', { name: '甲', uscc: OTHER }, ['甲'], CODE, false],
])('a record finds its firm %s', (_name, named, names, uscc, expected) => expect(isJoined(named, names, uscc)).toBe(expected))
