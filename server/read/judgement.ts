import type { Judgement, Related } from '../../shared/api/records'
import type { Day } from '../../shared/codes/dates'
import { WORDS, type Kind } from '../../shared/kinds/index'
import type { Body, ItemOf } from '../../shared/kinds/schemas'
import type { Evidence } from '../kinds/define'
import { ruleOf } from '../kinds/index'
import { pointersTo } from './followed'

/** What a judgement rests on: a record and those that point to it, all public today. */
export interface Facts {
  kind: Kind
  body: Body
  /** lines of the records that point to it; a kind of which nothing was ever published is missing */
  related: Related
  today: Day
}

/** Kinds whose records are evidence on those of a kind. */
const evidenceOn = (judged: Kind): Kind[] => [
  ...new Set(pointersTo(judged).flatMap(({ kind }) => (ruleOf(kind).evidence === undefined ? [] : [kind]))),
]

/**
 * The one sentence over a record's page: what is known, as of today; null where its kind is not judged. It never says that a firm is
 * safe, only what has or has not been published; what was never published stays unknown, and what is unknown is never calm.
 */
export function judge({ kind, body, related, today }: Facts): Judgement | null {
  const about = ruleOf(kind).judged?.(body, today)
  if (!about) return null
  const { judged } = about
  const others = evidenceOn(kind)
  const restsOn = [kind, ...others]
  const told = others.map((of) => {
    const items = related[of] as readonly ItemOf[Kind][] | undefined
    const { evidence, calm } = ruleOf(of)
    return { short: WORDS[of].short, calm: calm?.(judged), known: items !== undefined, evidence: evidence?.(items ?? [], judged) ?? [] }
  })
  const all = [...told.flatMap(({ evidence }) => evidence), ...about.evidence]
  const reasons = all.flatMap((one) => one.reasons)
  const of = (tone: Evidence['tone']) => all.filter((one) => one.tone === tone).map(({ clause }) => clause)
  const [stop, warn, unknown] = [of('stop'), of('warn'), of('unknown')]
  // What was found against a firm stands without the whole picture; calm does not.
  if (stop.length > 0) return { tone: 'stop', sentence: sentenceOf(stop), reasons, restsOn }
  const missing = told.flatMap(({ known, short }) => (known ? [] : [short]))
  const gap = missing.length === 0 ? [] : [`${missing.join('、')}数据未公布，不能据此判断`]
  const calm = told.flatMap((one) => (one.known && one.evidence.length === 0 && one.calm !== undefined ? [one.calm] : []))
  if (warn.length > 0) return { tone: 'warn', sentence: sentenceOf([...calm, ...warn, ...gap]), reasons, restsOn }
  if (gap.length > 0) return { tone: 'unknown', sentence: sentenceOf(gap), reasons, restsOn }
  if (unknown.length > 0) return { tone: 'unknown', sentence: sentenceOf([...calm, ...unknown]), reasons, restsOn }
  const none = told.flatMap(({ short, calm: clause }) => (clause === undefined ? [short] : []))
  return { tone: 'pass', sentence: sentenceOf([...calm, `现无${none.join('和')}在公示`]), reasons, restsOn }
}

const sentenceOf = (clauses: string[]): string => `${clauses.join('，')}。`
