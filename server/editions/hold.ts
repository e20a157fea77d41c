import { addDays, type Day } from '../../shared/codes/dates'
import type { Body } from '../../shared/kinds/schemas'
import { ruleOf } from '../kinds/index'
import { HOLIDAYS, addWorkdays, type HolidayYear } from '../law/workdays'
import { holdRuleOn, type HoldRule } from '../law/hold'
import type { Claim, StoredHold } from '../models/version'
import { isShown, type CurrentVersion, type DecisionContext, type Incoming, type Objected } from './decision'

/**
 * The time in which a firm may object to what stands against it: until that is over nothing of the row is public, and what was public before stays. Pure.
 */

/** When a firm was told of a decision, and when it said in writing that it will not object. */
export interface Told {
  notifiedOn: Day
  waivedOn: Day | null
}

/** By which rules and days a hold is reckoned. */
export interface HoldTerms {
  /** of the city; absent: none of its own */
  holdRules?: readonly HoldRule[] | undefined
  /** absent: the years that are announced */
  calendar?: Record<number, HolidayYear>
  /** the days of objections on which nobody has decided yet: of one in its time the hold goes on until then, whatever the days say; absent: none */
  objectedOn?: readonly Day[] | undefined
}

/** The days on which a record was objected to, by objections that nobody has decided; undefined: none. */
export const objectedOn = (objected: Objected | undefined, { kind, id }: Pick<Incoming, 'kind' | 'id'>): readonly Day[] | undefined =>
  objected?.get(`${kind}/${id}`)

/** Where nobody knows the holidays of the year: so many days surely hold that many workdays, whatever is announced. No break of the State Council is longer than nine days. */
const surelyOver = (notifiedOn: Day, workdays: number): Day => addDays(notifiedOn, 2 * workdays + 14)

/**
 * What holds back on a day what a firm was told, or null: it may be public. Its last day is one on which the firm may still object. A waiver counts from
 * its own day on, and not where it was given before anybody was told of anything.
 */
export function holdOn({ notifiedOn, waivedOn }: Told, today: Day, rules: HoldTerms = {}): StoredHold | null {
  const { holdRules, calendar = HOLIDAYS, objectedOn: days = [] } = rules
  const { workdays, basis } = holdRuleOn(notifiedOn, holdRules)
  const until = addWorkdays(notifiedOn, workdays, calendar)
  const hold = { notifiedOn, until, workdays, basis }
  const last = until ?? surelyOver(notifiedOn, workdays)
  if (days.some((day) => notifiedOn <= day && day <= last)) return hold
  if (waivedOn !== null && notifiedOn <= waivedOn && waivedOn <= today) return null
  return last < today ? null : hold
}

/** The same by the words of a row, whether or not they stand against anybody. */
export function holdOfRow(
  { kind, envelope }: { kind: Incoming['kind']; envelope: Pick<Incoming['envelope'], 'notifiedOn' | 'waivedOn'> },
  today: Day,
  rules: HoldTerms = {},
): StoredHold | null {
  const { notifiedOn, waivedOn } = envelope
  if (notifiedOn === null || !ruleOf(kind).isAgainst) return null
  return holdOn({ notifiedOn, waivedOn }, today, rules)
}

/** Whether a decision must be told to its subject before the public, and that time is not over: what holds it back, or null. */
export function holdOf(incoming: Incoming, current: CurrentVersion | undefined, context: DecisionContext): StoredHold | null {
  const { kind, body } = incoming
  const { today, source, holdRules, objected } = context
  const hold = holdOfRow(incoming, today, { holdRules, objectedOn: objectedOn(objected, incoming) })
  if (hold === null) return null
  return ruleOf(kind).isAgainst?.(body as never, inForce(current, source) as never) ? hold : null
}

/** What a source has in force of a record: what it is compared with, and what stays meanwhile. */
const inForce = (current: CurrentVersion | undefined, source: string): Body | null => claimInForce(current, source)?.body ?? null

/** The digest of what a source has in force of a record; null where that is nothing. */
export const digestInForce = (current: CurrentVersion | undefined, source: string): string | null =>
  claimInForce(current, source)?.digest ?? null

function claimInForce(current: CurrentVersion | undefined, source: string): { digest: string | null; body?: Body | null } | undefined {
  if (!current || !isShown(current)) return undefined
  return current.source === source ? current : current.claims?.find((claim) => claim.source === source)
}

/** Whether two holds tell the same. */
export const isSameHold = (one: Claim['hold'], other: Claim['hold']): boolean =>
  one?.notifiedOn === other?.notifiedOn && one?.until === other?.until && one?.workdays === other?.workdays && one?.basis === other?.basis

/** Why a record has another version, where only a hold begins. It tells nothing of what is held. */
export const holdInWords = ({ notifiedOn, until, workdays }: StoredHold): string =>
  `已于 ${notifiedOn} 告知企业一项决定，异议期 ${workdays} 个工作日，${until === null ? '到期日待放假安排公布后确定' : `至 ${until}`}，期满前不公布`
