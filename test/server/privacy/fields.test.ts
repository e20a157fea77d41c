import { z } from 'zod'
import { BODY_PLANS, ENVELOPE_PLAN, RECORD_PLANS, RUNNING_TEXT, planAt, planOf, type Plan } from '../../../server/privacy/fields'
import { hideByType } from '../../../server/privacy/byType'
import { hideNames } from '../../../server/privacy/names'
import { EnvelopeInput } from '../../../shared/envelope'
import { CreditCode, LongText, OfficePhone, ShortText, TEXT_TYPES, listOf, unknownable } from '../../../shared/fields'
import { KINDS, type Kind } from '../../../shared/kinds/index'
import { BODIES, type Body } from '../../../shared/kinds/schemas'
import { NamedEnterprise, named } from '../../../shared/parts'
import { codesOf } from '../../../shared/vocabulary'

const kinds = codesOf(KINDS)
const IDENTITY = '110101199003077758'
const MOBILE = '13912345678'

/** A value in which every field of text holds one text, whatever the field says of itself. */
function filled(schema: z.ZodType, text: string): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return filled(schema.unwrap() as z.ZodType, text)
  if (schema instanceof z.ZodArray) return [filled(schema.element as z.ZodType, text)]
  if (schema instanceof z.ZodObject)
    return Object.fromEntries(Object.entries(schema.shape).map(([name, inner]) => [name, filled(inner as z.ZodType, text)]))
  return schema instanceof z.ZodString || schema instanceof z.ZodURL ? text : null
}

/** Paths of the texts of a value that a predicate finds. */
function pathsOf(value: unknown, isFound: (text: string) => boolean, path = ''): string[] {
  if (typeof value === 'string') return isFound(value) ? [path] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    pathsOf(inner, isFound, /^\d+$/.test(name) ? path : path === '' ? name : `${path}.${name}`),
  )
}

const bodyOf = (kind: Kind, text: string): Body => filled(BODIES[kind], text) as Body

/** Every field of a schema that has a type, with it. */
function typesIn(schema: z.ZodType, path = ''): [path: string, type: string][] {
  const type = TEXT_TYPES.get(schema as z.ZodType<string>)?.type
  if (type !== undefined) return [[path, type]]
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return typesIn(schema.unwrap() as z.ZodType, path)
  if (schema instanceof z.ZodArray) return typesIn(schema.element as z.ZodType, path)
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries(schema.shape).flatMap(([name, inner]) => typesIn(inner as z.ZodType, path === '' ? name : `${path}.${name}`))
}

/** Days are read, and digests made here: no text of a source reaches either. */
const madeIn = (schema: z.ZodType): string[] =>
  typesIn(schema).flatMap(([path, type]) => (type === 'day' || type === 'digest' ? [path] : []))

describe.each(kinds)('every field of %s', (kind) => {
  it('hides a person whom it names beside what it says', () => {
    const hidden = hideNames(bodyOf(kind, '云帆甲商行（王小明）'), ['王小明'], BODY_PLANS[kind])
    expect(pathsOf(hidden, (text) => text.includes('王小明'))).toEqual(madeIn(BODIES[kind]))
  })

  it.each([
    ['an identity number', IDENTITY],
    ['a mobile number', MOBILE],
  ])('that is %s does not show it', (_what, number) => {
    const hidden = hideByType(bodyOf(kind, number), BODY_PLANS[kind])
    const shown = pathsOf(hidden, (text) => text.includes(number))
    expect(shown).toEqual(madeIn(BODIES[kind]))
  })
})

/** What each field of text is that is no running text. Whoever changes a line of it says that persons may be told there. */
const TYPES = `
accident: enterprises.name name, enterprises.uscc creditCode, place address, division code, category.code code, project.name work, project.owner party, investigation.recommendations.owner name
directive: no code, issuer name, division code, measures.owner party, cardPicture.original digest, cardPicture.shown digest
enterprise: name party, formerNames party, uscc creditCode, enterpriseType name, businessScope scope, industry name, supervisingDepartment name, address address, division code, region name, licences.name name, licences.number code, routes name, plates code, grades.issuer name, persons.officePhone officePhone
envelope: agency name, documentNo code, sourceUrl link
fineAccount: division code, voucher code, answers.url link
hazard: no code, enterprise.name name, enterprise.uscc creditCode, answerable.name name, answerable.uscc creditCode, site code, zone code, place.address address, place.division code, commitments.responsibility.unit party, supervisor.department name, supervisor.officePhone officePhone, phases.evidence.original digest, phases.evidence.shown digest, listing.no code, listing.url link, extensions.approvedBy party, heldBy party, reissueOf code, evidence.original digest, evidence.shown digest
inspection: no code, visit code, listMonth code, listNo code, place.address address, place.division code, enterprise.name name, enterprise.uscc creditCode, zone code, hazard code, owner party, evidence.original digest, evidence.shown digest
inventory: division code, countedBy name
notice: enterprises.name name, enterprises.uscc creditCode, restsOn.documentNo code, measures.decisionNo code, terminals name, routes name, officePhone officePhone
objection: no code, about code, unit name
penalty: enterprises.name name, enterprises.uscc creditCode, registrationNo registrationNumber, organisationCode code, objection.decidedBy name
reply: no code, about code, enterprise.name name, enterprise.uscc creditCode, unit name
reward: year code, batches.firstMonth code, batches.lastMonth code, openFrom code, uncounted code
site: no code, name work, enterprise.name name, enterprise.uscc creditCode, zone code, place.address address, place.division code, responsible.principal.officePhone officePhone, responsible.technical.officePhone officePhone, responsible.operation.officePhone officePhone, project.name work, project.owner party, project.contractor party
zone: code code, name name, division code, supervisionPhone officePhone, persons.officePhone officePhone
`

it('knows every field in which persons are hidden otherwise than in a running text', () => {
  const schemas: [string, z.ZodType][] = [...kinds.map((kind): [string, z.ZodType] => [kind, BODIES[kind]]), ['envelope', EnvelopeInput]]
  const lines = schemas.map(([name, schema]) => {
    const fields = typesIn(schema).filter(([, type]) => type !== 'day')
    return `${name}: ${fields.map((field) => field.join(' ')).join(', ')}`
  })
  expect(lines.sort()).toEqual(TYPES.trim().split('\n'))
})

it('hides in a field that nobody has described as in a running text', () => {
  expect(planAt(BODY_PLANS.penalty, 'invented')).toBe(RUNNING_TEXT)
  const told = { ...bodyOf('penalty', '无'), invented: { deep: [`王小明，电话${MOBILE}`] } }
  const { invented } = hideNames(hideByType(told, BODY_PLANS.penalty), ['王小明'], BODY_PLANS.penalty)
  expect(invented).toEqual({ deep: ['王**，电话139****5678'] })
})

it('treats a schema that it does not know as a running text', () => {
  expect(planOf(z.union([ShortText, z.number()]))).toBe(RUNNING_TEXT)
  expect(planOf(z.record(z.string(), LongText))).toBe(RUNNING_TEXT)
  expect(planOf(z.union([z.literal('a'), z.number()]))).toBeNull()
})

it('leaves out a telephone that is a mobile, and says so of its own field', () => {
  const warn = jest.fn()
  const plan = planOf(z.strictObject({ phones: z.array(unknownable(OfficePhone)) }))
  expect(hideByType({ phones: [MOBILE, '0099-55501234', null] }, plan, warn)).toEqual({ phones: [null, '0099-55501234', null] })
  expect(warn.mock.calls).toEqual([['phones.0', '电话是手机号码，没有公开']])
})

/** Every part of a schema that names an enterprise, with who may stand there. */
function namedBy(plan: Plan, path = ''): string[] {
  if (plan === null || 'text' in plan) return []
  const own = plan.named === undefined ? [] : [`${path} ${plan.named}`]
  return [...own, ...[...plan.fields].flatMap(([name, inner]) => namedBy(inner, path === '' ? name : `${path}.${name}`))]
}

it('knows every part that names an enterprise, and who may stand there', () => {
  const named = kinds.flatMap((kind) => namedBy(BODY_PLANS[kind]).map((found) => `${kind}: ${found}`))
  expect(named.sort()).toEqual([
    'accident: enterprises party',
    'hazard: answerable party',
    'hazard: enterprise party',
    'inspection: enterprise party',
    'notice: enterprises party',
    'penalty: enterprises organisation',
    'reply: enterprise party',
    'site: enterprise party',
  ])
})

it.each([
  // A person in the place of an enterprise; where a decision has told persons apart, such a name is a shop's.
  ['王小明', null, '王**', '王小明'],
  // What has a valid code is an organisation, whatever it is called.
  ['王小明', '91990100MAAY4CL127', '王小明', '王小明'],
  ['王小明', '91990100MAAY4CL128', '王**', '王小明'],
  // Somebody beside an organisation is hidden either way.
  ['云帆示例有限公司（王小明）', null, '云帆示例有限公司（王**）', '云帆示例有限公司（王**）'],
])(
  'shows the enterprise %s (%s) as %s where a person may stand in its place, as %s where none may',
  (name, uscc, asParty, asOrganisation) => {
    const shown = (schema: z.ZodType) => hideByType({ them: [{ name, uscc }] }, planOf(z.strictObject({ them: schema })))
    expect(shown(listOf(NamedEnterprise))).toEqual({ them: [{ name: asParty, uscc }] })
    expect(shown(named('organisation', listOf(NamedEnterprise)))).toEqual({ them: [{ name: asOrganisation, uscc }] })
    // A description added behind the type does not take it away.
    expect(shown(named('organisation', listOf(NamedEnterprise)).meta({ description: 'x' }))).toEqual({
      them: [{ name: asOrganisation, uscc }],
    })
  },
)

it('judges a credit code wherever it stands, and warns of it', () => {
  const warn = jest.fn()
  const plan = planOf(z.strictObject({ codes: z.array(unknownable(CreditCode)) }))
  const codes = [IDENTITY, '91990100MAAY4CL127', '统一社会信用代码：91990100MAAY4CL127', '无', null]
  expect(hideByType({ codes }, plan, warn)).toEqual({ codes: [null, '91990100MAAY4CL127', '91990100MAAY4CL127', null, null] })
  expect(warn.mock.calls).toEqual([
    ['uscc', '信用代码一栏填的不是代码，像是个人信息，没有公开'],
    ['uscc', '信用代码前后有引号、标签或别的字符，已经去掉'],
  ])
})

it('leaves an address of the web out where it holds a person, by number or by name', () => {
  const at = (sourceUrl: string) => ({ sourceUrl })
  expect(hideByType(at(`https://example.cn/${MOBILE}`), ENVELOPE_PLAN)).toEqual({ sourceUrl: null })
  expect(hideNames(at('https://example.cn/%E7%8E%8B%E5%B0%8F%E6%98%8E'), ['王小明'], ENVELOPE_PLAN)).toEqual({ sourceUrl: null })
  expect(hideByType(at('https://example.cn/1'), ENVELOPE_PLAN)).toEqual(at('https://example.cn/1'))
})

it('never touches the id of a record', () => {
  const said = { kind: 'penalty', id: 'wang.0123456789', body: null, envelope: null }
  expect(hideNames(said, ['Wang'], RECORD_PLANS.penalty)).toEqual(said)
})
