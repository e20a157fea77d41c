import { accidentLevel } from '../../shared/codes/accidentLevel'
import {
  holdsIdentityNumber,
  holdsMobile,
  looksLikePerson,
  maskName,
  maskNaturalPerson,
  maskParty,
  maskPersonalData,
  namesIn,
} from '../../shared/codes/persons/index'
import { parseDocumentNumber } from '../../shared/codes/documentNumber'
import { EnvelopeInput as EnvelopeSchema, type EnvelopeInput } from '../../shared/envelope'
import type { z } from 'zod'
import type { INPUTS } from '../../shared/records/index'
import { type BodyOf } from '../../shared/records/index'
import type { NamedEnterprise } from '../../shared/records/accident'
import type { Day } from '../../shared/codes/dates'
import { PUBLISH_WITHIN_WORKDAYS, addWorkdays } from '../law/workdays'
import type { Warn } from './parsedRow'
import { hideNames } from './hideNames'
import { partiesOf, spellingsOf } from './parties'
import { publicityOf } from './penalty'
import { publicCode } from './publicCode'
import { ACCIDENT_CATEGORIES_1986, ACCIDENT_CATEGORIES_2025, codeOf, type Kind } from '../../shared/vocabulary'

type InputOf<K extends Kind> = z.output<(typeof INPUTS)[K]>

/** What stands beside the body of a row. */
interface Given {
  envelope: EnvelopeInput
  today: Day
}
const NOTHING_GIVEN: Given = { envelope: EnvelopeSchema.parse({}), today: '9999-12-31' }

type Finish = { [K in Kind]: (input: InputOf<K>, warn: Warn, given: Given) => BodyOf[K] }

/** What each kind derives from what a source said, and what it must not pass on. */
const FINISH: Finish = {
  enterprise: (input, warn) => {
    const code = publicCode(input.uscc, warn)
    return { ...input, name: maskNaturalPerson(input.name), formerNames: input.formerNames.map(maskNaturalPerson), ...code }
  },
  accident: (input, warn) => {
    const computed = accidentLevel(input)
    if (computed !== null && input.declaredLevel !== null && computed !== input.declaredLevel) {
      warn('declaredLevel', '来源写的事故等级与按伤亡和损失算出的等级不同，以算出的为准')
    }
    return {
      ...input,
      enterprises: input.enterprises.map((enterprise) => finishNamed(enterprise, warn)),
      category: input.category && { ...input.category, code: input.category.code ?? categoryCode(input.category) },
      project: input.project && {
        name: input.project.name && maskNaturalPerson(input.project.name),
        owner: input.project.owner && maskNaturalPerson(input.project.owner),
      },
      level: computed ?? input.declaredLevel,
    }
  },
  notice: (input, warn) => ({
    ...input,
    enterprises: input.enterprises.map((enterprise) => finishNamed(enterprise, warn)),
    officePhone: officePhone(input.officePhone, warn),
  }),
  penalty: (input, warn, { envelope, today }) => {
    const { publicUntil: _until, declaredUntil: _declared, ...publicity } = publicityOf(input, envelope.publicUntil, warn, today)
    const { publicYears: _term, ...decision } = input
    const parties = partiesOf(input, (code) => publicCode(code, warn).uscc)
    const publishDue = input.decidedOn && addWorkdays(input.decidedOn, PUBLISH_WITHIN_WORKDAYS)
    return { ...decision, ...parties, ...publicity, publishDue }
  },
  zone: (input, warn) => ({
    ...input,
    supervisionPhone: officePhone(input.supervisionPhone, warn),
    persons: input.persons.map(({ nameConsent, ...person }) => ({
      ...person,
      // A grid worker is often a private citizen: named only with written consent (domain 9.2).
      name: person.role === 'grid_worker' && !nameConsent ? maskName(person.name) : person.name,
      officePhone: officePhone(person.officePhone, warn),
    })),
  }),
}

/**
 * Turns what a source said into what may be public: derives what the kind derives, then hides personal data in every
 * free text. Only what `domain.md` 9 allows leaves this function.
 */
export function finishBody<K extends Kind>(kind: K, input: InputOf<K>, warn: Warn, given: Given = NOTHING_GIVEN): BodyOf[K] {
  return hidePersonalData(FINISH[kind](input, warn, given)) as BodyOf[K]
}

/**
 * A whole record as it may be public. What ends by law ends by law, whatever its source says. Throws CellError where the row
 * cannot be used, NotPublic where the law does not let it be shown.
 */
export function finishRecord<K extends Kind>(
  kind: K,
  input: InputOf<K>,
  envelope: EnvelopeInput,
  warn: Warn,
  today: Day,
): { body: BodyOf[K]; declaredUntil?: Day | null } & FinishedEnvelope {
  const body = finishBody(kind, input, warn, { envelope, today })
  const finished = finishEnvelope(envelope)
  if (kind !== 'penalty') return { body, ...finished }
  // The same bound once more, without its warning, for the envelope.
  const { publicUntil, declaredUntil } = publicityOf(input as InputOf<'penalty'>, envelope.publicUntil, () => {}, today)
  return hideNames(
    { body, ...finished, declaredUntil, envelope: { ...finished.envelope, publicUntil } },
    spellingsOf(input as InputOf<'penalty'>),
  )
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

function finishNamed({ name, uscc: given }: NamedEnterprise, warn: Warn): NamedEnterprise {
  const { uscc, usccCheck } = publicCode(given, warn)
  // What has a valid code is an organisation, whatever it is called.
  const isCoded = usccCheck === 'valid'
  return { name: !isCoded && looksLikePerson(name) ? namesIn(name).map(maskName).join('、') : maskParty(name, isCoded), uscc }
}

function officePhone(phone: string | null, warn: Warn): string | null {
  if (phone === null || !holdsMobile(phone)) return phone
  warn('officePhone', '电话是手机号码，没有公开')
  return null
}

function categoryCode({ taxonomy, label }: { taxonomy: string; label: string }): string | null {
  if (taxonomy === 'GB6441-2025') return codeOf(ACCIDENT_CATEGORIES_2025, label)
  return taxonomy === 'GB6441-1986' ? codeOf(ACCIDENT_CATEGORIES_1986, label) : null
}
