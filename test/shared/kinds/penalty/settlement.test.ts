import { articleOf } from '../../../../server/kinds/penalty/article'
import { correctionOverdue, settlementOf, type Carried } from '../../../../shared/kinds/penalty/settlement'

const TODAY = '2026-05-20'
const NOTHING: Carried = {
  penaltyKinds: ['fine'],
  fineFen: 100,
  confiscatedFen: null,
  paidOn: null,
  correctionDue: null,
  correctedOn: null,
}
const [PAID, DUE, CORRECTED] = ['2026-04-01', '2026-04-20', '2026-04-18']

it.each<[string, Partial<Carried>, string]>([
  ['paid and put right', { paidOn: PAID, correctionDue: DUE, correctedOn: CORRECTED }, 'settled'],
  ['paid, a deadline, no correction', { paidOn: PAID, correctionDue: DUE }, 'paid_uncorrected'],
  ['paid, and nothing told of the rest', { paidOn: PAID }, 'paid_untold'],
  ['put right, payment not told', { correctedOn: CORRECTED }, 'corrected_unpaid'],
  ['a deadline alone', { correctionDue: DUE }, 'unpaid_uncorrected'],
  ['nothing told', {}, 'untold'],
  ['days that have not come', { paidOn: '2026-05-21', correctionDue: DUE, correctedOn: '2026-05-21' }, 'unpaid_uncorrected'],
  ['the day itself', { paidOn: TODAY, correctionDue: DUE, correctedOn: TODAY }, 'settled'],
  ['no money, put right', { penaltyKinds: ['stop_production_order'], fineFen: null, correctedOn: CORRECTED }, 'corrected'],
  ['no money, not put right', { penaltyKinds: ['warning'], fineFen: 0, correctionDue: DUE }, 'uncorrected'],
  ['no money, nothing told', { penaltyKinds: ['warning'], fineFen: null }, 'untold'],
  ['annulled after it was paid', { paidOn: PAID, correctionDue: DUE, objection: { outcome: 'annulled' } }, 'annulled'],
  ['only reduced', { paidOn: PAID, correctionDue: DUE, objection: { outcome: 'reduced' } }, 'paid_uncorrected'],
  ['no kind told: whether there is money is not known', { penaltyKinds: [], fineFen: null, correctedOn: CORRECTED }, 'corrected_unpaid'],
])('%s', (_what, said, settlement) => expect(settlementOf({ ...NOTHING, ...said }, TODAY)).toBe(settlement))

it('counts the days by which a correction is overdue, and none where no deadline is told', () => {
  expect(correctionOverdue({ correctionDue: '2026-05-19', correctedOn: null }, TODAY)).toBe(1)
  expect(correctionOverdue({ correctionDue: TODAY, correctedOn: null }, TODAY)).toBe(0)
  expect(correctionOverdue({ correctionDue: '2026-05-01', correctedOn: TODAY }, TODAY)).toBe(0)
  expect(correctionOverdue({ correctionDue: '2026-05-01', correctedOn: '2026-05-21' }, TODAY)).toBe(19)
  expect(correctionOverdue({ correctionDue: null, correctedOn: null }, TODAY)).toBeNull()
  expect(correctionOverdue({ correctionDue: '2026-05-01', correctedOn: null, objection: { outcome: 'annulled' } }, TODAY)).toBeNull()
})

it.each([
  ['《中华人民共和国安全生产法》第九十七条第三项', '《安全生产法》第九十七条'],
  ['违反《安全生产法》第41条，依据《安全生产法》第九十七条', '《安全生产法》第41条'],
  ['安全生产法第九十七条', null],
  ['《安全生产法》', null],
  [null, null],
])('knows the article of %s', (basis, article) => expect(articleOf(basis)).toBe(article))
