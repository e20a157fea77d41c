import { readFileSync } from 'node:fs'
import { CELL_CHARACTERS_MAX, PERSONS_CHARACTERS_MAX } from '../../server/mirror/formats/bounds'
import { personsInText } from '../../server/kinds/inspection/textPersons'
import { withoutAmounts } from '../../server/kinds/fineAccount/rewards'
import { maskNaturalPerson, maskParty, personsAsked, personsBesideDeeds, publicStaff } from '../../shared/codes/persons/index'
import { withoutDegrees } from '../../server/privacy/coordinates'
import { publicText } from '../../server/privacy/texts'
import { itemsIn } from '../../server/mirror/rows/items'
import { cellText } from '../../server/mirror/formats/cellText'
import { readWhole } from '../support/parse'
import { enterpriseSource } from '../support/sources'
import { inlineRow, workbookOf } from '../support/workbooks'

/**
 * Small files of people who send them to hurt: what is too much refuses its own row, with its reason, and the rows beside it are read. How long each
 * keeps the thread that answers, and what it adds to memory, is printed; a test that waits for ever is the failure of a bound.
 */

const HEADER = ['名称', '代码', '成立日期', '法定代表人']
const GOOD = ['云帆甲公司', 'A1', '2020-01-02', '王小明']
const rowWith = (at: number, cell: string): string[] => ['云帆乙公司', 'A2', '', '李四'].map((usual, i) => (i === at ? cell : usual))

const csv = (rows: string[][]) => Buffer.from(rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n') + '\n')
const json = ([header = [], ...rows]: string[][]) => Buffer.from(JSON.stringify(rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i]]))))) // prettier-ignore
const xml = ([header = [], ...rows]: string[][]) =>
  Buffer.from(
    `<r>${rows.map((row) => `<row>${header.map((name, i) => `<${name}>${row[i] ?? ''}</${name}>`).join('')}</row>`).join('')}</r>`,
  )
const html = (rows: string[][]) => Buffer.from(`<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`) // prettier-ignore
const xlsx = (rows: string[][]) => workbookOf([{ rows: rows.map((row, i) => inlineRow(i + 1, ...row)).join('') }])
const shared = (rows: string[][]) =>
  workbookOf([{ rows: rows.map((row, i) => `<row r="${i + 1}">${row.map((_, at) => `<c t="s"><v>${i * row.length + at}</v></c>`).join('')}</row>`).join('') }], {
    strings: rows.flat().map((text) => `<si><t>${text}</t></si>`).join(''),
  }) // prettier-ignore
const FORMATS = { csv, json, xml, html, xlsx, 'xlsx of shared texts': shared }

/** The longest time that nothing else could run, and what memory has grown by, while something was done. */
async function measured<T>(name: string, work: () => Promise<T>): Promise<T> {
  const [before, begun] = [residentMiB(), performance.now()]
  let [last, longest] = [begun, 0]
  const look = () => {
    const at = performance.now()
    longest = Math.max(longest, at - last)
    last = at
  }
  const timer = setInterval(look, 2)
  try {
    return await work()
  } finally {
    clearInterval(timer)
    look()
    figures.push(`${longest.toFixed(0).padStart(6)} ms  ${(residentMiB() - before).toFixed(0).padStart(5)} MiB  ${name}`)
  }
}
const figures: string[] = []
const residentMiB = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1_024
afterAll(() => void process.stdout.write(`longest stop of the thread, growth of the peak of memory:\n${figures.join('\n')}\n`))

const read = (name: string, bytes: Buffer, format: string, overrides = {}) =>
  measured(name, () => readWhole(bytes, enterpriseSource({ format, ...(format === 'xml' ? { row: 'row' } : {}), ...overrides })))

const names = Object.keys(FORMATS) as (keyof typeof FORMATS)[]
const formatOf = (name: keyof typeof FORMATS): string => name.split(' ')[0] ?? ''

describe.each(names)('one bad cell of %s', (name) => {
  const refuses = async (at: number, cell: string, overrides = {}) => {
    const bytes = FORMATS[name]([HEADER, rowWith(at, cell), GOOD])
    const { counts, findings } = await read(`${name}: ${cell.length} characters in ${HEADER[at] ?? ''}`, bytes, formatOf(name), overrides)
    expect(counts).toMatchObject({ read: 2, accepted: 1, refused: 1 })
    return findings.filter(({ severity }) => severity === 'refused')
  }

  it('that is longer than any refuses its row, and the row beside it is read', async () => {
    // A page shows many blanks as one.
    const blanks = name === 'html' ? [] : ['\t字'.repeat(60_000), ' '.repeat(99_999) + '字']
    for (const cell of ['长'.repeat(100_000), ...blanks])
      expect(await refuses(0, cell)).toMatchObject([{ column: '名称', reason: `这一格超过 ${CELL_CHARACTERS_MAX} 个字符，没有读` }])
  })

  it('that nobody reads may be as long as it likes', async () => {
    const bytes = FORMATS[name]([HEADER, rowWith(3, '长'.repeat(100_000)), GOOD])
    expect((await read(`${name}: a long cell that is not read`, bytes, formatOf(name))).counts).toMatchObject({ accepted: 2, refused: 0 })
  })

  it('that names a town refuses its row: nobody could look for all of them', async () => {
    const persons = { ignore: [], persons: ['法定代表人'] }
    expect(await refuses(3, '沈远舟、'.repeat(600), persons)).toMatchObject([
      { column: '法定代表人', reason: '这一格写的人超过 500 个，没有读' },
    ])
    expect(await refuses(3, '等人'.repeat(10_000), persons)).toMatchObject([
      { column: '法定代表人', reason: `这一格写人名的超过 ${PERSONS_CHARACTERS_MAX} 个字符，没有读` },
    ])
  })

  it('in the header costs its own column alone', async () => {
    const bytes = FORMATS[name]([
      [...HEADER, '长'.repeat(3_000)],
      [...rowWith(0, '云帆乙公司'), 'x'],
      [...GOOD, 'x'],
    ])
    const { counts, facts } = await read(`${name}: a header of 3,000 characters`, bytes, formatOf(name), { guards: { unknownColumns: 'warn' } }) // prettier-ignore
    expect(counts).toMatchObject({ accepted: 2, refused: 0 })
    expect(facts.columns.at(-1)).toHaveLength(500)
    expect(facts.remarks).toContainEqual(expect.stringMatching(/^表头第 \d 行第 5 列的名称超过 500 个字符，只取了开头$/))
  })
})

describe('a row of a document', () => {
  const good = `<row><名称>云帆甲公司</名称><代码>A1</代码><成立日期>2020-01-02</成立日期></row>`
  it.each([
    ['of 2,000 children', `<row>${Array.from({ length: 2_000 }, (_, i) => `<c${i}/>`).join('')}</row>`, '这一行的字段超过 512 个'],
    ['of 2,000 attributes', `<row ${Array.from({ length: 2_000 }, (_, i) => `c${i}="1"`).join(' ')}/>`, '这一行的字段超过 512 个'],
    ['of a million times the same child', `<row>${'<c>长</c>'.repeat(1_000_000)}</row>`, '这一行太长'],
    ['with a text of three million characters', `<row><名称>${'长'.repeat(3_000_000)}</名称></row>`, '这一行太长'],
    [
      'with references in such a text',
      `<row><名称>${'&amp;'.repeat(600_000)}</名称><代码>A2</代码></row>`,
      '这一格超过 32767 个字符，没有读',
    ],
  ])('in XML %s refuses itself alone', async (what, row, reason) => {
    const { counts, findings } = await read(`XML: a row ${what}`, Buffer.from(`<r>${good}${row}</r>`), 'xml')
    expect(counts).toMatchObject({ accepted: 1, refused: 1 })
    expect(findings).toContainEqual(expect.objectContaining({ severity: 'refused', line: 2, reason }))
  })

  it.each([
    ['nested 300,000 times', '{"名称":' + '['.repeat(300_000) + ']'.repeat(300_000) + '}', '一层套一层，读不下去'],
    ['of 300,000 names', `{${Array.from({ length: 300_000 }, (_, i) => `"k${i}":1`).join(',')}}`, '这一行的字段超过 512 个'],
    ['with such an object in a cell', `{"名称":{${Array.from({ length: 300_000 }, (_, i) => `"k${i}":1`).join(',')}}}`, '这一格超过 32767 个字符，没有读'], // prettier-ignore
  ])('in JSON %s refuses itself alone', async (what, row, reason) => {
    const bytes = Buffer.from(`[{"名称":"云帆甲公司","代码":"A1","成立日期":""},${row.replace('{"名称"', '{"代码":"A2","名称"')}]`)
    const { counts, findings } = await read(`JSON: a row ${what}`, bytes, 'json')
    expect(counts).toMatchObject({ accepted: 1, refused: 1 })
    expect(findings).toContainEqual(expect.objectContaining({ severity: 'refused', line: 2, reason }))
  })
})

it.each([
  ['elements that never end', 'xml', `<r>${'<a>'.repeat(100_000)}`, /^来源的 XML 第 1 行：标签一层套一层，超过 200 层，读不下去$/],
  ['a tag that never ends', 'xml', `<r>\n<row ${'a="1" '.repeat(200_000)}`, /^来源的 XML 第 2 行：一个标签超过 262144 个字符，读不下去$/],
  ['lists that never end', 'json', '['.repeat(1_000_000), /^不是完整的 JSON/],
  ['a table in a table, without end', 'html', '<table><tr><td>'.repeat(50_000), /^网页里的标签一层套一层，读不下去$/],
  ['tables without end', 'html', '<table><tr><td>1</table>'.repeat(20_000), /^网页里的表格超过 5000 个$/],
  ['a rule of Markdown without end', 'csv', `名称|代码\n---|${'-'.repeat(2_000)}\n`, /送来的是Markdown 文档|没有找到表头/],
  ['a table of 100,000 columns', 'csv', `${'甲,'.repeat(100_000)}\n`.repeat(31), /^没有找到表头：第 1 行有 100001 列，超过上限 512$/],
])('a file of %s is refused', async (what, format, text, reason) => {
  await expect(read(`a file of ${what}`, Buffer.from(text), format)).rejects.toThrow(reason)
})

it('a page whose cell is blanks and breaks is read like any other', async () => {
  const cell = '<b> </b>'.repeat(20_000) + '<br>' + '&nbsp;<i> </i>'.repeat(9_000)
  const { counts } = await read('HTML: blanks without end', html([HEADER, rowWith(2, cell), GOOD]), 'html')
  expect(counts).toMatchObject({ accepted: 2 })
})

it('a merge whose tag never ends costs no more than its length', async () => {
  const bytes = workbookOf([{ rows: [HEADER, GOOD].map((row, i) => inlineRow(i + 1, ...row)).join(''), merges: Array<string>(20_000).fill('A1:A1"/><mergeCell x="') }]) // prettier-ignore
  expect((await read('XLSX: merges without end', bytes, 'xlsx')).counts).toMatchObject({ accepted: 1 })
})

/** Texts as long as a field may be, for which patterns once took seconds or for ever: what begins each, and what goes on and on. */
it.each<[string, (text: string) => unknown, [begin: string, pump: string][]]>([
  [
    'who is asked',
    personsAsked,
    [
      ['请林林副科长', '、林林副科长'],
      ['请', '和'],
      ['责成', '和林'],
    ],
  ],
  [
    'who is told of',
    personsBesideDeeds,
    [
      ['死者', '和'],
      ['工人', '和林和'],
      ['导致', '和'],
      ['致沈远舟', '、沈远舟'],
    ],
  ],
  [
    'who went',
    personsInText,
    [
      ['检查人员', '和'],
      ['', '及林和'],
      ['', '沈远舟、'],
    ],
  ],
  [
    'a party',
    maskParty,
    [
      ['', '（'],
      ['', '【（'],
      ['公司', '-'],
      ['公司', ' '],
      ['', '公司-'],
      ['', '即'],
      ['公司-', ' '],
    ],
  ],
  [
    'who a cell names',
    publicStaff,
    [
      ['', '张三>明'],
      ['', '·改为%'],
      ['', '店.北纬'],
      ['', '-'],
      ['', '('],
      ['【', '①'],
      ['', ' '],
      ['', '一'],
    ],
  ],
  [
    'a natural person',
    maskNaturalPerson,
    [
      ['王', ' '],
      ['', '（自然人'],
    ],
  ],
  [
    'a place',
    withoutDegrees,
    [
      ['1北纬', ' '],
      ['1坐标', ' '],
      ['', '1.23456 '],
      ['', '113.2644°'],
      ['', '7'],
    ],
  ],
  [
    'amounts',
    withoutAmounts,
    [
      ['', '壹'],
      ['', '万'],
      ['', '一万'],
      ['', '8,'],
    ],
  ],
  [
    'quotations',
    publicText,
    [
      ['', '“'],
      ['', '“”'],
    ],
  ],
  [
    'a list',
    itemsIn,
    [
      ['', '1、'],
      ['', '1、 '],
      ['：', '1、'],
      ['1、', ' '],
    ],
  ],
  [
    'a formula',
    cellText,
    [
      ['=', ' '],
      ['', '='],
      ['', '<'],
      ['', '&'],
      ['=', '_xl'],
    ],
  ],
])('reads %s in a text of any kind', async (what, readText, texts) => {
  const length = 20_000
  for (const [begin, pump] of texts)
    await measured(`${what}: ${JSON.stringify(begin + pump)} and so on`, async () => {
      for (const end of ['', 'x']) readText(begin + pump.repeat(length / pump.length) + end)
    })
})
