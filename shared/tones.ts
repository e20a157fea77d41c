/** The tones of a judgement in shape and word: colour is never the only sign. This file imports nothing: every page of the mini-program ships it. */
export const TONES = {
  stop: { shape: '■', word: '红' },
  warn: { shape: '▲', word: '黄' },
  pass: { shape: '●', word: '绿' },
  unknown: { shape: '○', word: '灰' },
} as const
export type Tone = keyof typeof TONES

/** How something stands, in words, and how bad that is. */
export interface Standing {
  tone: Tone
  words: string
}

/** Said where nobody published a value: what is not known is never shown as 0 or as fine. */
export const UNKNOWN = '未公布'
