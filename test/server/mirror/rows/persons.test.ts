import { Source } from '../../../../server/mirror/source/sources'
import { CELLS_OF_PERSONS, CELLS_OF_POSTS, CELLS_OF_UNITS } from '../../../support/cellsOfPersons'
import { readWhole } from '../../../support/parse'

/** Whom a column of persons or a label above the table names, whatever stands beside the name, no other text of the rows names. */

const SOURCE = {
  name: 'ledger',
  title: '台账',
  agency: '局',
  kind: 'hazard',
  format: 'csv',
  path: 'x.csv',
  coverage: 'additions',
  rhythmHours: 24,
  key: ['编号'],
  columns: { no: '编号', description: '隐患内容', foundOn: '排查日期' },
}
const quoted = (cell: string): string => `"${cell.replace(/"/g, '""')}"`
const linesOf = (rows: string[][]): Buffer => Buffer.from(rows.map((row) => row.map(quoted).join(',')).join('\n') + '\n')

async function descriptions(rows: string[][], change: object): Promise<(string | null)[]> {
  const { accepted } = await readWhole(linesOf(rows), Source.parse({ ...SOURCE, ...change }))
  return [...accepted.values()].map(({ body }) => (body as { description: string | null }).description)
}

it('hides whom a column of persons names', async () => {
  const rows = CELLS_OF_PERSONS.map(({ cell, names }, i) => [`Z${i}`, `栏杆松动，找${names.join('或')}`, '2026-05-01', cell])
  const told = await descriptions([['编号', '隐患内容', '排查日期', '责任人'], ...rows], { persons: ['责任人'] })
  expect(told).toHaveLength(rows.length)
  const leaks = CELLS_OF_PERSONS.filter(({ names }, i) => names.some((name) => told[i]?.includes(name)))
  expect(leaks).toEqual([])
})

it('hides no unit and no post that stands in such a column', async () => {
  const cells = [...CELLS_OF_UNITS, ...CELLS_OF_POSTS]
  const rows = cells.map((cell, i) => [`Z${i}`, `由${cell}落实`, '2026-05-01', cell])
  const told = await descriptions([['编号', '隐患内容', '排查日期', '责任人'], ...rows], { persons: ['责任人'] })
  expect(told).toEqual(cells.map((cell) => `由${cell}落实`))
})

it.each([
  '1.林知帆 2.沈远舟',
  '云帆示例公司林知帆、沈远舟',
  '安全员林知帆 组员沈远舟',
  '林知帆 13800001234、沈远舟（签字）',
  '安环部林知帆→沈远舟',
])('hides whom a label above the table names: %s', async (cell) => {
  const rows = [
    ['隐患台账', '', ''],
    [`填报人：${cell}`, '', ''],
    ['编号', '隐患内容', '排查日期'],
    ['1', '林知帆和沈远舟发现护栏松动', '2026-05-01'],
  ]
  expect(await descriptions(rows, { persons: ['填报人'], layout: { above: ['填报人'] } })).toEqual(['林**和沈**发现护栏松动'])
})
