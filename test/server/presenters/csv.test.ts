import { csvOf } from '../../../server/presenters/csv'
import { fileNameOf, type Sheet } from '../../../server/presenters/sheet'

const sheetOf = (items: object[]): Sheet => ({
  title: '云帆市隐患',
  name: '隐患',
  about: [],
  columns: [
    { header: '名称', cell: ({ name }) => String(name) },
    { header: '金额（元）', cell: ({ yuan }) => yuan as number | null },
  ],
  items: items.map((item) => JSON.stringify(item)),
})

const textOf = async (sheet: Sheet): Promise<string> => {
  let text = ''
  for await (const piece of csvOf(sheet)) text += piece
  return text
}

it('quotes what must be quoted, and lets no cell become a formula', async () => {
  const text = await textOf(
    sheetOf([
      { name: '=HYPERLINK("x")', yuan: 12.5 },
      { name: '一号，"二号"', yuan: null },
      { name: '-1', yuan: -3 },
    ]),
  )
  const lines = ['\ufeff云帆市隐患', '名称,金额（元）', `"'=HYPERLINK(""x"")",12.5`, '"一号，""二号""",', `"'-1",-3`, '']
  expect(text).toBe(lines.join('\r\n'))
})

it('lets others be answered while it is long', async () => {
  let [turns, isOver] = [0, false]
  const turn = (): void => {
    turns++
    if (!isOver) setImmediate(turn)
  }
  setImmediate(turn)
  await textOf(sheetOf(Array.from({ length: 20_000 }, (_, i) => ({ name: `隐患 ${i}`, yuan: i }))))
  isOver = true
  expect(turns).toBeGreaterThanOrEqual(20_000 / 500 - 1)
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
