import type { Day } from '../../../shared/codes/dates'
import type { HazardItem } from '../../../shared/kinds/hazard/schema'
import { HAZARD_LEVELS } from '../../../shared/kinds/hazard/words'
import { found, type Evidence } from '../define'

/**
 * What the hazards of a firm say against it on a day: a major one that is overdue stops, any other that is overdue and a major one that is open warn.
 * One that is open without a level or a deadline is not known to be small or in time.
 */
export function evidenceOf(items: readonly HazardItem[], today: Day): Evidence[] {
  const open = items.filter(({ outcome }) => outcome === 'open')
  const overdue = open.filter(({ due }) => due !== null && due < today)
  const rest = open.filter((item) => !overdue.includes(item))
  const [gravelyLate, late] = parted(overdue)
  const [major, others] = parted(rest)
  const unclear = others.filter(({ level, due }) => level === null || due === null)
  return [
    ...found('stop', gravelyLate.map(describe), `有 ${gravelyLate.length} 条重大隐患逾期未整改`),
    ...found('warn', late.map(describe), `有 ${late.length} 条隐患逾期未整改`),
    ...found('warn', major.map(describe), `有 ${major.length} 条重大隐患尚未销号`),
    ...found('unknown', unclear.map(describe), `有 ${unclear.length} 条未销号的隐患没有公布级别或期限`),
  ]
}

const parted = (items: HazardItem[]): [major: HazardItem[], others: HazardItem[]] => [
  items.filter(({ level }) => level === 'major'),
  items.filter(({ level }) => level !== 'major'),
]

const describe = ({ level, title, due }: HazardItem): string =>
  [level === null ? '隐患（级别未公布）' : HAZARD_LEVELS[level], title, due === null ? '期限未公布' : `期限 ${due}`]
    .filter(Boolean)
    .join(' ')
