import { readCreditCode } from '../../../shared/codes/creditCodeCell'

const CODE = '91990100MAAY4CL127'
const BAD = '91990100MAAY4CL128'

it.each([
  ["'", `'${CODE}`],
  ['’', `’${CODE}`],
  ['‘ ’', `‘${CODE}’`],
  ['“ ”', `“${CODE}”`],
  ['" "', `"${CODE}"`],
  ['`', `\`${CODE}`],
  ['a formula', `="${CODE}"`],
  ['(1-1)', `${CODE}(1-1)`],
  ['（2-1）', `${CODE}（2-1）`],
  ['（副本）', `${CODE}（副本）1-1`],
  ['a slash', `${CODE}/`],
  ['the sign for a number', `№${CODE}`],
  ['a label', `统一社会信用代码：${CODE}`],
  ['a label and spaces', ` 统一社会信用代码 : 9199 0100 MAAY 4CL1 27 `],
  ['a label in brackets', `${CODE}（统一社会信用代码）`],
  ['a label of the licence', `营业执照注册号:${CODE}`],
  ['Latin letters', `USCC: ${CODE.toLowerCase()}`],
  ['full-width letters and a quote', '＇９１９９０１００ＭＡＡＹ４ＣＬ１２７'],
])('takes %s off', (_what, cell) => expect(readCreditCode(cell)).toEqual({ code: CODE, isWrapped: true }))

it('says nothing of what is only spacing', () => {
  for (const cell of [CODE, ` ${CODE} `, '9199 0100 MAAY 4CL1 27', '91990100-MAAY4CL127'])
    expect(readCreditCode(cell)).toEqual({ code: CODE, isWrapped: false })
})

it('takes one valid code out of other words, and one with wrong check digits only out of wrappings', () => {
  expect(readCreditCode(`云帆恒达 ${CODE}`)).toEqual({ code: CODE, isWrapped: true })
  expect(readCreditCode(`'${BAD}`)).toEqual({ code: BAD, isWrapped: true })
  expect(readCreditCode(`云帆恒达 ${BAD}`).isWrapped).toBe(false)
})

it('takes none of two', () => expect(readCreditCode(`${CODE}/91990100MA2TH3BJ3G`).isWrapped).toBe(false))
