import iconv from 'iconv-lite'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explainFile } from '../../../server/mirror/explain/index'
import { Source, SourceList } from '../../../server/mirror/source/sources'
import type { InventoryBody } from '../../../shared/kinds/inventory/schema'
import { readWhole } from '../../support/parse'
import { temporaryFolder } from '../../support/store'

/** Lists of cameras: every row is one, and nothing of it is kept but that it is there. */

const { dir, remove } = temporaryFolder()
afterAll(remove)

const HEADER = '摄像头编号,辖区,安装地址,经度,纬度,角度,流地址'
const camera = (i: number, area: string): string =>
  `CAM-${4_000 + i},${area},盐场路 ${4_000 + i} 号杆,123.2718${i % 10},30.3141${i % 10},${i % 360}°,rtsp://10.9.8.${i % 250}/live`
const LINES = [
  ...Array.from({ length: 40 }, (_, i) => camera(i, '东港区')),
  ...Array.from({ length: 25 }, (_, i) => camera(i + 40, '西屿区')),
  camera(65, 'Ｘ区'),
  camera(66, 'X区'),
]
const SOURCE = {
  name: 'cameras',
  title: '视频探头',
  agency: '局',
  kind: 'inventory',
  format: 'csv',
  path: 'x.csv',
  coverage: 'full',
  rhythmHours: 24,
  tally: 'total',
  key: ['辖区'],
  columns: {
    division: { from: '辖区', values: { 东港区: '990102', 西屿区: '990103', X区: '990104', Ｘ区: '990104' } },
    siteKind: { value: 'camera' },
  },
  ignore: ['摄像头编号', '安装地址', '经度', '纬度', '角度', '流地址'],
}
const bytes = (lines: readonly string[]) => Buffer.from([HEADER, ...lines].join('\n'))
const SECRETS = ['CAM-', '4001', '盐场路', '123.27', '30.31', '°', 'rtsp', '10.9.8']

it('counts the rows of each key, however that is spelt, and keeps nothing else of them', async () => {
  const { accepted, counts, findings, facts } = await readWhole(bytes(LINES), Source.parse(SOURCE))
  const bodies = [...accepted.values()].map(({ body }) => body as InventoryBody)
  expect(bodies.map(({ division, siteKind, total }) => [division, siteKind, total])).toEqual([
    ['990102', 'camera', 40],
    ['990103', 'camera', 25],
    ['990104', 'camera', 2],
  ])
  expect(counts).toMatchObject({ accepted: 3, refused: 0, duplicate: 0 })
  expect(facts.remarks).toContain('67 行按主键合成 3 条计数，其余内容没有留下')
  for (const secret of SECRETS) expect(JSON.stringify([...accepted.values(), findings])).not.toContain(secret)
})

it('keeps nothing of rows that cannot be read either', async () => {
  const broken = [...LINES.slice(0, 5), `${camera(1, '东港区')},一格太多,又一格`, camera(2, '不认识的区'), camera(3, '')]
  const { accepted, counts, findings } = await readWhole(bytes(broken), Source.parse(SOURCE))
  expect(counts).toMatchObject({ accepted: 1, refused: 3 })
  expect(findings.filter(({ severity }) => severity === 'refused')).toHaveLength(3)
  for (const secret of SECRETS) expect(JSON.stringify([...accepted.values(), findings])).not.toContain(secret)
})

it('lets no other column into what is counted', () => {
  const columns = { ...SOURCE.columns, countedBy: '安装地址' }
  expect(Source.safeParse({ ...SOURCE, columns }).error?.issues.map(({ message }) => message)).toEqual([
    '写了 tally 的来源，columns 和 envelope 只能用主键的列和固定的值',
  ])
})

it('proposes to count what looks like a list of cameras, by its headers or by its name', async () => {
  const explained = async (name: string, content: string) => {
    writeFileSync(join(dir, name), content)
    return explainFile(join(dir, name))
  }
  const { proposal, remarks } = await explained('点位.csv', bytes(LINES).toString())
  expect(proposal.sources[0]).toMatchObject({
    kind: 'inventory',
    tally: 'total',
    key: ['辖区'],
    columns: { division: { from: '辖区', values: { 东港区: '', 西屿区: '' } }, siteKind: { value: 'camera' } },
    ignore: SOURCE.ignore,
  })
  expect(SourceList.safeParse(proposal).success).toBe(true)
  expect(remarks.join()).toContain('只按行计数')
  const named = await explained(
    'Traffic_Cameras.csv',
    'key,region,latitude,longitude,url\n' + 'a,East,30.1,123.2,https://x.example/1\n'.repeat(3),
  )
  expect(named.proposal.sources[0]).toMatchObject({ kind: 'inventory', tally: 'total', key: ['region'] })
  for (const header of ['点位名称,国标编码,经度,纬度', '名称,监控方位,安装位置', '摄像机名称,摄像机类型,区县'])
    expect((await explained('台账.csv', `${header}\n${'a,b,c,d\n'.repeat(3)}`)).proposal.sources[0]).toMatchObject({
      kind: 'inventory',
      tally: 'total',
    })
  // An office that has counted already is read, and told what is missing.
  const counted = await explained('cctv.csv', '路名,数量\n甲路,3\n乙路,4\n')
  expect(counted.proposal.sources[0]).toMatchObject({ kind: 'inventory', columns: { total: '数量' } })
  expect(counted.proposal.sources[0]).not.toHaveProperty('tally')
  expect(counted.remarks.join()).toContain('底数必须有division')
  // Sites with counts of their cameras are sites.
  const sites = await explained('监控台账.csv', '监管点名称,监管点类别,在用摄像头\n甲桥,桥梁,3\n乙桥,桥梁,4\n')
  expect(sites.proposal.sources[0]).toMatchObject({ kind: 'site', columns: { 'monitoring.camerasInService': '在用摄像头' } })
})

it.each([
  ['big5', '橋梁名稱,管轄單位,備註\n', (i: number) => `第${i}號高架橋梁,新建工程處,檢測結果安全可以通行\n`, 'site'],
  ['cp949', '번호,이름,주소\n', (i: number) => `${i},안전관리대상시설,서울특별시 중구 세종대로 가나다라마바사아자차\n`, 'other'],
] as const)('reads %s, and proposes it where nothing else says so', async (encoding, header, line, kind) => {
  const text = header + Array.from({ length: 12 }, (_, i) => line(i)).join('')
  const path = join(dir, `${encoding}.csv`)
  writeFileSync(path, iconv.encode(text, encoding))
  const { proposal, columns } = await explainFile(path)
  expect(proposal.sources[0]).toMatchObject({ encoding })
  expect(columns.map(({ name }) => name)).toEqual(header.trim().split(','))
  if (kind === 'site') {
    const [source] = SourceList.parse(proposal).sources
    if (!source) throw new Error('a proposal has a source')
    const { accepted, counts } = await readWhole(iconv.encode(text, encoding), source)
    expect(counts).toMatchObject({ accepted: 12, refused: 0 })
    expect(JSON.stringify([...accepted.values()])).toContain('第3號高架橋梁')
  }
  const auto = Source.parse({
    ...SOURCE,
    tally: undefined,
    columns: { countedBy: header.split(',')[1], total: { value: 1 } },
    key: [header.split(',')[0]],
    ignore: [],
  })
  await expect(readWhole(iconv.encode(text, encoding), auto)).rejects.toThrow('请在来源登记里写明 encoding')
})

it.each([
  ['x.js', '// data/x.js\nexport const x = [\n  {\n    name: "甲",\n    coords: [41.1, 122.9],\n  },\n]\n', 'JavaScript 代码'],
  ['y.js', "module.exports = { rows: [ { 'name': '甲' } ] }\n", 'JavaScript'],
  ['x.md', '# 标题\n\n| 名称 | 数量 |\n|---|---:|\n| 甲 | 1 |\n', '这是Markdown 文档：里面的表格请来源另给 xlsx 或 csv'],
  ['x.sql', "INSERT INTO `site` VALUES (1,'甲');\n", '这是SQL 脚本（数据库的导出）：请改成导出 csv 或 xlsx'],
])('calls %s what it is', async (name, content, words) => {
  writeFileSync(join(dir, name), content)
  await expect(explainFile(join(dir, name))).rejects.toThrow(words)
})
