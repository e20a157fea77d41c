import { inspection } from '../../../../server/kinds/inspection/rules'
import { computedOf } from '../../../../server/kinds/inspection/told'
import { finishRecord } from '../../../../server/mirror/rows/finish'
import { EnvelopeInput } from '../../../../shared/envelope'
import { BODIES, INPUTS } from '../../../../shared/kinds/schemas'

const TODAY = '2026-05-20'
const FULL = {
  problem: '安全出口上锁',
  visitedOn: '2026-03-10',
  listMonth: '2026年3月',
  owner: '云帆市应急管理局',
  due: '2026-04-10',
  status: 'open',
}

/** A finding as it becomes public, and what was remarked on the way. */
function made(body: object, envelope: object = {}) {
  const remarks: string[] = []
  const finished = finishRecord('inspection', INPUTS.inspection.parse({ ...FULL, ...body }), {
    envelope: EnvelopeInput.parse(envelope),
    today: TODAY,
    warn: (field, reason) => void remarks.push(`${field}：${reason}`),
  })
  expect(BODIES.inspection.safeParse(finished.body).error).toBeUndefined()
  return { ...finished, remarks }
}

it('computes what turns on no day, and holds no count of days or months', () => {
  const { body } = made({})
  expect(body).toMatchObject({ listMonth: '2026-03', outcome: 'open', remarks: [] })
  expect(JSON.stringify(body)).not.toMatch(/overdue|months|逾期/)
  expect(made({ status: 'closed', closedOn: '2026-04-11' }).body.outcome).toBe('closed_late')
})

it('tells what is computed with its rule and version; of a past version nothing that rests on the day', () => {
  const { body } = made({})
  const now = Object.fromEntries(computedOf(body, TODAY).map(({ field, value }) => [field, value]))
  // At the end of April it was open, and May is not frozen yet.
  expect(now).toEqual({ outcome: 'open', remarks: [], daysOverdue: 40, monthsOpen: 1 })
  expect(computedOf(body, '2026-05-30')).toContainEqual(expect.objectContaining({ field: 'monthsOpen', value: 2 }))
  expect(computedOf(body, null).map(({ field }) => field)).toEqual(['outcome', 'remarks'])
  for (const { rule, version } of computedOf(body, TODAY)) expect([rule.length > 10, version]).toEqual([true, 1])
})

it.each<[string, object, object]>([
  ['no state', { status: null }, { outcome: 'untold', daysOverdue: null, monthsOpen: null }],
  ['no day', { due: null }, { outcome: 'open', daysOverdue: null, monthsOpen: 1 }],
  ['no month', { listMonth: null }, { outcome: 'open', monthsOpen: null }],
  ['no day of closing', { status: 'closed' }, { outcome: 'closed_undated', daysOverdue: null, monthsOpen: null }],
  ['a day of closing alone', { status: null, closedOn: '2026-04-01' }, { outcome: 'closed_on_time' }],
])('computes unknown, and never nought or fine, of %s', (_name, body, expected) => {
  const values = Object.fromEntries(computedOf(made(body).body, TODAY).map(({ field, value }) => [field, value]))
  expect(values).toMatchObject(expected)
})

it('takes no visit that is still to come', () => {
  expect(() => made({ visitedOn: '2026-05-21' })).toThrow(/还没有去的暗访不读取、不保存、不公布/)
  expect(made({ visitedOn: TODAY, listMonth: '2026-05', due: null }).body.visitedOn).toBe(TODAY)
})

it.each<[string, object, RegExp]>([
  [
    'a list that is to come',
    { visitedOn: null, listMonth: '2026-06', problem: '拟暗访该单位夜班' },
    /清单月份还没有到.*还没有去的暗访不读取、不保存、不公布/,
  ],
  ['a list that is to come, whatever day is written', { listMonth: '2026-06' }, /清单月份还没有到/],
  ['a plan with a state', { visitedOn: null, listMonth: '2026-05', problem: '计划下周暗访该企业' }, /打算去的暗访/],
  ['a plan on a list of the past', { visitedOn: null, problem: '拟夜查' }, /打算去的暗访/],
  ['nothing but a firm on the running list', { visitedOn: null, listMonth: '2026-05', status: null, due: null }, /看不出去过/],
  ['nothing but a firm', { visitedOn: null, listMonth: null, status: null, due: null }, /看不出去过/],
])('takes no visit of which nothing shows that it was made: %s', (_name, body, reason) => expect(() => made(body)).toThrow(reason))

it('takes what was found on a day that is not told, and what reads like a plan and was found on a day', () => {
  expect(made({ visitedOn: null }).body.problem).toBe('安全出口上锁')
  expect(made({ visitedOn: null, listMonth: null }).body.status).toBe('open')
  expect(made({ visitedOn: null, status: null }).body.outcome).toBe('untold')
  expect(made({ visitedOn: null, listMonth: null, status: null, due: null, visit: '317' }).body.outcome).toBe('untold')
  expect(made({ problem: '计划性检查没有开展' }).body.visitedOn).toBe('2026-03-10')
})

it.each(['1926年6月', '1999-12', '2002-10'])('takes no list of %s: the year is a slip of the pen', (listMonth) =>
  expect(() => made({ listMonth, visitedOn: null })).toThrow(/清单月份早于 2002-11，像是年份写错了/),
)

it('takes the first list that can be, and refuses a year ahead', () => {
  expect(made({ listMonth: '2002-11' }).body.listMonth).toBe('2002-11')
  expect(() => made({ listMonth: '2062年6月' })).toThrow(/清单月份还没有到/)
})

it('keeps whoever led a visit only where that is a leading official, and nobody else of it anywhere', () => {
  const led = made({ ledBy: { name: '沈远舟', post: '云帆市副市长' } })
  expect(led.body.ledBy).toEqual({ name: '沈远舟', post: '云帆市副市长' })
  const member = made({ ledBy: { name: '沈远舟', post: '安监科科员' }, problem: '沈远舟发现安全出口上锁', owner: '林知帆' })
  expect(member.body.ledBy).toBeNull()
  expect(JSON.stringify(member.body)).not.toMatch(/远舟|知帆/)
  expect(member.remarks).toEqual(['ledBy：带队的没有写明领导职务，姓名没有采用：暗访人员不公布、不保存'])
  expect(INPUTS.inspection.safeParse({ ...FULL, ledBy: { name: '沈远舟', post: null } }).success).toBe(false)
  expect(INPUTS.inspection.safeParse({ ...FULL, team: ['沈远舟'] }).success).toBe(false)
})

it('hides whoever went and whoever told in every text of it, although no column is read for them', () => {
  const { body, remarks } = made({
    problem: '沈远舟、顾明川检查时发现通道上锁；据举报人陈小帆反映，夜间也上锁',
    visit: '沈远舟组',
    owner: '顾明川 13912345678',
  })
  expect(JSON.stringify(body)).not.toMatch(/远舟|明川|小帆|13912345678/)
  expect(body.problem).toContain('检查时发现通道上锁')
  expect([body.visit, made({ visit: '2026-04 第一批' }).body.visit, remarks]).toEqual([
    null,
    '2026-04 第一批',
    ['visit：暗访批次写的是谁去的，没有采用：暗访人员不公布、不保存'],
  ])
  const led = made({ ledBy: { name: '柳一舟', post: '云帆市副市长' }, problem: '柳一舟带队检查发现通道上锁' })
  expect(led.body.problem).toBe('柳一舟带队检查发现通道上锁')
})

it('stays public while it is open, and for a year once it is closed', () => {
  const until = (body: object, envelope: object = {}) => made(body, envelope).envelope.publicUntil
  expect(until({})).toBeNull()
  expect(until({ status: 'closed', closedOn: '2026-04-01' })).toBe('2027-04-01')
  expect(until({ status: 'closed' })).toBe('2027-04-10')
  // A year that is written wrong ends nothing.
  expect(until({ status: 'closed', visitedOn: '2026-01-08', closedOn: '2025-01-20', due: '2026-02-20' })).toBe('2027-02-20')
  expect(until({ status: 'closed', visitedOn: '2026-01-08', closedOn: '2025-01-20', due: '2025-02-20' })).toBe('2027-01-08')
  expect(until({ status: 'closed', closedOn: '2026-04-01' }, { publicUntil: '2026-12-31' })).toBe('2026-12-31')
})

it('remarks what cannot be, comes back when a day has come, and refuses a note below a list', () => {
  expect(made({ status: 'closed', closedOn: '2026-05-30' }).remarks).toEqual(['closedOn：公布的销号日期还没有到'])
  expect(inspection.turnsOn(INPUTS.inspection.parse({ ...FULL, closedOn: '2026-05-30' }), TODAY)).toBe('2026-05-30')
  expect(inspection.turnsOn(INPUTS.inspection.parse(FULL), TODAY)).toBeNull()
  const note = { problem: '注：以上问题均已交办', visitedOn: null, listMonth: null, owner: null, due: null, status: null }
  expect(() => made(note)).toThrow('只有一段文字')
  expect(INPUTS.inspection.safeParse({ ...FULL, listMonth: '2026-13' }).success).toBe(false)
})

it('is called by the beginning of what was found', () => {
  expect(inspection.title(made({ problem: '上'.repeat(40) }).body)).toBe('上'.repeat(30) + '…')
  expect(inspection.title(made({}).body)).toBe('安全出口上锁')
})
