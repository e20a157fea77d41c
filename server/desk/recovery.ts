import type { RecoveryAnswer, RecoveryItem, RecoveryQuery } from '../../shared/api/desk'
import { bufferOf } from '../tips/bytes'
import { audit } from './audit'
import type { DeskDeps, Officer } from './deps'
import { heldOf, inUseAt, newestOf, WRAP_FIELDS, type Held, type Wrapped } from './held'

/** So many tips are looked through for a page; each brings at most itself and its letters. */
const TIPS_AT_ONCE = 100

/**
 * A page of the content keys of a desk that are not wrapped for its newest key, as the recovery body opens them: wraps and
 * the headers they are held against, nothing of what was sealed. A line of the audit is written before they leave. Throws
 * `certificate_refused` where the desk has no new key yet for which they could be wrapped.
 */
export async function recoveryPage(deps: DeskDeps, officer: Officer, { desk, cursor }: RecoveryQuery): Promise<RecoveryAnswer> {
  await deps.certificates.refresh()
  const newest = newestOf(deps, desk, 'seal')
  const found = await deps.db.tips
    .find({ ...inUseAt(desk), ...(cursor === undefined ? {} : { _id: { $gt: cursor } }) }, WRAP_FIELDS)
    .sort({ _id: 1 })
    .limit(TIPS_AT_ONCE + 1)
    .lean<Wrapped[]>()
  const tips = found.slice(0, TIPS_AT_ONCE)
  const items = tips.flatMap((tip) =>
    heldOf(tip)
      .filter(({ deskWrap }) => deskWrap.keyId !== newest)
      .map((held) => itemOf(tip._id, held)),
  )
  await audit(deps, { officer: officer.id, role: officer.role, action: 'recovery', detail: `${desk} ${items.length}` })
  return { desk, items, next: found.length > TIPS_AT_ONCE ? (tips.at(-1)?._id ?? null) : null }
}

const hexOf = (bytes: Buffer): string => bufferOf(bytes).toString('hex')

const itemOf = (id: string, { message, header, recoveryWrap }: Held): RecoveryItem => ({
  id,
  message,
  header: header && hexOf(header),
  recoveryWrap: recoveryWrap && hexOf(recoveryWrap.bytes),
  recoveryKeyId: recoveryWrap?.keyId ?? null,
})
