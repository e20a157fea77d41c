import type { AccidentBody } from '../../../../shared/kinds/accident/schema'
import { explained } from '../../../support/explained'

/** Lists of investigations as offices write them: one row an accident, or one a recommendation. */

const HEAD = ['事故名称', '发生日期', '死亡人数', '调查状态', '报告日期', '批复日期']
const bodiesOf = ({ reading }: Awaited<ReturnType<typeof explained>>) =>
  [...reading.accepted.values()].map(({ body }) => body as AccidentBody)

it('joins rows of which each is a recommendation to the accident that they are about', async () => {
  const found = await explained([
    [...HEAD, '整改建议', '建议责任单位', '建议时限', '建议落实情况', '建议落实日期'],
    [
      '演示“3·1”坍塌事故',
      '2026-03-01',
      '1',
      '已批复',
      '2026-04-20',
      '2026-05-01',
      '重新论证支护方案',
      '云帆市住建局',
      '2026-06-01',
      '未完成',
      '',
    ],
    ['演示“3·1”坍塌事故', '2026-03-01', '', '', '', '', '监测数据每天上报', '云帆市监督站', '2026-05-20', '已完成', '2026-05-18'],
    ['演示“4·2”触电事故', '2026-04-02', '0', '正在调查', '', '', '', '', '', '', ''],
  ])
  expect(found.source).toMatchObject({ kind: 'accident', gather: 'investigation.recommendations', key: ['事故名称', '发生日期'] })
  expect(bodiesOf(found).map(({ title, investigation }) => [title, investigation?.state, investigation?.recommendations])).toEqual([
    [
      '演示“3·1”坍塌事故',
      'replied',
      [
        { text: '重新论证支护方案', owner: '云帆市住建局', due: '2026-06-01', state: 'open', doneOn: null, outcome: 'open' },
        { text: '监测数据每天上报', owner: '云帆市监督站', due: '2026-05-20', state: 'done', doneOn: '2026-05-18', outcome: 'kept' },
      ],
    ],
    ['演示“4·2”触电事故', 'pending', []],
  ])
})

it('reads recommendations that stand side by side, a lesson and a supplement', async () => {
  const found = await explained([
    [
      ...HEAD,
      '建议1',
      '建议责任单位1',
      '建议时限1',
      '建议2',
      '建议责任单位2',
      '建议时限2',
      '事故教训',
      '今天查什么',
      '补报日期',
      '补报死亡人数',
    ],
    [
      '演示“3·1”坍塌事故',
      '2026-03-01',
      '1',
      '已批复',
      '2026-04-20',
      '2026-05-01',
      '重新论证支护方案',
      '云帆市住建局',
      '2026-06-01',
      '公布结果',
      '',
      '',
      '坑边堆土',
      '清走堆土；看监测记录',
      '2026-03-20',
      '2',
    ],
  ])
  const [body] = bodiesOf(found)
  expect(body?.investigation?.recommendations.map(({ text, owner, outcome }) => [text, owner, outcome])).toEqual([
    ['重新论证支护方案', '云帆市住建局', 'untold'],
    ['公布结果', null, 'untold'],
  ])
  expect(body?.lesson).toEqual({ trade: null, happened: '坑边堆土', checks: ['清走堆土', '看监测记录'] })
  expect(body?.supplements).toEqual([{ on: '2026-03-20', deaths: 2, seriousInjuries: null }])
})
