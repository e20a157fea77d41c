import { hex } from './bytes'
import { atOnce, inSteps, sealing } from './envelope'
import type { Head, Progress, Sealed, SealInput } from './envelope'
import type { MessageHeader } from './header'
import { messageIdOf } from './receipt'

/** A later message of the reporter: `number` from 1 to 255, never used twice for one receipt. */
export interface MessageInput extends SealInput {
  number: number
}

export type SealedMessage = Sealed<MessageHeader>

const head = ({ secrets, number }: MessageInput): Head<MessageHeader> => {
  const id = messageIdOf(secrets.prk, number)
  return { id, header: (common) => ({ magic: 'MGM1', messageId: hex(id), tipId: hex(secrets.tipId), ...common }) }
}

/** Seals a message at once. Throws as `sealing`. */
export const sealMessage = (input: MessageInput, onProgress?: (progress: Progress) => void): SealedMessage =>
  atOnce(sealing(head(input), input), onProgress)

/** The same with a pause before each step; an error rejects. */
export const sealMessageInSteps = (
  input: MessageInput,
  pause: () => Promise<void>,
  onProgress?: (progress: Progress) => void,
): Promise<SealedMessage> => inSteps(sealing(head(input), input), pause, onProgress)
