import { computedOf } from '../../../../server/kinds/directive/told'
import { directive } from '../../../../server/kinds/directive/rules'
import { finishRecord } from '../../../../server/mirror/rows/finish'
import { EnvelopeInput } from '../../../../shared/envelope'
import type { DirectiveBody } from '../../../../shared/kinds/directive/schema'
import { BODIES, INPUTS } from '../../../../shared/kinds/schemas'

const TODAY = '2026-05-20'

/** A directive as it becomes public, and what was remarked on the way. */
function made(body: object, envelope: object = {}) {
  const remarks: string[] = []
  const finished = finishRecord('directive', INPUTS.directive.parse({ title: '检查液氨罐区的通知', ...body }), {
    envelope: EnvelopeInput.parse(envelope),
    today: TODAY,
    warn: (field, reason) => void remarks.push(`${field}：${reason}`),
  })
  expect(BODIES.directive.safeParse(finished.body).error).toBeUndefined()
  return { ...finished, remarks }
}
const measure = { text: '试验联锁', owner: '云帆市应急管理局', due: '2026-05-10', proof: '记录', state: 'done', doneOn: '2026-05-09' }

it('computes what turns on no day, and holds no count of days', () => {
  const { body } = made({ ask: '逐个试一遍', characters: 900, measures: [measure, { text: '公布结果', due: '2026-05-12', state: 'open' }] })
  expect(body).toMatchObject({ substance: 'incomplete', missing: ['owner', 'proof'], charactersPerMeasure: 450 })
  expect(body.measures.map(({ outcome }) => outcome)).toEqual(['kept', 'open'])
  // The same row on a later day says the same: nothing becomes a new version at midnight.
  expect(JSON.stringify(body)).not.toMatch(/overdue|逾期/)
})

it('tells what is computed with its rule and version; of a past version nothing that rests on the day', () => {
  const { body } = made({ ask: '逐个试一遍', measures: [measure, { text: '公布结果', due: '2026-05-12', state: 'open' }] })
  const now = Object.fromEntries(computedOf(body, TODAY).map(({ field, value }) => [field, value]))
  expect(now).toEqual({ substance: 'incomplete', missing: ['owner', 'proof'], charactersPerMeasure: null, keptShare: 500, overdue: 1 })
  expect(computedOf(body, '2026-05-12')).toContainEqual(expect.objectContaining({ field: 'overdue', value: 0 }))
  expect(computedOf(body, null).map(({ field }) => field)).toEqual(['substance', 'missing', 'charactersPerMeasure'])
  for (const { rule, version } of computedOf(body, TODAY)) expect([rule.length > 10, version > 0]).toEqual([true, true])
})

it.each<[string, object, Partial<Record<string, unknown>>]>([
  ['no measure', { measures: [] }, { substance: 'empty', keptShare: null, overdue: null, charactersPerMeasure: null }],
  ['no length', { measures: [measure] }, { charactersPerMeasure: null }],
  ['no day', { measures: [{ ...measure, due: null }] }, { keptShare: null, overdue: null }],
  ['no day of doing', { measures: [{ ...measure, doneOn: null }] }, { keptShare: null, overdue: null }],
  ['no state', { measures: [{ ...measure, state: null, doneOn: null }] }, { keptShare: null, overdue: null }],
  ['nothing but a day to come', { measures: [{ text: '试验联锁', due: '2026-06-01' }] }, { keptShare: null, overdue: 0 }],
])('computes unknown, and never nought or all, of %s', (_name, body, expected) => {
  const values = Object.fromEntries(computedOf(made(body).body, TODAY).map(({ field, value }) => [field, value]))
  expect(values).toMatchObject(expected)
})

it('rounds a share half up to one decimal', () => {
  const shareOf = (kept: number, overdue: number) => {
    const measures = [...Array(kept).fill(measure), ...Array(overdue).fill({ ...measure, state: 'open', doneOn: null })] as object[]
    return computedOf(made({ measures }).body, TODAY).find(({ field }) => field === 'keptShare')?.value
  }
  expect([shareOf(2, 1), shareOf(1, 2), shareOf(1, 15), shareOf(7, 0), shareOf(0, 4)]).toEqual([667, 333, 63, 1000, 0])
})

it('stays public for three years from its day, and no longer than its source says', () => {
  const until = (body: object, envelope: object = {}) => made(body, envelope).envelope.publicUntil
  expect(until({ issuedOn: '2026-02-28' })).toBe('2029-02-28')
  expect(until({}, { publishedAt: '2026-01-02' })).toBe('2029-01-02')
  expect(until({ issuedOn: '2026-02-28' }, { publicUntil: '2027-01-01' })).toBe('2027-01-01')
  expect(until({ issuedOn: '2026-02-28' }, { publicUntil: '2039-01-01' })).toBe('2029-02-28')
  expect(until({})).toBeNull()
})

it('is called by its document number in one form where it has none of its own', () => {
  expect(made({}, { documentNo: '云安办[2026]3号' }).body.no).toBe('云安办〔2026〕3号')
  expect(made({ no: '第 7 期' }, { documentNo: '云安办[2026]3号' }).body.no).toBe('第7期')
  expect(made({}).body.no).toBeNull()
})

it('remarks days that cannot be, and leaves open what they would tell', () => {
  const { body, remarks } = made({
    measures: [
      { ...measure, doneOn: '2026-05-30' },
      { ...measure, state: 'open' },
      { ...measure, state: 'overdue', due: '2026-06-30', doneOn: null },
    ],
  })
  expect(remarks).toEqual([
    'measures.0.doneOn：公布的完成日期还没有到',
    'measures.1.doneOn：公布了完成日期，落实情况却不是已落实',
    'measures.2.state：写着逾期，公布的期限却还没有到',
  ])
  expect(body.measures.map(({ outcome }) => outcome)).toEqual(['undated', 'open', 'open'])
  expect(directive.turnsOn(INPUTS.directive.parse({ title: '甲', measures: [{ ...measure, doneOn: '2026-05-30' }] }), TODAY)).toBe(
    '2026-05-30',
  )
  expect(directive.turnsOn(INPUTS.directive.parse({ title: '甲', measures: [measure] }), TODAY)).toBeNull()
})

it('names units, and somebody in their place by the surname, here and in every other text of it', () => {
  const { body } = made({
    ask: '由林知帆牵头整改',
    measures: [
      { text: '林知帆负责试验联锁', owner: '林知帆' },
      { text: '更换仪表', owner: '云帆示例化工有限公司、沈远舟' },
      { text: '公布结果', owner: '各区县人民政府' },
    ],
    frontlineCard: '有事找林知帆，电话 13912345678',
  })
  const said = JSON.stringify(body)
  expect(said).not.toMatch(/知帆|远舟|13912345678/)
  expect(body.measures.map(({ owner }) => owner)).toEqual([
    expect.stringMatching(/^林/),
    expect.stringContaining('云帆示例化工有限公司'),
    '各区县人民政府',
  ])
  expect(body.missing).not.toContain('owner')
})

it('refuses a card that nobody at a machine reads', () => {
  const parse = (length: number) => INPUTS.directive.safeParse({ title: '甲', frontlineCard: '字'.repeat(length) }).success
  expect([parse(120), parse(121)]).toEqual([true, false])
})

it('has in its line what the list needs of its measures, and no text of them', () => {
  const { body } = made({ measures: [measure] })
  expect(directive.item(body as DirectiveBody)).toEqual({ measures: [{ due: '2026-05-10', state: 'done', outcome: 'kept' }] })
})

it('remarks a measure that is due before its directive', () => {
  expect(made({ issuedOn: '2026-05-01', measures: [{ text: '装阀', due: '2026-04-01' }] }).remarks).toContain(
    'measures.0.due：完成时限早于发文日期',
  )
})

it('masks whom a text asks for something by a day, wherever else it names them', () => {
  const { body } = made({ ask: '请沈远舟于6月30日前完成', measures: [{ ...measure, text: '请安全科于6月30日前报送沈远舟汇总' }] })
  expect([body.ask, body.measures[0]?.text]).toEqual(['请沈**于6月30日前完成', '请安全科于6月30日前报送沈**汇总'])
  const several = made({ ask: '请张远舟、李 近帆尽快整改，责成欧阳远舟牵头', measures: [{ ...measure, text: '请史志同志核对' }] }).body
  expect([several.ask, several.measures[0]?.text]).toEqual(['请张**、李**尽快整改，责成欧***牵头', '请史志同志核对'])
})
