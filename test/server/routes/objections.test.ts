import type {
  ObjectionAnswer,
  ObjectionCaseAnswer,
  ObjectionFiled,
  ObjectionFiling,
  ObjectionMoveBody,
  ObjectionQueueAnswer,
} from '../../../shared/api/objections'
import type { SealedContact } from '../../../shared/api/writer'
import { addDays } from '../../../shared/codes/dates'
import { openContact, sealContact } from '../../../shared/objections/contact'
import { RECEIVED_TOLD_MAX } from '../../../shared/objections/limits'
import { OBJECTION_DESK } from '../../../shared/objections/words'
import { chooseCertificate, deriveSecrets, hex, newReceipt, unhex } from '../../../shared/tips/crypto/index'
import { objectionDue, OBJECTION_KEPT_MONTHS } from '../../../server/law/objections'
import type { RecordInQuestion } from '../../../server/read/recordInQuestion'
import { objectionFacts } from '../../../server/objections/facts'
import { eraseOldObjections } from '../../../server/objections/retention'
import { sm3Hex } from '../../../server/tips/digest'
import { FLOOD } from '../../../server/tips/rules'
import { CANARY_DESK } from '../../../server/tips/settings'
import { officerAt, post, startDesk, type DeskService, type TestOfficer } from '../../support/desk'
import { makeTipKeys, randomness, tipSettings } from '../../support/tips'
import { useStore } from '../../support/useStore'

/** Objections over real HTTP: filed by whom a record names, decided in the hall by who has no hand in it, and told to nobody else. */

const store = useStore()
// In a year whose holidays are announced, on a Monday.
const AT = new Date('2026-06-01T02:00:00.000Z')
const keys = makeTipKeys(AT, ['work-safety', 'oversight', CANARY_DESK, OBJECTION_DESK])
const USCC = '91990100MA0000001A'
const BUREAU = '样例市应急管理局'
const CONTACT = { name: '张三', contact: '13900000000', post: '安全总监' }

const AS_IT_IS = { names: {}, revision: 1, edition: 1 }

let service: DeskService
let own: TestOfficer
let other: TestOfficer
let records: Record<string, RecordInQuestion>
beforeEach(async () => {
  records = {
    'penalty/p1': { title: '演示处罚', firms: [USCC], namesOfficials: false, decidedBy: [BUREAU], ...AS_IT_IS },
    'zone/z1': { title: '演示片区', firms: [], namesOfficials: true, decidedBy: [], ...AS_IT_IS },
  }
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

interface Filed {
  filing: ObjectionFiling
  /** what it is looked up by */
  key: string
}

function filingOf(over: Partial<ObjectionFiling> = {}): Filed {
  const { tipId, lookupId } = deriveSecrets(newReceipt(randomness))
  const seconds = Math.floor(AT.getTime() / 1_000)
  const root = keys.root.publicKey
  const certificate = chooseCertificate(keys.certificates, { root, desk: OBJECTION_DESK, purpose: 'identity', now: seconds })
  const sealed = sealContact(CONTACT, hex(tipId), certificate, randomness)
  const filing: ObjectionFiling = {
    id: hex(tipId),
    lock: sm3Hex(lookupId),
    kind: 'penalty',
    record: 'p1',
    filer: 'firm',
    uscc: USCC,
    wrong: '决定日期写错了',
    stands: '决定日期是 5 月 6 日',
    contactKeyId: certificate.keyId,
    contactWrap: hex(sealed.wrap),
    contact: hex(sealed.stored),
    ...over,
  }
  return { filing, key: hex(lookupId) }
}

const send = (filing: unknown) => post(service.base, '/api/v1/objections', filing)
async function filed(over: Partial<ObjectionFiling> = {}): Promise<ObjectionFiled & { key: string }> {
  const { filing, key } = filingOf(over)
  const answer = await send(filing)
  if (!answer.ok) throw new Error(await answer.text())
  return { ...((await answer.json()) as ObjectionFiled), key }
}
const codeOf = async (answer: Response) => ((await answer.json()) as { error: { code: string } }).error.code
const lookUp = (number: string, key: string) => post(service.base, '/api/v1/objections/look-up', { number, key })
const told = async ({ number, key }: { number: string; key: string }) => (await (await lookUp(number, key)).json()) as ObjectionAnswer
const caseOf = (officer: TestOfficer, number: string) => officer.json<ObjectionCaseAnswer>('GET', `/objections/${number}`)
const move = async (officer: TestOfficer, number: string, body: Omit<ObjectionMoveBody, 'revision'>) =>
  officer.json<ObjectionCaseAnswer>('POST', `/objections/${number}/moves`, { revision: (await caseOf(officer, number)).revision, ...body })
const refusal = async (officer: TestOfficer, number: string, body: Omit<ObjectionMoveBody, 'revision'>) =>
  officer.refusal('POST', `/objections/${number}/moves`, { revision: (await caseOf(officer, number)).revision, ...body })

describe('filing', () => {
  it('answers a number of the day, the last day, and the same again for the same', async () => {
    const { filing } = filingOf()
    const first = (await (await send(filing)).json()) as ObjectionFiled
    expect(first).toEqual({ number: '20260601-0001', filedOn: '2026-06-01', due: '2026-06-23', again: false })
    expect(await (await send(filing)).json()).toEqual({ ...first, again: true })
    expect(await codeOf(await send({ ...filing, wrong: '别的' }))).toBe('objection_differs')
    expect((await filed()).number).toBe('20260601-0002')
  })

  it('gives each of many at once a number of its own', async () => {
    records = Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`penalty/p${n}`, records['penalty/p1']])) as typeof records
    const all = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => filed({ record: `p${n}` })))
    expect(new Set(all.map(({ number }) => number)).size).toBe(6)
  })

  it('is open to whom the record names, and to nobody else', async () => {
    expect(await codeOf(await send(filingOf({ uscc: '91990100MA0000002B' }).filing))).toBe('objection_not_named')
    expect(await codeOf(await send(filingOf({ filer: 'official', uscc: null }).filing))).toBe('objection_not_named')
    expect(await codeOf(await send(filingOf({ filer: 'official' }).filing))).toBe('invalid_body')
    expect(await codeOf(await send(filingOf({ record: 'p9' }).filing))).toBe('record_not_found')
    expect((await send(filingOf({ kind: 'zone', record: 'z1', filer: 'official', uscc: null }).filing)).status).toBe(200)
  })

  it('takes no contact that nobody of the hall can open', async () => {
    const sealKey = keys.certificates.find(({ desk, purpose }) => desk === 'work-safety' && purpose === 'identity')
    expect(await codeOf(await send(filingOf({ contactKeyId: sealKey?.keyId ?? '' }).filing))).toBe('certificate_refused')
  })

  it('lets nobody keep another out: the oldest few are told in public, and the others in their turn', async () => {
    const all = []
    for (let n = 0; n < RECEIVED_TOLD_MAX + 3; n++) all.push((await filed()).number)
    const facts = async () => (await objectionFacts({ db: store.db })).map(({ number }) => number)
    expect(await facts()).toEqual(all.slice(0, RECEIVED_TOLD_MAX))
    // What the desk has looked at is told whatever its turn, and who is looked at makes room for the next.
    await move(own, all.at(-1)!, { move: 'accept' })
    expect(await facts()).toEqual([...all.slice(0, RECEIVED_TOLD_MAX), all.at(-1)])
    await move(own, all[0]!, { move: 'accept' })
    expect(await facts()).toEqual([...all.slice(0, RECEIVED_TOLD_MAX + 1), all.at(-1)])
  })

  it('keeps an address from sending without end', async () => {
    const answers = await Promise.all(Array.from({ length: 11 }, () => send(filingOf().filing)))
    expect(answers.map(({ status }) => status)).toContain(429)
  })

  it('asks for work while many file', async () => {
    for (let n = 0; n <= FLOOD.filingsAMinute; n++) service.door.tips.demandWork('0'.repeat(32), undefined)
    expect(await codeOf(await send(filingOf().filing))).toBe('work_required')
  })

  it('stores nothing by which the writer is known, and never the receipt', async () => {
    const { number, key } = await filed()
    const stored = JSON.stringify(await store.db.objections.findById(number).lean())
    for (const secret of [CONTACT.name, CONTACT.contact, key]) expect(stored).not.toContain(secret)
  })
})

describe('the hall', () => {
  it('is for those who work on objections, and shows them no tip', async () => {
    const lin = await officerAt(service, 'lin')
    const { number } = await filed()
    expect(await lin.refusal('GET', '/objections')).toMatchObject({ status: 403 })
    expect(await lin.refusal('GET', `/objections/${number}`)).toMatchObject({ status: 403 })
    expect(await lin.refusal('POST', `/objections/${number}/moves`, { move: 'accept', revision: 0 })).toMatchObject({ status: 403 })
    for (const path of ['/queue', '/rewards', '/audit', `/tips/${'0'.repeat(32)}`])
      expect(await other.refusal('GET', path)).toMatchObject({ status: 403 })
  })

  it('lists what is open by its last day, and counts what is late', async () => {
    const first = await filed()
    service.setNow(new Date(AT.getTime() + 86_400_000))
    const second = await filed({ kind: 'zone', record: 'z1', filer: 'official', uscc: null })
    service.setNow(AT)
    await store.db.objections.updateOne({ _id: first.number }, { $set: { filedOn: '2026-01-05' } })
    const { items, counts } = await other.json<ObjectionQueueAnswer>('GET', '/objections')
    expect(items.map(({ number, late }) => [number, late])).toEqual([
      [first.number, true],
      [second.number, false],
    ])
    expect(counts).toEqual({ received: 2, accepted: 0, decided: 0, late: 1 })
  })

  it('lets nobody decide whose unit decided the record, and says why', async () => {
    const { number, key } = await filed()
    const seen = await move(own, number, { move: 'accept' })
    expect(seen).toMatchObject({ state: 'accepted', handler: 'own', barred: expect.stringContaining('另一单位'), wrong: '决定日期写错了' })
    expect(seen.lawful).not.toContain('decide')
    const decide = { move: 'decide', merit: 'corrected', reason: '日期确实写错' } as const
    expect(await refusal(own, number, decide)).toMatchObject({
      code: 'move_refused',
      fields: { move: expect.stringContaining('另一单位') },
    })
    const decided = await move(other, number, decide)
    expect(decided.decision).toEqual({
      outcome: 'corrected',
      why: null,
      reason: '日期确实写错',
      unit: '样例市司法局',
      officer: 'other',
      on: '2026-06-01',
    })
    // Decided is not yet public, and nobody is told.
    expect(await told({ number, key })).toMatchObject({ state: 'accepted', decision: null })
    expect((await objectionFacts(store)).find((one) => one.number === number)?.decided).toBeNull()
    await move(own, number, { move: 'publish' })
    expect(await told({ number, key })).toMatchObject({
      state: 'published',
      late: false,
      decision: { outcome: 'corrected', why: null, reason: '日期确实写错', unit: '样例市司法局', on: '2026-06-01' },
    })
    expect((await objectionFacts(store)).find((one) => one.number === number)).toEqual({
      number,
      kind: 'penalty',
      record: 'p1',
      filer: 'firm',
      filedOn: '2026-06-01',
      isAccepted: true,
      decided: { outcome: 'corrected', unit: '样例市司法局', on: '2026-06-01', publishedOn: '2026-06-01' },
    })
  })

  it('decides nothing while nobody has stated who decided the record', async () => {
    const { number } = await filed({ kind: 'zone', record: 'z1', filer: 'official', uscc: null })
    const refuse = { move: 'refuse', why: 'not_named', reason: '不是这个片区的责任人' } as const
    expect(await refusal(other, number, refuse)).toMatchObject({ fields: { move: expect.stringContaining('没有写明这条记录由谁作出') } })
    const stated = await move(other, number, { move: 'state_author', author: { unit: '样例市司法局', officer: null } })
    expect(stated.authors).toEqual([{ unit: '样例市司法局', officer: null, stated: true }])
    expect(await refusal(other, number, refuse)).toMatchObject({ fields: { move: expect.stringContaining('另一单位') } })
    expect((await move(own, number, refuse)).decision).toMatchObject({ outcome: 'not_admitted', why: 'not_named', unit: BUREAU })
  })

  it('demands what a move needs by name, and the case that was seen', async () => {
    const { number } = await filed()
    expect(await refusal(other, number, { move: 'refuse' })).toMatchObject({
      code: 'invalid_body',
      fields: { why: expect.any(String), reason: expect.any(String) },
    })
    expect(await refusal(other, number, { move: 'assign', officer: 'nobody' })).toMatchObject({ code: 'invalid_body' })
    expect(await refusal(other, number, { move: 'assign', officer: 'own' })).toMatchObject({ code: 'move_refused' })
    await move(other, number, { move: 'accept' })
    expect(await other.refusal('POST', `/objections/${number}/moves`, { move: 'accept', revision: 0 })).toMatchObject({
      code: 'case_changed',
    })
    expect(await other.refusal('GET', '/objections/20260601-9999')).toMatchObject({ code: 'objection_not_found' })
  })

  it('opens the contact with the key of the hall alone, for a reason that the audit keeps', async () => {
    const { number } = await filed()
    const sealed = await other.json<SealedContact>('POST', `/objections/${number}/contact`, { reason: '核对是不是本企业' })
    const pair = keys.pairOf(OBJECTION_DESK, 'identity')
    const form = { wrap: unhex(sealed.wrap), stored: unhex(sealed.contact) }
    expect(openContact(form, sealed.id, pair.privateKey)).toEqual(CONTACT)
    expect(() => openContact(form, '0'.repeat(32), pair.privateKey)).toThrow()
    expect(() => openContact(form, sealed.id, keys.pairOf('work-safety', 'identity').privateKey)).toThrow()
    const lines = await store.db.audit.find({ officer: 'other' }).sort({ _id: 1 }).lean<{ action: string; detail: string | null }[]>()
    expect(lines.map(({ action, detail }) => [action, detail])).toContainEqual(['objection_contact', `${number} 核对是不是本企业`])
  })
})

describe('looking up', () => {
  it('tells no more of a wrong receipt than of a wrong number', async () => {
    const { number, key } = await filed()
    const answers = [await lookUp(number, '0'.repeat(32)), await lookUp('20260601-0999', key)]
    expect(await Promise.all(answers.map((one) => one.text()))).toEqual([expect.any(String), expect.any(String)])
    expect(answers.map(({ status }) => status)).toEqual([404, 404])
    expect(await told({ number, key })).toEqual({
      number,
      kind: 'penalty',
      record: 'p1',
      title: '演示处罚',
      filedOn: '2026-06-01',
      due: '2026-06-23',
      late: false,
      state: 'received',
      decision: null,
    })
  })

  it('says that it is late from the day after the last day on', async () => {
    const one = await filed()
    const due = objectionDue('2026-06-01') ?? ''
    const on = async (day: string) => {
      service.setNow(new Date(`${day}T04:00:00.000Z`))
      return (await told(one)).late
    }
    expect([await on(due), await on(addDays(due, 1))]).toEqual([false, true])
  })
})

it('forgets what was written and who wrote it, and keeps what is public', async () => {
  const { number, key } = await filed()
  await move(other, number, { move: 'refuse', why: 'not_named', reason: '不是' })
  await move(other, number, { move: 'publish' })
  const later = (months: number, days: number) => new Date(Date.UTC(2026, 5 + months, 1 + days, 4))
  const erase = (at: Date) => eraseOldObjections({ db: store.db, now: () => at })
  expect(await erase(later(OBJECTION_KEPT_MONTHS, 0))).toBe(0)
  expect(await erase(later(OBJECTION_KEPT_MONTHS, 1))).toBe(1)
  expect(await erase(later(OBJECTION_KEPT_MONTHS, 1))).toBe(0)
  const { wrong, stands, contact, decision } = (await store.db.objections.findById(number).lean())!
  expect([wrong, stands, contact, decision?.reason, decision?.outcome]).toEqual([null, null, null, null, 'not_admitted'])
  expect(await told({ number, key })).toMatchObject({ decision: { outcome: 'not_admitted', reason: null } })
})
