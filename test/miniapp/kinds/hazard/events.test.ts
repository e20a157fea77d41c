import { eventsOf, inStepOrder, nameOfStep, stepsOf } from '../../../../miniapp/src/kinds/hazard/events'

const TODAY = '2026-05-20'
type Phase = Parameters<typeof stepsOf>[0][number]
const phase = (patch: Partial<Phase>): Phase => ({
  seq: null,
  goal: null,
  measure: null,
  due: null,
  budgetFen: null,
  state: 'planned',
  doneOn: null,
  evidence: null,
  ...patch,
})

describe('the steps', () => {
  it('stand in their order, with what is to be reached, until when, for how much', () => {
    const steps = stepsOf(
      inStepOrder([
        phase({ seq: 2, goal: '更换护栏', due: '2026-06-01', budgetFen: 100_000_00, state: 'doing' }),
        phase({ seq: 1, goal: '围挡', measure: '拉警戒线', due: '2026-05-01', doneOn: '2026-04-30', state: 'done' }),
      ]),
      TODAY,
    )
    expect(steps.map(({ on, words, state }) => [on, words, state])).toEqual([
      ['2026-04-30', '第 1 步：围挡', 'done'],
      ['2026-06-01', '第 2 步：更换护栏', 'doing'],
    ])
    expect(steps.map(({ notes }) => notes)).toEqual([
      ['已完成', '措施：拉警戒线', '期限 2026-05-01', '预算 未公布'],
      ['进行中', '预算 10万元'],
    ])
  })

  it('tell what is late, and only of what has a day', () => {
    const [late, undated, done] = stepsOf(
      [phase({ due: '2026-05-10' }), phase({}), phase({ due: '2026-05-10', state: 'done', doneOn: '2026-05-15' })],
      TODAY,
    )
    expect(late?.standing).toEqual({ tone: 'stop', words: '■ 未开始，逾期 10 天' })
    expect([undated?.standing, undated?.on, undated?.words]).toEqual([null, null, '第 2 步：目标未公布'])
    expect(done?.standing).toBeNull()
  })

  it('without numbers keep the order of their source, and are called by what they do where no goal is told', () => {
    const steps = inStepOrder([phase({ measure: '检测' }), phase({ goal: '加固', measure: '灌浆' }), phase({})])
    expect(steps.map(nameOfStep)).toEqual(['第 1 步：检测', '第 2 步：加固', '第 3 步：目标未公布'])
  })
})

describe('what has happened', () => {
  const body = {
    foundOn: '2026-01-05',
    listing: { no: '挂〔2026〕1', level: 'city', listedOn: '2026-02-01', url: null },
    extensions: [
      { newDeadline: '2026-05-01', reason: '备件未到', approvedBy: '云帆市应急管理局', on: '2026-03-30' },
      { newDeadline: '2026-08-01', reason: null, approvedBy: null, on: null },
    ],
    recheck: { on: '2026-06-02', by: '王*', result: 'failed' },
    closedOn: null,
    reopenedOn: null,
    status: 'rectifying',
    remarks: [],
  } as unknown as Parameters<typeof eventsOf>[0]

  it('stands by day, and what has no day behind what it came after', () => {
    expect(eventsOf(body).map(({ on, words }) => [on, words])).toEqual([
      ['2026-01-05', '发现隐患'],
      ['2026-02-01', '市级挂牌督办'],
      ['2026-03-30', '延期至 2026-05-01'],
      [null, '要求延期至 2026-08-01'],
      ['2026-06-02', '复查不合格'],
    ])
  })

  it('says of an extension that nobody approved that it moved no deadline', () => {
    const [, , , asked] = eventsOf(body)
    expect(asked?.standing).toEqual({ tone: 'warn', words: '▲ 没有写明由谁批准' })
    expect(asked?.notes).toEqual(['理由：未公布', '批准人未公布，期限没有因此改变'])
  })

  it('leaves a gap where a recheck should stand', () => {
    const closed = { ...body, recheck: null, status: 'closed', closedOn: '2026-07-01', remarks: ['closed_without_recheck'] } as typeof body
    expect(
      eventsOf(closed)
        .slice(-2)
        .map(({ on, words, state }) => [on, words, state]),
    ).toEqual([
      [null, '复查未公布', 'ahead'],
      ['2026-07-01', '销号', 'done'],
    ])
  })
})
