import type { z } from 'zod'
import { agencyKey } from '../../../shared/codes/fold'
import { earliest, type Day } from '../../../shared/codes/dates'
import { ERASED_WHEN_ENDED, type Kind } from '../../../shared/kinds/index'
import type { EnvelopeInput } from '../../../shared/envelope'
import type { InputOf } from '../../../shared/kinds/schemas'
import type { Incoming } from '../../editions/decision'
import { holdOfRow, objectedOn } from '../../editions/hold'
import { revocationOf, turnsOn, type Revocation } from '../../editions/endings'
import { CellError, NotPublic, type Warn } from '../../cellError'
import { ruleOf } from '../../kinds/index'
import { withoutParties } from '../../privacy/erase'
import { publicWords } from '../../privacy/texts'
import { clip } from './columns'
import { placedBody } from '../source/coordinates'
import type { WantedPicture } from '../pictures/evidence'
import { finishRecord } from './finish'
import { NOTHING_ENDS, type ReadingContext, type RowFault, type RowEnding } from './parsedRow'
import type { Source } from '../source/sources'

type Checked<T> = { success: true; data: T } | { success: false; error: z.ZodError }

/** Checks the two halves of a row against their schemas and finishes them. `unread`: fields that it wrote and nobody could read, by their paths. */
export function check(
  source: Source,
  id: string,
  body: Checked<unknown>,
  said: Checked<EnvelopeInput>,
  warn: Warn,
  nameOf: (path: string) => string | null,
  {
    today,
    endsOn = today,
    pictures,
    hosts,
    neighbours,
    deliveredOn = null,
    holdRules,
    objected,
  }: Pick<ReadingContext, 'today' | 'endsOn' | 'pictures' | 'hosts' | 'neighbours' | 'deliveredOn' | 'holdRules' | 'objected'>,
  unread: readonly string[] = [],
): { id: string; revoked: boolean; turnsOn: Day | null; onHold?: true; pictures?: readonly WantedPicture[] } & (
  { incoming: Incoming } | { refused: RowFault }
) {
  if (!said.success) return { id, ...NOTHING_ENDS, refused: faultOf(said.error, nameOf) }
  const rules = ruleOf(source.kind)
  const { kind } = source
  const hold = holdOfRow({ kind, envelope: said.data }, endsOn, { holdRules, objectedOn: objectedOn(objected, { kind, id }) })
  // Why its source takes it back may tell what is held.
  const untold = hold !== null && said.data.withdrawn !== null
  const input = body.success ? (body.data as InputOf[Kind]) : null
  const told = untold ? { ...said.data, withdrawn: TAKEN_BACK } : said.data
  const envelope = { data: rules.envelopeTold(told, { input, ofAll: saidOfAll(source, said.data) }) }
  const tell = telling(warn, nameOf)
  remarkOnTold(source.kind, said.data, tell)
  const turning = earliest([turnsOn(envelope.data, endsOn), toldOn(said.data, endsOn), input && rules.turnsOn(input, today)])
  const revocation = revocationIn(envelope.data, input ? rules.hidden(input, envelope.data) : [], endsOn)
  const row = { id, revoked: revocation !== null, turnsOn: turning, ...(hold === null ? {} : { onHold: true as const }) }
  const ends = revocation ? { ends: anonymous(revocation, source.kind, input, envelope.data.documentNo) } : {}
  if (!body.success) return { ...row, refused: { ...faultOf(body.error, nameOf), ...ends } }
  try {
    const wanted: WantedPicture[] = []
    const rests = neighbours?.of(id, { agency: agencyKey(envelope.data.agency ?? source.agency), input: body.data as InputOf[Kind] })
    const placed = placedBody(source.kind, body.data as InputOf[Kind], source, tell)
    const finished = finishRecord(source.kind, placed, {
      envelope: envelope.data,
      warn: tell,
      today,
      sureDay: endsOn,
      deliveredOn,
      ...(pictures ? { pictures } : {}),
      ...(hosts ? { hosts } : {}),
      unread,
      ...rests,
      want: wantingIn(wanted),
    })
    const agency = finished.envelope.agency ?? source.agency
    if (!finished.waits) neighbours?.made({ id, agency: agencyKey(agency), body: finished.body })
    // A field that is put behind others that are copied costs as much as all of them: what is new comes first.
    const incoming: Incoming = { kind: source.kind, id, ...finished, envelope: { ...finished.envelope, agency } }
    // Where the lines of a record are hidden, the path of a field would tell of one.
    if (unread.length > 0 && !rules.hidesRows) incoming.unread = [...unread].sort()
    return wanted.length === 0 ? { incoming, ...row } : { incoming, pictures: wanted, ...row }
  } catch (error) {
    if (!(error instanceof CellError)) throw error
    const refused = { column: error.column && nameOf(error.column), reason: error.reason, ...ends }
    return { ...row, refused: error instanceof NotPublic ? { ends: notPublic(error.reason), ...refused } : refused }
  }
}

/** Hears of fields, and tells of the columns they were read from. */
const telling =
  (warn: Warn, nameOf: (path: string) => string | null): Warn =>
  (field, reason) =>
    warn(field && nameOf(field), reason)

const wantingIn =
  (wanted: WantedPicture[]) =>
  (one: WantedPicture): void =>
    void wanted.push(one)

/** What of an envelope the description of its source says of every row alike. */
function saidOfAll(source: Source, said: EnvelopeInput): Partial<EnvelopeInput> {
  if (source.format === 'json-feed') return {}
  const ofAll: Record<string, unknown> = {}
  for (const field in source.envelope) {
    const rule = source.envelope[field]
    if (typeof rule === 'object' && 'value' in rule && field in said) ofAll[field] = said[field as keyof EnvelopeInput]
  }
  return ofAll
}

/** Why a row ends its record, even where the rest of it cannot be used. */
function revocationIn(envelope: EnvelopeInput, persons: readonly string[], today: Day): Revocation | null {
  const revocation = revocationOf(envelope, today)
  return revocation && { ...revocation, reason: publicWords(revocation.reason, persons) }
}

/**
 * An end as it may be told where the row itself cannot be shown: in the reason stand the source's own words, and who they name is known only
 * where the rest of the row can be read.
 */
function anonymous(revocation: Revocation, kind: Kind, input: InputOf[Kind] | null, documentNo: string | null): Revocation {
  if (!ERASED_WHEN_ENDED[kind]) return revocation
  const reason = input ? withoutParties(revocation.reason, [ruleOf(kind).parties(input)], documentNo) : TAKEN_BACK
  return { ...revocation, reason }
}

/** The day on which the subject of a row will have been told; null: it was, or will not be. */
const toldOn = ({ notifiedOn }: EnvelopeInput, today: Day): Day | null => (notifiedOn !== null && notifiedOn > today ? notifiedOn : null)

/** What is said instead of the words of a source. */
const TAKEN_BACK = '来源撤下'

/** Says what of the days on which its subject was told is not used, and why. */
function remarkOnTold(kind: Kind, { notifiedOn, waivedOn }: EnvelopeInput, tell: Warn): void {
  if (notifiedOn !== null && !ruleOf(kind).isAgainst) tell('notifiedOn', '这一类记录没有异议期，照常公布')
  else if (waivedOn !== null && notifiedOn === null) tell('waivedOn', '没有写告知日期，没有采用')
  else if (waivedOn !== null && notifiedOn !== null && waivedOn < notifiedOn) tell('waivedOn', '放弃异议的日期早于告知日期，没有采用')
}

/** What the law does not let be shown ends what is public, and leaves no trace of what never was. */
const notPublic = (reason: string): RowEnding => ({ operation: 'withdraw', reason, annulledOn: null, onlyPublic: true })

/** The first fault of a row, in plain words. */
export function faultOf(error: z.ZodError, nameOf: (path: string) => string | null): RowFault {
  const [issue] = error.issues
  if (!issue) return { column: null, reason: '内容不合要求' }
  const missing = issue.code === 'invalid_type' && issue.input === undefined
  return { column: nameOf(issue.path.join('.')), reason: missing ? '必填，但没有内容' : wordsOf(issue) }
}

/** Most unknown fields that a reason names. */
const UNKNOWN_TOLD = 12

function unknownInWords(keys: readonly string[]): string {
  const told = keys.slice(0, UNKNOWN_TOLD).map((key) => `“${clip(key)}”`)
  return told.join('、') + (keys.length > UNKNOWN_TOLD ? ` 等 ${keys.length} 个` : '')
}

function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      return `超过上限 ${issue.maximum}`
    case 'too_small':
      return `低于下限 ${issue.minimum}`
    case 'invalid_type':
      return `类型不对，应为 ${issue.expected}`
    case 'invalid_value':
      return `只能是：${issue.values.map(String).join('、')}`
    case 'unrecognized_keys':
      return `有不认识的字段：${unknownInWords(issue.keys)}`
    case 'invalid_format':
      return issue.format === 'url' ? '不是网址' : '格式不对'
    default:
      return issue.message
  }
}
