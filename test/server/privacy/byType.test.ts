import { z } from 'zod'
import { ENVELOPE_PLAN, namedIn, planAt, planOf, treatmentIn, type Plan } from '../../../server/privacy/fields'
import { hideByType } from '../../../server/privacy/byType'
import { publicBody, publicEnvelope, withoutPersons } from '../../../server/privacy/record'
import { EnvelopeInput } from '../../../shared/envelope'
import {
  Address,
  CodeText,
  DayText,
  LongText,
  OfficePhone,
  PartyName,
  ProperName,
  RegistrationNumber,
  Scope,
  WorkName,
  listOf,
  typed,
  unknownable,
} from '../../../shared/fields'
import { NamedEnterprise, named } from '../../../shared/parts'

/** What becomes of the numbers of persons in each type of text. */

const IDENTITY = '110101199003077758'
const OLD_IDENTITY = '110101900307775'
const MOBILE = '13912345678'
const MASKED_IDENTITY = '**************'

const shown = (schema: z.ZodType, text: string, warn?: (column: string | null, reason: string) => void): unknown =>
  (hideByType({ text }, planOf(z.strictObject({ text: schema })), warn) as { text: unknown }).text

const LINK = typed('link', z.string())

it.each<[string, z.ZodType, string, string | null]>([
  ['a running text', LongText, `见${IDENTITY}。`, `见${MASKED_IDENTITY}。`],
  ['a running text', LongText, `电话${MOBILE}`, '电话139****5678'],
  ['what a firm may do', Scope, `电话${MOBILE}`, '电话139****5678'],
  ['an address', Address, `1号，电话${MOBILE}`, '1号，电话139****5678'],
  ['a name of an organisation', ProperName, `电话${MOBILE}`, '电话139****5678'],
  ['a party', PartyName, '潘小明(自然人)', '潘**（自然人）'],
  ['a work', WorkName, '潘小明(自然人)', '潘**（自然人）'],
  ['a name', ProperName, '潘小明(自然人)', '潘小明(自然人)'],
  ['a running text', LongText, '潘小明(自然人)', '潘小明(自然人)'],
  ['a code', CodeText, '云应急罚〔2026〕1391234号', '云应急罚〔2026〕1391234号'],
  ['a code that is a mobile', CodeText, MOBILE, '139****5678'],
  ['a registration number', RegistrationNumber, '990100000000001', '990100000000001'],
  ['a registration number of the form of an old identity number', RegistrationNumber, OLD_IDENTITY, OLD_IDENTITY],
  ['a registration number that is a mobile', RegistrationNumber, MOBILE, '139****5678'],
  ['a telephone of an office', OfficePhone, '0099-55501234', '0099-55501234'],
  ['a telephone that is a mobile', OfficePhone, MOBILE, null],
  ['an address of the web', LINK, 'https://a.example/1', 'https://a.example/1'],
  ['an address of the web with a mobile', LINK, `https://a.example/${MOBILE}`, null],
  ['an address of the web with an identity number', LINK, `https://a.example/${IDENTITY}`, null],
  ['a day', DayText, '2026-05-20', '2026-05-20'],
])('%s: %j is %j', (_what, schema, text, expected) => {
  expect(shown(unknownable(schema), text === 'x' ? '' : text)).toBe(expected)
  expect(shown(listOf(schema), text)).toEqual(expected)
})

it.each([
  ['a code', CodeText],
  ['a registration number', RegistrationNumber],
  ['a telephone', OfficePhone],
])('hides an identity number in %s', (_what, schema) => expect(String(shown(schema, IDENTITY))).not.toContain(IDENTITY.slice(-8)))

it('warns of a telephone that is left out, and of nothing else', () => {
  const warn = jest.fn()
  for (const phone of ['0099-55501234', IDENTITY]) shown(OfficePhone, phone, warn)
  expect(warn).not.toHaveBeenCalled()
  shown(OfficePhone, MOBILE, warn)
  expect(warn.mock.calls).toEqual([['text', '电话是手机号码，没有公开']])
})

it('tells the place of what it leaves out, however deep', () => {
  const warn = jest.fn()
  const plan = planOf(z.strictObject({ offices: z.array(z.strictObject({ phones: z.array(OfficePhone) })) }))
  hideByType({ offices: [{ phones: ['0099-55501234'] }, { phones: ['0099-55501234', MOBILE] }] }, plan, warn)
  expect(warn.mock.calls).toEqual([['offices.1.phones.1', '电话是手机号码，没有公开']])
})

it('leaves alone what is no text, and what can hold no person', () => {
  const plan = planOf(z.strictObject({ day: DayText, count: z.number(), sure: z.boolean(), place: z.tuple([z.number()]), text: LongText }))
  const value = { day: '2026-05-20', count: 13912345678, sure: true, place: [13912345678], text: null }
  expect(hideByType(value, plan)).toEqual(value)
})

describe('a plan', () => {
  const Part = z.strictObject({ name: ProperName, told: LongText, day: DayText.optional(), count: z.number().default(0) })
  const plan = planOf(z.array(Part).optional())

  it('is that of a list’s elements, and of what may be left out', () => {
    expect(treatmentIn(planAt(plan, 'name'))).toMatchObject({ names: 'beside', tells: true })
    expect(treatmentIn(planAt(plan, 'told'))).toEqual({ numbers: 'masked', names: 'everywhere' })
    expect([planAt(plan, 'day'), planAt(plan, 'count')]).toEqual([null, null])
  })

  it('of a text, or of nothing, is the same for whatever lies within', () => {
    const text: Plan = planAt(plan, 'name')
    expect([planAt(text, 'inner'), planAt(null, 'inner'), treatmentIn(null)]).toEqual([text, null, null])
    // A part stands where a text was expected.
    expect(treatmentIn(plan)).toEqual({ numbers: 'masked', names: 'everywhere' })
  })

  it('says who may stand where a part names an enterprise', () => {
    expect(namedIn(planOf(NamedEnterprise))).toBe('party')
    expect(namedIn(planOf(z.array(unknownable(NamedEnterprise))))).toBe('party')
    expect(namedIn(planOf(named('organisation', listOf(NamedEnterprise))))).toBe('organisation')
    expect([namedIn(plan), namedIn(planOf(LongText)), namedIn(null)]).toEqual([null, null, null])
  })

  it.each<[string, z.ZodType, boolean]>([
    ['numbers', z.number(), true],
    ['a choice of words', z.enum(['a']), true],
    ['one word', z.literal('a'), true],
    ['yes or no', z.boolean(), true],
    ['numbers of a fixed length', z.tuple([z.number(), z.boolean()]), true],
    ['lists of lists of numbers', z.array(z.array(z.number())), true],
    ['a choice of such', z.union([z.number(), z.array(z.number())]), true],
    ['parts of such among a choice', z.union([z.number(), z.object({ x: z.number() })]), true],
    ['a text', z.string(), false],
    ['a choice with a text', z.union([z.number(), z.string()]), false],
    ['a text among what has a fixed length', z.tuple([z.number(), z.string()]), false],
    ['a list of texts in a choice', z.union([z.number(), z.array(z.string())]), false],
    ['a part with a text in a choice', z.union([z.number(), z.object({ x: z.number(), y: z.string() })]), false],
    ['whatever it may be', z.unknown(), false],
  ])('of %s', (_what, schema, holdsNobody) =>
    expect(planOf(schema)).toEqual(holdsNobody ? null : { text: { numbers: 'masked', names: 'everywhere' } }),
  )
})

it('hides persons in the whole of what is said of a record, its envelope too, and not in its id', () => {
  const envelope = { ...EnvelopeInput.parse({}), basis: `王小明${MOBILE}`, publishedAt: '2026-05-20' }
  expect(publicEnvelope(envelope)).toEqual({ ...envelope, basis: '王小明139****5678' })
  const said = {
    kind: 'notice',
    id: '王小明',
    body: { title: '王小明的通报' } as never,
    envelope,
    documentNoWritten: '1号王小明',
    declaredUntil: null,
  }
  expect(withoutPersons('notice', said, ['王小明'])).toEqual({
    ...said,
    body: { title: '王**的通报' },
    envelope: { ...envelope, basis: `王**${MOBILE}` },
    documentNoWritten: '1号王**',
  })
  expect(planAt(ENVELOPE_PLAN, 'publishedAt')).toBeNull()
  const body = { title: '通报', text: MOBILE } as never
  expect(publicBody('notice', body, () => {})).toEqual({ title: '通报', text: '139****5678' })
})

it('hands on what hides nobody as it is, and changes nothing of what it was given', () => {
  const plan = planOf(z.strictObject({ name: ProperName, parts: z.array(z.strictObject({ text: LongText })) }))
  const plain = { name: '甲', parts: [{ text: '一' }, { text: '二' }] }
  expect(hideByType(plain, plan)).toBe(plain)
  const telling = { name: '甲', parts: [{ text: '一' }, { text: `电话${MOBILE}` }] }
  expect(hideByType(telling, plan)).toEqual({ name: '甲', parts: [{ text: '一' }, { text: '电话139****5678' }] })
  expect(telling).toEqual({ name: '甲', parts: [{ text: '一' }, { text: `电话${MOBILE}` }] })
})
