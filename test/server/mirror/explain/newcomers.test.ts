import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { explainFile } from '../../../../server/mirror/explain/index'
import type { HazardBody } from '../../../../shared/kinds/hazard/schema'
import type { SiteBody } from '../../../../shared/kinds/site/schema'
import { explained, onlySource } from '../../../support/explained'
import { readWhole } from '../../../support/parse'
import { temporaryFolder } from '../../../support/store'

/** Ledgers as offices hand them over, read by the proposal as it stands: no row is lost, and none means something else. */

const { dir, remove } = temporaryFolder()
afterAll(remove)

it('reads a town’s ledger with numbered columns, ticks for what is done, and notes on how it was filled in', async () => {
  const { reading, remarks } = await explained(
    [
      ['青禾镇安全生产隐患排查整改台账（2026年6月）'],
      ['填 报 单 位：青禾镇应急管理办公室', '', '', '', '填 报 人：林知帆'],
      ['序\n号', '被检查单位', '检查时间', '存在的主要问题及隐患', '级别', '整改情况', '', '', '检查人员（签字）'],
      ['', '', '', '', '', '责任人', '整改时限', '是否完成整改', ''],
      ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
      ['1', '云帆示例机械有限公司', '2026.6.3', '配电箱未上锁，林知帆指出', '一般', '沈远舟', '2026.6.10', '√', '白云起'],
      ['2', '云帆示例化工有限公司', '2026.6.4', '报警器停用', '重大', '周海棠', '2026.7.4', '整改中', '白云起'],
      ['3', '云帆示例加油站', '2026.6.5', '卸油口无静电接地', '一般', '顾青', '2026.6.15', '×', '白云起'],
      ['填表说明：级别分为一般、重大。'],
      ['审 核 人：白云起', '', '', '', '', '联 系 电 话：0000-1235'],
    ],
    ['A1:I1', 'F3:H3', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:D4', 'E3:E4', 'I3:I4'],
  )
  expect(remarks).not.toContain('没有认出')
  expect(reading.counts).toMatchObject({ accepted: 3, refused: 0, skipped: 5 })
  const bodies = [...reading.accepted.values()].map(({ body }) => body as HazardBody)
  expect(bodies.map(({ status, level }) => [status, level])).toEqual([
    ['awaiting_check', 'general'],
    ['rectifying', 'major'],
    ['rectifying', 'general'],
  ])
  expect(JSON.stringify(bodies)).not.toMatch(/知帆|远舟|云起|海棠/)
})

it('reads an export in GB18030 with the day of completion, and one in Big5 of what was found missing', async () => {
  const system = [
    '任务编号,企业名称,隐患描述,隐患等级,检查时间,整改期限,整改状态,整改完成时间',
    'RW-1,云帆示例机械有限公司,车间通道堵塞,一般隐患,2026-06-01 09:30:00,2026-06-15,已整改,2026-06-12 00:00:00',
    'RW-2,云帆示例化工有限公司,储罐区未设防火堤,重大隐患,2026-06-02 10:00:00,2026-07-15,整改中,',
  ]
  const done = await read('系统导出.csv', iconv.encode(system.join('\r\n'), 'gb18030'))
  expect(done.map(({ no, phases }) => [no, phases.map(({ state, doneOn }) => [state, doneOn])])).toEqual([
    ['RW-1', [['done', '2026-06-12']]],
    ['RW-2', []],
  ])
  const missing = [
    '編號,受檢單位,檢查日期,缺失內容,缺失等級,改善期限,改善情形,複查日期,複查結果,檢查人員',
    'A-1,雲帆示例工廠,115/06/01,護欄鬆動,一般,115/06/15,已改善,115/06/16,合格,林知帆',
    'A-2,雲帆示例倉庫,115/06/02,消防栓遮蔽,重大,115/06/20,改善中,,,沈遠舟',
    'A-3,雲帆示例倉庫,115/06/02,電線裸露,一般,115/06/20,未改善,,,沈遠舟',
  ]
  const found = await read('檢查.csv', iconv.encode(missing.join('\r\n') + '\r\n', 'big5'))
  expect(found.map(({ description, due, status, recheck }) => [description, due, status, recheck?.result ?? null])).toEqual([
    ['護欄鬆動', '2026-06-15', 'awaiting_check', 'passed'],
    ['消防栓遮蔽', '2026-06-20', 'rectifying', null],
    ['電線裸露', '2026-06-20', 'rectifying', null],
  ])
})

async function read(name: string, bytes: Buffer): Promise<HazardBody[]> {
  writeFileSync(join(dir, name), bytes)
  const { proposal } = await explainFile(join(dir, name))
  const { accepted, counts } = await readWhole(bytes, onlySource(proposal))
  expect(counts.refused).toBe(0)
  return [...accepted.values()].map(({ body }) => body as HazardBody)
}

it('reads two tables of one header below each other, with a title over each, and takes none of these for a hazard', async () => {
  const header = ['编号', '隐患名称', '所在单位', '隐患所在地', '排查时间', '包保领导', '整改完成时限', '目前进展']
  const { reading } = await explained([
    ['东港区隐患清单'],
    ['一、重大隐患（2条）'],
    header,
    ['重-1', '坝体渗漏', '云帆示例矿业有限公司', '东港区北山', '2026年3月1日', '周副区长', '2026年9月30日', '正在整改'],
    ['重-2', '燃气管道占压', '云帆示例燃气有限公司', '东港区南街', '2026年4月12日', '吴副区长', '2026年12月31日', '制定方案'],
    ['二、一般隐患（1条）'],
    header,
    ['般-1', '安全出口堵塞', '云帆示例商场', '东港区中街', '2026/5/6', '', '2026/5/20', '已完成'],
    ['合计：3条'],
  ])
  expect(reading.counts).toMatchObject({ accepted: 3, refused: 0 })
  expect(reading.facts.remarks.join()).not.toContain('表格末尾')
  const bodies = [...reading.accepted.values()].map(({ body }) => body as HazardBody)
  expect(bodies.map(({ enterprise, status }) => [enterprise?.name, status])).toEqual([
    ['云帆示例矿业有限公司', 'rectifying'],
    ['云帆示例燃气有限公司', 'planned'],
    ['云帆示例商场', 'awaiting_check'],
  ])
})

it('takes what is struck off for closed, and a forecast for nothing that was spent', async () => {
  const closed = await explained([
    ['编号', '问题描述', '责任主体', '隐患点位', '是否销号'],
    ['Z1', '消防通道堵塞', '中街市场管理中心', '中街菜市场', '是'],
    ['Z2', '护栏缺失', '育才小学', '校门口', '否'],
  ])
  const bodies = [...closed.reading.accepted.values()].map(({ body }) => body as HazardBody)
  expect(bodies.map(({ status, enterprise }) => [status, enterprise?.name])).toEqual([
    ['closed', '中街市场管理中心'],
    ['rectifying', '育才小学'],
  ])
  const money = await explained([
    ['2026年隐患整治资金使用台账', '', '', '单位：万元'],
    ['隐患编号', '隐患名称', '责任单位', '支付金额4月', '支付金额5月', '支付金额6月', '支付金额7月（预计）'],
    ['Z1', '排洪', '云帆示例矿业有限公司', '10', '', '30', '99'],
  ])
  expect(money.remarks).toContain('“支付金额7月（预计）”不是当月发生的数，没有采用')
  expect([...money.reading.accepted.values()].map(({ body }) => (body as HazardBody).funding?.spentFen)).toEqual([10_000_000, 30_000_000])
})

it('reads a list of danger sources with grouped columns of cameras, and of bridges with the day of their check', async () => {
  const cameras = await explained(
    [
      ['企业名称', '重大危险源名称', '重大危险源等级', '主要负责人', '', '监控摄像头数', ''],
      ['', '', '', '姓名', '联系电话', '应装', '已装'],
      ['云帆示例化工有限公司', '液氨罐区', '一级', '林知帆', '13900000000', '12', '10'],
      ['云帆示例气体有限公司', '液氧储罐', '四级', '顾青', '13900000005', '4', '0'],
    ],
    ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:G1'],
  )
  const sites = [...cameras.reading.accepted.values()].map(({ body }) => body as SiteBody)
  expect(sites.map(({ monitoring }) => [monitoring?.camerasPlanned, monitoring?.camerasInstalled])).toEqual([
    [12, 10],
    [4, 0],
  ])
  expect(JSON.stringify(sites)).not.toMatch(/知帆|顾青|139/)
  const bridges = await explained([
    ['桥梁名称', '所在道路', '养护单位', '检测日期'],
    ['云帆一桥', '滨江路', '市政养护所', '2026-03-12'],
  ])
  const [bridge] = [...bridges.reading.accepted.values()].map(({ body }) => body as SiteBody)
  expect(bridge).toMatchObject({ place: { address: '滨江路' }, monitoring: { lastCheckedOn: '2026-03-12' } })
})

it('makes no accident of places that are counted', async () => {
  const path = join(dir, '摸底.csv')
  writeFileSync(path, '区县,桥梁（座）,人员密集场所（家）\n东港区,40,210\n西山区,22,120\n')
  expect((await explainFile(path)).proposal.sources[0]).not.toMatchObject({ kind: 'accident' })
})
