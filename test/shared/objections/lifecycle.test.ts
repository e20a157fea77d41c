import fc from 'fast-check'
import { addWorkdays, isWorkday, workdaysBetween, type HolidayYear } from '../../../server/law/workdays'
import { addDays, type Day } from '../../../shared/codes/dates'
import { OBJECTION_CLOCK, timelinessOf } from '../../../shared/objections/clock'
import { dependenceOf, isSameUnit, type Author, type Decider } from '../../../shared/objections/independence'
import {
  lawfulObjectionMoves,
  moveObjection,
  newObjection,
  type ObjectionCase,
  type ObjectionFilled,
} from '../../../shared/objections/lifecycle'
import { OBJECTION_MOVE_NAMES, OBJECTION_MOVES, objectionMove, type ObjectionMoveName } from '../../../shared/objections/moves'
import { codesOf } from '../../../shared/vocabulary'
import { MERITS, OBJECTION_STATES } from '../../../shared/objections/words'

const lin: Decider = { officer: 'lin', displayName: '林某', unit: '样例市司法局' }
const wu: Decider = { officer: 'wu', displayName: '吴某', unit: '样例市应急管理局' }
const BUREAU: Author = { unit: '样例市应急管理局', officer: null }
const TODAY = '2026-06-01'

const moved = (from: ObjectionCase, name: ObjectionMoveName, mover: Decider, filled: ObjectionFilled = {}): ObjectionCase => {
  const outcome = moveObjection(from, name, mover, { filled, today: TODAY })
  if (!outcome.ok) throw new Error(outcome.fault)
  return outcome.next
}
const fault = (from: ObjectionCase, name: ObjectionMoveName, mover: Decider, filled: ObjectionFilled = {}) => {
  const outcome = moveObjection(from, name, mover, { filled, today: TODAY })
  return outcome.ok ? null : outcome.fault
}

describe('who may decide', () => {
  it('is nobody of the unit that decided, in whatever spelling, nor of a part of it', () => {
    expect(isSameUnit('样例市应急管理局', '样例市 应急管理局（本级）')).toBe(true)
    expect(isSameUnit('样例市应急管理局', '样例市应急管理局执法支队')).toBe(true)
    expect(isSameUnit('样例市应急管理局执法支队', '样例市应急管理局')).toBe(true)
    expect(isSameUnit('样例市应急管理局', '样例市交通运输局')).toBe(false)
    expect(isSameUnit('样例市', '样例市交通运输局')).toBe(false)
    expect(dependenceOf(wu, [BUREAU])).toBe('own_unit')
    expect(dependenceOf(lin, [BUREAU])).toBeNull()
  })

  it('is not the officer who decided, wherever that person works by now', () => {
    expect(dependenceOf(lin, [{ unit: '样例市交通运输局', officer: '林 某' }])).toBe('own_officer')
    expect(dependenceOf(lin, [{ unit: '样例市交通运输局', officer: 'LIN' }])).toBe('own_officer')
  })

  it('is nobody while nobody knows who decided, and nobody whose unit is not registered', () => {
    expect(dependenceOf(lin, [])).toBe('author_unknown')
    expect(dependenceOf({ ...lin, unit: null }, [BUREAU])).toBe('no_unit')
    expect(dependenceOf({ ...lin, unit: ' ' }, [BUREAU])).toBe('no_unit')
  })
})

describe('the moves', () => {
  it('lead from the filing to the published outcome', () => {
    const accepted = moved(newObjection([BUREAU]), 'accept', wu)
    expect(accepted).toMatchObject({ state: 'accepted', handler: 'wu', decision: null })
    expect(fault(accepted, 'decide', wu, { merit: 'kept', reason: '无误' })).toBe('own_unit')
    const decided = moved(accepted, 'decide', lin, { merit: 'corrected', reason: '日期写错' })
    expect(decided.decision).toEqual({ outcome: 'corrected', why: null, reason: '日期写错', unit: lin.unit, officer: 'lin', on: TODAY })
    expect(lawfulObjectionMoves(decided, lin)).toEqual(['publish'])
    expect(moved(decided, 'publish', wu).state).toBe('published')
  })

  it('refuse a decision until an officer has stated who decided', () => {
    const accepted = moved(newObjection([]), 'accept', lin)
    expect(fault(accepted, 'decide', lin, { merit: 'kept', reason: '无误' })).toBe('author_unknown')
    const stated = moved(accepted, 'state_author', lin, { author: { unit: '样例市司法局', officer: null } })
    expect(fault(stated, 'decide', lin, { merit: 'kept', reason: '无误' })).toBe('own_unit')
    expect(moved(stated, 'decide', wu, { merit: 'kept', reason: '无误' }).decision?.outcome).toBe('kept')
  })

  it('refuse what is not admitted by its author too', () => {
    const filed = newObjection([BUREAU])
    expect(fault(filed, 'refuse', wu, { why: 'not_named', reason: '不是' })).toBe('own_unit')
    expect(moved(filed, 'refuse', lin, { why: 'not_named', reason: '不是' }).decision).toMatchObject({
      outcome: 'not_admitted',
      why: 'not_named',
    })
  })

  it('never take a stated author back, and give no work to one', () => {
    const stated = moved(newObjection([BUREAU]), 'state_author', wu, { author: { unit: '样例市水务局', officer: '林某' } })
    expect(stated.authors).toHaveLength(2)
    expect(fault(stated, 'assign', wu, { officer: lin })).toBe('own_officer')
    expect(fault(stated, 'assign', lin, { officer: wu })).toBe('own_unit')
    expect(moved(newObjection([]), 'assign', lin, { officer: wu }).handler).toBe('wu')
  })

  it('want all that they need and nothing else', () => {
    const accepted = moved(newObjection([BUREAU]), 'accept', lin)
    expect(fault(accepted, 'decide', lin, { merit: 'kept' })).toBe('unfilled')
    expect(fault(accepted, 'decide', lin, { merit: 'kept', reason: '无误', why: 'no_matter' })).toBe('unfilled')
  })

  it('leave every state but the last, and reach each', () => {
    const reached = new Set<string>(['received', ...OBJECTION_MOVE_NAMES.map((name) => objectionMove(name).to)])
    expect(codesOf(OBJECTION_STATES).filter((state) => !reached.has(state))).toEqual([])
    const left = new Set<string>(Object.values(OBJECTION_MOVES).flatMap(({ from, to }) => ((to as string) === 'same' ? [] : from)))
    expect(codesOf(OBJECTION_STATES).filter((state) => !left.has(state))).toEqual(['published'])
  })
})

/** A year of random holidays and worked weekend days. */
const table = fc.array(fc.tuple(fc.integer({ min: 0, max: 360 }), fc.integer({ min: 0, max: 8 })), { maxLength: 9 }).chain((spans) =>
  fc.array(fc.integer({ min: 0, max: 364 }), { maxLength: 8 }).map((worked): Record<number, HolidayYear> => ({
    2026: {
      basis: '',
      off: spans.map(([at, length]) => [addDays('2026-01-01', at), addDays('2026-01-01', at + length)]),
      worked: worked.map((at) => addDays('2026-01-01', at)),
    },
  })),
)
const units = ['样例市应急管理局', '样例市应急管理局执法支队', '样例市交通运输局', '样例市司法局', null] as const
const officer = fc.record({
  officer: fc.constantFrom('zhao', 'qian', 'sun', 'li'),
  displayName: fc.constantFrom('赵某', '钱某', '孙某', '李某'),
  unit: fc.constantFrom(...units),
})
const author = fc.record({
  unit: fc.constantFrom('样例市应急管理局', '样例市交通运输局', '样例市 司法局'),
  officer: fc.constantFrom(null, '赵某', 'qian'),
})
const step = fc.record({
  move: fc.constantFrom(...OBJECTION_MOVE_NAMES),
  mover: officer,
  days: fc.integer({ min: 0, max: 9 }),
  author,
  to: officer,
  merit: fc.constantFrom(...codesOf(MERITS)),
})

/** The clock counted day by day, with nothing of the code under test. */
function countedDue(filedOn: Day, holidays: HolidayYear): Day | null {
  let left = OBJECTION_CLOCK.workdays
  for (let day = addDays(filedOn, 1); day.startsWith('2026'); day = addDays(day, 1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    const isOff = holidays.off.some(([from, to]) => day >= from && day <= to)
    const isWorked = holidays.worked.includes(day) || (!isOff && weekday >= 1 && weekday <= 5)
    if (isWorked && --left === 0) return day
  }
  return null
}

const plain = (text: string): string => text.replace(/\s/g, '').toLowerCase()
/** Whether somebody has a hand in what an author decided, told by the plain texts. */
const isOwn = ({ officer: name, displayName, unit }: Decider, one: Author): boolean =>
  (one.officer !== null && [name, displayName].map(plain).includes(plain(one.officer))) ||
  (unit !== null && (plain(unit).includes(plain(one.unit)) || plain(one.unit).includes(plain(unit))))

it('in 1,000 random cases calls none late or in time wrongly, and lets none be judged by its author', () => {
  let judged = 0
  let refused = 0
  fc.assert(
    fc.property(
      table,
      fc.integer({ min: 0, max: 330 }),
      fc.array(author, { maxLength: 2 }),
      fc.array(step, { minLength: 6, maxLength: 25 }),
      (holidays, filedAt, authors, steps) => {
        const year = holidays[2026]
        if (!year) throw new Error('no year')
        const filedOn = addDays('2026-01-01', filedAt)
        const due = addWorkdays(filedOn, OBJECTION_CLOCK.workdays, holidays)
        expect(due).toBe(countedDue(filedOn, year))
        if (due !== null) expect(workdaysBetween(filedOn, due, holidays)).toBe(OBJECTION_CLOCK.workdays)
        let current = newObjection(authors)
        const known = [...authors]
        let today = filedOn
        for (const one of steps) {
          today = addDays(today, one.days)
          // Every second move is one that could be made, so that the ends are reached.
          const lawful = lawfulObjectionMoves(current, one.mover)
          const name = one.days % 2 === 0 ? (lawful[one.days % Math.max(1, lawful.length)] ?? one.move) : one.move
          const all = { why: 'not_named', reason: '理由', merit: one.merit, author: one.author, officer: one.to } as const
          const filled = Object.fromEntries(objectionMove(name).needs.map((need) => [need, all[need]])) as ObjectionFilled
          const before = current
          const outcome = moveObjection(current, name, one.mover, { filled, today })
          if (outcome.ok) current = outcome.next
          if (outcome.ok && name === 'state_author') known.push(one.author)
          if (before.decision === null && current.decision !== null) {
            judged++
            expect(known).not.toHaveLength(0)
            expect(one.mover.unit).not.toBeNull()
            expect(known.filter((by) => isOwn(one.mover, by))).toEqual([])
            expect(current.decision).toMatchObject({ officer: one.mover.officer, unit: one.mover.unit, on: today })
          } else if (!outcome.ok && objectionMove(name).judges) refused++
          if (due === null) expect(timelinessOf({ due, decidedOn: null }, today)).toBe('unknown')
          else {
            const counts = (upTo: Day) => {
              let worked = 0
              for (let day = addDays(filedOn, 1); day <= upTo; day = addDays(day, 1)) if (isWorkday(day, holidays)) worked++
              return worked
            }
            const decidedOn = current.decision?.on ?? null
            const day = decidedOn ?? today
            // In time up to the end of the fifteenth workday, and not a day longer.
            const isLate = counts(day) > OBJECTION_CLOCK.workdays || (counts(day) === OBJECTION_CLOCK.workdays && day > due)
            if (day.startsWith('2026')) expect(timelinessOf({ due, decidedOn }, today)).toBe(isLate ? 'late' : 'in_time')
          }
        }
        expect(current.authors).toEqual(known)
      },
    ),
    { numRuns: 1_000 },
  )
  expect(judged).toBeGreaterThan(100)
  expect(refused).toBeGreaterThan(100)
})
