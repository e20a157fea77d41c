import type { Message } from '../../shared/api/subscriptions'
import type { Day } from '../../shared/codes/dates'
import { SHOWN_STATES } from '../../shared/envelope'
import { hasEnded } from '../editions/ended'
import { nameBeside } from '../kinds/decided'
import { ruleOf } from '../kinds/index'
import { recordPage } from '../kinds/page'
import { decisionsIn, isSaid, type Said } from '../read/decisions'
import { OPEN_END, type VersionDoc } from '../models/version'
import type { DeliveryDoc } from '../models/subscription'

/** A message that tells nothing: its receiver shows that it has the key. */
export const challengeOf = (id: string, day: Day): Message => ({
  version: 1,
  id,
  sequence: 0,
  event: 'challenge',
  record: null,
  edition: null,
  firms: [],
  decisions: [],
  day,
})

/**
 * What a notice says on a day. It is made anew at every try, so that nobody is told of what is public no more: what was corrected, withdrawn or is over in
 * the meantime is told as over, and a later notice tells what holds. `version`: the one that it is about; null: it is kept no more.
 */
export function messageOf(delivery: DeliveryDoc, version: VersionDoc | null, day: Day): Message {
  const { kind, record: id, edition, sequence, firms } = delivery
  const holds = delivery.decides && version !== null && isHolding(version, day) ? version : null
  const decisions = holds === null ? [] : decisionsIn(holds, day, null).decisions
  return {
    version: 1,
    id: delivery._id,
    sequence,
    event: decisions.length > 0 ? 'decided' : 'over',
    record: { kind, id, path: recordPage(kind, id) },
    edition,
    firms: firms.map((code) => ({ code, by: decisions.length === 0 ? null : foundBy(holds, code) })),
    decisions: decisions.map(({ by: _by, ...decision }) => decision),
    day,
  }
}

const isHolding = (version: VersionDoc, day: Day): version is Said =>
  isSaid(version) && version.to === OPEN_END && SHOWN_STATES.includes(version.state) && !hasEnded(version.publicUntil, day)

const foundBy = (version: Said | null, code: string): 'code' | 'name' =>
  version !== null && nameBeside(ruleOf(version.kind).parties(version.body).enterprises, code) !== null ? 'code' : 'name'
