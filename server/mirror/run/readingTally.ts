import type { Decision, Incoming, DecisionContext, CurrentVersion } from '../../editions/decision'
import { isShown } from '../../editions/decision'
import { hasEnded } from '../../editions/ended'
import { ruleOf } from '../../kinds/index'
import { ENDINGS, endingOf, type Ending } from '../../editions/endings'
import { ChangeSigns, leavesOf } from '../guards/changeSigns'

/** Why a row that is accepted is not public, for its report. */
type Hidden = Ending['operation'] | 'stays' | 'waits' | 'held'

const HIDDEN_WORDS: Record<Hidden, string> = {
  expire: '公示期已届满',
  withdraw: '来源已撤下或决定已撤销',
  repair: '已经信用修复',
  stays: '此前已停止公示',
  waits: '按本机时钟公示期已届满，等时钟确认',
  held: '已告知企业，在异议期内',
}
/** The same where it holds for every row. */
const ALL_WORDS: Record<Hidden, string> = { ...HIDDEN_WORDS, expire: '公示期均已届满', held: '均已告知企业，在异议期内' }

/** Records that a remark names. */
const NAMED_MAX = 5

/** What one reading does to what stands, beside the change set itself. */
export class ReadingTally {
  readonly signs = new ChangeSigns()
  /** public records that its rows end */
  ended = 0
  /** records that had ended by somebody's word and that it brings back */
  reinstated = 0
  #accepted = 0
  /** what was public under the key of a row that tells of another matter */
  readonly #replaced: string[] = []
  readonly #hidden = new Map<Hidden, number>()

  /** Notes what was decided about a record that a row lists; `isHeld`: what the row says is on hold. */
  note(incoming: Incoming, current: CurrentVersion | undefined, decision: Decision | null, context: DecisionContext, isHeld = false): void {
    this.#accepted++
    const why = isHeld ? 'held' : hiddenBy(incoming, current, decision, context)
    if (why !== null) this.#hidden.set(why, (this.#hidden.get(why) ?? 0) + 1)
    // How it differs from what is in force may not be told, nor be guessed from what a guard says.
    if (decision === null || isHeld) return
    const { operation } = decision
    // What was over already is the calendar's to end, and what a clock ended too early was never the source's to bring back.
    if (isEnding(decision) && !hasEnded(current?.publicUntil ?? null, context.today)) this.ended++
    if (
      operation === 'reinstate' &&
      !(current?.state === 'expired' && !hasEnded(current.publicUntil, context.today) && current.publicUntil)
    )
      this.reinstated++
    if ((operation !== 'change' && operation !== 'correct') || current?.source !== context.source || !current.body) return
    this.signs.note(leavesOf(contentOf(current, current.body)), leavesOf(contentOf(incoming.envelope, incoming.body)))
    const another = ruleOf(incoming.kind).anotherAt?.(current.body, incoming.body) ?? null
    if (another !== null) this.#replaced.push(another)
  }

  /** Which records a row tells otherwise by date and by content, as where the numbers of a list begin anew; null: none. */
  replacedInWords(): string | null {
    const [all, named] = [this.#replaced.length, this.#replaced.slice(0, NAMED_MAX)]
    if (all === 0) return null
    const others = all > named.length ? ` 等 ${all} 条` : ''
    return `同一个主键这次写的是另一件事（日期和内容都不同），以前的只留在历史里：${named.join('、')}${others}。编号每期重排的，请把月份也写进主键`
  }

  /** Notes ends that rows tell of records although they cannot be shown themselves. */
  noteEnds(decisions: readonly Decision[]): void {
    this.ended += decisions.filter(isEnding).length
  }

  /** How many accepted rows are not public, and why; null where all are. */
  inWords(): string | null {
    const count = [...this.#hidden.values()].reduce((sum, one) => sum + one, 0)
    if (count === 0) return null
    const [[only] = []] = this.#hidden
    if (count === this.#accepted && this.#hidden.size === 1 && only) return `采用 ${count} 行，${ALL_WORDS[only]}，未公开`
    const each = [...this.#hidden].map(([why, rows]) => `${HIDDEN_WORDS[why]} ${rows} 行`)
    return `采用 ${this.#accepted} 行，其中 ${count} 行未公开：${each.join('、')}`
  }
}

const isEnding = ({ operation, ends }: Decision): boolean => operation in ENDINGS && ends !== null

/** What a source says of a record: its content, and what stands beside it as text. */
const contentOf = (
  { documentNo, publishedAt, publicUntil, basis }: Pick<CurrentVersion, 'documentNo' | 'publishedAt' | 'publicUntil' | 'basis'>,
  body: object,
): object => ({ documentNo, publishedAt, publicUntil, basis, ...body })

function hiddenBy(
  { envelope }: Incoming,
  current: CurrentVersion | undefined,
  decision: Decision | null,
  context: DecisionContext,
): Hidden | null {
  if (decision !== null && !(decision.operation in ENDINGS)) return null
  const ending = endingOf(envelope, context.today)
  // Of several sources another may still speak for it.
  if (decision === null && current && isShown(current)) return null
  if (ending) return ending.operation
  if (decision !== null) return decision.operation as Ending['operation']
  return hasEnded(envelope.publicUntil, context.clockDay ?? context.today) ? 'waits' : 'stays'
}
