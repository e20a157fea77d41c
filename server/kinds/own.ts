import type { Day } from '../../shared/codes/dates'
import type { Kind } from '../../shared/kinds/index'
import type { Body } from '../../shared/kinds/schemas'
import type { Origin } from '../../shared/vocabulary'

/** A record that this house makes itself. */
export interface OwnRecord {
  /** what it is known by among those of its source */
  key: string
  publicUntil: Day | null
  /** why it is public no more, for as long as that is so; absent or null: it is public */
  withdrawn?: string | null
  body: Body
}

/** What is to be public now, and what has to be noted once it is. */
export interface OwnRecords {
  records: readonly OwnRecord[]
  /** May be repeated: whoever dies before it finds what is public, and notes it then. */
  settle: () => Promise<void>
}

/** A source whose records this house computes, on the clock. */
export interface OwnSource {
  name: string
  kind: Kind
  /** whose words its records are; absent: this house computes them */
  origin?: Origin
  /** what it says on a day. Called on the thread that answers: what is as long as a city is large lets others in. */
  make: (today: Day, past: OwnPast) => Promise<OwnRecords>
}

/** What was said before, for whoever goes on from it. */
export interface OwnPast {
  /** what is public of the source, which is never cut anew */
  published: () => Promise<readonly Body[]>
  /** what is or was public of its kind by other sources */
  others: () => Promise<readonly Body[]>
}

/** What the sources of this house are called where sources are told. */
export const OWN_TITLES: Readonly<Record<string, { kind: Kind; title: string; agency: string }>> = {
  'own-rewards': { kind: 'reward', title: '本平台受理的举报（系统计算）', agency: '举报受理机构' },
  'own-objections': { kind: 'objection', title: '本平台收到的异议（系统计算）', agency: '异议受理机构' },
  'own-replies': { kind: 'reply', title: '企业对记录的回应（企业自述）', agency: '异议受理机构' },
}
