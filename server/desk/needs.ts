import type { MoveBody } from '../../shared/api/desk'
import { moveOf, NEED_LABELS, type Need } from '../../shared/tips/moves'
import { ApiError } from '../errors'

const NEEDS = Object.keys(NEED_LABELS) as Need[]

/**
 * Demands that a move is filled with all that it needs and with nothing else, but for the desk's own sealed copy of an answer:
 * the answer itself only its reporter can open. Throws `invalid_body` with each field by name.
 */
export function demandNeeds(body: MoveBody): void {
  const needed: ReadonlySet<Need> = new Set(moveOf(body.move).needs)
  const faults = NEEDS.flatMap((need): [string, string][] => {
    const isGiven = body[need] !== undefined
    const isCopy = need === 'note' && needed.has('answer')
    if (isGiven === needed.has(need) || (isGiven && isCopy)) return []
    return [[need, isGiven ? '这一步没有这一项' : `这一步要填：${NEED_LABELS[need]}`]]
  })
  if (faults.length > 0) throw new ApiError('invalid_body', Object.fromEntries(faults))
}

/** What was filled that is a code or a name: it stands in the record of the case. Sealed bytes do not. */
export function detailOf(body: MoveBody): Record<string, string> {
  const {
    refusalReason,
    closingReason,
    waiverReason,
    reopeningReason,
    destination,
    toDesk,
    approval,
    joinedInto,
    voucher,
    payee,
    officer,
    channel,
    publicRecord,
  } = body
  const named = {
    refusalReason,
    closingReason,
    waiverReason,
    reopeningReason,
    destination,
    toDesk,
    approval,
    joinedInto,
    voucher,
    payee,
    officer,
    channel,
    publicRecord,
  }
  const filled = Object.entries(named).filter((one): one is [string, string] => one[1] !== undefined)
  return Object.fromEntries(body.reward ? [...filled, ['rewardFen', String(body.reward.amountFen)]] : filled)
}
