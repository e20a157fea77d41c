import { RUN_CHARACTERS_MAX, TAG_CHARACTERS_MAX } from '../../../../server/mirror/formats/bounds'
import { LongRuns } from '../../../../server/mirror/formats/longRuns'

class TooLong extends Error {}
const runs = () =>
  new LongRuns((before) => {
    throw new TooLong(before)
  })
/** What passes of a text that comes in pieces of this length. */
function passed(text: string, length: number): string {
  const guard = runs()
  let kept = ''
  for (let at = 0; at < text.length; at += length) kept += guard.pass(text.slice(at, at + length))
  return kept
}

it.each([
  ['an ordinary document', '<a b="1>2">甲 &amp; 乙</a><!-- > --><c/>'],
  ['the longest text', `<a>${'长'.repeat(RUN_CHARACTERS_MAX)}</a>`],
  ['the longest tag', `<a ${'x'.repeat(TAG_CHARACTERS_MAX - 2)}>`],
])('lets %s pass as it is, in whatever pieces it comes', (_what, text) => {
  for (const length of [1_000_000, 65_536, 7_001]) expect(passed(text, length)).toBe(text)
})

it('cuts a text that is longer, and nothing behind it', () => {
  const text = `<a>${'长'.repeat(RUN_CHARACTERS_MAX + 9)}</a><b>乙</b>`
  const expected = `<a>${'长'.repeat(RUN_CHARACTERS_MAX)}</a><b>乙</b>`
  for (const length of [1_000_000, 65_536, 7_001]) expect(passed(text, length)).toBe(expected)
})

it('cuts no reference to a character in two', () => {
  const text = `<a>${'长'.repeat(RUN_CHARACTERS_MAX - 3)}&#20013;国</a>`
  expect(passed(text, 1_000_000)).toBe(`<a>${'长'.repeat(RUN_CHARACTERS_MAX - 3)}</a>`)
})

it('tells of a tag without end by what stands before that', () => {
  const tag = `<a>甲\n</a>\n<b ${'x'.repeat(TAG_CHARACTERS_MAX)}`
  for (const length of [1_000_000, 65_536]) expect(() => passed(tag, length)).toThrow(TooLong)
  expect(() => passed(tag, 1_000_000)).toThrow(/^<a>甲\n<\/a>\n<b x{9,}$/)
})

/** How long what passes is; null where a tag is told of. */
function lengthPassed(text: string, length: number): number | null {
  try {
    return passed(text, length).length
  } catch (error) {
    if (error instanceof TooLong) return null
    throw error
  }
}

it.each(['<a b="1>2">', '<a>1 > 0', '<a>1 > 0 > ', '<a <b', '<a>b</a><c d="<"', '> <', '<a><b>>', '<<a>>'])(
  'counts what stands open behind %s from the same place, in whatever pieces it comes',
  (head) => {
    for (let more = -8; more < 4; more++) {
      const text = head + '长'.repeat(RUN_CHARACTERS_MAX + more)
      for (const length of [65_536, 10_001]) expect([more, lengthPassed(text, length)]).toEqual([more, lengthPassed(text, 1_000_000)])
    }
  },
)
