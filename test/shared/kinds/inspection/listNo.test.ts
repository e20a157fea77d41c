import { listNoOf, monthOfListNo } from '../../../../shared/kinds/inspection/listNo'

it('numbers a list by its month, and reads that back', () => {
  expect(listNoOf('2026-03')).toBe('AF-202603')
  expect(monthOfListNo('云暗访〔2026〕03号')).toBe('2026-03')
  expect([monthOfListNo('AF-2026'), monthOfListNo('第 7 号'), monthOfListNo('AF-202613')]).toEqual([null, null, null])
})
