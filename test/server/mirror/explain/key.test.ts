import { explained } from '../../../support/explained'

/** What is proposed to tell rows apart: what names a record for good, never whose district it lies in or who answers for it. */

const ROWS = [
  ['云帆区', '护栏松动', '白云起', '2026-06-15'],
  ['汐澜县', '阀门渗漏', '沈远舟', '2026-06-16'],
  ['东港区', '通道堵塞', '江晚晴', '2026-06-17'],
]

it.each(['地区', '地区名称', '所属区县', '乡镇街道名称'])(
  'a column of districts under %s is no key, though its cells differ',
  async (header) => {
    const { source, reading } = await explained([
      [header, '隐患内容', '整改责任人', '整改期限', '责任单位'],
      ...ROWS.map((cells) => [...cells, '云帆示例机械有限公司']),
    ])
    expect(source).toMatchObject({ key: ['隐患内容'] })
    expect(reading.counts).toMatchObject({ read: 3, accepted: 3 })
  },
)

it('a column of persons is no key, where it comes first nor where it would part rows', async () => {
  const first = await explained([
    ['整改责任人', '隐患内容', '整改期限'],
    ...ROWS.map(([, ...cells]) => [cells[1] ?? '', cells[0] ?? '', cells[2] ?? '']),
  ])
  expect(first.source).toMatchObject({ key: ['隐患内容'] })
  const parting = await explained([
    ['整改责任人', '隐患内容', '整改期限'],
    ['白云起', '护栏松动', '2026-06-15'],
    ['沈远舟', '护栏松动', '2026-06-16'],
    ['江晚晴', '通道堵塞', '2026-06-16'],
  ])
  expect(parting.source).toMatchObject({ key: ['隐患内容', '整改期限'] })
})

it('districts part rows that nothing else does, and those of sums are what they are told apart by', async () => {
  const same = await explained([
    ['隐患内容', '所属区县'],
    ['护栏松动', '云帆区'],
    ['护栏松动', '汐澜县'],
  ])
  expect(same.proposal.sources[0]).toMatchObject({ key: ['隐患内容', '所属区县'] })
})
