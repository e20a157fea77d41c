import type { TipFiguresAnswer } from '../../shared/api/tips'
import { addMonths, shanghaiDay, startOfDay, type Day } from '../../shared/codes/dates'
import { DESKS, TIP_KINDS, type Desk, type TipState } from '../../shared/tips/words'
import { codesOf } from '../../shared/vocabulary'
import type { TipDoc } from '../models/tip'
import type { TipDeps } from './deps'
import { CLASS_MIN, FIGURES_KEPT_MS } from './rules'

const MONTHS = 12
const HOUR_MS = 3_600_000
const FOUND: ReadonlySet<TipState> = new Set<TipState>(['verified_true', 'verified_partly', 'verified_false', 'unverifiable'])

/** As much of a tip as its figures need: codes and hours. */
export type Counted = Pick<
  TipDoc,
  'atDesk' | 'kind' | 'state' | 'receivedAt' | 'firstLookAt' | 'firstAnswerAt' | 'endedAt' | 'breaches' | 'answerCount'
> & { lines: Pick<TipDoc['lines'][number], 'to' | 'step'>[]; messages: readonly unknown[] }

/** Counts tips for everybody to see: nothing below three is a number, and times are the middle one and the worst, in hours. */
export function figuresOf(tips: readonly Counted[], { asOf, from }: { asOf: Date; from: Day }): TipFiguresAnswer {
  return {
    asOf: asOf.toISOString(),
    from,
    desks: codesOf(DESKS).map((desk) =>
      deskFigures(
        desk,
        tips.filter((tip) => tip.atDesk === desk),
      ),
    ),
    kinds: codesOf(TIP_KINDS).map((kind) => ({ kind, count: few(tips.filter((tip) => tip.kind === kind).length) })),
  }
}

const few = (count: number): number | null => (count < CLASS_MIN ? null : count)

function deskFigures(desk: Desk, tips: readonly Counted[]): TipFiguresAnswer['desks'][number] {
  const ended = tips.filter(({ endedAt }) => endedAt !== null)
  const hours = (at: 'firstLookAt' | 'firstAnswerAt' | 'endedAt') =>
    spread(tips.flatMap((tip) => (tip[at] ? [(tip[at].getTime() - tip.receivedAt.getTime()) / HOUR_MS] : [])))
  const outcomes = new Map<string, number>()
  for (const tip of ended) outcomes.set(outcomeOf(tip), (outcomes.get(outcomeOf(tip)) ?? 0) + 1)
  return {
    desk,
    received: few(tips.length),
    ended: few(ended.length),
    breaches: few(tips.filter(({ breaches }) => breaches.length > 0).length),
    firstLook: hours('firstLookAt'),
    firstAnswer: hours('firstAnswerAt'),
    closing: hours('endedAt'),
    exchanges: spread(ended.map(({ answerCount, messages }) => answerCount + messages.length)),
    outcomes: [...outcomes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([outcome, count]) => ({ outcome, count: few(count) })),
  }
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

/** Asks for the figures of the last twelve months; they are counted anew now and then. */
export function createFigures({ shelves, now }: Pick<TipDeps, 'shelves' | 'now'>): () => Promise<TipFiguresAnswer> {
  let kept: { at: number; answer: Promise<TipFiguresAnswer> } | null = null
  const count = async (asOf: Date) => {
    const from = addMonths(shanghaiDay(asOf), -MONTHS)
    const tips = await shelves.tips
      .find(
        { receivedAt: { $gte: startOfDay(from) } },
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
    const at = now()
    if (!kept || Math.abs(at.getTime() - kept.at) > FIGURES_KEPT_MS) {
      const answer = count(at)
      kept = { at: at.getTime(), answer }
      answer.catch(() => {
        kept = null
      })
    }
    return kept.answer
  }
}
