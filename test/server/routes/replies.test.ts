import type {
  ReplyAnswer,
  ReplyCaseAnswer,
  ReplyFiled,
  ReplyFiling,
  ReplyMoveBody,
  ReplyMoved,
  ReplyQueueAnswer,
} from '../../../shared/api/replies'
import type { TipServiceAnswer } from '../../../shared/api/tips'
import type { SealedContact } from '../../../shared/api/writer'
import { addDays } from '../../../shared/codes/dates'
import { openContact } from '../../../shared/objections/contact'
import { OBJECTION_DESK } from '../../../shared/objections/words'
import { REPLY_CLOCK } from '../../../shared/replies/clock'
import { openReplyContact, sealReplyContact } from '../../../shared/replies/contact'
import { CODE_TRIES, REPLY_MAX, UNPROVED_LISTED } from '../../../shared/replies/limits'
import { chooseCertificate, deriveSecrets, hex, newReceipt, unhex } from '../../../shared/tips/crypto/index'
import { REPLY_KEPT_MONTHS } from '../../../server/law/replies'
import type { RecordInQuestion } from '../../../server/read/recordInQuestion'
import { replyFacts } from '../../../server/replies/facts'
import { leaveNewest } from '../../../server/replies/newest'
import { eraseOldReplies, lapseReplies } from '../../../server/replies/retention'
import { sm3Hex } from '../../../server/tips/digest'
import { FLOOD } from '../../../server/tips/rules'
import { CANARY_DESK } from '../../../server/tips/settings'
import { zeroBits } from '../../../server/tips/work'
import { officerAt, post, startDesk, type DeskService, type TestOfficer } from '../../support/desk'
import { makeTipKeys, randomness, tipSettings } from '../../support/tips'
import { useStore } from '../../support/useStore'

/** Replies over real HTTP: written by whoever names the firm, proved by its post or by the desk, read for two grounds, and told as they were written. */

const store = useStore()
const AT = new Date('2026-06-01T02:00:00.000Z')
const TODAY = '2026-06-01'
const keys = makeTipKeys(AT, ['work-safety', 'oversight', CANARY_DESK, OBJECTION_DESK])
const USCC = '91990100MA0000001A'
const BUREAU = '样例市应急管理局'
const CONTACT = { name: '张三', contact: '13900000000', post: '安全总监' }
const TEXT = '王五乱说。我们已经整改。'

let service: DeskService
let own: TestOfficer
let other: TestOfficer
let records: Record<string, RecordInQuestion>
beforeEach(async () => {
  const record = { title: '演示处罚', firms: [USCC], names: { [USCC]: '样例公司' }, namesOfficials: false, decidedBy: [BUREAU] }
  records = { 'penalty/p1': { ...record, revision: 2, edition: 7 } }
  service = await startDesk({
    db: store.db,
    keys,
    tipSettings: tipSettings(keys, store.dir),
    at: AT,
    record: () => (kind, id) => Promise.resolve(records[`${kind}/${id}`] ?? null),
  })
  own = await officerAt(service, 'own', 'reviewer', 'work-safety', { unit: BUREAU })
  other = await officerAt(service, 'other', 'reviewer', 'work-safety', { unit: '样例市司法局' })
})
afterEach(() => service.stop())

function filingOf(over: Partial<ReplyFiling> = {}): { filing: ReplyFiling; key: string } {
  const { tipId, lookupId } = deriveSecrets(newReceipt(randomness))
  const seconds = Math.floor(AT.getTime() / 1_000)
  const root = keys.root.publicKey
  const certificate = chooseCertificate(keys.certificates, { root, desk: OBJECTION_DESK, purpose: 'identity', now: seconds })
  const sealed = sealReplyContact(CONTACT, hex(tipId), certificate, randomness)
  const filing: ReplyFiling = {
    id: hex(tipId),
    lock: sm3Hex(lookupId),
    kind: 'penalty',
    record: 'p1',
    uscc: USCC,
    text: TEXT,
    contactKeyId: certificate.keyId,
    contactWrap: hex(sealed.wrap),
    contact: hex(sealed.stored),
    ...over,
  }
  return { filing, key: hex(lookupId) }
}

interface Held {
  number: string
  key: string
}
const send = (filing: unknown) => post(service.base, '/api/v1/replies', filing)
async function filed(over: Partial<ReplyFiling> = {}): Promise<Held> {
  const { filing, key } = filingOf(over)
  const answer = await send(filing)
  if (!answer.ok) throw new Error(await answer.text())
  return { number: ((await answer.json()) as ReplyFiled).number, key }
}
const errorOf = async (answer: Response) => ((await answer.json()) as { error: { code: string; fields?: Record<string, string> } }).error
const codeOf = async (answer: Response) => (await errorOf(answer)).code
const ask = (what: 'look-up' | 'proofs' | 'withdrawals', body: unknown) => post(service.base, `/api/v1/replies/${what}`, body)
const told = async ({ number, key }: Held) => (await (await ask('look-up', { number, key })).json()) as ReplyAnswer
const caseOf = (officer: TestOfficer, { number }: Pick<Held, 'number'>) => officer.json<ReplyCaseAnswer>('GET', `/replies/${number}`)
type Move = Omit<ReplyMoveBody, 'revision'>
const move = async (officer: TestOfficer, held: Held, body: Move) =>
  officer.json<ReplyMoved>('POST', `/replies/${held.number}/moves`, { revision: (await caseOf(officer, held)).revision, ...body })
const refusal = async (officer: TestOfficer, held: Held, body: Move) =>
  officer.refusal('POST', `/replies/${held.number}/moves`, { revision: (await caseOf(officer, held)).revision, ...body })
const facts = () => replyFacts(service.door.replies)
const confirmed = async (over: Partial<ReplyFiling> = {}) => {
  const one = await filed(over)
  await move(own, one, { move: 'confirm', proof: 'sealed_paper' })
  return one
}

describe('filing', () => {
  it('answers a number, the last day for a proof, and the same again for the same', async () => {
    const { filing } = filingOf()
    const first = (await (await send(filing)).json()) as ReplyFiled
    expect(first).toEqual({ number: '20260601-0001', filedOn: TODAY, until: addDays(TODAY, REPLY_CLOCK.unprovedDays), again: false })
    expect(await (await send(filing)).json()).toEqual({ ...first, again: true })
    expect(await codeOf(await send({ ...filing, text: '别的' }))).toBe('reply_differs')
  })

  it('is open to the firm that the record names, with a text that a reader can count', async () => {
    expect(await codeOf(await send(filingOf({ uscc: '91990100MA0000002B' }).filing))).toBe('reply_not_named')
    expect(await codeOf(await send(filingOf({ record: 'p9' }).filing))).toBe('record_not_found')
    const sealKey = keys.certificates.find(({ desk, purpose }) => desk === 'work-safety' && purpose === 'identity')
    expect(await codeOf(await send(filingOf({ contactKeyId: sealKey?.keyId ?? '' }).filing))).toBe('certificate_refused')
    expect((await errorOf(await send(filingOf({ text: '字'.repeat(REPLY_MAX + 1) }).filing))).fields).toHaveProperty('text')
    expect((await errorOf(await send(filingOf({ text: ' \u200b\n' }).filing))).fields).toHaveProperty('text')
    expect((await errorOf(await send(filingOf({ text: '我们■■' }).filing))).fields?.text).toContain('遮盖')
    expect((await caseOf(own, await filed({ text: `\u202e${'👍🏽'.repeat(REPLY_MAX)}\r\n` }))).text).toBe('👍🏽'.repeat(REPLY_MAX))
  })

  it('lets nobody keep a firm out by what nobody proves, and hides no other record in the hall', async () => {
    const one = await filed()
    const { _id, id, ...kept } = (await store.db.replies.findById(one.number).lean())!
    expect([_id, id]).toEqual([one.number, expect.any(String)])
    await store.db.replies.create(
      Array.from({ length: UNPROVED_LISTED + 9 }, (_, n) => ({ ...kept, _id: `20260501-${1000 + n}`, id: String(n), place: String(n) })),
    )
    records = { ...records, 'penalty/p2': records['penalty/p1']! }
    const [last, elsewhere] = [await filed(), await filed({ record: 'p2' })]
    const { items, counts } = await own.json<ReplyQueueAnswer>('GET', '/replies')
    expect(counts.received).toBe(UNPROVED_LISTED + 12)
    expect(items).toHaveLength(UNPROVED_LISTED + 1)
    expect(items.at(-1)?.number).toBe(elsewhere.number)
    // What is not listed is opened by its number, and listed once a letter has gone.
    await move(own, last, { move: 'send_letter', address: '样例路 1 号' })
    expect((await own.json<ReplyQueueAnswer>('GET', '/replies')).items.map(({ number }) => number)).toContain(last.number)
  })

  it('takes a few of an address, and no more', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => send(filingOf({ record: 'p9' }).filing)))
    expect(answers.map(({ status }) => status)).toContain(429)
  })

  it('asks for work while many file, and takes what brings it', async () => {
    for (let n = 0; n <= FLOOD.filingsAMinute; n++) service.door.tips.demandWork('0'.repeat(32), undefined)
    const { filing } = filingOf()
    expect(await codeOf(await send(filing))).toBe('work_required')
    const { work } = (await (await fetch(`${service.base}/api/v1/tips/service`)).json()) as TipServiceAnswer
    if (!work) throw new Error('no work is asked')
    let tried = 0
    const nonce = () => tried.toString(16).padStart(16, '0')
    while (zeroBits(sm3Hex(Buffer.from(work.challenge + filing.id + nonce(), 'hex'))) < work.bits) tried++
    expect((await send({ ...filing, work: { challenge: work.challenge, nonce: nonce() } })).status).toBe(200)
  })

  it('stores nothing by which the writer is known, and never the receipt', async () => {
    const { key } = await filed()
    const held = JSON.stringify(await store.db.replies.find().lean())
    for (const secret of [CONTACT.name, CONTACT.contact, CONTACT.post, key]) expect(held).not.toContain(secret)
  })
})

describe('proving', () => {
  const letter = async () => {
    const one = await filed()
    const { code } = await move(own, one, { move: 'send_letter', address: '样例路 1 号' })
    return { ...one, code: code ?? '' }
  }
  const WRONG = '0000-0000'

  it('shows the code of a letter once, keeps it nowhere, and takes it as people type it', async () => {
    const { code, ...one } = await letter()
    expect(code).toMatch(/^\w{4}-\w{4}$/)
    expect(await told(one)).toMatchObject({ state: 'received', codeUntil: addDays(TODAY, REPLY_CLOCK.codeDays) })
    const kept = JSON.stringify([await store.db.replies.find().lean(), await store.db.audit.find().lean(), await caseOf(own, one)])
    for (const written of [code, code.replace('-', '')]) expect(kept).not.toContain(written)
    const proved = await ask('proofs', { ...one, code: ` ${code.toLowerCase()}` })
    expect(await proved.json()).toMatchObject({ state: 'verified', until: null, codeUntil: null })
    expect(await caseOf(own, one)).toMatchObject({ state: 'verified', proof: { by: 'letter', on: TODAY } })
    expect(await codeOf(await ask('proofs', { ...one, code }))).toBe('reply_code_unasked')
  })

  it('counts wrong codes, however many come at once, and takes the right one no more after the last', async () => {
    const { code, ...one } = await letter()
    expect(await codeOf(await ask('proofs', { ...one, code: 'abc' }))).toBe('reply_code_wrong')
    const answers = await Promise.all(Array.from({ length: CODE_TRIES + 1 }, () => ask('proofs', { ...one, code: WRONG })))
    expect((await Promise.all(answers.map(codeOf))).sort()).toEqual([
      'reply_code_spent',
      ...Array<string>(CODE_TRIES).fill('reply_code_wrong'),
    ])
    expect(await codeOf(await ask('proofs', { ...one, code }))).toBe('reply_code_spent')
    // Another letter is another code.
    const { code: second } = await move(own, one, { move: 'send_letter', address: '样例路 1 号' })
    expect((await ask('proofs', { ...one, code: second })).status).toBe(200)
  })

  it('takes no code that is over, of another reply, without the receipt, or before a letter', async () => {
    const { code, ...one } = await letter()
    const next = await filed()
    expect(await codeOf(await ask('proofs', { ...next, code }))).toBe('reply_code_unasked')
    expect(await codeOf(await ask('proofs', { number: one.number, key: next.key, code }))).toBe('reply_not_found')
    service.setNow(new Date(`${addDays(TODAY, REPLY_CLOCK.codeDays + 1)}T04:00:00.000Z`))
    expect(await codeOf(await ask('proofs', { ...one, code }))).toBe('reply_code_expired')
  })

  it('ends what nobody proves in time, and keeps nothing of it', async () => {
    const one = await filed()
    const on = (days: number) => new Date(`${addDays(TODAY, days)}T04:00:00.000Z`)
    const lapse = (days: number) => lapseReplies({ db: store.db, now: () => on(days) })
    expect(await lapse(REPLY_CLOCK.unprovedDays)).toBe(0)
    service.setNow(on(REPLY_CLOCK.unprovedDays + 1))
    // The clock may come later: nobody is told otherwise meanwhile.
    expect(await told(one)).toMatchObject({ state: 'lapsed', mayWithdraw: false })
    expect(await lapse(REPLY_CLOCK.unprovedDays + 1)).toBe(1)
    expect(await store.db.replies.findById(one.number).lean()).toMatchObject({ state: 'lapsed', text: null, contact: null })
    expect(await facts()).toEqual([])
  })
})

describe('the hall', () => {
  it('is nobody’s but the reviewers’, and shows first what can be read', async () => {
    const handler = await officerAt(service, 'lin')
    const first = await filed()
    const second = await confirmed()
    for (const [method, path, body] of [
      ['GET', '/replies'],
      ['GET', `/replies/${first.number}`],
      ['POST', `/replies/${first.number}/moves`, { move: 'publish', revision: 0 }],
      ['POST', `/replies/${first.number}/contact`, { reason: '核对' }],
    ] as const)
      expect(await handler.refusal(method, path, body)).toMatchObject({ status: 403, code: 'forbidden' })
    const { items, counts } = await own.json<ReplyQueueAnswer>('GET', '/replies')
    expect(items.map(({ number, firm, state }) => [number, firm, state])).toEqual([
      [second.number, '样例公司', 'verified'],
      [first.number, '样例公司', 'received'],
    ])
    expect(counts).toEqual({ received: 1, verified: 1 })
  })

  it('publishes what was written, with its day and the state of the record that it answers, by another unit alone', async () => {
    const one = await filed()
    expect(await refusal(other, one, { move: 'publish' })).toMatchObject({ code: 'move_refused' })
    expect(await facts()).toEqual([])
    await move(own, one, { move: 'confirm', proof: 'in_person' })
    expect((await caseOf(own, one)).lawful).not.toContain('publish')
    expect(await refusal(own, one, { move: 'publish' })).toMatchObject({ fields: { move: expect.stringContaining('另一单位') } })
    await move(other, one, { move: 'publish' })
    expect(await facts()).toEqual([
      {
        number: one.number,
        kind: 'penalty',
        record: 'p1',
        aboutRevision: 2,
        aboutEdition: 7,
        uscc: USCC,
        firm: '样例公司',
        filedOn: TODAY,
        stage: 'published',
        text: TEXT,
        grounds: [],
        unit: '样例市司法局',
        decidedOn: TODAY,
        endedOn: null,
        isRecordPublic: true,
      },
    ])
    expect(await told(one)).toMatchObject({ state: 'published', told: TEXT, mayWithdraw: true })
  })

  it('hides places with marks and changes nothing else, or refuses for one of two grounds', async () => {
    const hidden = await confirmed()
    expect(await refusal(other, hidden, { move: 'redact', spans: [] })).toMatchObject({ fields: { move: expect.stringContaining('标出') } })
    const spans = [{ from: 0, to: 2, ground: 'personal_data' as const }]
    // There is no field by which a word could be another one.
    const { revision } = await caseOf(other, hidden)
    expect(
      await other.refusal('POST', `/replies/${hidden.number}/moves`, { move: 'redact', revision, spans, text: '我们已经整改。' }),
    ).toMatchObject({ code: 'invalid_body' })
    await move(other, hidden, { move: 'redact', spans })
    expect(await facts()).toMatchObject([{ text: '■■乱说。我们已经整改。', grounds: ['personal_data'] }])
    const refused = await confirmed()
    expect(await refusal(other, refused, { move: 'refuse' })).toMatchObject({ fields: { ground: expect.any(String) } })
    expect(
      await other.refusal('POST', `/replies/${refused.number}/moves`, { move: 'refuse', revision: 1, ground: 'untrue' }),
    ).toMatchObject({ code: 'invalid_body' })
    await move(other, refused, { move: 'refuse', ground: 'insult' })
    expect((await facts())[1]).toMatchObject({ stage: 'refused', text: null, grounds: ['insult'] })
    expect(await told(refused)).toMatchObject({ state: 'refused', told: null, decision: { grounds: ['insult'] } })
    // Nothing of what was written stands in the record of the case or in the audit.
    const kept = JSON.stringify([(await caseOf(other, hidden)).lines, await store.db.audit.find().lean()])
    expect(kept).not.toContain('王五')
  })

  it('tells nothing that differs from what was written by more than marks, whoever changed the store', async () => {
    const one = await confirmed()
    await move(other, one, { move: 'publish' })
    await store.db.replies.updateOne({ _id: one.number }, { $set: { told: '我们没有整改。' } })
    await expect(facts()).rejects.toThrow('more than marks')
  })

  it('keeps one reply of a firm beside a record: one is read at a time, and a newer one takes its place', async () => {
    const first = await confirmed()
    const waiting = await filed({ uscc: USCC }).catch((error: Error) => error.message)
    expect(waiting).toContain('reply_waiting')
    await move(other, first, { move: 'publish' })
    const [second, third] = [await filed(), await filed()]
    await move(own, second, { move: 'confirm', proof: 'in_person' })
    expect(await refusal(own, third, { move: 'confirm', proof: 'in_person' })).toMatchObject({ code: 'reply_waiting' })
    const { code } = await move(own, third, { move: 'send_letter', address: '样例路 1 号' })
    expect(await codeOf(await ask('proofs', { ...third, code }))).toBe('reply_waiting')
    await move(other, second, { move: 'publish' })
    expect((await facts()).map(({ number, stage, text, endedOn }) => [number, stage, text, endedOn])).toEqual([
      [first.number, 'replaced', null, TODAY],
      [second.number, 'published', TEXT, null],
    ])
  })

  it('lets one of two be proved that are proved in the same moment, by letter or at the desk', async () => {
    const letters = await Promise.all(
      (await Promise.all([filed(), filed(), filed()])).map(async (one) => {
        const { code } = await move(own, one, { move: 'send_letter', address: '样例路 1 号' })
        return { ...one, code }
      }),
    )
    const at = await filed()
    const { revision } = await caseOf(own, at)
    const atDesk = () => own.json('POST', `/replies/${at.number}/moves`, { move: 'confirm', proof: 'in_person', revision })
    const said = await Promise.all([
      ...letters.map(async (one) => ask('proofs', one).then(async (answer) => (answer.ok ? 'proved' : codeOf(answer)))),
      atDesk().then(
        () => 'proved',
        (error: Error) => (/reply_waiting/.exec(error.message) ?? [error.message])[0],
      ),
    ])
    expect(said.sort()).toEqual(['proved', 'reply_waiting', 'reply_waiting', 'reply_waiting'])
    expect(await store.db.replies.countDocuments({ state: 'verified' })).toBe(1)
    // Its place is free once it is read or taken back.
    const [proved] = await store.db.replies.find({ state: 'verified' }).lean<{ _id: string }[]>()
    await move(other, { number: proved!._id, key: '' }, { move: 'publish' })
    await confirmed()
  })

  it('leaves the one that was published last, whichever number it has, where two were published and nobody replaced one', async () => {
    const later = await confirmed()
    await move(other, later, { move: 'publish' })
    const { _id, lines, ...kept } = (await store.db.replies.findById(later.number).lean())!
    const older = { ...lines.at(-1)!, at: new Date(AT.getTime() - 1_000) }
    await store.db.replies.create([
      { ...kept, _id: '20260601-0099', id: 'x', place: 'x', lines: [older] },
      { ...kept, _id: '20260601-0098', id: 'y', place: 'y', lines: [older], record: 'p2' },
    ])
    expect([await leaveNewest(service.door.replies, {}, TODAY), await leaveNewest(service.door.replies, {}, TODAY)]).toEqual([1, 0])
    expect(_id).toBe(later.number)
    expect((await store.db.replies.find({ state: 'published' }).sort({ _id: 1 }).lean()).map((one) => one._id)).toEqual([
      _id,
      '20260601-0098',
    ])
    expect(await store.db.replies.findById('20260601-0099').lean()).toMatchObject({ state: 'replaced', endedOn: TODAY })
  })

  it('demands the case that was seen, and a colleague who is there', async () => {
    const one = await filed()
    expect(await refusal(own, one, { move: 'assign', officer: 'nobody' })).toMatchObject({ code: 'invalid_body' })
    expect(await refusal(own, one, { move: 'assign', officer: 'own' })).toMatchObject({ code: 'move_refused' })
    await move(own, one, { move: 'assign', officer: 'other' })
    const stale = { move: 'confirm', proof: 'in_person', revision: 0 }
    expect(await own.refusal('POST', `/replies/${one.number}/moves`, stale)).toMatchObject({ code: 'case_changed' })
    expect(await own.refusal('GET', '/replies/20260601-9999')).toMatchObject({ code: 'reply_not_found' })
  })

  it('opens the contact with the key of the hall alone, and as that of no objection', async () => {
    const { number } = await filed()
    const sealed = await other.json<SealedContact>('POST', `/replies/${number}/contact`, { reason: '核对是不是本企业' })
    const pair = keys.pairOf(OBJECTION_DESK, 'identity')
    const form = { wrap: unhex(sealed.wrap), stored: unhex(sealed.contact) }
    expect(openReplyContact(form, sealed.id, pair.privateKey)).toEqual(CONTACT)
    expect(() => openContact(form, sealed.id, pair.privateKey)).toThrow()
    const lines = await store.db.audit.find({ officer: 'other' }).lean<{ action: string; detail: string | null }[]>()
    expect(lines.map(({ action, detail }) => [action, detail])).toContainEqual(['reply_contact', `${number} 核对是不是本企业`])
  })
})

describe('what becomes of it', () => {
  it('is taken back by its receipt: what was public has ended, what nobody read is gone', async () => {
    const read = await confirmed()
    await move(other, read, { move: 'publish' })
    const unread = await filed()
    expect(await codeOf(await ask('withdrawals', { number: read.number, key: unread.key }))).toBe('reply_not_found')
    for (const one of [read, unread]) expect(await (await ask('withdrawals', one)).json()).toMatchObject({ state: 'withdrawn' })
    expect((await ask('withdrawals', read)).status).toBe(200)
    expect(await facts()).toMatchObject([{ number: read.number, stage: 'withdrawn', text: null, endedOn: TODAY }])
    expect(await store.db.replies.findById(unread.number).lean()).toMatchObject({ text: null, contact: null })
    const refused = await confirmed()
    await move(other, refused, { move: 'refuse', ground: 'insult' })
    expect(await codeOf(await ask('withdrawals', refused))).toBe('move_refused')
  })

  it('says when its record has changed since, ends with it, and comes back with it', async () => {
    const one = await confirmed()
    await move(other, one, { move: 'publish' })
    expect(await caseOf(own, one)).toMatchObject({ isPublic: true, hasChanged: false, aboutEdition: 7 })
    records = { 'penalty/p1': { ...records['penalty/p1']!, revision: 3 } }
    expect(await caseOf(own, one)).toMatchObject({ hasChanged: true })
    const before = records
    records = {}
    expect(await facts()).toMatchObject([{ isRecordPublic: false }])
    records = before
    expect(await facts()).toMatchObject([{ isRecordPublic: true }])
  })

  it('forgets what was written and who wrote it, and keeps what is public', async () => {
    const one = await confirmed()
    await move(other, one, { move: 'redact', spans: [{ from: 0, to: 2, ground: 'personal_data' }] })
    const erase = (days: number) =>
      eraseOldReplies({ db: store.db, now: () => new Date(Date.UTC(2026, 5 + REPLY_KEPT_MONTHS, 1 + days, 4)) })
    expect([await erase(0), await erase(1), await erase(1)]).toEqual([0, 1, 0])
    expect(await store.db.replies.findById(one.number).lean()).toMatchObject({ text: null, contact: null, told: '■■乱说。我们已经整改。' })
    expect(await facts()).toMatchObject([{ text: '■■乱说。我们已经整改。' }])
  })
})
