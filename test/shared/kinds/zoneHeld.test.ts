import fc from 'fast-check'
import { addDays } from '../../../shared/codes/dates'
import { isInTerm, trainedOn, vacantDays } from '../../../shared/kinds/zone/held'

/** Whether somebody answers for a zone, since when nobody does, and how they are trained. Nothing unknown reads as fine. */

const TODAY = '2026-05-20'
const person = (termFrom: string | null, termTo: string | null, training: Parameters<typeof trainedOn>[0][number]['training'] = null) => ({
  termFrom,
  termTo,
  training,
})

it.each([
  ['2026-01-01', '2026-12-31', true],
  ['2026-01-01', TODAY, true],
  ['2026-01-01', '2026-05-19', false],
  ['2026-05-21', null, false],
  ['2026-01-01', null, true],
  [null, '2026-05-19', false],
  [null, null, null],
])('knows whether a person with the term %s to %s is in it', (from, to, expected) =>
  expect(isInTerm(person(from, to), TODAY)).toBe(expected),
)

it.each([
  ['one is in term', [person('2025-01-01', '2026-05-01'), person('2026-05-02', null)], 0],
  ['the last term ended', [person('2025-01-01', '2026-05-10'), person('2024-01-01', '2025-01-01')], 10],
  ['it ended yesterday', [person(null, '2026-05-19')], 1],
  ['nobody is named', [], null],
  ['a term is not public', [person('2025-01-01', '2026-05-10'), person(null, null)], null],
  ['the first term is to come', [person('2026-06-01', null)], null],
])('counts the days of a vacancy where %s', (_, persons, days) => expect(vacantDays(persons, TODAY)).toBe(days))

it('knows nothing of a term that ends before it begins, nor of a training that cannot be', () => {
  expect(vacantDays([person('2027-01-01', '2025-12-31')], TODAY)).toBeNull()
  expect(isInTerm(person('2027-01-01', '2025-12-31'), TODAY)).toBeNull()
  const trained = (on: string, nextDue: string) => trainedOn([person('2024-01-01', null, { on, passed: true, nextDue })], TODAY)
  expect(trained('2026-12-01', '2026-01-01')).toMatchObject({ overdue: 0, unknown: 1 })
  expect(trained('2026-12-01', '2028-01-01')).toMatchObject({ trained: 0, unknown: 1 })
  expect(trained('2020-01-01', '2019-01-01')).toMatchObject({ overdue: 0, unknown: 1 })
  expect(trained('2025-12-01', '2026-01-01')).toMatchObject({ overdue: 1 })
})

const day = fc.option(fc.integer({ min: -400, max: 400 }).map((days) => addDays(TODAY, days)))
const anybody = fc.record({
  termFrom: day,
  termTo: day,
  training: fc.option(fc.record({ on: day.map((on) => on ?? '2026-01-01'), passed: fc.option(fc.boolean()), nextDue: day })),
})

it('agrees with a recount of random zones, to the unit', () => {
  fc.assert(
    fc.property(fc.array(anybody, { maxLength: 6 }), (persons) => {
      const { trained, overdue, unknown, persons: all } = trainedOn(persons, TODAY)
      const isReversed = ({ termFrom, termTo }: (typeof persons)[number]) => termFrom !== null && termTo !== null && termTo < termFrom
      const own = persons.filter(
        (one) => isReversed(one) || !((one.termFrom !== null && one.termFrom > TODAY) || (one.termTo !== null && one.termTo < TODAY)),
      )
      const told = own.filter(({ training }) => training !== null && training.on <= TODAY && training.on <= (training.nextDue ?? TODAY))
      const late = told.filter(({ training }) => training?.passed === false || (training?.nextDue ?? TODAY) < TODAY)
      const good = told.filter(({ training }) => training?.passed === true && training.nextDue !== null && training.nextDue >= TODAY)
      expect([all, overdue, trained, unknown]).toEqual([own.length, late.length, good.length, own.length - late.length - good.length])
      const days = vacantDays(persons, TODAY)
      if (days !== null && days > 0)
        expect(persons.every(({ termTo, termFrom }) => (termTo ?? TODAY) < TODAY || (termFrom ?? '') > TODAY)).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})
