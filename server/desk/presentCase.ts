import type { CaseAnswer } from '../../shared/api/desk'
import { shanghaiDay } from '../../shared/codes/dates'
import { MOVE_NAMES } from '../../shared/tips/moves'
import { settlePending } from '../../shared/tips/lifecycle'
import type { CaseLineDoc, Envelope, TipDoc, Wrap } from '../models/tip'
import { bufferOf } from '../tips/bytes'
import type { Officer } from './deps'
import { presentLine } from './presentLine'
import { mayMake, mayOpen, moverFor } from './sight'

const hex = (bytes: Buffer): string => bufferOf(bytes).toString('hex')

/**
 * A case as an officer may see it. Sealed bytes go only to who may open the tip; identity goes to nobody from here.
 */
export function presentCase(tip: TipDoc, officer: Officer, { now, absent }: { now: Date; absent: ReadonlySet<string> }): CaseAnswer {
  const opens = mayOpen(officer, tip)
  return {
    ...presentLine(tip, officer, { today: shanghaiDay(now), absent }),
    ...presentEnvelope(tip, opens),
    revision: tip.revision,
    done: tip.done,
    lawful: MOVE_NAMES.filter((move) => mayMake(officer, tip, move)),
    maySettle: maySettle(tip, officer, now),
    nextLine: tip.lines.length,
    lines: tip.lines.map((line) => presentRecord(line, opens && line.n >= (tip.slip?.from ?? 0))),
    messages: tip.messages.map((message) => ({
      message: message.message,
      receivedAt: message.receivedAt.toISOString(),
      opened: message.opened,
      ...presentEnvelope(message, opens),
    })),
    answers: tip.answers.map(({ seq, at, sm3 }) => ({ seq, at: at.toISOString(), sm3 })),
    reward: tip.reward && presentReward(tip.reward),
    slip: tip.slip && opens ? { ...presentWrap(tip.slip.wrap), sealed: hex(tip.slip.sealed) } : null,
  }
}

const presentWrap = ({ keyId, bytes }: Wrap) => ({ wrap: hex(bytes), wrapKeyId: keyId })

/** An envelope for who can open it; without its wrap there is nothing to open. */
function presentEnvelope({ header, deskWrap, parts }: Envelope, opens: boolean) {
  if (!opens || !deskWrap) return { header: '', wrap: null, wrapKeyId: null, parts: [] }
  return { header: hex(header), ...presentWrap(deskWrap), parts: parts.map(({ part, size, sm3 }) => ({ part, size, sm3 })) }
}

function presentRecord(
  { n, at, move, actor, officer, step, from, to, detail, note }: CaseLineDoc,
  withNote: boolean,
): CaseAnswer['lines'][number] {
  return { n, at: at.toISOString(), move, actor, officer, step, from, to, detail, note: withNote && note ? hex(note) : null }
}

function presentReward({ ruleId, amountFen, basis, employee, named }: NonNullable<TipDoc['reward']>): CaseAnswer['reward'] {
  return { ruleId, amountFen, basis, employee, named }
}

function maySettle(tip: TipDoc, officer: Officer, now: Date): CaseAnswer['maySettle'] {
  const { pending } = tip
  const may = (confirm: boolean) =>
    pending !== null && mayOpen(officer, tip) && settlePending(tip, { confirm }, moverFor(officer, tip, pending.move), now).ok
  return { confirm: may(true), sendBack: may(false) }
}
