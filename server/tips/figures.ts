import type { TipFiguresAnswer } from '../../shared/api/tips'
import { addMonths, shanghaiDay, startOfDay, type Day } from '../../shared/codes/dates'
import { DESKS, TIP_KINDS, type Desk, type TipState } from '../../shared/tips/words'
import { codesOf } from '../../shared/vocabulary'
import type { TipDoc } from '../models/tip'
import type { TipDeps } from './deps'
import { tellClasses } from './classes'
import { CLASS_MIN } from './rules'

const MONTHS = 12
const HOUR_MS = 3_600_000
const FOUND: ReadonlySet<TipState> = new Set<TipState>(['verified_true', 'verified_partly', 'verified_false', 'unverifiable'])

/** As much of a tip as its figures need: codes and hours. */
export type Counted = Pick<
  TipDoc,
  'atDesk' | 'kind' | 'state' | 'receivedAt' | 'firstLookAt' | 'firstAnswerAt' | 'endedAt' | 'breaches' | 'answerCount'
> & { lines: Pick<TipDoc['lines'][number], 'to' | 'step'>[]; messages: readonly unknown[] }

/**
 * Counts tips for everybody to see: nothing below three is a number or follows from two that are, and times are the middle one
 * and the worst, in hours.
 */
export function figuresOf(tips: readonly Counted[], { asOf, from }: { asOf: Date; from: Day }): TipFiguresAnswer {
  const desks = codesOf(DESKS).map((desk) => ({ desk, own: tips.filter((tip) => tip.atDesk === desk) }))
  // Of the desks whose number is told: the kinds of all would give away how few came to the other.
  const told = desks.flatMap(({ own }) => (own.length < CLASS_MIN ? [] : own))
  const kinds = codesOf(TIP_KINDS).map((kind) => ({ code: kind, count: told.filter((tip) => tip.kind === kind).length }))
  return {
    asOf: asOf.toISOString(),
    from,
    desks: desks.map(({ desk, own }) => deskFigures(desk, own)),
    kinds: (tellClasses(kinds) ?? kinds.map(({ code }) => ({ code, count: null }))).map(({ code, count }) => ({ kind: code, count })),
  }
}

const few = (count: number): number | null => (count < CLASS_MIN ? null : count)

function deskFigures(desk: Desk, tips: readonly Counted[]): TipFiguresAnswer['desks'][number] {
  const ended = tips.filter(({ endedAt }) => endedAt !== null)
  const hours = (at: 'firstLookAt' | 'firstAnswerAt' | 'endedAt') =>
    spread(tips.flatMap((tip) => (tip[at] ? [(tip[at].getTime() - tip.receivedAt.getTime()) / HOUR_MS] : [])))
  return {
    desk,
    received: few(tips.length),
    ended: few(ended.length),
    breaches: few(tips.filter(({ breaches }) => breaches.length > 0).length),
    firstLook: hours('firstLookAt'),
    firstAnswer: hours('firstAnswerAt'),
    closing: hours('endedAt'),
    exchanges: spread(ended.map(({ answerCount, messages }) => answerCount + messages.length)),
    outcomes: outcomesOf(ended),
  }
}

function outcomesOf(ended: readonly Counted[]): TipFiguresAnswer['desks'][number]['outcomes'] {
  const outcomes = new Map<TipState, number>()
  for (const tip of ended) outcomes.set(outcomeOf(tip), (outcomes.get(outcomeOf(tip)) ?? 0) + 1)
  const classes = [...outcomes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, count]) => ({ code, count }))
  return (tellClasses(classes) ?? []).map(({ code, count }) => ({ outcome: code, count }))
}

/** What came out of it: what was found where something was looked into, else how it ended. */
const outcomeOf = ({ lines, state }: Counted): TipState =>
  lines.filter(({ to, step }) => FOUND.has(to) && (step === 'done' || step === 'confirmed')).at(-1)?.to ?? state

function spread(values: number[]): { median: number | null; worst: number | null } {
  if (values.length < CLASS_MIN) return { median: null, worst: null }
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const [below, above] = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0]
  return { median: (below + above) / 2, worst: sorted.at(-1) ?? null }
}

/**
 * Asks for the figures of the last twelve months, as they stand when a day begins. Counted again in the course of the day they
 * would tell, to who asks again and again, of which kind a tip is that somebody files in this moment.
 */
export function createFigures({ db, now }: Pick<TipDeps, 'db' | 'now'>): () => Promise<TipFiguresAnswer> {
  let kept: { day: Day; answer: Promise<TipFiguresAnswer> } | null = null
  const count = async (today: Day) => {
    const asOf = startOfDay(today)
    const from = addMonths(today, -MONTHS)
    const tips = await db.tips
      .find(
        { receivedAt: { $gte: startOfDay(from), $lt: asOf } },
        {
          atDesk: 1,
          kind: 1,
          state: 1,
          receivedAt: 1,
          firstLookAt: 1,
          firstAnswerAt: 1,
          endedAt: 1,
          breaches: 1,
          answerCount: 1,
          'lines.to': 1,
          'lines.step': 1,
          'messages.message': 1,
        },
      )
      .lean<Counted[]>()
    const ofPeople = tips.filter(({ atDesk }) => codesOf(DESKS).includes(atDesk))
    return figuresOf(ofPeople, { asOf, from })
  }
  return () => {
    const day = shanghaiDay(now())
    if (kept?.day !== day) {
      const answer = count(day)
      kept = { day, answer }
      answer.catch(() => {
        kept = null
      })
    }
    return kept.answer
  }
}
