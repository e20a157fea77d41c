import fc from 'fast-check'
import { decideAbsent, decideEnded, decideListed } from '../../../server/editions/decide'
import type { Decision, Incoming, DecisionContext } from '../../../server/editions/decision'
import { claimsOn, isPast } from '../../../server/editions/claims'
import type { VersionDoc } from '../../../server/models/version'
import { EnvelopeInput } from '../../../shared/envelope'
import { INPUTS } from '../../../shared/kinds/schemas'
import { publicBody } from '../../support/publicBody'

/** One record that several sources list, by the rules of precedence: what is public against a model of a few lines. */

const PRECEDENCE: Record<string, number> = { city: 1, province: 2, district: 3 }
const SOURCES = Object.keys(PRECEDENCE)

const context = (source: string, edition: number): DecisionContext => ({
  edition,
  at: new Date('2026-05-20T02:00:00.000Z'),
  today: '2026-05-20',
  source,
  precedence: PRECEDENCE[source] ?? 9,
  origin: 'official',
  run: `${source}-${edition}`,
  rawSha256: source,
})

function incoming(name: string, envelope: Partial<Incoming['envelope']> = {}): Incoming {
  const body = publicBody('enterprise', INPUTS.enterprise.parse({ name }), () => {})
  return { kind: 'enterprise', id: 'register.1', envelope: { ...EnvelopeInput.parse({}), agency: '局', ...envelope }, body }
}

/** A record and the decisions about it, one edition each. */
class OneRecord {
  version: VersionDoc | undefined
  edition = 0

  #take(decision: Decision | null): boolean {
    if (decision === null) return false
    expect(decision.ends).toBe(this.version?._id ?? null)
    this.version = decision.version
    return true
  }
  list = (source: string, name: string, envelope = {}) =>
    this.#take(decideListed(incoming(name, envelope), this.version, context(source, ++this.edition)))
  drop = (source: string) => (this.version?.body ? this.#take(decideAbsent(this.version, context(source, ++this.edition))) : false)
  revoke = (source: string, operation: 'withdraw' | 'repair' = 'withdraw') => {
    const said = { kind: 'enterprise', id: 'register.1', agency: '局' } as const
    return this.#take(decideEnded(said, this.version, context(source, ++this.edition), { operation, reason: '撤销', annulledOn: null }))
  }
  get names() {
    return this.version?.body
      ? claimsOn(this.version).map(({ source, body }) => `${source}:${body && 'name' in body ? body.name : ''}`)
      : []
  }
}

it('lets the first source speak, keeps the others beside it, and outlives its silence', () => {
  const record = new OneRecord()
  record.list('province', '省厅的写法')
  expect(record.list('city', '市局的写法')).toBe(true)
  expect(record.version).toMatchObject({
    source: 'city',
    operation: 'change',
    reason: '改以排位在前的来源为准',
    run: 'city-2',
    revision: 2,
  })
  expect(record.names).toEqual(['city:市局的写法', 'province:省厅的写法'])
  expect(record.list('province', '省厅的写法')).toBe(false)
  record.list('province', '省厅的新写法')
  expect(record.version).toMatchObject({ source: 'city', reason: '另一来源的内容有变', run: 'city-2' })
  record.drop('city')
  expect(record.version).toMatchObject({ source: 'province', reason: '原来源不再列出，改以另一来源为准', precedence: 2 })
  expect(record.version?.claims).toBeUndefined()
  record.drop('province')
  expect(record.version).toMatchObject({ state: 'withdrawn', body: null, reason: '来源不再列出' })
  record.list('district', '区里的写法')
  expect(record.version).toMatchObject({ source: 'district', operation: 'reinstate' })
})

it('ends by the word of the speaking source, and by a repair whoever tells of it', () => {
  const record = new OneRecord()
  record.list('city', '甲')
  record.list('province', '甲')
  record.revoke('province')
  expect(record.names).toEqual(['city:甲'])
  expect(record.revoke('province')).toBe(false)
  record.list('province', '甲')
  record.revoke('city')
  expect(record.version).toMatchObject({ state: 'withdrawn', reason: '撤销', source: 'city' })
  expect(record.list('province', '甲改')).toBe(false)
  expect(record.list('city', '甲')).toBe(true)
  record.list('province', '甲')
  record.revoke('province', 'repair')
  expect(record.version?.state).toBe('repaired')
  expect(record.list('city', '甲改')).toBe(false)
})

it('shows no claim whose own publicity is over', () => {
  const record = new OneRecord()
  record.list('city', '甲')
  record.list('province', '乙', { publicUntil: '2026-05-20' })
  const later = { ...context('city', 9), today: '2026-05-21' }
  expect(record.version && decideAbsent(record.version, later)?.version).toMatchObject({ state: 'withdrawn' })
})

it.each([
  ['its own end, moved by its source', 'city', '2026-05-25', { source: 'city', publicUntil: '2026-12-31' }, false],
  ['its own end, whatever another says', 'city', '2026-05-25', { source: 'province', publicUntil: '2026-12-31' }, true],
  [
    'the end of a word that still stands beside',
    'city',
    '2026-05-25',
    { source: 'province', publicUntil: null, claims: [{ source: 'city', publicUntil: null }] },
    false,
  ],
  ['the end of the record', 'city', null, { source: 'city', publicUntil: '2026-05-25' }, true],
  ['nothing, where nothing ends', 'city', null, { source: 'province', publicUntil: null }, false],
])('judges the past by %s', (_name, source, publicUntil, present, past) =>
  expect(isPast({ source, publicUntil }, { state: 'active', ...present }, '2026-05-26')).toBe(past),
)

it('judges the past of a record that is public no more, or unknown, by its own end', () => {
  const version = { source: 'city', publicUntil: '2026-05-25' }
  const withdrawn = { source: 'city', publicUntil: null, state: 'withdrawn' as const }
  for (const present of [null, withdrawn])
    expect([isPast(version, present, '2026-05-25'), isPast(version, present, '2026-05-26')]).toEqual([false, true])
  expect(isPast({ source: 'city', publicUntil: null }, withdrawn, '2026-05-26')).toBe(false)
})

it('always says what the first of those that list it said last', () => {
  const step = fc.record({
    act: fc.constantFrom('list', 'list', 'drop', 'repeat' as const),
    source: fc.constantFrom(...SOURCES),
    name: fc.constantFrom('甲', '乙', '丙'),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const record = new OneRecord()
      const said = new Map<string, string>()
      for (const { act, source, name } of steps) {
        const before = said.get(source)
        if (act === 'drop') said.delete(source)
        else said.set(source, act === 'repeat' ? (before ?? name) : name)
        const changed = act === 'drop' ? record.drop(source) : record.list(source, said.get(source) ?? name)
        expect(changed).toBe(before !== said.get(source))
        expect(record.names).toEqual(SOURCES.filter((one) => said.has(one)).map((one) => `${one}:${said.get(one)}`))
      }
    }),
    { numRuns: 500 },
  )
})
