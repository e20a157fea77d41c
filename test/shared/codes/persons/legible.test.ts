import { hasDigits, legible, legibleNames, replaceAt } from '../../../../shared/codes/persons/legible'

const plain = (text: string): string => legible(text).plain

it.each([
  ['0', '〇零○◯⓿🄋🄌'],
  ['1', '一壹弌幺〡❶➀➊⓵⑴⒈①'],
  ['2', '二贰貳弍〢❷➁➋⓶⑵⒉②'],
  ['3', '三叁參弎〣❸➂➌⓷⑶⒊③'],
  ['4', '四肆〤❹➃➍⓸⑷⒋④'],
  ['5', '五伍〥❺➄➎⓹⑸⒌⑤'],
  ['6', '六陆陸〦❻➅➏⓺⑹⒍⑥'],
  ['7', '七柒〧❼➆➐⓻⑺⒎⑦'],
  ['8', '八捌〨❽➇➑⓼⑻⒏⑧'],
  ['9', '九玖〩❾➈➒⓽⑼⒐⑨'],
])('%s is read in all its scripts: %s', (digit, characters) => {
  for (const one of characters) expect([one, plain(`\u200b${one}`)]).toEqual([one, digit])
})

it.each([
  [' ', 'nbsp ensp emsp thinsp hairsp numsp'],
  ['', 'zwnj zwj shy lrm rlm'],
  ['-', 'minus ndash mdash hyphen dash'],
  ['.', 'middot bull period'],
  ['/', 'sol'],
  ['_', 'lowbar'],
  ['&', 'amp'],
])('%j is read in its references: %s', (read, names) => {
  for (const name of names.split(' '))
    expect([name, plain(`1&${name};2`), plain(`1&amp;${name.toUpperCase()};2`)]).toEqual([name, `1${read}2`, `1${read}2`])
})

it.each([
  ['a name of nothing here', '1&copy;2', '1&copy;2'],
  ['no end', '1&nbsp2', '1 2'],
  ['the number of no character', '1&#0;2', '1&#0;2'],
  ['half of a pair', '1&#xD800;2', '1&#xD800;2'],
  ['the other half', '1&#xDFFF;2', '1&#xDFFF;2'],
  ['more than the last character', '1&#x110000;2', '1&#x110000;2'],
  ['the last character of all', '1&#x10FFFF;2', '1\u{10ffff}2'],
  ['a wide digit', '1&#xFF12;', '12'],
  ['letters of either size', '&#X33;&#x33;', '33'],
  ['an ampersand alone', '甲&乙', '甲&乙'],
])('a reference with %s', (_what, text, read) => expect(plain(text)).toBe(read))

it.each([
  ['1<b>2</b>3', '123'],
  ['1<br>2', '1 2'],
  ['1</p>2<P>3', '12 3'],
  ['1<td>2<li>3<tr>4<div>5', '1 2 3 4 5'],
  ['1<pre>2', '12'],
  ['1<!-- 甲 -->2', '12'],
  ['1<2', '1<2'],
  ['1<甲>2', '1<甲>2'],
])('a tag in %s is read as %j', (text, read) => expect(plain(text)).toBe(read))

it.each([
  ['-', '‐‑–—\u02d7\u2043\u2212\u2500\u2503ー\u3127\u3161\ufe58\ufe63\u223c～－'],
  ['.', '·\u02d9•\u2024‧\u2219⋅。・\uff61\uff65．'],
  [' ', '\u00a0\u2003\u3000\u2800\u3164'],
  ['X', '×ⅩⅹХхΧχ✕✖✗'],
  ['', '\u200b\u200d\u0338\ufe0f\u2060\u00ad'],
])('%j is read for each of its marks', (read, marks) => {
  for (const mark of marks) expect([mark, plain(`\u200b1${mark}2`)]).toEqual([mark, `1${read}2`])
})

it('several of one mark are one, and 一 is a stroke between digits only', () => {
  expect(plain('1  2--3..4')).toBe('1 2-3.4')
  expect([plain('1一2'), plain('一一2'), plain('1一甲')]).toEqual(['1-2', '112', '11甲'])
})

it('names are read in one form, without what nobody sees, and their digits as they are', () =>
  expect([legibleNames('王\u200b小<b>明</b>').plain, legibleNames('第一１').plain, legibleNames('王小明').places]).toEqual([
    '王小明',
    '第一1',
    null,
  ]))

it('is the text itself where it reads as it stands', () => {
  expect(legible('电话 138-0013-8000，第1项；（甲）')).toEqual({ plain: '电话 138-0013-8000，第1项；（甲）', places: null })
  for (const text of ['1\t2', '1 - -2', 'a  b', '3一', '一3', '一二', '1&2'])
    expect([text, legible(text).places === null]).toEqual([text, false])
})

it('replaces what was read where it stands, with all that nobody sees in it', () => {
  const text = '甲<b>1</b>２&nbsp;③乙'
  const read = legible(text)
  expect(read.plain).toBe('甲12 3乙')
  expect(
    replaceAt(text, read, [
      { start: 1, end: 3, shown: '**' },
      { start: 4, end: 5, shown: '*' },
    ]),
  ).toBe('甲<b>**&nbsp;*乙')
  expect(replaceAt('甲1<br>2乙', legible('甲1<br>2乙'), [{ start: 2, end: 3, shown: '#' }])).toBe('甲1#2乙')
  expect(replaceAt('甲12乙', legible('甲12乙'), [{ start: 1, end: 3, shown: '**' }])).toBe('甲**乙')
})

// All in one: the table is made once, by whoever asks first.
it('counts characters like digits', () => {
  const cases: [text: string, count: number, has: boolean][] = [
    ['12', 2, true],
    ['1甲', 2, false],
    ['O1lI', 4, true],
    ['ozLi', 2, false],
    ['壹②三', 3, true],
    ['𝟏', 1, true],
    ['\ud800', 1, true],
    ['\udbff', 1, true],
    ['\ud7ff', 1, false],
    ['\udc00', 1, false],
    ['甲乙', 1, false],
    ['', 1, false],
  ]
  for (const [text, count, has] of cases) expect([text, hasDigits(text, count)]).toEqual([text, has])
})
