import type { Day } from '../../../shared/codes/dates'
import type { HazardItem } from '../../../shared/kinds/hazard/schema'
import { isDueUnread, isLevelUnread } from '../../../shared/kinds/hazard/unread'
import { HAZARD_LEVELS, HAZARD_STATUSES, UNRECTIFIED, unrectifiedWords } from '../../../shared/kinds/hazard/words'
import { found, type Evidence } from '../define'

/**
 * What the hazards of a firm say against it on a day: one that was verified not to be put right and a major one that is overdue stop, any other that is
 * overdue and a major one that is open warn. One that is open without a level or a deadline is not known to be small or in time.
 */
export function evidenceOf(items: readonly HazardItem[], today: Day): Evidence[] {
  const open = items.filter(({ outcome }) => outcome === 'open')
  const overdue = open.filter(({ due }) => due !== null && due < today)
  const rest = open.filter((item) => !overdue.includes(item))
  const [gravelyLate, late] = parted(overdue)
  const [major, others] = parted(rest)
  const unclear = others.filter(({ level, due }) => level === null || due === null)
  // What somebody wrote is not unsaid.
  const unreadable = unclear.filter(
    ({ level, due, unread }) => (level !== null || isLevelUnread(unread)) && (due !== null || isDueUnread(unread)),
  )
  const unsaid = unclear.filter((item) => !unreadable.includes(item))
  const unrectified = items.filter(({ unrectifiedOn }) => unrectifiedOn !== null)
  // What rests on its deadline too is told once, there.
  const told = new Set([...overdue, ...major, ...unclear])
  return [
    ...(unrectified.length === 0
      ? []
      : [
          {
            tone: 'stop' as const,
            clause: `有 ${unrectified.length} 条隐患${UNRECTIFIED}`,
            reasons: unrectified.filter((item) => !told.has(item)).map(describe),
          },
        ]),
    ...found('stop', gravelyLate.map(describe), `有 ${gravelyLate.length} 条重大隐患逾期未整改`),
    ...found('warn', late.map(describe), `有 ${late.length} 条隐患逾期未整改`),
    ...found('warn', major.map(describe), `有 ${major.length} 条重大隐患尚未销号`),
    ...found('unknown', unsaid.map(describe), `有 ${unsaid.length} 条未销号的隐患没有公布级别或期限`),
    ...found('unknown', unreadable.map(describe), `有 ${unreadable.length} 条未销号的隐患的级别或期限，来源写了，未能读出`),
  ]
}

const parted = (items: HazardItem[]): [major: HazardItem[], others: HazardItem[]] => [
  items.filter(({ level }) => level === 'major'),
  items.filter(({ level }) => level !== 'major'),
]

const describe = ({ level, title, due, status, unread, unrectifiedOn }: HazardItem): string =>
  [
    level === null ? (isLevelUnread(unread) ? '隐患（级别来源写了，未能读出）' : '隐患（级别未公布）') : HAZARD_LEVELS[level],
    title,
    due === null ? (isDueUnread(unread) ? '期限来源写了，未能读出' : '期限未公布') : `期限 ${due}`,
    unrectifiedOn === null ? null : `${unrectifiedWords(unrectifiedOn)}；来源说：${HAZARD_STATUSES[status]}`,
  ]
    .filter(Boolean)
    .join(' ')
