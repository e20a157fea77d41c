import { askedIn, boundsOf } from '../../../miniapp/src/text/asked'

it('takes from an address what the list has a name for, in plain text, and nothing that is empty', () => {
  const params = { kind: 'hazard', level: 'major', q: '%E6%A1%A5%E6%A2%81', status: '', $taroTimestamp: '1', outcome: undefined }
  expect(askedIn(params, ['q', 'level', 'status', 'outcome'])).toEqual({ q: '桥梁', level: 'major' })
})

it('says by what a list is bounded, in the words of its kind where it has its own', () => {
  const list = { placeholder: '', empty: '', choices: [], bounds: { to: (day: string) => `到 ${day}` } }
  expect(boundsOf(list, '事故').from?.('2026-01-01')).toBe('只列 2026-01-01 以来的事故')
  expect(boundsOf(list, '事故').to?.('2026-01-01')).toBe('到 2026-01-01')
  expect(boundsOf({ ...list, bounds: { from: () => '自己的话' } }, '事故').from?.('')).toBe('自己的话')
  expect(boundsOf(list, '隐患').box?.('none')).toBe('只列不在图上的隐患')
  expect(boundsOf(list, '隐患').box?.('1,2,3,4')).toBe('只列地图上这一块的隐患')
})
