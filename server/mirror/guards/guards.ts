import { ERASED_WHEN_ENDED } from '../../../shared/kinds/index'
import { shanghaiClock, shanghaiDay } from '../../../shared/codes/dates'
import { ruleOf } from '../../kinds/index'
import type { RowLedger } from '../rows/ledger'
import { fieldNamer, type ChangeSigns } from './changeSigns'
import { clip } from '../rows/columns'
import type { Deliveries } from './deliveries'
import { undeclaredColumns, type ReadingFacts } from '../rows/parse'
import { personsGone } from '../../privacy/columns'
import type { Source } from '../source/sources'

/** The guards that stop a run until a person releases it. */
export const GUARDS = {
  too_few: '行数骤减',
  too_many_ended: '大批撤下',
  too_many_back: '大批恢复',
  unknown_column: '出现未登记的列',
  unknown_word: '出现了新的分类',
  fill_dropped: '必填列大量变空',
  persons_gone: '姓名列不见了',
  much_changed: '大批内容变样',
  seen_before: '旧文件又来了',
  too_many_refused: '大批退回',
  rows_contradict: '主键分不开各行',
  cut_short: '文件像是被截断',
} as const
export type Guard = keyof typeof GUARDS

/** What one reading is held against. */
export interface Baseline {
  /** records of the source that are public today */
  current: number
  /** those of them that this reading does not list */
  absent: number
  /** those that its rows say are withdrawn, repaired or over */
  ended: number
  /** records that had ended and that it brings back */
  reinstated: number
  /** public records that it changes */
  changed: number
  /** in what they change */
  signs: ChangeSigns
  /** share of rows that filled each watched column when the source was last published */
  fill: Record<string, number>
  /** columns of persons that have come with names and that nobody has let go */
  persons: readonly string[]
  /** what earlier deliveries of the source tell of this one */
  before: Deliveries
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
  ledger: RowLedger,
  facts: ReadingFacts,
  baseline: Baseline,
  released: readonly string[],
): Judged {
  const found = new Map<Guard, string>()
  const put = (guard: Guard, reason: string | null) => void (reason !== null && found.set(guard, reason))
  put('too_few', tooFew(source, ledger, baseline))
  put('too_many_ended', tooManyEnded(source, baseline))
  put('too_many_back', tooManyBack(source, baseline))
  put('unknown_column', unknownColumns(source, facts))
  put('unknown_word', unknownWords(source, ledger))
  put('fill_dropped', fillDropped(source, facts, baseline))
  put('persons_gone', source.format === 'json-feed' ? null : personsGone(facts.columns, source, baseline.persons))
  put('much_changed', muchChanged(source, baseline))
  put('seen_before', seenBefore(baseline))
  put('too_many_refused', tooManyRefused(source, ledger))
  put('rows_contradict', rowsContradict(source, ledger))
  put('cut_short', cutShort(source, baseline))
  const stops = new Map([...found].filter(([guard]) => !released.includes(guard) && !isRemarkOnly(source, guard, baseline)))
  const remarks = [...found].filter(([guard]) => !stops.has(guard)).map(([, reason]) => reason)
  const asides = [
    tooMany(source, ledger, baseline),
    found.has('too_few') ? null : shorterThanEver(source, baseline),
    found.has('much_changed') ? null : news(source, baseline),
  ]
  return { stops, remarks: [...remarks, ...asides.filter((one) => one !== null)] }
}

function isRemarkOnly(source: Source, guard: Guard, { current, before }: Baseline): boolean {
  if (guard === 'unknown_column') return source.guards.unknownColumns === 'warn'
  // A person has just said that the same bytes mean something else.
  if (guard === 'much_changed') return before.readOtherwise
  // A first import has nothing to lose: its report tells what it could not read.
  return guard === 'too_many_refused' && current === 0
}

/** A column that is empty in so many of all records at once has got lost on its way. */
const EMPTIED = 0.5

/** Real news change a column of many records to few words, days or numbers; damage leaves its signs. */
function muchChanged(source: Source, { current, signs }: Baseline): string | null {
  const { changedShare, changedFloor, floor } = source.guards
  if (signs.changed <= floor || signs.changed <= current * changedShare) return null
  const share = current * changedShare
  const many = {
    spoilt: Math.max(floor, share),
    changed: Math.max(changedFloor, share),
    emptied: Math.max(changedFloor, current * EMPTIED),
  }
  const damage = signs.damage(many, fieldNamer(source))
  return damage.length === 0 ? null : `公示中的 ${current} 条里，这次有 ${signs.changed} 条要变：${damage.join('；')}`
}

/** Many changes that look like news are let through, and told. */
function news(source: Source, { current, signs }: Baseline): string | null {
  const { changedShare, floor } = source.guards
  if (signs.changed <= floor || signs.changed <= current * changedShare) return null
  const fields = signs.news(Math.max(floor, current * changedShare), fieldNamer(source))
  return `公示中的 ${current} 条里，这次变了 ${signs.changed} 条${fields.length === 0 ? '' : `：${fields.join('、')}`}`
}

/** Only where something would be taken back: what merely stands there again harms nobody. */
function seenBefore({ absent, ended, changed, before }: Baseline): string | null {
  const { seen } = before
  if (seen === null || absent + ended + changed === 0) return null
  const when = `${shanghaiDay(seen.at)} ${shanghaiClock(seen.at)}`
  return `同样的内容在 ${when} 公开过（采集 ${seen.run}），之后又公开过别的：像是旧文件，会撤下 ${absent + ended} 条、改回 ${changed} 条`
}

function tooManyRefused({ guards }: Source, { counts, contradicting, notPublic }: RowLedger): string | null {
  const refused = counts.refused - contradicting - notPublic
  const rows = counts.read - counts.skipped
  if (counts.accepted === 0 || refused <= guards.floor || refused <= rows * guards.refusedShare) return null
  return `${rows} 行里退回了 ${refused} 行，超过 ${percent(guards.refusedShare)}`
}

function rowsContradict(source: Source, { counts, contradicting }: RowLedger): string | null {
  const { floor, contradictingShare } = source.guards
  if (contradicting <= floor || contradicting <= counts.accepted * contradictingShare) return null
  const key = source.format === 'json-feed' ? 'key' : source.key.map((names) => [names].flat().join('/')).join('、')
  return `采用了 ${counts.accepted} 行，另有 ${contradicting} 行主键（${key}）与它们相同而内容不同：主键分不开各行，或者新旧两份混在一起`
}

/** Of text only: every other form of file shows by itself where it ends. */
function cutShort({ coverage }: Source, { absent, before }: Baseline): string | null {
  if (coverage !== 'full' || absent === 0 || !before.endsOpen) return null
  return `文件末尾没有换行，以往每次都有：像是中途断了，会撤下 ${absent} 条`
}

function shorterThanEver({ coverage, kind }: Source, { absent, before: { bytes, fewestBytes } }: Baseline): string | null {
  if (coverage !== 'full' || absent === 0 || fewestBytes === null || bytes >= fewestBytes) return null
  const sizes = ruleOf(kind).hidesCells ? '' : `：${bytes} 字节，以往最少 ${fewestBytes} 字节`
  return `这次的文件比以往哪一次都短${sizes}；少列 ${absent} 条`
}

/** Only of a full source: an additive one sends whatever is new. */
function tooFew({ coverage, guards }: Source, { refusedWithoutId }: RowLedger, { current, absent }: Baseline): string | null {
  // Counted by record, not by number: as many rows under other keys would withdraw everything.
  const missing = absent - refusedWithoutId
  if (coverage !== 'full' || missing <= guards.floor || current - missing >= current * guards.minShare) return null
  return `公示中的 ${current} 条里，来源这次只列出 ${current - missing} 条，少于 ${percent(guards.minShare)}`
}

/** A column that fills with the wrong word would end everything. */
function tooManyEnded({ guards }: Source, { current, ended }: Baseline): string | null {
  if (ended <= guards.floor || current - ended >= current * guards.minShare) return null
  return `来源这次要撤下、修复或截止 ${ended} 条，公示中的有 ${current} 条`
}

/** Of what says something against somebody: a column that got lost must not bring back what was annulled. */
function tooManyBack({ kind, guards }: Source, { current, reinstated }: Baseline): string | null {
  if (!ERASED_WHEN_ENDED[kind] || reinstated <= guards.floor || current - reinstated >= current * guards.minShare) return null
  return `来源这次要恢复 ${reinstated} 条已停止公示的记录，公示中的有 ${current} 条`
}

function tooMany({ coverage, guards }: Source, { listed }: RowLedger, { current }: Baseline): string | null {
  if (coverage !== 'full' || current === 0 || listed - current <= guards.floor || listed <= current * guards.maxMultiple) return null
  return `来源列出 ${listed} 条，是公示中 ${current} 条的 ${(listed / current).toFixed(1)} 倍`
}

function unknownColumns(source: Source, { columns }: ReadingFacts): string | null {
  if (source.format === 'json-feed') return null
  const unknown = undeclaredColumns(source, columns)
  return unknown.length === 0
    ? null
    : `出现 ${unknown.length} 个未登记的列：${unknown.map((name) => `“${clip(name)}”`).join('、')}；没有采用`
}

function unknownWords({ guards }: Source, { unknownWords: words }: RowLedger): string | null {
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
