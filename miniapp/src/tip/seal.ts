import type { TipServiceAnswer } from '@shared/api/tips'
import type { TipCertificates } from '@shared/tips/crypto/certificates'
import { sealMessageInSteps } from '@shared/tips/crypto/message'
import { deriveSecrets, readReceipt } from '@shared/tips/crypto/receipt'
import { sealTipInSteps } from '@shared/tips/crypto/tip'
import { isCleanJpeg } from '@shared/tips/jpeg'
import { deskFor, TIP_KINDS, type Desk, type MessageTopic } from '@shared/tips/words'
import { contentOf, identityOf, messageContent } from './content'
import type { Draft } from './draft'
import { readPhoto } from './drafts'
import { keepOutgoing, type Outgoing } from './outgoing'
import { fillRandom, randomness } from './random'
import { pause } from './send'
import { certificatesFor, clockFault } from './trust'
import { TipError } from './words'

type OnProgress = (share: number) => void

/** Photos as they are sealed. Throws words where one is gone or tells more than its picture. */
async function photosOf(names: readonly string[]): Promise<Uint8Array[]> {
  const photos: Uint8Array[] = []
  for (const name of names) {
    const bytes = await readPhoto(name)
    if (bytes === null) throw new TipError('有一张照片在手机里已读不出来，请删去它再选一次。')
    if (!isCleanJpeg(bytes)) throw new TipError('有一张照片里还带有拍摄信息，没有密封。请删去它再选一次。')
    photos.push(bytes)
  }
  return photos
}

/** Refuses a phone whose clock is off, and sees that there is randomness. Returns the keys of the desk. */
async function ready(service: TipServiceAnswer, desk: Desk, now: number): Promise<TipCertificates> {
  const fault = clockFault(service.now, now)
  if (fault !== null) throw new TipError(fault)
  await fillRandom().catch(() => {
    throw new TipError('手机没有给出随机数，无法密封，所以没有发送。草稿已保存；请重启微信再试，或打电话 12350。')
  })
  return certificatesFor(service, desk)
}

/** The desk to which a draft goes. */
export const deskOf = (draft: Draft): Desk => deskFor(draft.kind ?? 'hazard', { aboutOffice: draft.aboutOffice })

/** Seals a draft, part by part so that the page goes on drawing, and keeps the envelope. Throws words or SealError. */
export async function sealDraft(draft: Draft, service: TipServiceAnswer, now: number, onProgress: OnProgress): Promise<Outgoing> {
  const certificates = await ready(service, deskOf(draft), now)
  const photos = await photosOf(draft.photos.map(({ name }) => name))
  const identity = identityOf(draft)
  const sealed = await sealTipInSteps(
    {
      secrets: deriveSecrets(readReceipt(draft.receipt)),
      content: contentOf(draft),
      photos,
      certificates,
      randomness,
      kind: TIP_KINDS[draft.kind ?? 'hazard'].byte,
      division: service.division,
      ...(identity === undefined ? {} : { identity }),
    },
    pause,
    ({ done, of }) => onProgress(done / of),
  )
  return keepOutgoing(draft.id, sealed)
}

/** A later message: its words, photos by their kept names, and for a claim who is to be paid. */
export interface Reply {
  topic: MessageTopic
  text: string
  photos: readonly string[]
  claim: { name: string; contact: string; payTo: string } | null
}

/** Seals a message under a number that was not used before, and keeps the envelope under `name`. Throws words or SealError. */
export async function sealReply(
  reply: Reply,
  to: { receipt: string; number: number; desk: Desk; name: string; now: number },
  service: TipServiceAnswer,
  onProgress: OnProgress,
): Promise<Outgoing> {
  const certificates = await ready(service, to.desk, to.now)
  const photos = await photosOf(reply.photos)
  const sealed = await sealMessageInSteps(
    {
      secrets: deriveSecrets(readReceipt(to.receipt)),
      number: to.number,
      content: messageContent(reply.topic, reply.text, photos.length),
      photos,
      certificates,
      randomness,
      ...(reply.claim ? { identity: { ...reply.claim } } : {}),
    },
    pause,
    ({ done, of }) => onProgress(done / of),
  )
  return keepOutgoing(to.name, sealed)
}
