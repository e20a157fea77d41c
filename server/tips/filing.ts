import type { FilingAnswer, TipFiling } from '../../shared/api/tips'
import { hourOf } from '../../shared/tips/clocks'
import type { TipHeader } from '../../shared/tips/crypto/header'
import { newCase } from '../../shared/tips/lifecycle'
import { DESKS, kindOfByte, type Desk, type TipKind } from '../../shared/tips/words'
import { codesOf } from '../../shared/vocabulary'
import { ApiError } from '../errors'
import { COMPARED_IN_ENVELOPE } from '../models/envelopeFields'
import type { TipDoc } from '../models/tip'
import type { TipDeps } from './deps'
import { firstDue } from './due'
import { isDuplicate } from './duplicate'
import { demandGoodKeys, readTipFiling, type CheckedFiling } from './envelope'
import { demandParts } from './parts'
import { NORMAL_DAY } from './rules'
import { CANARY_DESK, CANARY_IN_DESK, STAYS_ON_PHONE } from './settings'
import { isSameEnvelope, type Kept } from './sameEnvelope'

/**
 * Takes a tip in: one durable write, and the answer to it is the acknowledgement. The very same again is acknowledged again,
 * whatever has become of its keys since. Throws `seal_malformed`, `seal_signature`, `certificate_refused`, `parts_missing`,
 * `other_author`, `tip_differs`, `storage_full`, `tips_closed`.
 */
export async function fileTip(deps: TipDeps, id: string, filing: TipFiling): Promise<FilingAnswer> {
  const checked = await readTipFiling(deps.checks, id, filing)
  const { kind, desk } = placeOf(deps, id, checked.header)
  const held = () => acknowledgeAgain(deps, id, checked)
  try {
    demandGoodKeys(checked.header, desk, deps.certificates)
    await demandParts(
      deps,
      { tip: id, message: 0, author: checked.author, hasContent: checked.envelope.part0 !== null },
      checked.envelope.parts,
    )
  } catch (error) {
    const again = await held()
    if (again) return again
    throw error
  }
  const free = deps.disk.take(NORMAL_DAY.textBytes, true, 'filing')
  if (!free) {
    const again = await held()
    if (again) return again
    throw new ApiError('storage_full', STAYS_ON_PHONE)
  }
  const doc = newDoc({ id, kind, desk, checked, at: deps.now() })
  try {
    await deps.insertTip(doc)
    return { acknowledged: true, hour: doc.receivedAt.toISOString(), again: false }
  } catch (error) {
    free()
    if (!isDuplicate(error)) throw error
    const again = await held()
    // Gone between the two: only the canary's own tips are ever removed.
    if (!again) throw error
    return again
  }
}

/** Kind and desk of a header, held against who may read what. */
function placeOf({ canaryIds }: TipDeps, id: string, header: TipHeader): { kind: TipKind; desk: Desk } {
  const kind = kindOfByte(header.kind)
  if (!kind) throw new ApiError('seal_malformed', { kind: '没有这一类' })
  if (header.desk === CANARY_DESK && canaryIds.has(id)) return { kind, desk: CANARY_IN_DESK }
  const desk = codesOf(DESKS).find((one) => one === header.desk)
  if (!desk) throw new ApiError('seal_malformed', { desk: '没有这个受理台' })
  if (kind === 'enforcement_misconduct' && desk !== 'oversight')
    throw new ApiError('seal_malformed', { desk: '这一类只由纪检监督受理台拆看' })
  return { kind, desk }
}

async function acknowledgeAgain({ db }: TipDeps, id: string, { envelope }: CheckedFiling<TipHeader>): Promise<FilingAnswer | null> {
  const kept = await db.tips.findOne({ _id: id }, { ...COMPARED_IN_ENVELOPE, receivedAt: 1 }).lean<Kept & { receivedAt: Date }>()
  if (!kept) return null
  if (!isSameEnvelope(kept, envelope)) throw new ApiError('tip_differs')
  return { acknowledged: true, hour: kept.receivedAt.toISOString(), again: true }
}

function newDoc({
  id,
  kind,
  desk,
  checked,
  at,
}: {
  id: string
  kind: TipKind
  desk: Desk
  checked: CheckedFiling<TipHeader>
  at: Date
}): TipDoc {
  const { header, author, envelope } = checked
  const { state, clocks } = newCase(at)
  return {
    _id: id,
    ...envelope,
    receivedAt: hourOf(at),
    kind,
    desk,
    atDesk: desk,
    division: header.division,
    prefix: parseInt(header.prefix, 16) >> 4,
    author,
    channel: 'phone_page',
    state,
    clocks,
    done: [],
    pending: null,
    due: firstDue(clocks),
    revision: 0,
    handler: null,
    danger: false,
    unread: 0,
    joinedInto: null,
    firstLookAt: null,
    firstAnswerAt: null,
    endedAt: null,
    breaches: [],
    lines: [],
    answers: [],
    answerCount: 0,
    messages: [],
    reward: null,
    slip: null,
  }
}
