import { Random } from '../../../../server/sample/random'
import { listFinder, type ListShape } from '../../../../shared/codes/persons/lists'
import { NAME_IN_TEXT as NAME, personsAsked, personsBesideDeeds } from '../../../../shared/codes/persons/running'

/** The same as one pattern: right for short texts, and endless for long ones. */
function byPattern({ start, between, end, post, least = 1 }: ListShape): (text: string) => { listed: string; index: number }[] {
  const name = post === undefined ? NAME : `${NAME}${post}?`
  const pattern = new RegExp(`${start}(${name}(?:(?:${between.join('|')})${name})${least === 1 ? '*' : '+'})${end}`, 'gu')
  return (text) => [...text.matchAll(pattern)].map(({ 1: listed = '', index }) => ({ listed, index }))
}

const SHAPES: ListShape[] = [
  { start: '请', between: ['[、和与及]'], end: '(?=牵头|于)', post: '(?:副?(?:科长|经理)|同志)' },
  { start: '(?:死者|工人)[:：]?\\s?', between: ['[、和与及]'], end: '(?=被|$)', least: 2 },
  { start: '(?<!\\p{Script=Han})', between: ['\\s?[、和]\\s?', '\\s+'], end: '(?:等)?(?!\\p{Script=Han})' },
]
const PARTS = '请 死者 工人 ： 沈 舟 林林 李近帆 欧阳 副 科长 经理 同志 、 和 与 及 于 被 牵头 等 x 。'.split(' ').concat([' '])

it.each(SHAPES)('finds what one pattern finds: %j', (shape) => {
  const random = new Random(19)
  const [ours, theirs] = [listFinder(shape), byPattern(shape)]
  let found = 0
  for (let i = 0; i < 4_000; i++) {
    const parts = Array.from({ length: random.int(1, 12) }, () => random.pick(PARTS))
    const text = random.pick(['请', '死者', '']) + parts.join('')
    const expected = theirs(text)
    found += expected.length
    expect([text, ours(text)]).toEqual([text, expected])
  }
  // The seed is fixed, and so is what it draws.
  expect(found).toBeGreaterThan(50)
})

it('asks each place of a text once, however many ways there are to part its names', () => {
  // Of forty such names a pattern has more ways to part them than anybody waits for; these are thousands.
  for (const part of ['和', '、林林副科长', '和林和', '、沈远舟'])
    for (const begin of ['请', '死者', '导致', '检查人'])
      expect([personsAsked(begin + part.repeat(3_000)), personsBesideDeeds(begin + part.repeat(3_000))].flat().length).toBeLessThan(5)
  expect(personsAsked(`请${'沈远舟、'.repeat(500)}李近帆牵头`)).toEqual(['沈远舟', '李近帆'])
})
