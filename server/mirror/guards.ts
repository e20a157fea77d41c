import { ERASED_WHEN_ENDED } from '../../shared/envelope'
import { codesOf } from '../../shared/vocabulary'
import type { Account } from './account'
import { clip } from './columns'
import { undeclaredColumns, type ReadingFacts } from './parse'
import { personsGone } from './personsColumns'
import type { Source } from './sources'

/** The guards that stop a run until a person releases it. */
export const GUARDS = {
  too_few: '行数骤减',
  too_many_ended: '大批撤下',
  too_many_back: '大批恢复',
  unknown_column: '出现未登记的列',
  unknown_word: '出现了新的分类',
  fill_dropped: '必填列大量变空',
  persons_gone: '姓名列不见了',
} as const
export type Guard = keyof typeof GUARDS

/** What one reading is held against. */
export interface Baseline {
  /** records of the source that are public today */
  standing: number
  /** those of them that this reading does not list */
  absent: number
  /** those that its rows say are withdrawn, repaired or over */
  ended: number
  /** records that had ended and that it brings back */
  reinstated: number
  /** share of rows that filled each watched column when the source was last published */
  fill: Record<string, number>
}

export interface Judged {
  /** guards that stop the run, each with its reason in words */
  stops: Map<Guard, string>
  /** what a reader of the report should know, and no more */
  remarks: string[]
}

/**
 * Holds one reading against what is public of its source. A guard that a person has released is remarked, not stopped at.
 * Pure. A source that was never published has no baseline and is held by its columns only.
 */
export function judgeReading(
  source: Source,
  account: Account,
  facts: ReadingFacts,
  baseline: Baseline,
  released: readonly string[],
): Judged {
  const found = new Map<Guard, string>()
  const put = (guard: Guard, reason: string | null) => void (reason !== null && found.set(guard, reason))
  put('too_few', tooFew(source, account, baseline))
  put('too_many_ended', tooManyEnded(source, baseline))
  put('too_many_back', tooManyBack(source, baseline))
  put('unknown_column', unknownColumns(source, facts))
  put('unknown_word', unknownWords(source, account))
  put('fill_dropped', fillDropped(source, facts, baseline))
  put('persons_gone', source.format === 'json-feed' ? null : personsGone(facts.columns, source, baseline.fill))
  const stops = new Map([...found].filter(([guard]) => !released.includes(guard) && !isRemarkOnly(source, guard)))
  const remarks = [...found].filter(([guard]) => !stops.has(guard)).map(([, reason]) => reason)
  const many = tooMany(source, account, baseline)
  return { stops, remarks: many === null ? remarks : [...remarks, many] }
}

const isRemarkOnly = (source: Source, guard: Guard): boolean => guard === 'unknown_column' && source.guards.unknownColumns === 'warn'

/** Only of a full source: an additive one sends whatever is new. */
function tooFew({ coverage, guards }: Source, { refusedWithoutId }: Account, { standing, absent }: Baseline): string | null {
  // Counted by record, not by number: as many rows under other keys would withdraw everything.
  const missing = absent - refusedWithoutId
  if (coverage !== 'full' || missing <= guards.floor || standing - missing >= standing * guards.minShare) return null
  return `公示中的 ${standing} 条里，来源这次只列出 ${standing - missing} 条，少于 ${percent(guards.minShare)}`
}

/** A column that fills with the wrong word would end everything. */
function tooManyEnded({ guards }: Source, { standing, ended }: Baseline): string | null {
  if (ended <= guards.floor || ended <= standing * (1 - guards.minShare)) return null
  return `来源这次要撤下、修复或截止 ${ended} 条，公示中的有 ${standing} 条`
}

/** Of what says something against somebody: a column that got lost must not bring back what was annulled. */
function tooManyBack({ kind, guards }: Source, { standing, reinstated }: Baseline): string | null {
  if (!ERASED_WHEN_ENDED[kind] || reinstated <= guards.floor || reinstated <= standing * (1 - guards.minShare)) return null
  return `来源这次要恢复 ${reinstated} 条已停止公示的记录，公示中的有 ${standing} 条`
}

function tooMany({ coverage, guards }: Source, { listed }: Account, { standing }: Baseline): string | null {
  if (coverage !== 'full' || standing === 0 || listed - standing <= guards.floor || listed <= standing * guards.maxMultiple) return null
  return `来源列出 ${listed} 条，是公示中 ${standing} 条的 ${(listed / standing).toFixed(1)} 倍`
}

function unknownColumns(source: Source, { columns }: ReadingFacts): string | null {
  if (source.format === 'json-feed') return null
  const unknown = undeclaredColumns(source, columns)
  return unknown.length === 0
    ? null
    : `出现 ${unknown.length} 个未登记的列：${unknown.map((name) => `“${clip(name)}”`).join('、')}；没有采用`
}

function unknownWords({ guards }: Source, { unknownWords: words }: Account): string | null {
  const many = [...words].filter(([, { rows }]) => rows >= guards.unknownWordRows)
  return many.length === 0
    ? null
    : `出现没有登记的分类：${many.map(([word, { column, rows }]) => `${column}“${clip(word)}”${rows} 行`).join('、')}`
}

function fillDropped({ guards }: Source, facts: ReadingFacts, { fill }: Baseline): string | null {
  const now = fillOf(facts)
  const dropped = Object.entries(fill).filter(
    ([column, before]) => before - (now[column] ?? 0) > guards.fillDrop && facts.rows > guards.floor,
  )
  if (dropped.length === 0) return null
  return `必填的列变空了：${dropped.map(([column, before]) => `${column} ${percent(before)}→${percent(now[column] ?? 0)}`).join('、')}`
}

/** Share of the data rows that fill each watched column. */
export const fillOf = ({ rows, filled }: ReadingFacts): Record<string, number> =>
  Object.fromEntries([...filled].map(([column, count]) => [column, rows === 0 ? 0 : count / rows]))

const percent = (share: number): string => `${Math.round(share * 100)}%`

/** Whether a text names a guard. */
export const isGuard = (text: string): text is Guard => codesOf(GUARDS).includes(text as Guard)
