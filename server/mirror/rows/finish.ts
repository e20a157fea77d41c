import { parseDocumentNumber } from '../../../shared/codes/documentNumber'
import type { Day } from '../../../shared/codes/dates'
import type { EnvelopeInput } from '../../../shared/envelope'
import type { Kind } from '../../../shared/kinds/index'
import type { BodyOf, InputOf } from '../../../shared/kinds/schemas'
import type { Around, Given } from '../../kinds/define'
import { ruleOf } from '../../kinds/index'
import { placingOf } from '../../kinds/placing'
import type { Hosts } from '../../privacy/hosts'
import { publicPlaces, tellsPictures, withoutPlaceInTexts } from '../../privacy/precision'
import { NO_PICTURES, evidenceOf, type KnownPictures, type WantedPicture } from '../pictures/evidence'
import { publicBody, publicEnvelope, withoutPersons } from '../../privacy/record'

/** What stands beside the body of a row, and what is known of the pictures that it names. */
export interface ToFinish<K extends Kind = Kind> extends Omit<Given, 'evidence' | 'unread' | 'sureDay'> {
  /** absent: `today` */
  sureDay?: Day
  /** absent: nothing was delivered before */
  deliveredOn?: Day | null
  /** absent: nothing */
  unread?: readonly string[]
  pictures?: KnownPictures
  /** what is public of it; absent: nothing */
  before?: BodyOf[K] | null
  /** what was last public of other records of its agency or of this house; absent: nothing */
  beside?: readonly BodyOf[K][]
  /** what the same delivery says of other records, where it rests on that; absent: nothing */
  around?: readonly Around<K>[]
  /** what is known of those at whose place it may lie; absent: nothing */
  hosts?: Hosts
  /** told of each picture that is to be fetched */
  want?: (wanted: WantedPicture) => void
}

type Finished<K extends Kind> = { body: BodyOf[K]; declaredUntil?: Day | null; waits?: true } & FinishedEnvelope

/**
 * A whole record as it may be public: its places as coarse as they may be, what its kind makes of it, then without persons and coordinates in any text. What ends by law ends by law,
 * whatever its source says. Throws CellError where the row cannot be used, NotPublic where the law does not let it be shown.
 */
export function finishRecord<K extends Kind>(
  kind: K,
  said: InputOf[K],
  {
    pictures: known = NO_PICTURES,
    hosts,
    envelope: about,
    warn,
    today,
    sureDay = today,
    unread = [],
    before = null,
    beside = [],
    around = [],
    deliveredOn = null,
    want = WANT_NONE,
  }: ToFinish<K>,
): Finished<K> {
  const rules = ruleOf(kind)
  const placing = placingOf(kind, said, hosts)
  const { input, hidesCoordinates } = publicPlaces(kind, said, placing, warn)
  const { body, ends, waits } = rules.toPublic(input, {
    envelope: about,
    warn,
    today,
    sureDay,
    deliveredOn,
    unread,
    before,
    beside,
    around,
    evidence: evidenceFor(() => ({ isProtected: !tellsPictures(kind, input, placing), known, want, warn })),
  })
  const { envelope, documentNoWritten } = finishEnvelope(about)
  const record: Finished<K> = {
    body: publicBody(kind, body, warn),
    envelope: ends ? { ...envelope, publicUntil: ends.publicUntil } : envelope,
  }
  // What most records lack is not copied together for each of them.
  if (documentNoWritten !== undefined) record.documentNoWritten = documentNoWritten
  if (ends) record.declaredUntil = ends.declaredUntil
  if (waits) record.waits = waits
  const unnamed = withoutPersons(kind, record, rules.hidden(input, about))
  return hidesCoordinates ? withoutPlaceInTexts(kind, unnamed, warn) : unnamed
}

/** Whether its pictures may be shown is asked of a record that has some. */
const evidenceFor =
  (about: () => Parameters<typeof evidenceOf>[1]): Given['evidence'] =>
  (handed, field) =>
    handed.length === 0 ? null : evidenceOf(handed, about(), field)

const WANT_NONE = (): void => undefined

/** An envelope as it may be public, and its document number as the source wrote it where the one form differs from that. */
export interface FinishedEnvelope {
  envelope: EnvelopeInput
  documentNoWritten?: string
}

/** The envelope as it may be public: one bracket style in document numbers, personal numbers hidden in texts. */
export function finishEnvelope(given: EnvelopeInput): FinishedEnvelope {
  const hidden = publicEnvelope(given)
  const written = hidden.documentNo
  const documentNo = written === null ? null : (parseDocumentNumber(written)?.number ?? null)
  const envelope = written === documentNo ? hidden : { ...hidden, documentNo }
  return written === null || written === documentNo ? { envelope } : { envelope, documentNoWritten: written }
}
