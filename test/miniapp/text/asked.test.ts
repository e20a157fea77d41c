import { byCode, choicesOf } from '../../../miniapp/src/kinds/define'
import { askedIn, boundsOf, emptyOf, isTooShort, unknownIn } from '../../../miniapp/src/text/asked'

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

describe('an address that asks for what is none', () => {
  const list = {
    placeholder: '',
    empty: '没有',
    notFound: '没有找到',
    choices: [choicesOf('level', '级别', '全部', { major: '重大' })],
    bounds: { missing: byCode({ funding: '资金' }, (word) => `没有公布${word}`) },
  }

  it('is told which words are not known, also those that every object has', () => {
    expect(unknownIn(list, '隐患', { level: 'foo', missing: 'toString', q: '桥梁' })).toEqual([
      { name: 'level', words: '级别“foo”' },
      { name: 'missing', words: 'missing“toString”' },
    ])
    expect(unknownIn(list, '隐患', { level: 'major', missing: 'funding', from: '2026-01-01', box: 'none' })).toEqual([])
    expect(unknownIn(list, '隐患', { level: '', missing: '' })).toEqual([])
    expect(list.bounds.missing('funding')).toBe('没有公布资金')
  })

  it('is told that a search is too short, and one that finds nothing what can be searched', () => {
    expect(['', ' ', '云', ' % ', '云帆'].map(isTooShort)).toEqual([false, false, true, true, false])
    expect([emptyOf(list, {}), emptyOf(list, { q: '' }), emptyOf(list, { q: '码头' })]).toEqual(['没有', '没有', '没有找到'])
    expect(emptyOf({ ...list, notFound: undefined as never }, { q: '码头' })).toBe('没有')
  })
})
