import type { Day } from '../../shared/codes/dates'
import { codesOf, PRECISIONS, type Precision, type Sector } from '../../shared/vocabulary'

/** How exactly the places of some sectors may be public, whatever their sources hand over. */
interface PrecisionRule {
  sectors: readonly Sector[]
  precision: Precision
  basis: string
  /** when the rule was last held against the law; it holds whatever the day is, for a clock that is wrong must open nothing */
  reviewedOn: Day
}

/** No law known to us names a precision. Ours is the cautious one, to be reviewed where a city or the state says otherwise. */
export const PRECISION_RULES: readonly PrecisionRule[] = [
  {
    sectors: ['hazchem', 'chem', 'firework', 'explosives', 'mine', 'power', 'gas', 'water_supply'],
    precision: 'township',
    basis: '《政府信息公开条例》（国务院令第711号）第十四条：公开后可能危及公共安全的信息不予公开；精度由本系统从严确定',
    reviewedOn: '2026-11-27',
  },
]

const ORDER = codesOf(PRECISIONS)

/** The coarser of some precisions. */
export const coarsest = (precisions: readonly Precision[]): Precision =>
  precisions.reduce((coarse, one) => (ORDER.indexOf(one) > ORDER.indexOf(coarse) ? one : coarse), 'exact')

/** By the sectors of which a rule speaks. */
const OF_SECTORS: ReadonlyMap<Sector | null, Precision> = new Map(
  PRECISION_RULES.flatMap(({ sectors }) => sectors).map((sector) => [
    sector,
    coarsest(PRECISION_RULES.filter(({ sectors }) => sectors.includes(sector)).map(({ precision }) => precision)),
  ]),
)

/** How exactly the places of a sector may be public at most. */
export const precisionOf = (sector: Sector | null): Precision => OF_SECTORS.get(sector) ?? 'exact'

/** Words by which a name tells a protected sector where its source names none: what nobody has sorted is not taken for harmless. */
const PROTECTED_NAMES =
  /危险化学品|危化|化工|烟花|爆竹|民爆|炸药|雷管|煤矿|矿山|矿业|采矿|尾矿|燃气|煤气|液化气|液化石油气|天然气|储气|加油站|加气站|油气|输油|油库|发电|电厂|变电|配电|供电|水厂|自来水|供水|液氨|液氯|液氧|重大危险源/

export const soundsProtected = (name: string): boolean => PROTECTED_NAMES.test(name)

/** Sectors that say what was looked at and not what the place is: a fire door of a chemical works is one of them. */
const ANY_PLACE: readonly Sector[] = ['fire', 'special_equipment', 'other']

/** Whether a sector says how dangerous a place is. */
export const isSortedByRisk = (sector: Sector | null): boolean => sector !== null && !ANY_PLACE.includes(sector)
