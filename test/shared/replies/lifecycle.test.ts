import fc from 'fast-check'
import { addDays } from '../../../shared/codes/dates'
import type { Author, Decider } from '../../../shared/objections/independence'
import { codeUntil, REPLY_CLOCK, unprovedUntil } from '../../../shared/replies/clock'
import { newLetterCode, readLetterCode } from '../../../shared/replies/code'
import {
  lawfulReplyMoves,
  mayWithdraw,
  moveReply,
  newReply,
  takeCode,
  type ReplyCase,
  type ReplyFilled,
} from '../../../shared/replies/lifecycle'
import { CODE_TRIES, LETTERS_MAX } from '../../../shared/replies/limits'
import { REPLY_MOVE_NAMES, replyMove, type ReplyMoveName } from '../../../shared/replies/moves'
import { isRedactionOf } from '../../../shared/replies/redaction'
import { REPLY_STATES } from '../../../shared/replies/words'
import { codesOf } from '../../../shared/vocabulary'

const lin: Decider = { officer: 'lin', displayName: '林某', unit: '样例市司法局' }
const wu: Decider = { officer: 'wu', displayName: '吴某', unit: '样例市应急管理局' }
const BUREAU: Author = { unit: '样例市应急管理局', officer: null }
const TODAY = '2026-06-01'
const TEXT = '王五乱说，我们没有过错'
const reply = (over: Partial<ReplyCase> = {}): ReplyCase => ({ ...newReply(TEXT, TODAY, [BUREAU]), ...over })
const verified = reply({ state: 'verified', proof: { by: 'letter', on: TODAY } })

const outcomeOf = (from: ReplyCase, name: ReplyMoveName, mover: Decider, filled: ReplyFilled = {}, today = TODAY) =>
  moveReply(from, name, mover, { filled, today })
const moved = (...given: Parameters<typeof outcomeOf>): ReplyCase => {
  const outcome = outcomeOf(...given)
  if (!outcome.ok) throw new Error(outcome.fault)
  return outcome.next
}
const fault = (...given: Parameters<typeof outcomeOf>) => {
  const outcome = outcomeOf(...given)
  return outcome.ok ? null : outcome.fault
}

it('is public only once somebody is known to be the firm, and by another unit than that of the record', () => {
  expect(fault(reply(), 'publish', lin)).toBe('unlawful')
  const confirmed = moved(reply(), 'confirm', wu, { proof: 'sealed_paper' })
  expect(confirmed).toMatchObject({ state: 'verified', handler: 'wu', proof: { by: 'sealed_paper', on: TODAY } })
  expect(fault(confirmed, 'publish', wu)).toBe('own_unit')
  const decision = { reading: 'whole', grounds: [], unit: '样例市司法局', officer: 'lin', on: TODAY }
  expect(moved(confirmed, 'publish', lin)).toMatchObject({ state: 'published', told: TEXT, decision })
})

it('is told with marks for what was hidden, or not at all for one of two grounds', () => {
  const spans = [{ from: 0, to: 2, ground: 'personal_data' as const }]
  const told = moved(verified, 'redact', lin, { spans })
  expect(told).toMatchObject({ told: '■■乱说，我们没有过错', decision: { reading: 'redacted', grounds: ['personal_data'] } })
  expect(fault(verified, 'redact', lin, { spans: [] })).toBe('no_span')
  const refused = moved(verified, 'refuse', lin, { ground: 'insult' })
  expect(refused).toMatchObject({ state: 'refused', told: null, decision: { reading: 'refused', grounds: ['insult'] } })
  expect(fault(verified, 'refuse', lin)).toBe('unfilled')
})

it('waits sixty days for a proof, and gets three letters', () => {
  const last = addDays(TODAY, REPLY_CLOCK.unprovedDays)
  expect(unprovedUntil(TODAY)).toBe(last)
  expect(fault(reply(), 'confirm', lin, { proof: 'in_person' }, last)).toBeNull()
  expect(fault(reply(), 'confirm', lin, { proof: 'in_person' }, addDays(last, 1))).toBe('over')
  // Once it is proved it waits as long as the desk needs.
  expect(fault(verified, 'publish', lin, {}, addDays(last, 1))).toBeNull()
  let one = reply()
  for (let n = 0; n < LETTERS_MAX; n++) one = moved(one, 'send_letter', lin, { address: '样例路 1 号' })
  expect(one.letter).toEqual({ sentOn: TODAY, address: '样例路 1 号', tries: 0 })
  expect(fault(one, 'send_letter', lin, { address: '样例路 1 号' })).toBe('letters_full')
})

it.each([
  ['right', {}, true, TODAY, 'good'],
  ['wrong', {}, false, TODAY, 'wrong'],
  ['right on its last day', {}, true, addDays(TODAY, REPLY_CLOCK.codeDays), 'good'],
  ['right a day later', {}, true, addDays(TODAY, REPLY_CLOCK.codeDays + 1), 'expired'],
  ['right after the last wrong one', { letter: { sentOn: TODAY, address: '', tries: CODE_TRIES } }, true, TODAY, 'spent'],
  ['right after one less', { letter: { sentOn: TODAY, address: '', tries: CODE_TRIES - 1 } }, true, TODAY, 'good'],
  ['of no letter', { letter: null }, true, TODAY, 'none'],
  ['of a reply that is proved', { state: 'verified' as const }, true, TODAY, 'none'],
])('a code that is %s is taken so', (_what, over, isRight, today, taken) => {
  expect(takeCode({ ...reply(), letter: { sentOn: TODAY, address: '', tries: 0 }, ...over }, isRight, today)).toBe(taken)
})

it('keeps a code good no longer than its reply waits', () => {
  expect(codeUntil(addDays(TODAY, 50), TODAY)).toBe(unprovedUntil(TODAY))
  expect(codeUntil(TODAY, TODAY)).toBe(addDays(TODAY, REPLY_CLOCK.codeDays))
})

it('reads a code as people type it, and nothing else', () => {
  const random = (length: number) => Uint8Array.from({ length }, (_, at) => at * 37 + 5)
  const code = newLetterCode(random)
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
  const bare = code.replace('-', '')
  expect(readLetterCode(` ${code.toLowerCase()} `)).toBe(bare)
  expect([readLetterCode(bare + '0'), readLetterCode(bare.slice(1)), readLetterCode('ABCD-EFGU')]).toEqual([null, null, null])
})

it('is taken back while it waits or is public, and not afterwards', () => {
  expect(codesOf(REPLY_STATES).filter((state) => mayWithdraw({ state }))).toEqual(['received', 'verified', 'published'])
})

it('comes to no end by any way on which something is told that the firm did not write, or nobody proved, or its author’s own unit decided', () => {
  const filled: Record<ReplyMoveName, ReplyFilled> = {
    send_letter: { address: '样例路 1 号' },
    confirm: { proof: 'in_person' },
    state_author: { author: { unit: '样例市司法局', officer: null } },
    assign: { officer: lin },
    publish: {},
    redact: { spans: [{ from: 1, to: 3, ground: 'insult' }] },
    refuse: { ground: 'insult' },
  }
  const anyMove = fc.record({ name: fc.constantFrom(...REPLY_MOVE_NAMES), mover: fc.constantFrom(lin, wu), after: fc.nat(70) })
  fc.assert(
    fc.property(fc.array(anyMove, { maxLength: 12 }), (moves) => {
      let one = reply({ authors: [] })
      let today = TODAY
      for (const { name, mover, after } of moves) {
        today = addDays(today, after)
        const isLawful = lawfulReplyMoves(one, mover, today).includes(name)
        const outcome = outcomeOf(one, name, mover, filled[name], today)
        if (outcome.ok) {
          expect(isLawful).toBe(true)
          if (replyMove(name).judges) expect(one.authors.map(({ unit }) => unit)).not.toContain(mover.unit)
          one = outcome.next
        }
        if (one.state === 'published') expect([one.proof !== null, isRedactionOf(TEXT, one.told ?? '')]).toEqual([true, true])
        else expect(one.told).toBeNull()
      }
    }),
  )
})
