import { hex, unhex, utf8 } from '@shared/tips/crypto/bytes'
import type { Randomness } from '@shared/tips/crypto/bytes'
import { openNote, sealNote } from '@shared/tips/crypto/note'
import { sentenceOf } from '../api/failure'
import type { CaseAnswer, CaseLine } from '../api/types'
import { noteJson, readNote, type CaseNote } from './noteText'

export type LineNote = { is: 'none' } | { is: 'shut' } | { is: 'failed'; words: string } | { is: 'open'; note: CaseNote }

/** The note of a line: in clear with the case's key, told as failed where a check failed. */
export function noteOf(tipId: string, line: CaseLine, key: Uint8Array | null): LineNote {
  if (line.note === null) return { is: 'none' }
  if (key === null) return { is: 'shut' }
  try {
    return { is: 'open', note: readNote(openNote(unhex(line.note), { tipId: unhex(tipId, 16), n: line.n }, key)) }
  } catch (error) {
    return { is: 'failed', words: sentenceOf(error) }
  }
}

/** A note for the next line of a case, sealed, as hex. */
export const sealedNote = (answer: CaseAnswer, note: CaseNote, key: Uint8Array, randomness: Randomness): string =>
  hex(sealNote(utf8(noteJson(note)), { tipId: unhex(answer.id, 16), n: answer.nextLine }, key, randomness))

/** What the answers of a case said, by their number: the copy that the desk kept; a proposal that was sent back does not count. */
export function answerTexts(answer: CaseAnswer, key: Uint8Array | null): Map<number, string> {
  const texts = new Map<number, string>()
  for (const line of answer.lines) {
    const read = noteOf(answer.id, line, key)
    if (line.step !== 'sent_back' && read.is === 'open' && read.note.answer !== null) texts.set(read.note.answer.seq, read.note.answer.text)
  }
  return texts
}
