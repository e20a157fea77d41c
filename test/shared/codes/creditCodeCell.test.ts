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

const OTHER = '91990100MA2TH3BJ3G'

it.each([
  ['a code among words', `${CODE}注销`, { code: CODE, isWrapped: true }],
  ['the same code twice', `${CODE}/${CODE}`, { code: CODE, isWrapped: true }],
  ['a valid code beside one that is wrong', `${BAD}、${CODE}`, { code: CODE, isWrapped: true }],
  ['groups parted by dots, in a label', '代码：9199.0100.MAAY.4CL1.27', { code: CODE, isWrapped: true }],
  ['groups parted by two strokes', '代码：9199--0100MAAY4CL127', { code: CODE, isWrapped: true }],
  ['a wrong code with the number of a copy', `${BAD}(1-1)`, { code: BAD, isWrapped: true }],
  ['a wrong code with its label', `统一社会信用代码:${BAD}`, { code: BAD, isWrapped: true }],
])('finds %s', (_what, cell, found) => expect(readCreditCode(cell)).toEqual(found))

it.each([
  ['two valid codes', `${CODE}、${OTHER}`],
  ['two wrong ones', `${BAD}、91990100MA2TH3BJ3H`],
  ['a code that is part of a longer word', `X${CODE}`],
  ['a code before more digits', `'${CODE}0`],
  ['groups that lie too far apart', '代码：9199---0100MAAY4CL127'],
  ['a wrong code among words', `注销${BAD}`],
  ['what has no code', '暂无代码'],
  ['eighteen characters of another shape', `'O1990100MAAY4CL127`],
])('takes none out of %s', (_what, cell) => expect(readCreditCode(cell).isWrapped).toBe(false))
