import fc from 'fast-check'
import { isRedactionOf, redact, spanFault, type Span } from '../../../shared/replies/redaction'
import { looksHidden, MARK, plainText, shownCharacters, shownLength } from '../../../shared/replies/text'

/** Texts as people and as nobody writes them. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('我', '\n', '👍🏽', '🏽', '\u0301', '🇨🇳', '🇨', '\u200d', '\u202e', '张三', ' '),
    ),
  )
  .map((parts) => parts.join(''))

it.each([
  ['', 0],
  ['本企业已整改', 6],
  ['é', 1],
  ['e\u0301', 1],
  ['𠮷野家', 3],
  ['👍🏽', 1],
  ['🇨🇳🇨🇳', 2],
  ['一\n二', 3],
  ['葛\u{e0100}', 1],
])('%j is %d characters to a reader', (text, length) => {
  expect(shownLength(text)).toBe(length)
})

it('counts as the platform segments, for what people write', () => {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })
  for (const text of ['本企业于 2026-05-06 缴清罚款，\n已经整改。', 'Ångström ế', '好👍🏽的🇨🇳', '①②③（一）'])
    expect(shownCharacters(text)).toEqual([...segmenter.segment(text)].map(({ segment }) => segment))
})

it.each([
  ['一\u200b二\u202e三', '一二三'],
  ['  一\r\n二\r三  ', '一\n二\n三'],
  ['一\n\n\n\n二', '一\n\n二'],
  ['一\n \n\u3000\n\u2800\n二', '一\n\n二'],
  ['\u2800', ''],
  ['a\u0301\u0301\u0301\u0301\u0301', 'a\u0301\u0301\u0301'],
  ['葛\u{e0100}', '葛\u{e0100}'],
  ['\ud800一', '一'],
])('%j is plainly %j', (typed, plain) => {
  expect(plainText(typed)).toBe(plain)
})

it('is plain once it is plain', () => {
  fc.assert(fc.property(anyText, (text) => expect(plainText(plainText(text))).toBe(plainText(text))))
})

it('knows what would pass for something hidden', () => {
  for (const one of ['■', '一█二', '⬛', '￭', '⯀', '▮', '▬', '▙', '▩', '\u{1f78f}', '\u{1fb8b}'])
    expect([one, looksHidden(one)]).toEqual([one, true])
  expect(looksHidden('一口□田')).toBe(false)
})

describe('what is hidden', () => {
  it('stands as marks, one for one character, and nothing else of the text moves', () => {
    expect(redact('王五骂人，电话 1390', [{ from: 0, to: 2, ground: 'personal_data' }])).toBe('■■骂人，电话 1390')
    expect(redact('👍🏽e\u0301𠮷', [{ from: 0, to: 3, ground: 'insult' }])).toBe('■■■')
    expect(redact('一\n二', [{ from: 0, to: 2, ground: 'insult' }])).toBe('■\n二')
  })

  it('differs from what was written by marks alone, wherever they are set', () => {
    fc.assert(
      fc.property(anyText.map(plainText), fc.array(fc.tuple(fc.nat(40), fc.nat(5)), { maxLength: 6 }), (text, drawn) => {
        let end = 0
        const spans = drawn.map(([gap, length]): Span => {
          const from = end + gap
          end = from + length + 1
          return { from, to: end, ground: 'insult' }
        })
        const told = redact(text, spans)
        const [before, after] = [shownCharacters(text), shownCharacters(told)]
        expect(after).toHaveLength(before.length)
        after.forEach((one, at) => {
          const isHidden = spans.some(({ from, to }) => from <= at && at < to)
          expect(one).toBe(isHidden && before[at] !== '\n' ? MARK : before[at])
        })
        expect(isRedactionOf(text, told)).toBe(true)
      }),
    )
  })

  it.each([
    ['a word is another one', '本企业没有过错', '本企业有过错'],
    ['a character is another one', '没有过错', '没有过措'],
    ['it is shorter', '没有过错', '没■错'],
    ['something follows', '没有过错', '没有过错。'],
    ['two are hidden by one', '王五', '■'],
  ])('is refused where %s', (_why, text, told) => {
    expect(isRedactionOf(text, told)).toBe(false)
  })

  it.each<[string, Span[], ReturnType<typeof spanFault>]>([
    ['nothing', [], 'no_span'],
    ['a place behind its end', [{ from: 3, to: 5, ground: 'insult' }], 'out_of_text'],
    ['a place before its beginning', [{ from: -1, to: 1, ground: 'insult' }], 'out_of_text'],
    ['an empty place', [{ from: 1, to: 1, ground: 'insult' }], 'out_of_text'],
    ['half a character', [{ from: 0.5, to: 1, ground: 'insult' }], 'out_of_text'],
    [
      'two places that overlap',
      [
        { from: 0, to: 2, ground: 'insult' },
        { from: 1, to: 3, ground: 'insult' },
      ],
      'out_of_order',
    ],
    [
      'a later place first',
      [
        { from: 2, to: 3, ground: 'insult' },
        { from: 0, to: 1, ground: 'insult' },
      ],
      'out_of_order',
    ],
    ['all of it', [{ from: 0, to: 4, ground: 'insult' }], 'nothing_left'],
    [
      'two places that touch',
      [
        { from: 0, to: 1, ground: 'insult' },
        { from: 1, to: 2, ground: 'personal_data' },
      ],
      null,
    ],
  ])('cannot be %s, or can', (_what, spans, fault) => {
    expect(spanFault('一二\n三', spans)).toBe(fault)
  })
})
