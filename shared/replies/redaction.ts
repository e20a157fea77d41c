import { SPANS_MAX } from './limits'
import { MARK, shownCharacters } from './text'
import type { Ground } from './words'

/** A place that is hidden: from one character up to another one that stays, as a reader counts them, and for what. */
export interface Span {
  from: number
  to: number
  ground: Ground
}

export const SPAN_FAULTS = {
  no_span: '还没有标出要遮的地方。',
  out_of_text: '标的地方不在这段文字里。',
  out_of_order: '标的地方有重叠，或者没有按先后。',
  nothing_left: '整段都遮掉，就是不公布：请改用“不公布”。',
} as const
export type SpanFault = keyof typeof SPAN_FAULTS

/** What is wrong about the places that are to be hidden in a text; null where nothing is. */
export function spanFault(text: string, spans: readonly Span[]): SpanFault | null {
  const characters = shownCharacters(text)
  if (spans.length === 0) return 'no_span'
  if (spans.length > SPANS_MAX) return 'out_of_order'
  if (spans.some(({ from, to }) => !Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to <= from || to > characters.length))
    return 'out_of_text'
  if (spans.some(({ from }, i) => from < (spans[i - 1]?.to ?? 0))) return 'out_of_order'
  return characters.every((one, at) => one.trim() === '' || isWithin(at, spans)) ? 'nothing_left' : null
}

const isWithin = (at: number, spans: readonly Span[]): boolean => spans.some(({ from, to }) => from <= at && at < to)

/** A text with a mark for each character that is hidden, and every other one as it was. Line ends stay: they tell nothing. */
export const redact = (text: string, spans: readonly Span[]): string =>
  shownCharacters(text)
    .map((one, at) => (one !== '\n' && isWithin(at, spans) ? MARK : one))
    .join('')

/** Whether a text differs from another by marks alone, one for one character, wherever they stand. */
export function isRedactionOf(text: string, told: string): boolean {
  const [before, after] = [shownCharacters(text), shownCharacters(told)]
  return before.length === after.length && after.every((one, at) => one === before[at] || one === MARK)
}

/** For what something is hidden, each ground once, in the order of their list. */
export const groundsOf = (spans: readonly Span[], all: readonly Ground[]): Ground[] =>
  all.filter((ground) => spans.some((span) => span.ground === ground))

/** Places with one more, which holds where it lies over others. */
export function withSpan(spans: readonly Span[], { from, to, ground }: Span): Span[] {
  const left = spans.flatMap((one) =>
    [
      { ...one, to: Math.min(one.to, from) },
      { ...one, from: Math.max(one.from, to) },
    ].filter((part) => part.to > part.from),
  )
  return [...left, { from, to, ground }].sort((a, b) => a.from - b.from)
}

/** The characters, as a reader counts them, that a selection of UTF-16 units touches; null where it touches none. */
export function charactersWithin(text: string, start: number, end: number): { from: number; to: number } | null {
  let at = 0
  const touched = shownCharacters(text).flatMap((one, index) => {
    const begins = at
    at += one.length
    return begins < end && at > start ? [index] : []
  })
  const [first] = touched
  return first === undefined ? null : { from: first, to: first + touched.length }
}
