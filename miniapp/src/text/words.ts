import { TONES, UNKNOWN } from '@shared/tones'

export { TONES, UNKNOWN, type Standing } from '@shared/tones'

/** What a source wrote and nobody could read is not left out by it. What it wrote is not told: it may name somebody. */
export const UNREAD = '来源写了，未能读出'

/** A value or the word for not knowing it. */
export const orUnknown = (value: string | number | null | undefined, unit = ''): string =>
  value === null || value === undefined || value === '' ? UNKNOWN : `${value}${unit}`

/** Whether words are there for a code: an address may hold any text, and what every object inherits is no code. */
export const isCode = (words: object, code: string): boolean => Object.prototype.hasOwnProperty.call(words, code)

/** Words for a code, or for not knowing it. */
export function wordOf<T extends Record<string, string>>(words: T, code: keyof T | null | undefined): string {
  if (code === null || code === undefined) return UNKNOWN
  return isCode(words, String(code)) ? (words[code] as string) : String(code)
}

/** The shape and word of a tone; one that this build does not know yet is grey. */
export const toneOf = (tone: string): { shape: string; word: string } =>
  TONES[isCode(TONES, tone) ? (tone as keyof typeof TONES) : 'unknown']

/** Tones of the marks of a map: beside those of a judgement one that judges nothing. */
export const MARK_TONES = { ...TONES, calm: { shape: '◆', word: '' } } as const
export type MarkTone = keyof typeof MARK_TONES
