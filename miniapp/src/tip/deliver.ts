import type { FilingAnswer } from '@shared/api/tips'
import { shanghaiDay } from '@shared/codes/dates'
import { hex } from '@shared/tips/crypto/bytes'
import { deriveSecrets, readReceipt } from '@shared/tips/crypto/receipt'
import { sentDays } from '@/hooks/tipMarks'
import { forgetTrail, forgetTrailOf } from '@/hooks/trail'
import { RequestError } from '@/api/request'
import type { Draft } from './draft'
import { keepDraft, removeDraft } from './drafts'
import { readOutgoing } from './outgoing'
import { rememberReceipt } from './receipts'
import { sealDraft } from './seal'
import { askService, sendOutgoing, type SendProgress } from './send'
import { TipError } from './words'

/** Refusals after which the same envelope cannot be filed any more: it has to be sealed again, under another receipt. */
const FINAL: ReadonlySet<string> = new Set([
  'certificate_refused',
  'part_differs',
  'tip_differs',
  'other_author',
  'seal_signature',
  'seal_malformed',
])

/** Whether a failure asks for another receipt. */
export const needsNewReceipt = (error: unknown): boolean => error instanceof RequestError && FINAL.has(error.code)

/** Who is told on the way. */
interface Told {
  onProgress: (progress: SendProgress) => void
  /** from here on the draft is only sent, never changed */
  onSealed: () => void
}

/**
 * Seals a draft where it is not sealed yet, sends it, and lets everything of it go once it is acknowledged. The same draft
 * again is the same tip. Throws with words; the draft and what was sealed stay.
 */
export async function deliver(draft: Draft, now: number, { onProgress, onSealed }: Told): Promise<FilingAnswer> {
  const service = await askService()
  if (!service.open) throw new TipError(`${service.why ?? '现在不能在网上举报。'}草稿已保存。急事请打电话 ${service.telephone}。`)
  const sealed = draft.sealed ? await readOutgoing(draft.id) : null
  const outgoing = sealed ?? (await sealDraft(draft, service, now, (share) => onProgress({ words: '正在手机上密封', share: share * 0.3 })))
  if (!draft.sealed) {
    // Kept before anything is sent: whatever happens now, the same envelope goes on.
    await keepDraft({ ...draft, sealed: true, step: 'send' }, now)
    onSealed()
  }
  const { tipId } = deriveSecrets(readReceipt(draft.receipt))
  const answer = await sendOutgoing(outgoing, { tip: hex(tipId), message: null }, ({ words, share }) =>
    onProgress({ words, share: 0.3 + share * 0.7 }),
  )
  const day = shanghaiDay(new Date(answer.hour))
  // Under a name of its own: everything that bears the draft's goes with the draft.
  if (draft.remember) await rememberReceipt({ id: `sent-${draft.id}`, day, receipt: draft.receipt, seen: null })
  sentDays.set([day, ...sentDays.get()])
  if (draft.record) forgetTrailOf(draft.record)
  if (draft.keepVisits !== true) forgetTrail()
  await removeDraft(draft.id)
  return answer
}
