import { csvOf } from '../../../server/presenters/csv'
import { fileNameOf, type Sheet } from '../../../server/presenters/sheet'

const SHEET: Sheet = {
  title: '云帆市隐患',
  name: '隐患',
  about: [],
  columns: [
    { header: '名称', cell: ({ name }) => String(name) },
    { header: '金额（元）', cell: ({ yuan }) => yuan as number | null },
  ],
}
const linesOf = (items: object[]) => items.map((item) => Buffer.from(JSON.stringify(item)))

const piecesOf = async (items: object[]): Promise<string[]> => {
  const pieces: string[] = []
  for await (const piece of csvOf(SHEET, linesOf(items))) pieces.push(piece)
  return pieces
}

it('quotes what must be quoted, and lets no cell become a formula', async () => {
  const pieces = await piecesOf([
    { name: '=HYPERLINK("x")', yuan: 12.5 },
    { name: '一号，"二号"', yuan: null },
    { name: '-1', yuan: -3 },
  ])
  const lines = ['\ufeff云帆市隐患', '名称,金额（元）', `"'=HYPERLINK(""x"")",12.5`, '"一号，""二号""",', `"'-1",-3`, '']
  expect(pieces.join('')).toBe(lines.join('\r\n'))
})

const named = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `隐患 ${i}`, yuan: i }))

it.each([0, 99, 100, 101, 250])('of %i lines has every one, once and in its order, whatever the pieces', async (count) => {
  const pieces = await piecesOf(named(count))
  expect(pieces).toHaveLength(1 + Math.ceil(count / 100))
  const written = named(count).map(({ name, yuan }) => `${name},${yuan}\r\n`)
  expect(pieces.slice(1).join('')).toBe(written.join(''))
})

it('lets others be answered between two pieces that take long', async () => {
  // Every piece takes a whole turn.
  let clock = 0
  jest.spyOn(performance, 'now').mockImplementation(() => (clock += 10))
  let [turns, isOver] = [0, false]
  const turn = (): void => {
    turns++
    if (!isOver) setImmediate(turn)
  }
  setImmediate(turn)
  await piecesOf(named(20_000))
  isOver = true
  jest.restoreAllMocks()
  expect(turns).toBeGreaterThanOrEqual(20_000 / 100 - 1)
})

it('is called by what it is of, and by nothing that no file may be called by', () => {
  const named = (...about: string[]) => decodeURIComponent(/''(.*)$/.exec(fileNameOf({ name: '隐患', about }, 'csv'))?.[1] ?? '')
  expect([named(), named('云帆甲公司'), named('甲/乙"公司\r\n(一店)')]).toEqual([
    '隐患.csv',
    '隐患-云帆甲公司.csv',
    '隐患-甲_乙_公司__(一店).csv',
  ])
  // Every sign stands as RFC 8187 lets it stand in a header.
  expect(fileNameOf({ name: '隐患', about: ["O'甲(*)"] }, 'csv')).toMatch(/^attachment; filename="list\.csv"; filename\*=UTF-8''[\w.%-]+$/)
})
