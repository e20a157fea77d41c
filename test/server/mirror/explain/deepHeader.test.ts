import type { HazardBody } from '../../../../shared/kinds/hazard/schema'
import { explained } from '../../../support/explained'

/** Headers of two and three rows: groups above, their columns below, and names that are merged down over all of them. */

const [ONE, TWO, THREE] = ['云帆示例机械有限公司', '云帆示例化工有限公司', '云帆示例酒店有限公司'] as const
const bodiesOf = ({ reading }: Awaited<ReturnType<typeof explained>>) =>
  [...reading.accepted.values()].map(({ body }) => body as HazardBody)

const GROUPED = [
  ['编号', '责任单位', '隐患内容', '整改情况', '', '', '经费（万元）', ''],
  ['', '', '', '整改责任人', '整改期限', '整改状态', '计划资金', '到位资金'],
  ['Z1', ONE, '护栏松动', '白云起', '2026-06-15', '已整改', '3', '2'],
  ['Z2', TWO, '阀门渗漏', '沈远舟', '2026-06-16', '整改中', '5', '1.5'],
  ['Z3', THREE, '通道堵塞', '江晚晴', '2026-06-17', '整改中', '', ''],
]
const GROUPED_MERGES = ['A1:A2', 'B1:B2', 'C1:C2', 'D1:F1', 'G1:H1']

describe('a header of two rows', () => {
  it.each([
    ['its merges', 0, GROUPED_MERGES],
    ['merges of its groups alone', 0, ['D1:F1', 'G1:H1']],
    ['no merges', 0, []],
    ['a title and who filled it in above it', 2, ['A1:H1', 'A2:D2', 'E2:H2', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:F3', 'G3:H3']],
  ])('is read whole, with %s', async (_, above, merges) => {
    const titles = [
      ['云帆市隐患整治台账', '', '', '', '', '', '', ''],
      ['填报单位：东港区应急办', '', '', '', '填报日期：2026年6月30日', '', '', ''],
    ].slice(0, above)
    const found = await explained([...titles, ...GROUPED], merges)
    expect(found.source).toMatchObject({
      kind: 'hazard',
      key: ['编号'],
      columns: {
        no: '编号',
        description: '隐患内容',
        'enterprise.name': '责任单位',
        'commitments.responsibility.person': '整改责任人',
        'commitments.deadline': '整改期限',
        'funding.plannedFen': { from: '计划资金', unit: '万元' },
        'funding.releasedFen': { from: '到位资金', unit: '万元' },
      },
      ignore: [],
    })
    expect(found.remarks).not.toContain('是元还是万元')
    expect(found.remarks).toContain('“计划资金”的单位按它上面写的“万元”建议')
    expect(found.reading.counts).toMatchObject({ read: 3 + above, accepted: 3, refused: 0, skipped: above })
    expect(found.reading.facts.headerRows).toBe(2)
    expect(bodiesOf(found).map(({ no, due, funding }) => [no, due, funding?.plannedFen])).toEqual([
      ['Z1', '2026-06-15', 3_000_000],
      ['Z2', '2026-06-16', 5_000_000],
      ['Z3', '2026-06-17', undefined],
    ])
  })

  it('calls a column of one group by the bare name that is known, and by both where that is another column', async () => {
    const { source, reading } = await explained(
      [
        ['编号', '隐患内容', '整改', '', '整改资金（万元）', '', '责任单位'],
        ['', '', '整改期限', '责任单位', '计划', '到位', ''],
        ['Z1', '护栏松动', '2026-06-15', '设备科', '3', '2', ONE],
        ['Z2', '阀门渗漏', '2026-06-16', '安全科', '5', '1.5', TWO],
      ],
      ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1', 'G1:G2'],
    )
    expect(source).toMatchObject({
      columns: {
        'commitments.deadline': '整改期限',
        'commitments.responsibility.unit': '整改责任单位',
        'enterprise.name': '责任单位',
        'funding.plannedFen': { from: '整改资金（万元）计划', unit: '万元' },
        'funding.releasedFen': { from: '整改资金（万元）到位', unit: '万元' },
      },
      ignore: [],
    })
    expect(reading.counts).toMatchObject({ read: 2, accepted: 2 })
  })

  it('takes no row of data for the lower one, where one name is merged over two columns', async () => {
    const { source, reading } = await explained(
      [
        ['编号', '隐患内容', '责任单位', '责任人', ''],
        ['Z1', '护栏松动', ONE, '白云起', '13911112222'],
        ['Z2', '阀门渗漏', TWO, '沈远舟', '13911113333'],
      ],
      ['D1:E1'],
    )
    expect(source).toMatchObject({ key: ['编号'], columns: { 'commitments.responsibility.person': '责任人' } })
    expect(reading.counts).toMatchObject({ read: 2, accepted: 2 })
  })
})

describe('a header of three rows', () => {
  const ROWS = [
    ['编号', '隐患单位', '隐患情况', '', '整改情况', '', '', '', '', '备注'],
    ['', '', '隐患内容', '隐患级别', '责任人', '', '整改资金', '', '整改期限', ''],
    ['', '', '', '', '姓名', '电话', '计划（万元）', '到位（元）', '', ''],
    ['Z1', ONE, '护栏松动', '一般', '白云起', '13911112222', '3', '20000', '2026-06-15', '联系白云起13911112222'],
    ['Z2', TWO, '阀门渗漏', '重大', '沈远舟', '13911113333', '12.5', '125000', '2026-06-16', ''],
    ['Z3', THREE, '通道堵塞', '一般', '江晚晴', '13911114444', '', '', '2026-06-17', ''],
  ]
  const MERGES = ['A1:A3', 'B1:B3', 'C1:D1', 'E1:I1', 'C2:C3', 'D2:D3', 'E2:F2', 'G2:H2', 'I2:I3', 'J1:J3']

  it.each([
    ['its merges', MERGES],
    ['no merges', []],
  ])('is read whole, with %s', async (_, merges) => {
    const found = await explained(ROWS, merges)
    expect(found.source).toMatchObject({
      kind: 'hazard',
      key: ['编号'],
      columns: {
        no: '编号',
        description: '隐患内容',
        'enterprise.name': '隐患单位',
        'commitments.deadline': '整改期限',
        'funding.plannedFen': { unit: '万元' },
        'funding.releasedFen': { unit: '元' },
      },
    })
    expect(found.proposal.sources[0].ignore).toContain('备注')
    expect(found.reading.counts).toMatchObject({ read: 3, accepted: 3, refused: 0, skipped: 0 })
    expect(found.reading.facts.headerRows).toBe(3)
    expect(bodiesOf(found).map(({ no, enterprise, funding }) => [no, enterprise?.name, funding?.plannedFen, funding?.releasedFen])).toEqual(
      [
        ['Z1', ONE, 3_000_000, 2_000_000],
        ['Z2', TWO, 12_500_000, 12_500_000],
        ['Z3', THREE, undefined, undefined],
      ],
    )
    expect(JSON.stringify(bodiesOf(found))).not.toMatch(/1391111|白云起|沈远舟/)
  })
})
