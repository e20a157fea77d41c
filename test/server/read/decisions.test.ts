import fc from 'fast-check'
import { ruleOf } from '../../../server/kinds/index'
import { begins, decidingKinds, decisionsIn, newestFirst, type Said } from '../../../server/read/decisions'
import type { Kind } from '../../../shared/kinds/index'

/** What a record tells of decisions: numbered, worded and not over, or nothing. */

const TODAY = '2026-05-20'
const FIRM = { name: '云帆甲建设有限公司', uscc: '91990100MAD1TJ3Y9P' }

const version = (kind: Kind, body: Record<string, unknown>, more: Partial<Said> = {}): Said =>
  ({
    kind,
    id: 'x-1',
    agency: '云帆市应急管理局',
    documentNo: '云应急罚〔2026〕1号',
    publicUntil: null,
    from: 3,
    changedAt: new Date('2026-05-01T00:00:00.000Z'),
    body: { enterprises: [FIRM], ...body },
    ...more,
  }) as unknown as Said

const penalty = (body: Record<string, unknown>, more: Partial<Said> = {}) =>
  version(
    'penalty',
    {
      content: '暂扣安全生产许可证 60 日',
      licenceMeasure: null,
      decidedOn: '2026-04-01',
      validTo: null,
      objection: null,
      punishedPersons: [],
      ...body,
    },
    more,
  )

const measured = (one: Said, day = TODAY) =>
  decisionsIn(one, day, FIRM.uscc).decisions.flatMap(({ decisionNo, measures }) =>
    measures.map(({ text, state, fallsAway }) => [decisionNo, text, state, fallsAway]),
  )

it('knows which kinds tell of decisions', () => {
  expect(decidingKinds()).toEqual(['notice', 'penalty'])
})

it('tells a decision by its number and in its words, with the day on which it falls away', () => {
  const measure = { text: '责令停产停业', decisionNo: '令1号', from: '2026-05-01', to: '2026-08-01' }
  const notice = version('notice', { measures: [measure, { ...measure, text: '暂停资格', to: null }] }, { publicUntil: '2026-07-01' })
  expect(decisionsIn(notice, TODAY, FIRM.uscc)).toEqual({
    isUntold: false,
    decisions: [
      {
        decisionNo: '令1号',
        measures: [
          { text: '责令停产停业', from: '2026-05-01', to: '2026-08-01', state: 'in_force', fallsAway: '2026-07-01' },
          { text: '暂停资格', from: '2026-05-01', to: null, state: 'in_force', fallsAway: '2026-07-01' },
        ],
        agency: '云帆市应急管理局',
        record: { kind: 'notice', id: 'x-1', path: '/#/record/detail/index?kind=notice&id=x-1' },
        edition: 3,
        changedAt: '2026-05-01T00:00:00.000Z',
        enterprises: [FIRM],
        by: 'code',
      },
    ],
  })
})

it('tells what a penalty says of a licence beside what it says of all, each once', () => {
  expect(measured(penalty({ licenceMeasure: '暂扣安全生产许可证 60 日' }))).toHaveLength(1)
  expect(measured(penalty({ licenceMeasure: '吊销许可证' })).map(([, text]) => text)).toEqual(['暂扣安全生产许可证 60 日', '吊销许可证'])
})

it.each([
  ['is over since yesterday', { validTo: '2026-05-19' }, [], false],
  ['ends today', { validTo: '2026-05-20' }, ['in_force'], false],
  ['begins tomorrow', { decidedOn: '2026-05-21' }, ['not_yet'], false],
  ['begins on a day that is not public', { decidedOn: null }, ['unknown'], false],
  ['was annulled', { objection: { outcome: 'annulled' } }, [], false],
  ['was upheld', { objection: { outcome: 'upheld' } }, ['in_force'], false],
  ['has no words of its own', { content: null, penaltyKinds: ['licence_revocation'] }, [], true],
  ['has blank words', { content: ' ' }, [], true],
])('tells a penalty that %s for what it is', (_name, body, states, isUntold) => {
  const one = penalty(body)
  expect(measured(one).map(([, , state]) => state)).toEqual(states)
  expect(decisionsIn(one, TODAY, FIRM.uscc).isUntold).toBe(isUntold)
})

it('tells no measure without the number of a decision', () => {
  expect(decisionsIn(penalty({}, { documentNo: null }), TODAY, FIRM.uscc)).toEqual({ decisions: [], isUntold: true })
})

it('says where a firm is known by its name alone', () => {
  const by = (uscc: string | null) => decisionsIn(penalty({ enterprises: [{ ...FIRM, uscc }] }), TODAY, FIRM.uscc).decisions[0]?.by
  expect([by(FIRM.uscc), by('91990100mad1tj3y9p'), by(null), by('9199')]).toEqual(['code', 'code', 'name', 'name'])
})

const text = fc.option(fc.constantFrom('禁止投标', '责令停产停业', '', ' '))
const day = fc.option(fc.constantFrom('2026-05-18', '2026-05-19', '2026-05-20', '2026-05-21'))
const measures = fc.array(
  fc.record({
    text: fc.constantFrom('禁止投标', '责令停产停业', ' '),
    decisionNo: fc.option(fc.constantFrom('令1号', '令2号', '')),
    from: day,
    to: day,
  }),
)

it('loses nothing and invents nothing: each measure that is not over is told with its number or makes its record an untold one', () => {
  fc.assert(
    fc.property(measures, day, (all, publicUntil) => {
      const { decisions, isUntold } = decisionsIn(version('notice', { measures: all }, { publicUntil }), TODAY, FIRM.uscc)
      const running = all.filter(({ to }) => to === null || to >= TODAY)
      const numbered = running.filter(({ decisionNo, text: words }) => (decisionNo ?? '') !== '' && words.trim() !== '')
      const told = decisions.flatMap(({ decisionNo, measures: own }) =>
        own.map(({ text: words, from, to }) => ({ text: words, decisionNo, from, to })),
      )
      const key = (one: object) => JSON.stringify(Object.entries(one).sort())
      expect(told.map(key).sort()).toEqual(numbered.map(key).sort())
      expect(isUntold).toBe(numbered.length < running.length)
      for (const { measures: own } of decisions)
        for (const { to, fallsAway } of own) expect(fallsAway).toBe([to, publicUntil].filter((one) => one !== null).sort()[0] ?? null)
      const sorted = [...decisions].sort(newestFirst).map(begins)
      expect(sorted).toEqual([...sorted].sort().reverse())
    }),
  )
})

it('tells of a penalty by its own number alone', () => {
  fc.assert(
    fc.property(text, text, fc.option(fc.constant('云应急罚〔2026〕1号')), (content, licenceMeasure, documentNo) => {
      const { decisions } = decisionsIn(penalty({ content, licenceMeasure }, { documentNo }), TODAY, null)
      expect(decisions.length === 0 || (documentNo !== null && ruleOf('penalty').orders !== undefined)).toBe(true)
      for (const { decisionNo } of decisions) expect(decisionNo).toBe(documentNo)
    }),
  )
})
