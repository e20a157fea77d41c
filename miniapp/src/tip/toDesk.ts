import type { OpenedAnswer } from '@shared/tips/crypto/answerOpening'
import { DESKS, type Desk } from '@shared/tips/words'
import { codesOf } from '@shared/vocabulary'

const isDesk = (text: string): text is Desk => text in DESKS

/**
 * The desk that reads a later message, as the newest signed answer tells: the one that signed it, or after a hand-over the
 * other. Null where no answer says so. The service's own word does not count: who controls it could send what was written
 * for oversight to the office that it is about.
 */
export function deskToWrite(answers: readonly Pick<OpenedAnswer, 'desk' | 'state'>[]): Desk | null {
  const last = answers.at(-1)
  if (!last || !isDesk(last.desk)) return null
  const other = codesOf(DESKS).find((desk) => desk !== last.desk)
  return last.state === 'handed_over' ? (other ?? null) : last.desk
}
