import type { Decision, FirmDecisions, OrderedMeasure } from '../../shared/api/decisions'
import type { CitySettings } from '../../shared/api/city'
import { KINDS } from '../../shared/kinds/index'
import { OWN_WORDS } from '../../shared/kinds/reply/words'
import { UNKNOWN } from '../../shared/tones'
import { entryPath, presentAtom, type AtomEntry } from './atom'

/** What the feed of a firm is made of. */
export interface DecisionsFeed {
  city: CitySettings
  /** what every address begins with; empty: they are references within the host that was asked */
  origin: string
  path: string
  firm: FirmDecisions
  /** the time of the edition, ISO 8601 */
  asOf: string
}

/** What is decided of a firm as a document of an Atom feed: an entry for each decision of a record. */
export const presentDecisionsFeed = ({ city, origin, path, firm, asOf }: DecisionsFeed): string =>
  presentAtom({
    id: `urn:mingan:decisions:${city.division ?? encodeURIComponent(city.name)}:${encodeURIComponent(firm.code)}`,
    origin,
    self: path,
    current: null,
    older: null,
    title: `${firm.name ?? firm.code}在公示的决定（${standingWords(firm)}）`,
    updated: asOf,
    entries: firm.decisions.map((decision) => entryOf(decision, firm.replies)),
  })

const entryOf = ({ decisionNo, measures, agency, record, edition, changedAt }: Decision, replies: FirmDecisions['replies']): AtomEntry => ({
  // Of a record that tells of several decisions each is an entry of its own.
  id: `urn:mingan:decision:${record.kind}:${record.id}:${edition}:${encodeURIComponent(decisionNo)}`,
  title: `${KINDS[record.kind]}：${decisionNo}`,
  updated: changedAt,
  agency,
  path: entryPath({ ...record, edition }),
  kind: record.kind,
  summary: [
    measures.map(measureWords).join('；'),
    ...replies.filter((one) => one.record.path === record.path).map(({ text, filedOn }) => `${OWN_WORDS} ${filedOn}：“${text}”`),
  ].join('\n'),
})

/** A measure as its decision words it, with its days. */
export const measureWords = ({ text, ...days }: OrderedMeasure): string => `“${text}”（${daysWords(days)}）`

/** From when to when a measure runs, and until when it is told. */
export const daysWords = ({ from, to, fallsAway, state }: Omit<OrderedMeasure, 'text'>): string =>
  [
    `${from ?? `起始日期${UNKNOWN}`} 至 ${to ?? `截止日期${UNKNOWN}`}`,
    ...(state === 'not_yet' ? ['还没有开始'] : []),
    ...(fallsAway === null || fallsAway === to ? [] : [`公示至 ${fallsAway}`]),
  ].join('，')

/** What is known of a firm whose decisions are asked for: that nothing is public says nothing good of a code that nobody knows. */
export function standingWords({ known, decisions, untold }: Pick<FirmDecisions, 'known' | 'decisions' | 'untold'>): string {
  if (known === 'unknown') return '公示的记录里没有这个代码，情况不知道'
  const rest = untold.length === 0 ? '' : `，另有 ${untold.length} 条记录没有公布决定文号或原文`
  return `${decisions.length === 0 ? '没有在公示的决定' : `${decisions.length} 个决定`}${rest}`
}
