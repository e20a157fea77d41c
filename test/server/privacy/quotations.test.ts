import { replaceQuotations } from '../../../server/privacy/quotations'

it.each([
  ['“甲”不是日期', '〔〕不是日期'],
  ['“甲”和“乙”', '〔〕和〔〕'],
  // Up to the first mark that ends one, whatever begins in it; what never ends is none.
  ['“甲“乙”丙”丁', '〔〕丙”丁'],
  ['甲”“乙', '甲”“乙'],
  ['“”', '〔〕'],
  ['', ''],
])('replaces the quotations of %s', (text, replaced) => {
  expect(replaceQuotations(text, '〔〕')).toBe(replaced)
  expect(replaced).toBe(text.replace(/“[^”]*”/g, '〔〕'))
})
