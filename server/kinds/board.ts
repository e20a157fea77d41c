import type { Day } from '../../shared/codes/dates'
import type { Tone } from '../../shared/tones'

/** What a board on a wall is made of, as data: whatever stands in it is text. */
export interface Row {
  tone?: Tone
  /** in large letters; empty: the row has notes alone */
  words: string
  notes?: readonly string[]
  /** within the service, where somebody with a phone reads all of it */
  path?: string
  /** the last day on which all that it says is public: a board without a network takes it off by itself */
  until?: Day
}

export interface Slide {
  title: string
  rows: readonly Row[]
  /** which of how many it is, where what it tells needs several; from 1 */
  part?: readonly [number, number]
}

/** What a screen of 1920 × 1080 has room for, in points, at letters of 52 and 40. */
const ROOM = 612
const WORDS = { perLine: 33, height: 70 }
const NOTE = { perLine: 43, height: 56 }
const GAP = 22
/** So many lines of each text at most: the whole of it is behind the code. */
const LINES_MAX = 2

const linesOf = (text: string, { perLine, height }: typeof WORDS): number => Math.ceil([...text].length / perLine) * height

/** A text that two lines hold; what is left out is said to be. */
function clipped(text: string, { perLine }: typeof WORDS): string {
  const characters = [...text]
  const most = perLine * LINES_MAX
  return characters.length <= most ? text : `${characters.slice(0, most - 7).join('')}……扫码看全文`
}

const fitted = (row: Row): Row => ({
  ...row,
  words: clipped(row.words, WORDS),
  ...(row.notes === undefined ? {} : { notes: row.notes.map((note) => clipped(note, NOTE)) }),
})

const heightOf = ({ words, notes = [] }: Row): number =>
  linesOf(words, WORDS) + notes.reduce((sum, note) => sum + linesOf(note, NOTE), 0) + GAP

/** Slides that each fit on a screen: one with more rows becomes several, which say which part they are. */
export const packed = (slides: readonly Slide[]): Slide[] =>
  slides.flatMap(({ title, rows }) => {
    const parts: Row[][] = []
    let room = 0
    for (const row of rows.map(fitted)) {
      const height = heightOf(row)
      if (parts.length === 0 || height > room) {
        parts.push([])
        room = ROOM
      }
      parts.at(-1)?.push(row)
      room -= height
    }
    return parts.map((part, i): Slide => ({ title, rows: part, ...(parts.length === 1 ? {} : { part: [i + 1, parts.length] }) }))
  })
