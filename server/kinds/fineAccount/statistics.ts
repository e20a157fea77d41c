import type { Statistic } from '../../../shared/api/statistics'
import type { FineAccountBody } from '../../../shared/kinds/fineAccount/schema'
import { FINE_ACCOUNT_STATISTIC_RULES } from '../../../shared/kinds/fineAccount/words'
import type { Statistics } from '../define'
import { count } from '../figure'
import { share } from '../share'

const FIELDS = [
  'cases',
  'ordersToCorrect',
  'noPenalty',
  'reconsidered',
  'annulled',
  'finedFen',
  'paidFen',
  'treasuryFen',
  'spentFen',
] as const
type Field = (typeof FIELDS)[number]

/** What statistics need of a month. */
export type FineAccountMeasures = Pick<FineAccountBody, Field>

export const measuresOf = (body: FineAccountBody): FineAccountMeasures =>
  Object.fromEntries(FIELDS.map((field) => [field, body[field]])) as FineAccountMeasures

/** Cases are counted in these; months in the unit of their kind. */
const CASES = '件'
const ROWS = '份'

type Told<F extends Field> = Record<F, number>
const tellsAll =
  <F extends Field>(fields: readonly F[]) =>
  (row: FineAccountMeasures): row is FineAccountMeasures & Told<F> =>
    fields.every((field) => row[field] !== null)

/** Figures over a set of months. What is not public is counted as unknown and is in no sum. */
export function statisticsOf(rows: readonly FineAccountMeasures[]): Statistic[] {
  const sumOf = (field: Field, label: string): Statistic => {
    const known = rows.flatMap((row) => row[field] ?? [])
    const isMoney = field.endsWith('Fen')
    return {
      key: field,
      label,
      unit: isMoney ? 'fen' : 'count',
      ...(isMoney ? {} : { counted: CASES, unknownCounted: ROWS }),
      value: known.length === 0 && rows.length > 0 ? null : known.reduce((sum, value) => sum + value, 0),
      unknown: rows.length - known.length,
      query: {},
    }
  }
  const rate = <F extends Field>(
    key: keyof typeof FINE_ACCOUNT_STATISTIC_RULES,
    fields: readonly F[],
    part: (row: Told<F>) => number,
    whole: (row: Told<F>) => number,
  ): Statistic => {
    const told = rows.filter(tellsAll(fields))
    const total = (of: (row: Told<F>) => number): number => told.reduce((sum, row) => sum + of(row), 0)
    return {
      key,
      label: FINE_ACCOUNT_STATISTIC_RULES[key].label,
      unit: 'permille',
      ...share(total(part), total(whole)),
      unknown: rows.length - told.length,
      query: null,
    }
  }
  const corrected = ({ ordersToCorrect, noPenalty }: Told<'ordersToCorrect' | 'noPenalty'>): number => ordersToCorrect + noPenalty
  return [
    count('found', '月报', rows.length, {}),
    sumOf('cases', '罚款'),
    sumOf('ordersToCorrect', '责令改正'),
    sumOf('noPenalty', '不予处罚'),
    sumOf('reconsidered', '复议诉讼办结'),
    sumOf('annulled', '撤销或变更'),
    sumOf('finedFen', '罚款金额'),
    sumOf('paidFen', '已缴金额'),
    sumOf('treasuryFen', '缴入国库'),
    sumOf('spentFen', '实际支出'),
    rate(
      'paidRate',
      ['paidFen', 'finedFen'],
      (row) => row.paidFen,
      (row) => row.finedFen,
    ),
    rate(
      'treasuryRate',
      ['treasuryFen', 'paidFen'],
      (row) => row.treasuryFen,
      (row) => row.paidFen,
    ),
    rate('correctionRate', ['cases', 'ordersToCorrect', 'noPenalty'], corrected, (row) => corrected(row) + row.cases),
  ]
}

export const statistics: Statistics<'fineAccount', FineAccountMeasures> = {
  measuresOf,
  over: statisticsOf,
  rules: Object.entries(FINE_ACCOUNT_STATISTIC_RULES).map(([key, { text, version }]) => ({ key, text, version })),
}
