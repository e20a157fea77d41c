import { z } from 'zod'
import { EnvelopeInput } from '../../shared/envelope'
import { CodeText, DayText, TEXT_TYPES, type TextType } from '../../shared/fields'
import { KINDS, type Kind } from '../../shared/kinds/index'
import { BODIES } from '../../shared/kinds/schemas'
import { NAMED_TYPES, type NamedType } from '../../shared/parts'
import { codesOf } from '../../shared/vocabulary'

/** How the numbers of persons are hidden in a text. */
type Numbers =
  /** each of them is masked */
  | 'masked'
  /** a code keeps its form, unless it is a person's number itself */
  | 'masked in a code'
  /** the same, where 15 digits are the code's own form */
  | 'masked in a registration'
  /** a mobile is a person's own: the whole text is left out */
  | 'left out with a mobile'
  /** an address leads nowhere once it is masked: the whole text is left out */
  | 'left out'
  /** a credit code is judged by its check digits; one that is a person's number is left out */
  | 'judged as a code'

/** How far the name of a person is hidden in a text. */
export type Names =
  | 'everywhere'
  /**
   * What says who or where an organisation is, or by what records find each other: a firm may carry its owner's name, and a town the same two
   * characters. There a person is hidden only beside what is said, never inside it.
   */
  | 'beside'
  /** in an address, behind a number or before a house */
  | 'as owner'
  /** the whole text is left out */
  | 'left out'

/** What is done with the persons in one field of text. */
export interface Treatment {
  numbers: Numbers
  names: Names
  /** it tells the name of an organisation or a place: a person's name inside it is none, wherever it is repeated */
  tells?: true
  /** a natural person may stand in its place, called one in brackets: 潘小明(自然人) */
  naturalPerson?: true
}

/** A running text. */
export const RUNNING: Treatment = { numbers: 'masked', names: 'everywhere' }

/** The treatment of each type of text; null: it can hold no person. */
const TREATMENTS: Readonly<Record<TextType, Treatment | null>> = {
  party: { numbers: 'masked', names: 'beside', tells: true, naturalPerson: true },
  work: { numbers: 'masked', names: 'everywhere', naturalPerson: true },
  name: { numbers: 'masked', names: 'beside', tells: true },
  scope: { numbers: 'masked', names: 'beside' },
  address: { numbers: 'masked', names: 'as owner' },
  code: { numbers: 'masked in a code', names: 'beside', tells: true },
  creditCode: { numbers: 'judged as a code', names: 'beside', tells: true },
  registrationNumber: { numbers: 'masked in a registration', names: 'beside', tells: true },
  officePhone: { numbers: 'left out with a mobile', names: 'everywhere' },
  link: { numbers: 'left out', names: 'left out' },
  day: null,
  digest: null,
}

/**
 * Where persons may stand in a value: the treatment of a text, or the plans of the fields of a part, and where that names an enterprise, who may
 * stand there; null where nothing can hold a person.
 */
export type Plan = { text: Treatment } | { fields: ReadonlyMap<string, Plan | null>; named?: NamedType } | null

export const RUNNING_TEXT: Plan = { text: RUNNING }

/** The plan of a field of a part. What nobody has described is a running text: a field that is forgotten hides too much, never too little. */
export function planAt(plan: Plan, field: string): Plan {
  if (plan === null || 'text' in plan) return plan
  const known = plan.fields.get(field)
  return known === undefined ? RUNNING_TEXT : known
}

/** The treatment of a text; null where it can hold no person. */
export const treatmentIn = (plan: Plan): Treatment | null => (plan === null ? null : 'text' in plan ? plan.text : RUNNING)

/** Who may stand where a part names an enterprise; null where it names none. */
export const namedIn = (plan: Plan): NamedType | null => (plan !== null && 'fields' in plan ? (plan.named ?? null) : null)

/** Where persons may stand in what a schema describes, by the types of its fields. A list is as each of its elements. */
export function planOf(schema: z.ZodType): Plan {
  const plan = planWithin(schema)
  const named = NAMED_TYPES.get(schema as z.ZodType)?.type
  return plan !== null && 'fields' in plan && named !== undefined ? { ...plan, named } : plan
}

function planWithin(schema: z.ZodType): Plan {
  const type = TEXT_TYPES.get(schema as z.ZodType<string>)?.type
  if (type !== undefined) {
    const text = TREATMENTS[type]
    return text && { text }
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return planOf(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodArray) return planOf(schema.element as z.ZodType)
  if (schema instanceof z.ZodObject)
    return { fields: new Map(Object.entries(schema.shape).map(([name, inner]) => [name, planOf(inner as z.ZodType)])) }
  return holdsNoText(schema) ? null : RUNNING_TEXT
}

/** Codes of a list, numbers and what is made of them, as a boundary is. */
function holdsNoText(schema: z.ZodType): boolean {
  if (schema instanceof z.ZodUnion) return schema.options.every((option) => holdsNoText(option as z.ZodType))
  if (schema instanceof z.ZodObject) return Object.values(schema.shape).every((inner) => holdsNoText(inner as z.ZodType))
  if (schema instanceof z.ZodArray) return holdsNoText(schema.element as z.ZodType)
  if (schema instanceof z.ZodTuple) return schema.def.items.every((inner) => holdsNoText(inner as z.ZodType))
  return schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral || schema instanceof z.ZodNumber || schema instanceof z.ZodBoolean
}

/** Of the body of each kind. */
export const BODY_PLANS = Object.fromEntries(codesOf(KINDS).map((kind) => [kind, planOf(BODIES[kind])])) as Readonly<Record<Kind, Plan>>

export const ENVELOPE_PLAN = planOf(EnvelopeInput)

/** Of everything that is said of a record: its body, its envelope, and what stands beside the two. */
export const RECORD_PLANS = Object.fromEntries(codesOf(KINDS).map((kind) => [kind, recordPlan(kind)])) as Readonly<Record<Kind, Plan>>

function recordPlan(kind: Kind): Plan {
  const fields: Readonly<Record<string, Plan>> = {
    kind: null,
    id: null,
    body: BODY_PLANS[kind],
    envelope: ENVELOPE_PLAN,
    documentNoWritten: planOf(CodeText),
    declaredUntil: planOf(DayText),
  }
  return { fields: new Map(Object.entries(fields)) }
}
