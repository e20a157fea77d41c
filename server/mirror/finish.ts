import { holdsIdentityNumber, holdsMobile, maskPersonalData } from '../../shared/codes/persons/index'
import { parseDocumentNumber } from '../../shared/codes/documentNumber'
import type { Day } from '../../shared/codes/dates'
import type { EnvelopeInput } from '../../shared/envelope'
import type { Kind } from '../../shared/kinds/index'
import type { BodyOf, InputOf } from '../../shared/kinds/schemas'
import type { Given } from '../kinds/define'
import { ruleOf } from '../kinds/index'
import { hideNames } from './hideNames'

/**
 * A whole record as it may be public: what its kind makes of it, then without personal data in any text. What ends by law ends by law,
 * whatever its source says. Only what `domain.md` 9 allows leaves this function. Throws CellError where the row cannot be used, NotPublic
 * where the law does not let it be shown.
 */
export function finishRecord<K extends Kind>(
  kind: K,
  input: InputOf[K],
  given: Given,
): { body: BodyOf[K]; declaredUntil?: Day | null } & FinishedEnvelope {
  const rules = ruleOf(kind)
  const { body, ends } = rules.toPublic(input, given)
  const { envelope, ...finished } = finishEnvelope(given.envelope)
  const bounded = ends ? { ...envelope, publicUntil: ends.publicUntil } : envelope
  const declared = ends ? { declaredUntil: ends.declaredUntil } : {}
  const record = { body: hidePersonalData(body) as BodyOf[K], ...finished, ...declared, envelope: bounded }
  return hideNames(record, rules.hidden(input))
}

/** An envelope as it may be public, and its document number as the source wrote it where the one form differs from that. */
export interface FinishedEnvelope {
  envelope: EnvelopeInput
  documentNoWritten?: string
}

/** The envelope as it may be public: one bracket style in document numbers, personal data hidden in texts. */
export function finishEnvelope(given: EnvelopeInput): FinishedEnvelope {
  const hidden = hidePersonalData(given) as EnvelopeInput
  const written = hidden.documentNo
  const documentNo = written === null ? null : (parseDocumentNumber(written)?.number ?? null)
  const { sourceUrl } = given
  // An address cannot be masked and still lead anywhere.
  const isPersonal = sourceUrl !== null && (holdsIdentityNumber(sourceUrl) || holdsMobile(sourceUrl))
  const envelope = { ...hidden, documentNo, sourceUrl: isPersonal ? null : sourceUrl }
  return written === null || written === documentNo ? { envelope } : { envelope, documentNoWritten: written }
}

/** Fields that hold codes and office numbers: an office phone is not a mobile by then, and a code is not a text. */
const NOT_TEXT = new Set([
  'uscc',
  'code',
  'division',
  'documentNo',
  'decisionNo',
  'sourceUrl',
  'officePhone',
  'supervisionPhone',
  'boundary',
  'number',
  'registrationNo',
  'organisationCode',
])

function hidePersonalData(value: unknown, field = ''): unknown {
  if (field === 'boundary') return value
  // A code or a number keeps its form, unless it is a person's.
  if (NOT_TEXT.has(field) && !(typeof value === 'string' && isPersons(value, field))) return value
  if (typeof value === 'string') return maskPersonalData(value)
  if (Array.isArray(value)) return value.map((inner) => hidePersonalData(inner, field))
  if (typeof value === 'object' && value !== null) {
    // By hand: every field of every row passes here.
    const hidden: Record<string, unknown> = {}
    const fields = value as Record<string, unknown>
    for (const name of Object.keys(fields)) hidden[name] = fields[name] === null ? null : hidePersonalData(fields[name], name)
    return hidden
  }
  return value
}

/** A business registration number has 15 digits, as an old identity card had; in its own field it is what it says. Credit codes are judged by `publicCode`. */
const isPersons = (value: string, field: string): boolean =>
  field !== 'uscc' &&
  ((holdsIdentityNumber(value) && !(field === 'registrationNo' && value.length === 15)) || (!field.endsWith('Phone') && holdsMobile(value)))
