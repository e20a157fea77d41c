import type { Statistic } from '../../../shared/api/statistics'
import { agencyKey } from '../../../shared/codes/fold'
import type { FineAccountBody } from '../../../shared/kinds/fineAccount/schema'
import { FINE_ACCOUNT_STATISTIC_RULES } from '../../../shared/kinds/fineAccount/words'
import type { Said, Statistics } from '../define'
import { count } from '../figure'
import { share } from '../share'
import { toldOnce, type ToldMonth } from './once'

const FIELDS = [
  'cases',
  'ordersToCorrect',
  'checks',
  'noPenalty',
  'reconsidered',
  'annulled',
  'finedFen',
  'paidFen',
  'treasuryFen',
  'spentFen',
] as const
type Field = (typeof FIELDS)[number]

/** What statistics need of a month: its numbers, and whose and which month they are, for it is counted once however many records tell it. */
export type FineAccountMeasures = Pick<FineAccountBody, Field> & { told: ToldMonth & { agency: string } }

export const measuresOf = (body: FineAccountBody, { agency, source, changedAt }: Said): FineAccountMeasures => {
  const lastChangedAt = changedAt.toISOString()
  const told = { ...body, agency: agencyKey(agency), source, lastChangedAt, id: `${source} ${lastChangedAt}` }
  return { ...numbersOf(body), told }
}

const numbersOf = (row: Pick<FineAccountBody, Field>) =>
  Object.fromEntries(FIELDS.map((field) => [field, row[field]])) as Pick<FineAccountBody, Field>

/** Each month of each agency once, no division beside one that contains it. */
function onceOf(measured: readonly FineAccountMeasures[]): Pick<FineAccountBody, Field>[] {
  const agencies = new Map<string, ToldMonth[]>()
  for (const { told } of measured) agencies.set(told.agency, [...(agencies.get(told.agency) ?? []), told])
  return [...agencies.values()].flatMap((months) => toldOnce(months).accounts)
}

/** Cases are counted in these; months in the unit of their kind. */
const CASES = '件'
const ROWS = '份'
/** Premises are counted in these, each as often as it was checked. */
const PREMISES = '家次'

type Numbers = Pick<FineAccountBody, Field>
type Told<F extends Field> = Record<F, number>
const tellsAll =
  <F extends Field>(fields: readonly F[]) =>
  (row: Numbers): row is Numbers & Told<F> =>
    fields.every((field) => row[field] !== null)

/** Figures over a set of months, each told once. What is not public is counted as unknown and is in no sum. */
export function statisticsOf(measured: readonly FineAccountMeasures[]): Statistic[] {
  const rows: Numbers[] = onceOf(measured)
  const sumOf = (field: Field, label: string, counted = CASES): Statistic => {
    const known = rows.flatMap((row) => row[field] ?? [])
    const isMoney = field.endsWith('Fen')
    return {
      key: field,
      label,
      unit: isMoney ? 'fen' : 'count',
      ...(isMoney ? {} : { counted, unknownCounted: ROWS }),
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
    count('found', '月报', measured.length, {}),
    sumOf('cases', '罚款'),
    sumOf('ordersToCorrect', '责令改正'),
    sumOf('checks', '检查', PREMISES),
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

/** How months that several records tell are counted. */
const ONCE_RULE = {
  key: 'once',
  version: 1,
  text: '同一单位、同一月份、同一地区只算一次：同一来源以后送来的为准；几个来源数字不同的，按未公布算；一个地区和它下面的地区都公布的，下面的不再相加。月报的份数照登载的数',
}

export const statistics: Statistics<'fineAccount', FineAccountMeasures> = {
  measuresOf,
  over: statisticsOf,
  rules: [ONCE_RULE, ...Object.entries(FINE_ACCOUNT_STATISTIC_RULES).map(([key, { text, version }]) => ({ key, text, version }))],
}
