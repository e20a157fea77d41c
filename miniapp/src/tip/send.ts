import type { FilingAnswer, HeldAnswer, PartAnswer, TipServiceAnswer } from '@shared/api/tips'
import { hex, unhex } from '@shared/tips/crypto/bytes'
import { PART_AUTHOR, PART_MESSAGE, PART_SIGNATURE } from '@shared/tips/door'
import { heldPath, messagePath, partPath, tipPath, TIP_SERVICE } from '@/api/paths'
import { get, send } from '@/api/request'
import { outgoingPart, type Outgoing } from './outgoing'
import { proveWork } from './work'

/** How far the sending is, in words and as a share from 0 to 1. */
export interface SendProgress {
  words: string
  share: number
}

/** Lets the page draw between two pieces of work. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/** What the service says of itself now. */
export const askService = (): Promise<TipServiceAnswer> => get<TipServiceAnswer>(TIP_SERVICE)

/** Where an envelope goes: a tip, or a later message about one. Ids in hex. */
export interface Destination {
  tip: string
  message: MessageDestination | null
}

export interface MessageDestination {
  number: number
  id: string
  /** parts that the service has acknowledged; sending adds to it, and the same set again goes on from there */
  arrived: Set<number>
}

const pathOf = ({ tip, message }: Destination): string => (message ? messagePath(tip, message.number) : tipPath(tip))

/**
 * Sends a sealed envelope: the parts that the service does not hold yet, then the filing, whose answer is the
 * acknowledgement. The same again is the same tip. Throws RequestError with words; what was sent stays sent.
 */
export async function sendOutgoing(
  outgoing: Outgoing,
  to: Destination,
  onProgress: (progress: SendProgress) => void,
): Promise<FilingAnswer> {
  const count = outgoing.filing.parts.length
  if (count > 1) await sendParts(outgoing, to, onProgress)
  const { work } = await askService()
  const solving = (share: number) => onProgress({ words: '现在举报很多，手机要先算一道题', share: 0.9 + share * 0.05 })
  if (work) {
    solving(0)
    await pause()
  }
  const proof = work && (await proveWork(work, unhex(to.tip, 16), pause, solving))
  onProgress({ words: '正在投递', share: 0.95 })
  return send<FilingAnswer>(pathOf(to), {
    method: 'PUT',
    json: {
      ...outgoing.filing,
      ...(count === 1 ? { part0: hex(await outgoingPart(outgoing, 0)) } : {}),
      ...(proof ? { work: proof } : {}),
    },
  })
}

async function sendParts(outgoing: Outgoing, to: Destination, onProgress: (progress: SendProgress) => void): Promise<void> {
  const { parts } = outgoing.filing
  // What it holds of a message the service does not tell; the page that sends it lives as long as the message does, and knows.
  const held = to.message ? null : await get<HeldAnswer>(heldPath(to.tip))
  const isHeld = (part: number) =>
    to.message ? to.message.arrived.has(part) : held?.filed || held?.parts.some((one) => one.part === part && one.sm3 === parts[part])
  for (const part of parts.keys()) {
    const words = part === 0 ? '正在发送文字' : `正在发送第 ${part} 张照片，共 ${parts.length - 1} 张`
    onProgress({ words, share: (0.9 * part) / parts.length })
    if (isHeld(part)) continue
    await send<PartAnswer>(partPath(pathOf(to), part), {
      method: 'PUT',
      bytes: await outgoingPart(outgoing, part),
      header: {
        [PART_AUTHOR]: outgoing.author,
        [PART_SIGNATURE]: outgoing.puts[part] ?? '',
        ...(to.message ? { [PART_MESSAGE]: to.message.id } : {}),
      },
    })
    to.message?.arrived.add(part)
  }
}
