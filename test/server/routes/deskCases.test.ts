import { MOVES, MOVE_NAMES } from '../../../shared/tips/moves'
import type { AuditAnswer, CaseAnswer, MoveAnswer, MoveBody, QueueAnswer } from '../../../shared/api/desk'
import type { HeldAnswer } from '../../../shared/api/tips'
import { addDays, shanghaiDay } from '../../../shared/codes/dates'
import { openTip, hex } from '../../../shared/tips/crypto/index'
import type { TipDoc } from '../../../server/models/tip'
import { bufferOf } from '../../../server/tips/bytes'
import { CANARY_DESK } from '../../../server/tips/settings'
import { fileTestTip, filled, moveOn, officerAt, signedAnswer, startDesk, type DeskService, type TestOfficer } from '../../support/desk'
import { makeMessage, makeTipKeys, photoOf, sendMessage, tipSettings, type TestTip } from '../../support/tips'
import { useStore } from '../../support/useStore'

const store = useStore()
const AT = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 + 600_000)
const keys = makeTipKeys(AT)
const DAY = 86_400_000

let service: DeskService
let lin: TestOfficer
let wu: TestOfficer
beforeEach(async () => {
  service = await startDesk({ db: store.db, keys, tipSettings: tipSettings(keys, store.dir), at: AT })
  lin = await officerAt(service, 'lin')
  wu = await officerAt(service, 'wu')
})
afterEach(() => service.stop())

const docOf = async ({ id }: TestTip): Promise<TipDoc> => {
  const tip = await store.db.tips.findById(id).lean<TipDoc>()
  if (!tip) throw new Error('no tip')
  return tip
}
const queue = (officer: TestOfficer, query = '') => officer.json<QueueAnswer>('GET', '/queue' + query)
const caseOf = (officer: TestOfficer, { id }: TestTip) => officer.json<CaseAnswer>('GET', `/tips/${id}`)
const move = (officer: TestOfficer, { id }: TestTip, body: unknown) => officer.refusal('POST', `/tips/${id}/moves`, body)
const at = (days: number) => {
  // Sessions end meanwhile, so the desk's clock is set between two of them only where a test does not sign in again.
  service.setNow(new Date(AT.getTime() + days * DAY))
}

const wrapOf = ({ messages }: CaseAnswer, number: number): Uint8Array =>
  Buffer.from(messages.find(({ message }) => message === number)?.wrap ?? '', 'hex')
const partOf = async (officer: TestOfficer, { id }: TestTip, number: number): Promise<Uint8Array> =>
  new Uint8Array(await (await officer.ask('GET', `/tips/${id}/messages/${number}/parts/0`)).arrayBuffer())

describe('the queue', () => {
  it('says what stands in the sealed header and where the case is, and no word of the reporter', async () => {
    const tip = await fileTestTip(service, { photos: [photoOf(1_000)], identity: { name: '张三', contact: '13900000000' } })
    const { items, total, counts } = await queue(lin)
    expect(total).toBe(1)
    expect(items[0]).toEqual({
      id: tip.id,
      desk: 'work-safety',
      kind: 'hazard',
      division: '990100',
      channel: 'phone_page',
      receivedAt: new Date(Math.floor(AT.getTime() / 3_600_000) * 3_600_000).toISOString(),
      state: 'received',
      clocks: [{ clock: 'accept', since: expect.any(String), due: addDays(shanghaiDay(AT), 7), late: false }],
      due: addDays(shanghaiDay(AT), 7),
      danger: false,
      handler: null,
      looked: false,
      photos: 1,
      unread: 0,
      pending: null,
      joinedInto: null,
      canOpen: true,
    })
    expect(counts).toEqual({ dueToday: 0, late: 0, unseen: 1, danger: 0, waiting: 0, open: 1 })
  })

  it('puts danger first, then what nobody has looked at, then what is due first', async () => {
    const tips = [await fileTestTip(service), await fileTestTip(service), await fileTestTip(service), await fileTestTip(service)]
    const [looked, soon, late, danger] = tips as [TestTip, TestTip, TestTip, TestTip]
    await caseOf(lin, looked)
    await store.db.tips.updateOne({ _id: soon.id }, { $set: { due: '2020-01-01' } })
    await store.db.tips.updateOne({ _id: looked.id }, { $set: { due: '2019-01-01' } })
    await moveOn(service, danger, { move: 'mark_danger' }, [lin])
    const { items } = await queue(lin)
    expect(items.map(({ id }) => id)).toEqual([danger.id, soon.id, late.id, looked.id])
  })

  it('is asked in views, by filters and in pages, with late marks', async () => {
    const [a, b] = [await fileTestTip(service), await fileTestTip(service, { kind: 'violation' })]
    await moveOn(service, a, { move: 'accept' }, [lin])
    expect((await queue(lin, '?view=today')).total).toBe(0)
    expect((await queue(lin, '?kind=violation')).items.map(({ id }) => id)).toEqual([b.id])
    expect((await queue(lin, '?state=accepted')).items.map(({ id }) => id)).toEqual([a.id])
    expect((await queue(lin, '?handler=lin')).items.map(({ id }) => id)).toEqual([a.id])
    expect((await queue(lin, '?view=unassigned')).items.map(({ id }) => id)).toEqual([b.id])
    const [first, second] = [await queue(lin, '?limit=1'), await queue(lin, '?limit=1&skip=1')]
    expect([first.total, first.items.length, second.items.length]).toEqual([2, 1, 1])
    expect(first.items[0]?.id).not.toBe(second.items[0]?.id)
    await moveOn(service, b, { move: 'transfer' }, [lin])
    expect((await queue(lin)).items.map(({ id }) => id)).toEqual([a.id])
    expect((await queue(lin, '?view=ended')).items.map(({ id }) => id)).toEqual([b.id])
    expect((await queue(lin, '?view=all')).total).toBe(2)
    expect(await lin.refusal('GET', '/queue?view=mine')).toMatchObject({ status: 400, code: 'invalid_parameter' })
    await store.db.tips.updateOne({ _id: a.id }, { $set: { due: '2020-01-01', 'clocks.verify.due': '2020-01-01' } })
    const today = await queue(lin, '?view=today')
    expect(today.items[0]).toMatchObject({ id: a.id, clocks: [{ clock: 'verify', late: true }] })
    expect(today.counts).toMatchObject({ late: 1, dueToday: 0 })
  })

  it('never holds the service’s own test tips', async () => {
    const tip = await fileTestTip(service)
    await store.db.tips.updateOne({ _id: tip.id }, { $set: { atDesk: CANARY_DESK as never } })
    const jian = await officerAt(service, 'jian', 'oversight', 'oversight')
    for (const officer of [lin, jian]) expect((await queue(officer, '?view=all')).total).toBe(0)
  })
})

describe('who sees and opens what', () => {
  it('a desk its own tips, the supervisor’s desk all lines, and opens only its own', async () => {
    const [ours, theirs] = [await fileTestTip(service), await fileTestTip(service, { kind: 'enforcement_misconduct' })]
    const jian = await officerAt(service, 'jian', 'oversight', 'oversight')
    expect((await queue(lin)).items.map(({ id }) => id)).toEqual([ours.id])
    expect(await lin.refusal('GET', `/tips/${theirs.id}`)).toMatchObject({ status: 404, code: 'tip_not_found' })
    expect(await lin.refusal('GET', `/tips/${theirs.id}/parts/0`)).toMatchObject({ code: 'tip_not_found' })
    const seen = (await queue(jian)).items.map(({ id, canOpen }) => [id, canOpen])
    expect(seen.sort()).toEqual(
      [
        [ours.id, false],
        [theirs.id, true],
      ].sort(),
    )
    expect(await caseOf(jian, ours)).toMatchObject({ wrap: null, header: '', parts: [], lawful: [] })
    expect((await caseOf(jian, theirs)).wrap).toBe(hex(theirs.sealed.deskWrap))
    expect(await jian.refusal('GET', `/tips/${ours.id}/parts/0`)).toMatchObject({ code: 'tip_not_found' })
  })

  it('an administrator lines and never an envelope; a payer neither before there is a reward', async () => {
    const tip = await fileTestTip(service)
    const [guan, qian] = [await officerAt(service, 'guan', 'administrator'), await officerAt(service, 'qian', 'payer')]
    expect(await caseOf(guan, tip)).toMatchObject({ wrap: null, header: '', lawful: ['assign'] })
    expect(await guan.refusal('GET', `/tips/${tip.id}/parts/0`)).toMatchObject({ status: 403, code: 'forbidden' })
    expect((await queue(qian, '?view=all')).total).toBe(0)
    expect(await qian.refusal('GET', `/tips/${tip.id}`)).toMatchObject({ code: 'tip_not_found' })
    expect(await qian.refusal('GET', `/tips/${tip.id}/parts/0`)).toMatchObject({ code: 'forbidden' })
  })
})

describe('a case', () => {
  it('is opened by the desk from what the service hands out, photos too, and every look is noted', async () => {
    const photo = photoOf(2_000)
    const tip = await fileTestTip(service, { photos: [photo] })
    const seen = await caseOf(lin, tip)
    const parts = await Promise.all(
      seen.parts.map(async ({ part }) => new Uint8Array(await (await lin.ask('GET', `/tips/${tip.id}/parts/${part}`)).arrayBuffer())),
    )
    const opened = openTip(
      { header: Buffer.from(seen.header, 'hex'), wrap: Buffer.from(seen.wrap ?? '', 'hex'), parts },
      keys.pairOf('work-safety', 'seal').privateKey,
    )
    expect(JSON.stringify(opened)).toContain('三号楼消防通道堵死')
    const lines = await store.db.audit.find({ tip: tip.id }).lean<{ action: string }[]>()
    expect(lines.map(({ action }) => action).sort()).toEqual(['look', 'part', 'part'])
    expect((await docOf(tip)).firstLookAt?.getTime()).toBe(Math.floor(AT.getTime() / 3_600_000) * 3_600_000)
    expect(await lin.refusal('GET', `/tips/${tip.id}/parts/2`)).toMatchObject({ code: 'tip_not_found' })
    expect(await lin.refusal('GET', `/tips/${tip.id}/parts/7`)).toMatchObject({ code: 'invalid_parameter' })
    expect(await lin.refusal('GET', '/tips/zz')).toMatchObject({ code: 'invalid_parameter' })
  })

  it('says that a later message waits until somebody opens it', async () => {
    const tip = await fileTestTip(service)
    await sendMessage(service.base, tip, 1, makeMessage(keys, tip, 1, { at: AT }))
    expect((await queue(lin)).items[0]).toMatchObject({ unread: 1, clocks: [{ clock: 'accept' }, { clock: 'reply' }] })
    const both = await Promise.all([
      lin.ask('GET', `/tips/${tip.id}/messages/1/parts/0`),
      wu.ask('GET', `/tips/${tip.id}/messages/1/parts/0`),
    ])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    const seen = await caseOf(lin, tip)
    expect(seen).toMatchObject({ unread: 0, messages: [{ message: 1, opened: true, wrap: expect.any(String) }], revision: 1 })
    expect(await lin.refusal('GET', `/tips/${tip.id}/messages/2/parts/0`)).toMatchObject({ code: 'tip_not_found' })
  })
})

describe('a move', () => {
  it('is one write: state, clock, line, answer, day and revision', async () => {
    const tip = await fileTestTip(service)
    const answer = signedAnswer(service, tip)
    const made = await lin.json<MoveAnswer>('POST', `/tips/${tip.id}/moves`, { move: 'accept', revision: 0, noConflict: true, answer })
    expect(made).toMatchObject({ tookEffect: true, case: { state: 'accepted', handler: 'lin', revision: 1, nextLine: 1 } })
    expect(await docOf(tip)).toMatchObject({
      state: 'accepted',
      due: addDays(shanghaiDay(AT), 60),
      answerCount: 1,
      firstAnswerAt: new Date(Math.floor(AT.getTime() / 3_600_000) * 3_600_000),
      endedAt: null,
      breaches: [],
      lines: [
        { n: 0, detail: {}, move: 'accept', actor: 'handler', officer: 'lin', step: 'done', from: 'received', to: 'accepted', note: null },
      ],
      answers: [{ seq: 1, sm3: made.case.answers[0]?.sm3 }],
    })
  })

  it('is refused on an old view, and only one of two at once is made', async () => {
    const tip = await fileTestTip(service)
    const body = filled(service, tip, { move: 'accept', revision: 0 })
    const both = await Promise.all([lin.ask('POST', `/tips/${tip.id}/moves`, body), wu.ask('POST', `/tips/${tip.id}/moves`, body)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await move(lin, tip, { move: 'begin', revision: 0 })).toMatchObject({ status: 409, code: 'case_changed' })
    expect((await docOf(tip)).lines).toHaveLength(1)
  })

  it('must be filled with what it needs and with nothing else', async () => {
    const tip = await fileTestTip(service)
    const body = filled(service, tip, { move: 'accept', revision: 0 })
    expect(await move(lin, tip, { ...body, noConflict: undefined })).toMatchObject({
      status: 400,
      code: 'invalid_body',
      fields: { noConflict: expect.any(String) },
    })
    expect(await move(lin, tip, { ...body, answer: undefined })).toMatchObject({
      code: 'invalid_body',
      fields: { answer: expect.any(String) },
    })
    expect(await move(lin, tip, { ...body, voucher: '2026-1' })).toMatchObject({
      code: 'invalid_body',
      fields: { voucher: '这一步没有这一项' },
    })
    expect(await move(lin, tip, { ...body, name: '张三' })).toMatchObject({ code: 'invalid_body', fields: { name: '没有这一项' } })
    expect(await move(lin, tip, { move: 'close', revision: 0 })).toMatchObject({ status: 409, code: 'move_refused' })
    expect((await docOf(tip)).revision).toBe(0)
  })

  it('every move of the table is refused by name where it lacks what it needs', async () => {
    const tip = await fileTestTip(service)
    const jian = await officerAt(service, 'jian', 'oversight', 'oversight')
    const qian = await officerAt(service, 'qian', 'payer')
    const by = { handler: lin, oversight: jian, payer: qian, reviewer: lin, administrator: lin } as const
    for (const name of MOVE_NAMES) {
      const { from, by: actors, needs } = MOVES[name]
      const [actor] = actors
      if (actor === 'reporter' || actor === 'clock' || needs.length === 0) continue
      const clocks = { verify: { since: AT.toISOString(), due: '2099-01-01' } }
      await store.db.tips.updateOne({ _id: tip.id }, { $set: { state: from[0], clocks, done: [], revision: 0 } })
      const told = await move(by[actor], tip, { move: name, revision: 0 })
      expect([name, told.code, Object.keys(told.fields ?? {}).sort()]).toEqual([name, 'invalid_body', [...needs].sort()])
    }
  })

  it('by the reporter or the clock is nothing an officer can make', async () => {
    const tip = await fileTestTip(service)
    expect(await move(lin, tip, { move: 'write', revision: 0 })).toMatchObject({
      code: 'move_refused',
      fields: { move: '您的角色不能做这一步。' },
    })
    expect(await move(lin, tip, { move: 'pay', revision: 0, voucher: '1-1', payee: 'named' })).toMatchObject({ code: 'move_refused' })
  })

  it.each<[string, (tip: TestTip) => string]>([
    ['another desk’s key', (tip) => signedAnswer(service, tip, { desk: 'oversight' })],
    [
      'a byte of it changed',
      (tip) =>
        signedAnswer(service, tip).replace(/^(.{600})(.)/, (_all, before: string, one: string) => before + (one === '0' ? '1' : '0')),
    ],
    ['no signature', (tip) => signedAnswer(service, tip).slice(0, -128) + '0'.repeat(128)],
    ['another magic', (tip) => 'ff' + signedAnswer(service, tip).slice(2)],
    ['another suite', (tip) => signedAnswer(service, tip).replace(/^(.{8})../, '$102')],
    ['a key nobody knows', (tip) => signedAnswer(service, tip).replace(/^(.{10}).{16}/, '$1' + 'ab'.repeat(8))],
  ])('with an answer that has %s is refused', async (_what, answer) => {
    const tip = await fileTestTip(service)
    expect(await move(lin, tip, { move: 'accept', revision: 0, noConflict: true, answer: answer(tip) })).toMatchObject({
      status: 409,
      code: 'answer_refused',
    })
    expect((await docOf(tip)).answers).toEqual([])
  })

  it('whose answer was signed by a key that is over is refused', async () => {
    const tip = await fileTestTip(service)
    const answer = signedAnswer(service, tip)
    at(6)
    const again = await officerAt(service, 'zhou')
    expect(await move(again, tip, { move: 'accept', revision: 0, noConflict: true, answer })).toMatchObject({ code: 'answer_refused' })
  })

  it('whose clock is over its day is a breach of the case', async () => {
    const tip = await fileTestTip(service)
    await store.db.tips.updateOne({ _id: tip.id }, { $set: { 'clocks.accept.due': addDays(shanghaiDay(AT), -1) } })
    await moveOn(service, tip, { move: 'accept' }, [lin])
    expect((await docOf(tip)).breaches).toEqual(['accept'])
  })
})

describe('two officers', () => {
  it('one proposes, nothing happens, another confirms', async () => {
    const tip = await fileTestTip(service)
    const proposed = await moveOn(service, tip, { move: 'refuse' }, [lin])
    expect(proposed).toMatchObject({
      tookEffect: false,
      case: { state: 'received', pending: { move: 'refuse', by: 'lin' }, answers: [], maySettle: { confirm: false, sendBack: true } },
    })
    const { revision } = proposed.case
    const settle = (officer: TestOfficer, body: unknown) => officer.refusal('POST', `/tips/${tip.id}/pending`, body)
    expect(await settle(lin, { revision, confirm: true })).toMatchObject({
      status: 409,
      code: 'move_refused',
      fields: { move: '须由另一位经办人确认。' },
    })
    expect(await settle(wu, { revision: 0, confirm: true })).toMatchObject({ code: 'case_changed' })
    const [guan, jian] = [await officerAt(service, 'guan', 'administrator'), await officerAt(service, 'jian', 'oversight', 'oversight')]
    for (const other of [guan, jian]) expect(await settle(other, { revision, confirm: true })).toMatchObject({ code: 'move_refused' })
    expect(await move(wu, tip, filled(service, tip, { move: 'answer', revision }))).toMatchObject({
      code: 'move_refused',
      fields: { move: expect.stringContaining('等另一位') },
    })
    const done = await wu.json<MoveAnswer>('POST', `/tips/${tip.id}/pending`, { revision, confirm: true })
    expect(done).toMatchObject({ tookEffect: true, case: { state: 'refused', pending: null, answers: [{ seq: 1 }] } })
    expect(await docOf(tip)).toMatchObject({
      endedAt: expect.any(Date),
      due: '9999-12-31',
      lines: [
        { step: 'proposed', officer: 'lin' },
        { step: 'confirmed', officer: 'wu', detail: { refusalReason: 'not_ours' } },
      ],
    })
    expect(await settle(wu, { revision: 2, confirm: true })).toMatchObject({ code: 'move_refused' })
  })

  it('it is sent back, and the answer is never given', async () => {
    const tip = await fileTestTip(service)
    const { case: seen } = await moveOn(service, tip, { move: 'refuse' }, [lin])
    const back = await wu.json<MoveAnswer>('POST', `/tips/${tip.id}/pending`, { revision: seen.revision, confirm: false, note: 'abcd' })
    expect(back).toMatchObject({ tookEffect: false, case: { state: 'received', pending: null, answers: [] } })
    expect(back.case.lines[1]).toMatchObject({ step: 'sent_back', note: 'abcd' })
  })
})

/** Works a tip through to the state before the reward is decided. */
async function handled(tip: TestTip, finding: 'find_true' | 'find_partly' | 'find_false' = 'find_true'): Promise<void> {
  for (const name of ['accept', 'begin', finding, 'handle'] as const) await moveOn(service, tip, { move: name }, [lin, wu])
}

describe('rewards', () => {
  const reward = {
    ruleId: 'national-2018',
    amountFen: 1_500_000,
    basis: { on: 'fine', fineFen: 10_000_000 },
    employee: false,
    named: true,
  } as const
  const decide = async (tip: TestTip, over: object) => {
    const { revision } = await caseOf(lin, tip)
    return move(lin, tip, filled(service, tip, { move: 'decide_reward', revision, reward: { ...reward, ...over } }))
  }

  it('is decided by two, as the rule gives it, and paid by a third, who alone reads who it is for', async () => {
    const tip = await fileTestTip(service, { identity: { name: '张三', contact: '13900000000' } })
    const qian = await officerAt(service, 'qian', 'payer')
    await handled(tip)
    const ask = (officer: TestOfficer) => officer.refusal('POST', `/tips/${tip.id}/identity`, { reason: '发放奖励' })
    expect(await ask(qian)).toMatchObject({ code: 'tip_not_found' })
    await moveOn(service, tip, { move: 'decide_reward' }, [lin, wu])
    for (const other of [
      lin,
      await officerAt(service, 'guan', 'administrator'),
      await officerAt(service, 'jian', 'oversight', 'oversight'),
    ])
      expect(await ask(other)).toMatchObject({ status: 403, code: 'forbidden' })
    expect(await ask(await officerAt(service, 'qian2', 'payer', 'oversight'))).toMatchObject({ code: 'tip_not_found' })
    expect(await qian.refusal('POST', `/tips/${tip.id}/identity`, { reason: '' })).toMatchObject({ code: 'invalid_body' })
    const sealed = await qian.json<{ header: string; wrap: string; identity: string }>('POST', `/tips/${tip.id}/identity`, {
      reason: '发放奖励',
    })
    expect(sealed).toEqual({ header: hex(tip.sealed.headerBytes), wrap: hex(tip.sealed.identityWrap), identity: hex(tip.sealed.identity) })
    const lines = await store.db.audit.find({ tip: tip.id, action: 'identity' }).lean<{ officer: string; detail: string }[]>()
    expect(lines.map(({ officer, detail }) => [officer, detail])).toEqual([['qian', '0 发放奖励']])
    await moveOn(service, tip, { move: 'pay' }, [qian])
    expect(await docOf(tip)).toMatchObject({
      state: 'claimed',
      identity: null,
      reward: { amountFen: 1_500_000, voucher: '2026-0001', payee: 'named' },
    })
    expect(await ask(qian)).toMatchObject({ status: 409, code: 'identity_gone' })
    // What comes after the payment is not asked for by any payment.
    await sendMessage(service.base, tip, 1, makeMessage(keys, tip, 1, { at: AT }))
    expect(await qian.refusal('POST', `/tips/${tip.id}/identity`, { reason: '再看一次', message: 1 })).toMatchObject({
      code: 'identity_gone',
    })
  }, 20_000)

  it('is refused where amount, rule, finding, kind or basis do not agree', async () => {
    const tip = await fileTestTip(service)
    await handled(tip)
    expect(await decide(tip, { amountFen: 1_500_001 })).toMatchObject({
      status: 409,
      code: 'reward_refused',
      fields: { amountFen: expect.stringContaining('1.5万') },
    })
    expect(await decide(tip, { ruleId: 'henan-2025' })).toMatchObject({ code: 'reward_refused', fields: { ruleId: expect.any(String) } })
    expect(await decide(tip, { named: false })).toMatchObject({ code: 'reward_refused', fields: { named: expect.any(String) } })
    expect(await decide(tip, { basis: { on: 'concealed', level: 'ordinary', deaths: 1 }, amountFen: 3_000_000 })).toMatchObject({
      fields: { basis: expect.any(String) },
    })
    expect(await decide(tip, { basis: { on: 'no_fine' }, amountFen: 299_999 })).toMatchObject({
      fields: { amountFen: expect.stringContaining('起') },
    })
    expect(await decide(tip, { basis: { on: 'no_fine' }, amountFen: 30_000_001 })).toMatchObject({
      fields: { amountFen: expect.any(String) },
    })
    expect((await docOf(tip)).pending).toBeNull()
    const falseTip = await fileTestTip(service)
    await handled(falseTip, 'find_false')
    expect(await decide(falseTip, {})).toMatchObject({ code: 'reward_refused', fields: { reward: '没有查证属实或部分属实' } })
  }, 20_000)

  it('without a fine is decided by persons between least and most', async () => {
    const tip = await fileTestTip(service)
    await handled(tip)
    const body = { ...reward, basis: { on: 'no_fine' as const }, amountFen: 400_000 }
    await moveOn(service, tip, { move: 'decide_reward', reward: body }, [lin, wu])
    expect((await docOf(tip)).reward).toMatchObject({ amountFen: 400_000, decidedOn: shanghaiDay(AT) })
    const qian = await officerAt(service, 'qian', 'payer')
    const { revision } = await caseOf(qian, tip)
    expect(await move(qian, tip, { move: 'pay', revision, voucher: '2026-1', payee: 'receipt' })).toMatchObject({
      code: 'reward_refused',
      fields: { payee: expect.any(String) },
    })
    await moveOn(service, tip, { move: 'waive' }, [qian])
    expect(await docOf(tip)).toMatchObject({ state: 'waived', identity: null })
  }, 20_000)
})

describe('giving on', () => {
  it('joins a later tip to an earlier one of the desk, and never the other way round', async () => {
    const [first, second] = [await fileTestTip(service), await fileTestTip(service)]
    await store.db.tips.updateOne({ _id: first.id }, { $set: { receivedAt: new Date(AT.getTime() - DAY) } })
    const body = (into: string): Partial<MoveBody> & { move: 'join' } => ({ move: 'join', revision: 0, joinedInto: into })
    expect(await move(lin, first, filled(service, first, body(second.id)))).toMatchObject({
      code: 'invalid_body',
      fields: { joinedInto: expect.stringContaining('晚') },
    })
    expect(await move(lin, second, filled(service, second, body(second.id)))).toMatchObject({ fields: { joinedInto: expect.any(String) } })
    expect(await move(lin, second, filled(service, second, body('ab'.repeat(16))))).toMatchObject({
      fields: { joinedInto: expect.any(String) },
    })
    await moveOn(service, second, body(first.id), [lin])
    expect(await docOf(second)).toMatchObject({ state: 'joined', joinedInto: first.id, clocks: {} })
  })

  it('gives a case to somebody of the same desk who is there and handles tips', async () => {
    const tip = await fileTestTip(service)
    const guan = await officerAt(service, 'guan', 'administrator')
    await officerAt(service, 'jian', 'oversight', 'oversight')
    for (const officer of ['guan', 'jian', 'nobody'])
      expect(await move(lin, tip, { move: 'assign', revision: 0, officer })).toMatchObject({
        code: 'invalid_body',
        fields: { officer: expect.any(String) },
      })
    await moveOn(service, tip, { move: 'assign', officer: 'wu' }, [guan])
    expect(await docOf(tip)).toMatchObject({ handler: 'wu', lines: [{ move: 'assign', officer: 'guan', detail: { officer: 'wu' } }] })
    await guan.json('POST', '/officers/wu', { away: true })
    expect((await queue(lin, '?view=unassigned')).items.map(({ id, handler }) => [id, handler])).toEqual([[tip.id, null]])
    expect(await move(lin, tip, { move: 'assign', revision: 1, officer: 'wu' })).toMatchObject({ code: 'invalid_body' })
    await guan.json('POST', '/officers/wu', { away: false })
    expect((await queue(lin)).items[0]?.handler).toBe('wu')
  })

  it('outside the service ends the case here, and a desk of this service is no outside', async () => {
    const tip = await fileTestTip(service)
    for (const destination of ['oversight', '纪检监督受理台'])
      expect(await move(lin, tip, filled(service, tip, { move: 'transfer', revision: 0, destination }))).toMatchObject({
        fields: { destination: expect.any(String) },
      })
    await moveOn(service, tip, { move: 'transfer' }, [lin])
    expect(await docOf(tip)).toMatchObject({ state: 'transferred', endedAt: expect.any(Date) })
  })

  it('hands a case over to the other desk with a slip and nothing of the envelope', async () => {
    const tip = await fileTestTip(service, { identity: { name: '张三', contact: '13900000000' } })
    const jian = await officerAt(service, 'jian', 'oversight', 'oversight')
    await moveOn(service, tip, { move: 'note_retaliation' }, [lin])
    const keyOf = (desk: string) => keys.certificates.find((one) => one.desk === desk && one.purpose === 'seal')?.keyId ?? ''
    const slip = { wrap: 'ab'.repeat(129), wrapKeyId: keyOf('oversight'), sealed: 'cd'.repeat(600) }
    const body = filled(service, tip, { move: 'hand_over', revision: 1, toDesk: 'oversight', slip })
    expect(await move(lin, tip, { ...body, slip: { ...slip, wrapKeyId: keyOf('work-safety') } })).toMatchObject({
      code: 'certificate_refused',
    })
    expect(await move(lin, tip, { ...body, toDesk: 'work-safety' })).toMatchObject({ fields: { toDesk: '就是本台' } })
    await sendMessage(service.base, tip, 1, makeMessage(keys, tip, 1, { at: AT }))
    expect(await move(lin, tip, { ...body, revision: 2 })).toMatchObject({ code: 'move_refused', fields: { slip: expect.any(String) } })
    await lin.ask('GET', `/tips/${tip.id}/messages/1/parts/0`)
    const made = await lin.json<MoveAnswer>('POST', `/tips/${tip.id}/moves`, { ...body, revision: 2 })
    expect(made.case).toMatchObject({ state: 'handed_over', desk: 'oversight', canOpen: false, slip: null, wrap: null, lawful: [] })
    expect(await docOf(tip)).toMatchObject({
      identity: null,
      deskWrap: null,
      handler: null,
      firstLookAt: null,
      messages: [{ identity: null, deskWrap: null }],
    })
    expect(await lin.refusal('GET', `/tips/${tip.id}`)).toMatchObject({ code: 'tip_not_found' })
    const there = await caseOf(jian, tip)
    expect(there).toMatchObject({
      wrap: null,
      canOpen: true,
      slip,
      header: '',
      parts: [],
      clocks: [{ clock: 'revisit' }, { clock: 'accept' }],
    })
    // Notes of the other desk are sealed under a key that stayed there.
    expect(there.lines.map(({ note }) => note)).toEqual([null, null, null])
    expect(await jian.refusal('GET', `/tips/${tip.id}/parts/0`)).toMatchObject({ code: 'tip_not_found' })
    await moveOn(service, tip, { move: 'accept' }, [jian])
    expect(await docOf(tip)).toMatchObject({ state: 'accepted', handler: 'jian' })
    // The service names no desk: the signed answer did, and a letter that is sealed to the other one arrives.
    const held = (await (await fetch(`${service.base}/api/v1/tips/${tip.id}/parts`)).json()) as HeldAnswer
    expect(held).toEqual({ parts: [], filed: true, messages: 1 })
    expect((await sendMessage(service.base, tip, 2, makeMessage(keys, tip, 2, { at: AT }))).status).toBe(409)
    expect((await sendMessage(service.base, tip, 2, makeMessage(keys, tip, 2, { at: AT, desk: 'oversight' }))).status).toBe(200)
    const letter = openTip(
      {
        header: bufferOf((await docOf(tip)).messages[1]?.header ?? Buffer.alloc(0)),
        wrap: wrapOf(await caseOf(jian, tip), 2),
        parts: [await partOf(jian, tip, 2)],
      },
      keys.pairOf('oversight', 'seal').privateKey,
    )
    expect(letter.content.text).toBe('补充：昨天又堵上了')
  }, 20_000)

  it('a tip about enforcement never goes to the desk it is about', async () => {
    const tip = await fileTestTip(service, { kind: 'enforcement_misconduct' })
    const jian = await officerAt(service, 'jian', 'oversight', 'oversight')
    const slip = { wrap: 'ab'.repeat(129), wrapKeyId: 'ab'.repeat(8), sealed: 'cd'.repeat(600) }
    expect(
      await move(jian, tip, filled(service, tip, { move: 'hand_over', revision: 0, toDesk: 'work-safety', slip }, 'oversight')),
    ).toMatchObject({ code: 'invalid_body', fields: { toDesk: expect.any(String) } })
  })
})

describe('the supervisor', () => {
  it('handles the tips of the own desk, with two officers where two are asked for', async () => {
    const tip = await fileTestTip(service, { kind: 'enforcement_misconduct' })
    const [jian, zhao] = [
      await officerAt(service, 'jian', 'oversight', 'oversight'),
      await officerAt(service, 'zhao', 'oversight', 'oversight'),
    ]
    await moveOn(service, tip, { move: 'refuse' }, [jian, zhao])
    expect((await docOf(tip)).lines.map(({ actor, officer }) => [actor, officer])).toEqual([
      ['handler', 'jian'],
      ['handler', 'zhao'],
    ])
  })

  it('has an ended case of another desk worked on again, once, and does nothing else to it', async () => {
    const tip = await fileTestTip(service)
    const jian = await officerAt(service, 'jian', 'oversight', 'oversight')
    expect(await move(jian, tip, filled(service, tip, { move: 'accept', revision: 0 }, 'oversight'))).toMatchObject({
      code: 'move_refused',
    })
    await moveOn(service, tip, { move: 'refuse' }, [lin, wu])
    expect((await caseOf(jian, tip)).lawful).toEqual(['reopen'])
    await moveOn(service, tip, { move: 'reopen' }, [jian])
    expect(await docOf(tip)).toMatchObject({ state: 'accepted', endedAt: null, done: ['reopen'] })
  })
})

it('every move is a line of the audit with its codes', async () => {
  const tip = await fileTestTip(service)
  await moveOn(service, tip, { move: 'refuse' }, [lin, wu])
  const jian = await officerAt(service, 'jian', 'oversight', 'oversight')
  const { items } = await jian.json<AuditAnswer>('GET', `/audit?tip=${tip.id}`)
  const told = items.map(({ officer, action, detail }) => [officer, action, detail]).filter(([, action]) => action !== 'look')
  expect(told.sort()).toEqual([
    ['lin', 'move', 'refuse refusalReason=not_ours'],
    ['wu', 'confirm', 'refuse refusalReason=not_ours'],
  ])
})
