import { accidentLevel } from '../../shared/codes/accidentLevel'
import { checkCreditCode, normaliseCreditCode } from '../../shared/codes/creditCode'
import {
  holdsIdentityNumber,
  holdsMobile,
  isOrganisation,
  looksLikePerson,
  maskName,
  maskNaturalPerson,
  maskParty,
  maskPersonalData,
} from '../../shared/codes/person'
import { parseDocumentNumber } from '../../shared/codes/documentNumber'
import { EnvelopeInput as EnvelopeSchema, type EnvelopeInput } from '../../shared/envelope'
import type { z } from 'zod'
import type { INPUTS } from '../../shared/records/index'
import { type BodyOf } from '../../shared/records/index'
import type { NamedEnterprise } from '../../shared/records/accident'
import { CellError } from './columns'
import { publicityOf } from './penalty'
import { ACCIDENT_CATEGORIES_1986, ACCIDENT_CATEGORIES_2025, codeOf, type Kind } from '../../shared/vocabulary'

type InputOf<K extends Kind> = z.output<(typeof INPUTS)[K]>

/** Something a reader should know about a row that was accepted all the same. */
export type Warn = (column: string | null, reason: string) => void

type Finish = { [K in Kind]: (input: InputOf<K>, warn: Warn, envelope: EnvelopeInput) => BodyOf[K] }

/** What each kind derives from what a source said, and what it must not pass on. */
const FINISH: Finish = {
  enterprise: (input, warn) => {
    const uscc = publicCode(input.uscc, warn)
    const usccCheck = uscc === null ? 'missing' : checkCreditCode(uscc)
    return { ...input, name: maskNaturalPerson(input.name), formerNames: input.formerNames.map(maskNaturalPerson), uscc, usccCheck }
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
  penalty: (input, warn, envelope) => {
    const { publicUntil: _end, ...publicity } = publicityOf(input, envelope.publicUntil, warn)
    return { ...input, ...partiesOf(input, warn), ...publicity }
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
export function finishBody<K extends Kind>(kind: K, input: InputOf<K>, warn: Warn, envelope: EnvelopeInput = NO_ENVELOPE): BodyOf[K] {
  return hidePersonalData(FINISH[kind](input, warn, envelope)) as BodyOf[K]
}

const NO_ENVELOPE = EnvelopeSchema.parse({})

/**
 * A whole record as it may be public. What ends by law ends by law, whatever its source says. Throws CellError where the row
 * must not be public.
 */
export function finishRecord<K extends Kind>(
  kind: K,
  input: InputOf<K>,
  given: EnvelopeInput,
  warn: Warn,
): { body: BodyOf[K]; envelope: EnvelopeInput } {
  const body = finishBody(kind, input, warn, given)
  const envelope = finishEnvelope(given)
  if (kind !== 'penalty') return { body, envelope }
  // The same bound once more, without its warning, for the envelope.
  return { body, envelope: { ...envelope, publicUntil: publicityOf(input as InputOf<'penalty'>, given.publicUntil, () => {}).publicUntil } }
}

/** The punished party with natural persons masked: a name in the column of organisations may still be a person's. */
function partiesOf(input: InputOf<'penalty'>, warn: Warn): Pick<InputOf<'penalty'>, 'enterprises' | 'punishedPersons' | 'partyType'> {
  const organisations: NamedEnterprise[] = []
  const persons: string[] = []
  for (const name of input.punishedPersons.flatMap((names) => names.replace(/[（(][^（()）]*[）)]/g, '').split(/[、，,；;\s]+/))) {
    if (isOrganisation(name)) organisations.push({ name: maskParty(name), uscc: null })
    else if (name !== '') persons.push(name)
  }
  for (const enterprise of input.enterprises) {
    if (input.partyType === 'person' || (input.partyType === null && looksLikePerson(enterprise.name))) persons.push(enterprise.name)
    else organisations.push({ name: maskParty(enterprise.name), uscc: publicCode(enterprise.uscc, warn) })
  }
  if (organisations.length + persons.length === 0) throw new CellError('enterprises.0.name', '没有写明被处罚的是谁')
  return {
    enterprises: organisations,
    punishedPersons: [...new Set(persons.map((name) => maskName(name.replace(/[（(].*$/, '').replace(/[○〇＊*]/g, ''))))],
    partyType: input.partyType ?? (organisations.length === 0 ? 'person' : null),
  }
}

/** The envelope as it may be public: one bracket style in document numbers, personal data hidden in texts. */
export function finishEnvelope(envelope: EnvelopeInput): EnvelopeInput {
  const number = envelope.documentNo === null ? null : parseDocumentNumber(envelope.documentNo)
  return { ...(hidePersonalData(envelope) as EnvelopeInput), documentNo: number?.number ?? null, sourceUrl: envelope.sourceUrl }
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
])

function hidePersonalData(value: unknown, field = ''): unknown {
  if (field === 'boundary') return value
  // A code or a number keeps its form, unless it is a person's.
  if (NOT_TEXT.has(field) && !(typeof value === 'string' && holdsIdentityNumber(value))) return value
  if (typeof value === 'string') return maskPersonalData(value)
  if (Array.isArray(value)) return value.map((inner) => hidePersonalData(inner, field))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, hidePersonalData(inner, name)]))
  }
  return value
}

function finishNamed({ name, uscc }: NamedEnterprise, warn: Warn): NamedEnterprise {
  return { name: maskNaturalPerson(name), uscc: publicCode(uscc, warn) }
}

/**
 * The credit code as it may be public. An unreadable one stays as it was written, for it is an attribute and no key;
 * one that is somebody's identity or mobile number, as individual businesses hand it in, does not.
 */
function publicCode(text: string | null, warn: Warn): string | null {
  const code = text === null ? '' : normaliseCreditCode(text)
  if (code === '') return null
  const check = checkCreditCode(code)
  if (check === 'valid') return code
  if (holdsIdentityNumber(code) || holdsMobile(code)) {
    warn('uscc', '信用代码一栏填的像是个人号码，没有公开')
    return null
  }
  // The warning outlives the record, so it does not repeat the code.
  warn('uscc', check === 'malformed' ? '不是 18 位统一社会信用代码' : '统一社会信用代码的校验位不对')
  return code
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

/** A body with these persons' names masked in every text. A name of one character, or one that no person has, is left alone. */
export function hideNames<T>(body: T, names: string[]): T {
  const persons = [...new Set(names.map((name) => name.replace(/[（(].*$/, '').trim()).filter((name) => looksLikePerson(name)))]
  const hide = (value: unknown): unknown => {
    if (typeof value === 'string') return persons.reduce((text, name) => text.split(name).join(maskName(name)), value)
    if (Array.isArray(value)) return value.map(hide)
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, hide(inner)]))
    return value
  }
  return persons.length === 0 ? body : (hide(body) as T)
}
