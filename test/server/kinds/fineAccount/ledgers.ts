import fc from 'fast-check'
import type { FineAccountItem } from '../../../../shared/kinds/fineAccount/schema'
import { SIGNALS } from '../../../../shared/kinds/fineAccount/words'
import { ITEMS } from '../../../../shared/kinds/schemas'
import type { PenaltyItem } from '../../../../shared/kinds/penalty/schema'
import { codesOf } from '../../../../shared/vocabulary'
import { addDays } from '../../../../shared/codes/dates'
import { addToMonth } from '../../../../shared/codes/months'

/** Random lines of fine money and penalties of one agency, with anything missing that may be. */

export const TODAY = '2026-05-20'
export const AGENCY = '云帆市应急管理局'

const maybe = <T>(one: fc.Arbitrary<T>, freq = 6) => fc.option(one, { nil: null, freq })
const count = (max: number) => maybe(fc.integer({ min: 0, max }))
const fen = (max: number) => maybe(fc.integer({ min: 0, max }))

const NO_ACCOUNT: FineAccountItem = {
  id: 'm',
  agency: AGENCY,
  division: null,
  month: '2026-04',
  cases: null,
  finedFen: null,
  paidFen: null,
  treasuryFen: null,
  ordersToCorrect: null,
  checks: null,
  checksToDate: null,
  noPenalty: null,
  reconsidered: null,
  annulled: null,
  budgetFen: null,
  spentFen: null,
  purposes: null,
  answers: [],
  source: 'fines',
  lastChangedAt: '2026-05-10T02:00:00.000Z',
}

/** A line of fine money that says no more than this. */
export const account = (said: Partial<FineAccountItem>): FineAccountItem => ({
  ...NO_ACCOUNT,
  id: `${said.division ?? ''} ${said.month ?? NO_ACCOUNT.month}`,
  ...said,
})

const NO_PENALTY: PenaltyItem = {
  id: 'p',
  title: null,
  enterprises: [],
  punishedPersons: [],
  offenceType: null,
  penaltyKinds: [],
  fineFen: null,
  severity: 'ordinary',
  decidedOn: null,
  agency: AGENCY,
  documentNo: null,
  publicUntil: null,
  paidOn: null,
  correctionDue: null,
  correctedOn: null,
  objection: null,
  checkedBefore: null,
  settlement: 'untold',
  source: 'penalties',
  article: null,
}

/** A line of a penalty that says no more than this. */
export const decision = (said: Partial<PenaltyItem>): PenaltyItem => ({ ...NO_PENALTY, ...said })

const accountOf = (back: number, division: string | null): fc.Arbitrary<FineAccountItem> =>
  fc
    .record({
      cases: count(8),
      finedFen: fen(900_000),
      paidFen: fen(500),
      treasuryFen: fen(500),
      ordersToCorrect: count(3),
      noPenalty: count(2),
      reconsidered: count(4),
      annulled: count(2),
      budgetFen: fen(900),
      spentFen: fen(900),
      purposes: maybe(fc.array(fc.record({ name: fc.constantFrom('办案', '罚没收入返还', '装备'), spentFen: fen(90) }), { maxLength: 2 })),
      answers: fc.array(
        fc.record({
          signal: fc.constantFrom(...codesOf(SIGNALS)),
          month: fc.constantFrom(null, '2026-03'),
          text: fc.constant('已经补缴'),
          publishedOn: fc.constantFrom(null, '2026-05-02'),
          url: fc.constant(null),
        }),
        { maxLength: 1 },
      ),
    })
    .map((said) => account({ ...said, division, month: addToMonth('2026-05', -back) }))

/** Up to twenty-eight months of one agency in up to two divisions; some months are missing. */
export const accountItems: fc.Arbitrary<FineAccountItem[]> = fc
  .tuple(fc.boolean(), fc.integer({ min: 1, max: 28 }), fc.array(fc.integer({ min: 1, max: 28 }), { maxLength: 2 }))
  .chain(([isParted, months, missing]) =>
    fc.tuple(
      ...Array.from({ length: months }, (_, i) => i + 1)
        .filter((back) => back === 1 || !missing.includes(back))
        .flatMap((back) => (isParted ? ['990102', '990103'] : [null]).map((division) => accountOf(back, division))),
    ),
  )

const day = fc.integer({ min: -10, max: 430 }).map((back) => addDays(TODAY, -back))

/** Decisions of the same agency, many of them alike. */
export const penaltyItems: fc.Arbitrary<PenaltyItem[]> = fc
  .array(
    fc.record({
      party: maybe(fc.constantFrom('甲厂', '乙厂', '丙厂'), 12),
      offenceType: maybe(fc.constantFrom('堆放', '无证')),
      article: fc.constantFrom(null, '《安全生产法》第九十七条'),
      fineFen: maybe(fc.constantFrom(0, 200_000, 200_000, 300_000)),
      decidedOn: maybe(day, 12),
      paidOn: maybe(day),
      correctionDue: maybe(day),
      correctedOn: maybe(day, 1),
      checkedBefore: maybe(fc.boolean()),
      objection: maybe(
        fc.record({
          filedOn: maybe(day),
          outcome: fc.constantFrom(null, 'upheld' as const, 'reduced' as const, 'annulled' as const),
          fineBeforeFen: maybe(fc.constantFrom(300_000, 500_000)),
          decidedBy: fc.constant(null),
        }),
        1,
      ),
    }),
    { maxLength: 40 },
  )
  .map((all) =>
    all.map(({ party, article, ...said }, i) =>
      decision({
        ...said,
        id: `p${i}`,
        penaltyKinds: ['fine'],
        enterprises: party === null ? [] : [{ name: party, uscc: null }],
        article: said.offenceType === null ? article : null,
      }),
    ),
  )

/** Whether what is drawn here is what lists hold. */
export const isLine = (kind: 'fineAccount' | 'penalty', item: unknown): boolean => ITEMS[kind].safeParse(item).success
