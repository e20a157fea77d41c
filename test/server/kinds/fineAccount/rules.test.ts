import { finishRecord } from '../../../../server/mirror/rows/finish'
import { maskedVoucher } from '../../../../server/kinds/fineAccount/voucher'
import { computedOf } from '../../../../server/kinds/fineAccount/told'
import { statisticsOf, measuresOf } from '../../../../server/kinds/fineAccount/statistics'
import { EnvelopeInput } from '../../../../shared/envelope'
import { BODIES, INPUTS } from '../../../../shared/kinds/schemas'

const TODAY = '2026-05-20'
type Said = Record<string, unknown>

function made(said: Said, envelope: Said = {}) {
  const warnings: string[] = []
  const input = INPUTS.fineAccount.parse({ month: '2026-04', ...said })
  const record = finishRecord('fineAccount', input, {
    envelope: EnvelopeInput.parse(envelope),
    today: TODAY,
    warn: (column, reason) => void warnings.push(`${column}: ${reason}`),
  })
  return { ...record, warnings }
}
const body = (said: Said) => BODIES.fineAccount.parse({ month: '2026-04', ...said })
const computed = (said: Said) => Object.fromEntries(computedOf(body(said)).map(({ field, value }) => [field, value]))
const by = (agency: string, source = 'fines') => ({ agency, source, changedAt: new Date('2026-05-10T02:00:00.000Z') })
const statistic = (rows: Said[]) => Object.fromEntries(statisticsOf(rows.map((row, i) => measuresOf(body(row), by(`第 ${i} 局`)))).map(({ key, value, unknown }) => [key, [value, unknown]])) // prettier-ignore

it('is public for three years after its month, and no longer than its source says', () => {
  expect(made({ month: '2026-02' }).envelope.publicUntil).toBe('2029-02-28')
  expect(made({ month: '2026-02' }, { publicUntil: '2027-01-01' }).envelope.publicUntil).toBe('2027-01-01')
  expect(() => made({ month: '2026-06' })).toThrow('月份在将来')
  expect(made({ month: '2026年4月' }).body.month).toBe('2026-04')
})

it.each([
  ['9900202604123456', '99************56'],
  ['非税 1234567（甲）', '非* 12***67（甲*）'],
  ['12', '1*'],
])('masks the middle of %s', (voucher, masked) => {
  expect(maskedVoucher(voucher)).toBe(masked)
  expect(made({ voucher }).body.voucher).toBe(masked)
})

it('remarks numbers that contradict each other, and shows them as they stand', () => {
  const { warnings, body: shown } = made({
    cases: 0,
    finedFen: 100,
    reconsidered: 1,
    annulled: 2,
    spentFen: 10,
    purposes: [{ name: '办案', spentFen: 9 }],
  })
  expect(warnings).toEqual([
    'finedFen: 罚款件数是 0，却有罚款金额',
    'annulled: 撤销或变更的件数多于办结的件数',
    'purposes: 各项用途加起来不等于实际支出',
  ])
  expect(shown).toMatchObject({ cases: 0, finedFen: 100, annulled: 2 })
  expect(made({ spentFen: 10, purposes: [{ name: '办案' }] }).warnings).toEqual([])
})

it('hides a person in what the agency says, and in what money was spent on', () => {
  const { body: shown } = made({
    purposes: [{ name: '返还给方归雁，电话 13900000009', spentFen: 1 }],
    answers: [{ signal: 'treasury_gap', text: '请联系 13900000009' }],
  })
  expect(JSON.stringify(shown)).not.toContain('13900000009')
})

describe('what is computed of a month', () => {
  const WHOLE = {
    cases: 5,
    finedFen: 1_000,
    paidFen: 900,
    treasuryFen: 950,
    ordersToCorrect: 3,
    noPenalty: 2,
    budgetFen: 70,
    spentFen: 80,
    purposes: [
      { name: '罚没收入返还', spentFen: 30 },
      { name: '办案', spentFen: 50 },
    ],
  }

  it('is reckoned from what is told', () =>
    expect(computed(WHOLE)).toEqual({ unpaidFen: 100, notInTreasuryFen: -50, correctionShare: 500, fromFinesFen: 30, overBudgetFen: 10 }))

  it.each<[string, keyof ReturnType<typeof computed>]>([
    ['finedFen', 'unpaidFen'],
    ['paidFen', 'unpaidFen'],
    ['paidFen', 'notInTreasuryFen'],
    ['treasuryFen', 'notInTreasuryFen'],
    ['cases', 'correctionShare'],
    ['ordersToCorrect', 'correctionShare'],
    ['noPenalty', 'correctionShare'],
    ['purposes', 'fromFinesFen'],
    ['budgetFen', 'overBudgetFen'],
    ['spentFen', 'overBudgetFen'],
  ])('without %s leaves %s unknown', (missing, field) => expect(computed({ ...WHOLE, [missing]: null })[field]).toBeNull())

  it('knows no sum where one purpose of fines tells no money, and that there is none where no purpose is called so', () => {
    expect(computed({ purposes: [{ name: '罚款返还' }] }).fromFinesFen).toBeNull()
    expect(computed({ purposes: [{ name: '办案' }] }).fromFinesFen).toBe(0)
    expect(computed({ cases: 0, ordersToCorrect: 0, noPenalty: 0 }).correctionShare).toBeNull()
  })
})

it('sums over months what is told, says how many do not, and rates only those that tell all of it', () => {
  const figures = statistic([
    { cases: 4, finedFen: 1_000, paidFen: 500, treasuryFen: 250, ordersToCorrect: 3, noPenalty: 1 },
    { cases: 6, finedFen: 1_000, paidFen: null },
  ])
  expect(figures).toMatchObject({
    found: [2, 0],
    cases: [10, 0],
    finedFen: [2_000, 0],
    paidFen: [500, 1],
    spentFen: [null, 2],
    paidRate: [500, 1],
    treasuryRate: [500, 1],
    correctionRate: [500, 1],
  })
  expect(statistic([])).toMatchObject({ cases: [0, 0], paidRate: [null, 0] })
})

it('sums a month once that two sources list, and no county beside the city that contains it', () => {
  const of = (rows: [Said, source: string][]) =>
    Object.fromEntries(
      statisticsOf(rows.map(([row, source]) => measuresOf(body(row), by('甲局', source)))).map(({ key, value, unknown }) => [
        key,
        [value, unknown],
      ]),
    )
  const city = { division: '990100', cases: 20, finedFen: 2_000 }
  const county = { division: '990102', cases: 12, finedFen: 1_200 }
  expect(of([[county, 'one'], [county, 'two']])).toMatchObject({ found: [2, 0], cases: [12, 0], finedFen: [1_200, 0] }) // prettier-ignore
  expect(of([[city, 'one'], [county, 'one'], [{ ...county, division: '990123', cases: 8 }, 'one']])).toMatchObject({ cases: [20, 0] }) // prettier-ignore
  expect(of([[county, 'one'], [{ ...county, cases: 13 }, 'two']])).toMatchObject({ cases: [null, 1], finedFen: [1_200, 0] }) // prettier-ignore
})

it('refuses an address that is none, and keeps the month', () => {
  const answer = { signal: 'growth', text: '增加了检查' }
  const { body: shown, warnings } = made({ cases: 3, answers: [{ ...answer, url: '见官网' }, { ...answer, url: 'https://example.invalid/a' }] }) // prettier-ignore
  expect(shown).toMatchObject({ cases: 3, answers: [{ text: '增加了检查', url: null }, { url: 'https://example.invalid/a' }] })
  expect(warnings).toEqual(['answers.0.url: 不是网址，没有采用；这份月报的其余内容照常公示'])
})
