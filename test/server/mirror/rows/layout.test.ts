import { labelledIn } from '../../../../server/mirror/formats/labels'
import { lacksYear, monthAbove } from '../../../../server/mirror/rows/layout'
import { Source } from '../../../../server/mirror/source/sources'
import type { HazardBody } from '../../../../shared/kinds/hazard/schema'
import { readWhole } from '../../../support/parse'
import { savedTable } from '../../../support/workbooks'

/** What stands around the rows of a sheet is read where its source says so, and never guessed. */

const SOURCE = {
  name: 'ledger',
  title: '台账',
  agency: '局',
  kind: 'hazard',
  format: 'xlsx',
  path: 'x.xlsx',
  coverage: 'additions',
  rhythmHours: 24,
  key: ['编号'],
  columns: { no: '编号', title: '隐患名称', 'enterprise.name': '责任单位', foundOn: '排查日期' },
}
const read = async (rows: (string | number)[][], change: object) => {
  const { accepted, counts, findings, facts } = await readWhole(savedTable(rows, 'xlsx'), Source.parse({ ...SOURCE, ...change }))
  return {
    bodies: [...accepted.values()].map(({ body }) => body as HazardBody),
    text: JSON.stringify([...accepted.values()]),
    counts,
    findings: findings.map(({ severity, line, column, reason }) => [severity, line, column, reason]),
    remarks: facts.remarks,
  }
}
const HEADER = ['编号', '隐患名称', '责任单位', '排查日期']

describe('layout.fillDown', () => {
  const rows = [
    HEADER,
    ['Z1', '护栏', '云帆示例机械有限公司', '2026-05-01'],
    ['Z2', '配电', '', '2026-05-02'],
    ['Z3', '排风', '\u00a0', '2026-05-03'],
    ['Z4', '阀门', '云帆示例化工有限公司', '2026-05-04'],
    ['Z5', '梯子', '\u3000', ''],
  ]

  it('reads an empty cell as what stands above it, and tells of each', async () => {
    const { bodies, findings, counts } = await read(rows, { layout: { fillDown: ['责任单位'] } })
    const [one, other] = ['云帆示例机械有限公司', '云帆示例化工有限公司']
    expect(bodies.map(({ enterprise }) => enterprise?.name)).toEqual([one, one, one, other, other])
    // Only what is declared is filled.
    expect(bodies.at(-1)?.foundOn).toBeNull()
    expect(findings).toEqual([3, 4, 6].map((line) => ['warning', line, '责任单位', '是空的，按登记的取上面一行的内容（layout.fillDown）']))
    expect(counts).toMatchObject({ accepted: 5, refused: 0 })
  })

  it('leaves it empty where nothing stands above, and where nobody says so', async () => {
    const first = await read([HEADER, ['Z1', '护栏', '', '2026-05-01']], { layout: { fillDown: ['责任单位'] } })
    expect(first.bodies.map(({ enterprise }) => enterprise)).toEqual([null])
    expect((await read(rows, {})).bodies.map(({ enterprise }) => enterprise?.name ?? null).filter((name) => name === null)).toHaveLength(3)
  })

  it('hides the person who stands once for several rows in all of them', async () => {
    const named = [
      [...HEADER, '责任人'],
      ['Z1', '护栏', '云帆示例机械有限公司', '2026-05-01', '林知帆'],
      ['Z2', '林知帆未锁配电箱', '', '2026-05-02', ''],
    ]
    const { text } = await read(named, { persons: ['责任人'], layout: { fillDown: ['责任单位', '责任人'] } })
    expect(text).not.toContain('知帆')
  })
})

describe('layout.year', () => {
  const table = (...titles: string[]) => [...titles.map((title) => [title]), HEADER, ...['6月15日', '6.15', '6-5', '6.1', '2025-06-01', '1月5日'].map((day, i) => [`Z${i}`, `隐患${i}`, '云帆示例机械有限公司', day])] // prettier-ignore
  const lenient = { columns: { ...SOURCE.columns, foundOn: { from: '排查日期', lenient: true } } }

  it('gives days the year of the title, but none to what may be another day or of another year', async () => {
    const { bodies, remarks } = await read(table('2026年6月隐患排查台账'), { ...lenient, layout: { year: 'above' } })
    expect(bodies.map(({ foundOn }) => foundOn)).toEqual(['2026-06-15', '2026-06-15', '2026-06-05', null, '2025-06-01', '2026-01-05'])
    expect(remarks).toContain('4 格日期没有写年，按登记的读作 2026 年（layout.year）')
    const december = await read(table('2026年12月隐患排查台账'), { ...lenient, layout: { year: 'above' } })
    expect(december.bodies.map(({ foundOn }) => foundOn).at(-1)).toBeNull()
  })

  it('takes no year where none is told, or two, and the one that is declared', async () => {
    for (const titles of [['隐患排查台账'], ['2025年12月至2026年1月隐患排查台账']]) {
      const { bodies, remarks, counts } = await read(table(...titles), { ...lenient, layout: { year: 'above' } })
      expect(bodies.map(({ foundOn }) => foundOn)).toEqual([null, null, null, null, '2025-06-01', null])
      expect(remarks.join()).toContain('没有写年份，或者写着几个')
      expect(counts).toMatchObject({ accepted: 6, refused: 0 })
    }
    const said = await read(table('隐患排查台账'), { ...lenient, layout: { year: 2024 } })
    expect(said.bodies.map(({ foundOn }) => foundOn)).toEqual(['2024-06-15', '2024-06-15', '2024-06-05', null, '2025-06-01', '2024-01-05'])
  })

  it.each([
    [['2026年6月隐患台账'], '2026-06'],
    [['隐患台账（2026年度）'], '2026'],
    [['填报时间：2026-06-05'], '2026-06'],
    [['2026.6'], '2026-06'],
    [['2026年5月至6月'], '2026-05'],
    [['2025年', '2026年'], null],
    [['编号20260615'], null],
    [['表1'], null],
  ])('%j tells %s', (texts, month) => expect(monthAbove(texts)).toBe(month))

  it.each([
    ['6月15日', true],
    ['06-15', true],
    ['6.15', true],
    ['6.2', false],
    ['13.5', false],
    ['6月底', false],
    ['2026-6-15', false],
  ])('%s lacks its year: %s', (text, is) => expect(lacksYear(text)).toBe(is))
})

describe('layout.above', () => {
  const titles = [['隐患台账'], ['填报单位：云帆示例机械有限公司    填报人：林知帆', '', '', '填报时间：2026年6月5日']]
  const rows = [...titles, ['编号', '隐患描述'], ['Z1', '林知帆发现护栏松动']]
  const above = {
    columns: { no: '编号', description: '隐患描述', 'enterprise.name': '填报单位', foundOn: '填报时间' },
    persons: ['填报人'],
    layout: { above: ['填报单位', '填报人', '填报时间'] },
  }

  it('reads what is told above the header for every row, and hides whoever filled it in', async () => {
    const { bodies, text, counts } = await read(rows, above)
    expect(bodies.map(({ enterprise, foundOn }) => [enterprise?.name, foundOn])).toEqual([['云帆示例机械有限公司', '2026-06-05']])
    expect(text).not.toContain('知帆')
    expect(counts).toMatchObject({ accepted: 1, skipped: 2 })
  })

  it('stops where the person is not told, and where the key needs what is not there', async () => {
    const untold = [['填报单位：云帆示例机械有限公司'], ...rows.slice(2)]
    await expect(read(untold, above)).rejects.toThrow('没有了写人名的列“填报人”')
    await expect(read(untold, { ...above, persons: [], key: ['填报时间', '编号'] })).rejects.toThrow(
      '没有写“填报人”'.replace('填报人', '填报时间'),
    )
    const { bodies, remarks } = await read(untold, { ...above, persons: [] })
    expect(bodies.map(({ foundOn }) => foundOn)).toEqual([null])
    expect(remarks.join()).toContain('表头上方没有写“填报时间”')
  })

  it('reads labels in cells of their own, and nothing from a text in which two are glued together', () => {
    expect([...labelledIn([{ cells: ['项目名称', '示例一号', '', '填报时间：', '2026-06-05'] }], ['项目名称'])]).toEqual([
      ['项目名称', '示例一号'],
      ['填报时间', '2026-06-05'],
    ])
    // Letters that are spread over their cell, and a word that is parted, are one label.
    expect([
      ...labelledIn([
        { cells: ['填 报 人：林知帆　填报 时间 ：2026年6月5日', '项　目　名　称：示例一号', '审\u00a0核\u00a0人：沈 远 舟'] },
      ]),
    ]).toEqual([
      ['填报人', '林知帆'],
      ['填报时间', '2026年6月5日'],
      ['项目名称', '示例一号'],
      ['审核人', '沈 远 舟'],
    ])
    expect([...labelledIn([{ cells: ['云帆 填报人：林知帆', '填 报 单 位：云帆厂 联 系 电 话：0000-12350'] }])]).toEqual([
      ['填报人', '林知帆'],
      ['填报单位', '云帆厂'],
      ['联系电话', '0000-12350'],
    ])
    expect([...labelledIn([{ cells: ['填报单位：某厂填报人：林知帆'] }])]).toEqual([])
    expect([...labelledIn([{ cells: ['时间：2026-06-05 10:30'] }])]).toEqual([['时间', '2026-06-05 10:30']])
    expect([...labelledIn([{ cells: ['项目名称', '示例一号'] }])]).toEqual([])
  })
})

describe('layout.transpose', () => {
  const log = [
    ['示例项目日志'],
    ['项目', '填写要求', '2026-05-01', '2026-05-02', '2026-05-03'],
    ['检查情况', '写明类型', '护栏松动', '', '排风停用'],
    ['整改数量', '写数', 1, '', 2],
  ]
  const onItsSide = {
    columns: { description: '检查情况', foundOn: '项目' },
    key: ['项目'],
    ignore: ['整改数量'],
    layout: { transpose: true },
  }

  it('reads the columns of a log as rows, each accounted for by its own number', async () => {
    const { bodies, counts, findings, remarks } = await read(log, onItsSide)
    expect(bodies.map(({ foundOn, description }) => [foundOn, description])).toEqual([
      ['2026-05-01', '护栏松动'],
      ['2026-05-03', '排风停用'],
    ])
    // The second column says how to fill in the others; on the fourth day there was nothing.
    expect(findings.filter(([severity]) => severity === 'refused').map(([, line]) => line)).toEqual([2, 4])
    expect(counts.read).toBe(counts.accepted + counts.refused + counts.skipped + counts.duplicate)
    expect(remarks.join()).toContain('报告里的第几行是表里的第几列')
  })

  it('stops where it is longer than a table may be wide', async () => {
    const long = Array.from({ length: 513 }, (_, i) => [`项${i}`, 'x'])
    await expect(read([...log, ...long], onItsSide)).rejects.toThrow('横着的表超过 512 行')
  })
})

it('carries nothing across a subtotal or into it, skips it with a count, and holds it against the rows above it', async () => {
  const source = Source.parse({
    ...SUBTOTALS,
    layout: { fillDown: ['责任单位'] },
  })
  const rows = (sums: (string | number)[][]) => [
    ['责任单位', '编号', '隐患描述', '资金（元）'],
    ['云帆示例机械有限公司', 'Z1', '护栏松动', 10],
    ['', 'Z2', '阀门渗漏', 14],
    sums[0] ?? [],
    ['', 'Z3', '配电箱未锁', 20],
    ['云帆示例化工有限公司', 'Z4', '排风停用', 7],
    sums[1] ?? [],
    ['总计', '', '', 51],
  ]
  for (const [first, second] of [
    [
      ['小计', '', '', 24],
      ['小计', '', '', 27],
    ],
    [
      ['机械公司小计', '', '', 24],
      ['化工公司小计：', '', '', '27'],
    ],
    [
      ['机械公司', '小计', '', 24],
      ['', '合计', '/', 27],
    ],
    [
      ['小计2条', '', '', 24],
      ['小计：2条', '', '', 27],
    ],
  ]) {
    const { accepted, counts, facts } = await readWhole(savedTable(rows([first ?? [], second ?? []]), 'xlsx'), source)
    const bodies = [...accepted.values()].map(({ body }) => body as HazardBody)
    expect(bodies.map(({ no, enterprise }) => [no, enterprise?.name ?? null])).toEqual([
      ['Z1', '云帆示例机械有限公司'],
      ['Z2', '云帆示例机械有限公司'],
      // Whose it is nobody told.
      ['Z3', null],
      ['Z4', '云帆示例化工有限公司'],
    ])
    expect(counts).toMatchObject({ accepted: 4, refused: 0, skipped: 3 })
    expect(facts.remarks.map((remark) => remark.replace(/^工作表“[^”]*”：/, ''))).toEqual([])
  }
  const wrong = await readWhole(
    savedTable(
      rows([
        ['小计3条', '', '', 24],
        ['化工公司小计', '', '', 28],
      ]),
      'xlsx',
    ),
    source,
  )
  expect(wrong.facts.remarks.map((remark) => remark.replace(/^工作表“[^”]*”：/, ''))).toEqual([
    '第 7 行的小计，“资金（元）”写着 28，各行加起来是 27',
    '第 4 行的小计写着 3 条，上面这一段读到 2 行',
  ])
})

const SUBTOTALS = {
  ...SOURCE,
  columns: { no: '编号', description: '隐患描述', 'enterprise.name': '责任单位', 'funding.spentFen': '资金（元）' },
}

it('fills no cell from above the title of another part of the table', async () => {
  const rows = [
    ['责任单位', '编号', '隐患描述', '资金（元）'],
    ['一、机械行业（1条）', '', '', ''],
    ['云帆示例机械有限公司', 'Z1', '护栏松动', 10],
    ['', 'Z2', '阀门渗漏', 14],
    ['二、化工行业（2条）', '', '', ''],
    ['', 'Z3', '配电箱未锁', 20],
    ['云帆示例化工有限公司', 'Z4', '排风停用', 7],
  ]
  const { accepted } = await readWhole(savedTable(rows, 'xlsx'), Source.parse({ ...SUBTOTALS, layout: { fillDown: ['责任单位'] } }))
  expect([...accepted.values()].map(({ body }) => [(body as HazardBody).no, (body as HazardBody).enterprise?.name ?? null])).toEqual([
    ['Z1', '云帆示例机械有限公司'],
    ['Z2', '云帆示例机械有限公司'],
    ['Z3', null],
    ['Z4', '云帆示例化工有限公司'],
  ])
})
