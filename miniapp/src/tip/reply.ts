import type { FilingAnswer } from '@shared/api/tips'
import { hex } from '@shared/tips/crypto/bytes'
import { deriveSecrets, messageIdOf, readReceipt } from '@shared/tips/crypto/receipt'
import { MESSAGES_MAX } from '@shared/tips/limits'
import type { Desk } from '@shared/tips/words'
import { RequestError } from '@/api/request'
import { removeBytes } from '@/api/blobs'
import type { Outgoing } from './outgoing'
import { sealReply, type Reply } from './seal'
import { askService, sendOutgoing, type SendProgress } from './send'
import { TipError } from './words'

/** A message that is sealed and under way, so that trying again is the same message. */
export interface Sealing {
  outgoing: Outgoing
  number: number
  /** parts that have arrived: trying again does not send them again */
  arrived: Set<number>
}

export interface Writing {
  receipt: string
  /** whom signed answers name, or else the person (`deskToWrite`) */
  desk: Desk
  /** how many messages the service holds already */
  before: number
  /** under which its photos and its envelope are kept while it is under way */
  name: string
}

/** Refusals that say that another message took this number. */
const TAKEN: ReadonlySet<string> = new Set(['part_differs', 'tip_differs'])
/** Says that the keys it was sealed to are over, or not those of the desk that works on the tip now. */
const OVER = 'certificate_refused'
/** Says that parts are not there, whatever was acknowledged once. */
const MISSING = 'parts_missing'

/**
 * Seals a message and sends it under the first number that is free; `under` is one that was sealed before and did not
 * arrive. Calls `onSealed` with what to try again with. Throws with words; photos and words stay with the page.
 */
export async function sendReply(
  reply: Reply,
  writing: Writing,
  under: Sealing | null,
  told: { onProgress: (progress: SendProgress) => void; onSealed: (sealing: Sealing | null) => void },
): Promise<FilingAnswer> {
  const { tipId, prk } = deriveSecrets(readReceipt(writing.receipt))
  const service = await askService()
  if (!service.open) throw new TipError(`${service.why ?? '现在不能写回。'}急事请打电话 ${service.telephone}。`)
  let held = under
  for (let number = held?.number ?? writing.before + 1; number <= MESSAGES_MAX; number++) {
    const sealing = held ?? {
      number,
      arrived: new Set<number>(),
      outgoing: await sealReply(reply, { ...writing, number, now: Date.now() }, service, (share) =>
        told.onProgress({ words: '正在手机上密封', share: share * 0.3 }),
      ),
    }
    held = null
    told.onSealed(sealing)
    try {
      const to = { tip: hex(tipId), message: { number, id: hex(messageIdOf(prk, number)), arrived: sealing.arrived } }
      const answer = await sendOutgoing(sealing.outgoing, to, ({ words, share }) => told.onProgress({ words, share: 0.3 + share * 0.7 }))
      await removeBytes(writing.name)
      return answer
    } catch (error) {
      // Kept so long that the service has let them go: the next try brings them all.
      if (error instanceof RequestError && error.code === MISSING) sealing.arrived.clear()
      if (!(error instanceof RequestError) || !(TAKEN.has(error.code) || error.code === OVER)) throw error
      told.onSealed(null)
      // Looking again brings the answer that names the other desk; trying again seals for the keys of then.
      if (error.code === OVER) throw new TipError('密封用的钥匙已经换了，或者这件已转给另一个受理台。请重新查一次回复，再发送。')
    }
  }
  throw new TipError(`一件举报最多写回 ${MESSAGES_MAX} 次，已经用完。请打电话 ${service.telephone}。`)
}
