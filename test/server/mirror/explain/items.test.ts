import type { HazardBody } from '../../../../shared/kinds/hazard/schema'
import { Source } from '../../../../server/mirror/source/sources'
import { explained } from '../../../support/explained'
import { readWhole } from '../../../support/parse'

/** Logs with a day in each column whose cells list the hazards of that day. */

const DAYS = ['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05']
const CELLS = [
  '巡检发现：1、护栏松动；2、林知帆未锁配电箱',
  '1、排风停用；2、通道堵塞。3、灯坏',
  '',
  '1、坑口无盖；2、梯子断裂',
  '周检查发现8项',
]
const LOG = [
  ['项目', '要求', ...DAYS],
  ['班组安全员', '姓名', '林知帆', '沈远舟', '林知帆', '林知帆', '林知帆'],
  ['隐患检查情况', '写明类型、整改要求', ...CELLS],
  ['隐患条数', '与上一行对应', '2', '3', '', '2', '8'],
  ['当日小结', '工作要点', '甲', '乙', '丙', '丁', '戊'],
]
const bodiesOf = (accepted: Map<string, { body: unknown }>) => [...accepted.values()].map(({ body }) => body as HazardBody)

it('proposes a log of days on its side, a row for each thing that a cell lists, held against its own count', async () => {
  const { source, remarks, reading } = await explained(LOG)
  expect(source).toMatchObject({
    kind: 'hazard',
    key: ['项目', '序'],
    columns: { foundOn: '项目', description: '隐患内容' },
    unpivot: { items: '隐患检查情况', count: '隐患条数', name: '序', value: '隐患内容' },
    layout: { transpose: true, only: { column: '项目', not: ['要求'] } },
  })
  expect(remarks).toContain('“隐患检查情况”的 4 格里有 3 格用编号写着几条')
  expect(remarks).toContain('“项目”里的“要求”不是日期，那几列不读')
  expect(reading.counts).toMatchObject({ read: 10, accepted: 8, refused: 0, skipped: 2 })
  expect(bodiesOf(reading.accepted).map(({ foundOn, description }) => [foundOn, description])).toEqual([
    ['2026-05-01', '护栏松动'],
    ['2026-05-01', '林**未锁配电箱'],
    ['2026-05-02', '排风停用'],
    ['2026-05-02', '通道堵塞。'],
    ['2026-05-02', '灯坏'],
    ['2026-05-04', '坑口无盖'],
    ['2026-05-04', '梯子断裂'],
    ['2026-05-05', '周检查发现8项'],
  ])
  const told = reading.facts.remarks.join('\n')
  expect(told).toContain('4 行按“隐患检查情况”里的编号拆成 8 行（unpivot），另有 1 行这些列都空着，没有采用；1 格编号前面的引语没有采用')
  expect(told).toContain('“隐患条数”和拆出的条数不同：第 7 行写着 8，拆出 1 条')
})

it.each([
  ['whose rows have numbers of their own', ['编号', 'Z1', 'Z2', 'Z3', 'Z4']],
  ['whose cells seldom list several', ['地点', '一号楼', '二号楼', '三号楼', '四号楼']],
])('proposes nothing of the kind for a table %s', async (what, first) => {
  const cells = what.includes('seldom') ? ['护栏松动', '1、排风停用；2、灯坏', '坑口无盖', '梯子断裂'] : CELLS.filter((cell) => cell !== '')
  const rows = [['隐患描述', '整改期限'], ...cells.map((cell, i) => [cell, `2026-06-0${i + 1}`])].map((cells, i) => [
    first[i] ?? '',
    ...cells,
  ])
  const { source } = await explained(rows)
  expect(source).not.toHaveProperty('unpivot')
  expect(source).not.toHaveProperty('layout.transpose')
})

const OPTIONS = {
  name: 'log',
  title: '日志',
  agency: '某市',
  kind: 'hazard',
  format: 'csv',
  path: 'log.csv',
  coverage: 'additions',
  rhythmHours: 24,
  key: ['日期', '序'],
  columns: { foundOn: '日期', description: '隐患' },
}
const UNPIVOT = { items: '检查情况', name: '序', value: '隐患' }

it('reads nothing of a table that lacks the column, or has one of a made name', async () => {
  const source = Source.parse({ ...OPTIONS, unpivot: UNPIVOT })
  const read = (text: string) => readWhole(Buffer.from(text), source)
  await expect(read('日期,小结\n2026-05-01,甲\n')).rejects.toThrow('检查情况')
  await expect(read('日期,检查情况,隐患\n2026-05-01,甲,乙\n')).rejects.toThrow('请在 unpivot 里换一个名称')
  const { accepted } = await read('日期,检查情况\n2026-05-01,1、甲；2、乙\n2026-05-02,同上\n')
  expect(accepted.size).toBe(2)
})

it.each([
  [{ ...UNPIVOT, columns: 'months' }, 'unpivot 写'],
  [{ items: '检查情况', name: '序' }, 'unpivot 写'],
  [{ ...UNPIVOT, value: '检查情况' }, '不能同时作'],
  [{ columns: 'months', name: '序', value: '隐患', count: '条数' }, 'count 只和 items'],
])('refuses a description with %j', (unpivot, words) => expect(() => Source.parse({ ...OPTIONS, unpivot })).toThrow(words))
