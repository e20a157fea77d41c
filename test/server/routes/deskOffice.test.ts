import type {
  AuditAnswer,
  BudgetAnswer,
  CaseAnswer,
  OfficerChanged,
  OfficerSecrets,
  OfficersAnswer,
  QueueAnswer,
  RewrapAnswer,
} from '../../../shared/api/desk'
import { addDays, shanghaiDay } from '../../../shared/codes/dates'
import { hex, sm2Decrypt, sm2Encrypt, sm2KeyPair } from '../../../shared/tips/crypto/index'
import { noteLateness } from '../../../server/tips/lateness'
import type { TipDoc } from '../../../server/models/tip'
import { bufferOf } from '../../../server/tips/bytes'
import {
  fileTestTip,
  moveOn,
  newSessionKey,
  officerAt,
  post,
  signInBody,
  startDesk,
  type DeskService,
  type TestOfficer,
} from '../../support/desk'
import { certify, makeMessage, makeTipKeys, randomness, sendMessage, tipSettings, type TestKeys, type TestTip } from '../../support/tips'
import { useStore } from '../../support/useStore'

const store = useStore()
const AT = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 + 600_000)
const DAY = 86_400_000

let keys: TestKeys
let service: DeskService
let lin: TestOfficer
let wu: TestOfficer
let guan: TestOfficer
beforeEach(async () => {
  keys = makeTipKeys(AT)
  service = await startDesk({
    db: store.db,
    keys,
    tipSettings: tipSettings(keys, store.dir),
    at: AT,
    settings: { rewardBudgetFen: 100_000_000 },
  })
  lin = await officerAt(service, 'lin')
  wu = await officerAt(service, 'wu')
  guan = await officerAt(service, 'guan', 'administrator')
})
afterEach(() => service.stop())

const docOf = async (id: string): Promise<TipDoc> => {
  const tip = await store.db.tips.findById(id).lean<TipDoc>()
  if (!tip) throw new Error('no tip')
  return tip
}
async function decided(wish = {}): Promise<TestTip> {
  const tip = await fileTestTip(service, wish)
  for (const move of ['accept', 'begin', 'find_true', 'handle', 'decide_reward'] as const) await moveOn(service, tip, { move }, [lin, wu])
  return tip
}

describe('officers', () => {
  const body = { officer: 'zhou', displayName: '周', role: 'handler', desk: 'work-safety', zones: ['北区'], unit: '样例局' }

  it('are added by an administrator with secrets that are told once', async () => {
    const secrets = await guan.json<OfficerSecrets>('POST', '/officers', body)
    expect(secrets).toMatchObject({
      officer: 'zhou',
      password: expect.stringMatching(/^(?:[a-z2-7]{4}-){3}[a-z2-7]{4}$/),
      totpUri: expect.stringContaining(secrets.totpSecret),
    })
    const { items } = await lin.json<OfficersAnswer>('GET', '/officers')
    expect(items.map(({ officer }) => officer)).toEqual(['guan', 'lin', 'wu', 'zhou'])
    expect(items[3]).toEqual({ ...body, away: false, locked: false, openCases: 0 })
    expect(JSON.stringify(items)).not.toMatch(new RegExp(`${secrets.password}|${secrets.totpSecret}|hash|salt`))
  })

  it('keep their name for ever, sit at one desk, and supervise at the supervisor’s only', async () => {
    await guan.json('POST', '/officers', body)
    await guan.json('POST', '/officers/zhou', { removed: true })
    expect(await guan.refusal('POST', '/officers', body)).toMatchObject({ status: 409, code: 'officer_taken' })
    expect(await guan.refusal('POST', '/officers', { ...body, officer: 'x1', desk: 'oversight' })).toMatchObject({ code: 'forbidden' })
    expect(await guan.refusal('POST', '/officers', { ...body, officer: 'x1', role: 'oversight' })).toMatchObject({
      code: 'invalid_body',
      fields: { role: expect.any(String) },
    })
    expect(await guan.refusal('POST', '/officers', { ...body, officer: 'X 1' })).toMatchObject({ code: 'invalid_body' })
  })

  it('are changed by an administrator alone, of the same desk', async () => {
    const jian = await officerAt(service, 'jian', 'oversight', 'oversight')
    for (const other of [lin, jian]) {
      expect(await other.refusal('POST', '/officers', body)).toMatchObject({ status: 403, code: 'forbidden' })
      expect(await other.refusal('POST', '/officers/wu', { away: true })).toMatchObject({ code: 'forbidden' })
    }
    expect(await guan.refusal('POST', '/officers/jian', { removed: true })).toMatchObject({ status: 404, code: 'officer_not_found' })
    expect(await guan.refusal('POST', '/officers/guan', { removed: true })).toMatchObject({ code: 'forbidden' })
    expect(await guan.refusal('POST', '/officers/wu', { away: true, removed: true })).toMatchObject({ code: 'invalid_body' })
    expect(await guan.refusal('POST', '/officers/wu', {})).toMatchObject({ code: 'invalid_body' })
  })

  it('who are removed or reset are signed out everywhere, and their open cases are named', async () => {
    const tip = await fileTestTip(service)
    await moveOn(service, tip, { move: 'accept' }, [lin])
    const away = await guan.json<OfficerChanged>('POST', '/officers/lin', { away: true })
    expect(away).toEqual({ secrets: null, withoutHandler: [tip.id] })
    expect((await lin.ask('GET', '/queue')).status).toBe(200)
    const reset = await guan.json<OfficerChanged>('POST', '/officers/lin', { reset: true })
    expect(await lin.refusal('GET', '/queue')).toMatchObject({ code: 'session_ended' })
    expect(reset.secrets?.password).toBeTruthy()
    await guan.json('POST', '/officers/wu', { removed: true })
    expect(await wu.refusal('GET', '/queue')).toMatchObject({ code: 'session_ended' })
    service.setNow(new Date(AT.getTime() + 60_000))
    const again = await post(service.base, '/api/v1/desk/sessions', signInBody(wu, service.now(), { key: newSessionKey() }))
    expect(again.status).toBe(401)
  })
})

describe('the audit', () => {
  it('is read by supervisor and administrator, in pages, newest first, and never changed', async () => {
    const tip = await fileTestTip(service)
    const jian = await officerAt(service, 'jian', 'oversight', 'oversight')
    for (let second = 1; second <= 105; second++) {
      service.setNow(new Date(AT.getTime() + second * 1_000))
      await lin.ask('GET', `/tips/${tip.id}`)
    }
    const first = await jian.json<AuditAnswer>('GET', `/audit?tip=${tip.id}`)
    const second = await jian.json<AuditAnswer>('GET', `/audit?tip=${tip.id}&cursor=${first.next}`)
    expect([first.items.length, second.items.length, second.next]).toEqual([100, 5, null])
    const times = [...first.items, ...second.items].map(({ at }) => at)
    expect(times).toEqual([...times].sort().reverse())
    expect(first.items[0]).toEqual({ at: expect.any(String), officer: 'lin', role: 'handler', action: 'look', tip: tip.id, detail: null })
    for (const other of [lin, wu]) expect(await other.refusal('GET', '/audit')).toMatchObject({ status: 403, code: 'forbidden' })
  }, 30_000)

  it('shows an administrator the own desk and no other', async () => {
    const jian = await officerAt(service, 'jian', 'oversight', 'oversight')
    const names = async (officer: TestOfficer, query = '') =>
      new Set((await officer.json<AuditAnswer>('GET', '/audit' + query)).items.map((line) => line.officer))
    expect(await names(jian)).toEqual(new Set(['lin', 'wu', 'guan', 'jian']))
    expect(await names(guan)).toEqual(new Set(['lin', 'wu', 'guan']))
    expect(await names(guan, '?officer=jian')).toEqual(new Set())
    expect(await names(guan, '?officer=lin')).toEqual(new Set(['lin']))
  })
})

describe('the budget', () => {
  it('adds up, and tells nobody’s name', async () => {
    const tips = [await decided(), await decided(), await decided(), await decided()] as [TestTip, TestTip, TestTip, TestTip]
    const qian = await officerAt(service, 'qian', 'payer')
    await moveOn(service, tips[0], { move: 'pay' }, [qian])
    await moveOn(service, tips[1], { move: 'waive' }, [qian])
    await store.db.tips.updateOne(
      { _id: tips[2].id },
      { $set: { due: addDays(shanghaiDay(AT), -1), 'clocks.claim.due': addDays(shanghaiDay(AT), -1) } },
    )
    const lapse = async () => noteLateness(service.door.deps, await docOf(tips[2].id))
    expect([await lapse(), await lapse()]).toEqual([true, false])
    expect(await docOf(tips[2].id)).toMatchObject({
      state: 'expired',
      identity: null,
      lines: expect.arrayContaining([expect.objectContaining({ move: 'expire', actor: 'clock', officer: null })]),
    })
    const budget = await qian.json<BudgetAnswer>('GET', '/rewards')
    expect(budget).toMatchObject({
      year: Number(shanghaiDay(AT).slice(0, 4)),
      budgetFen: 100_000_000,
      decidedFen: 6_000_000,
      paidFen: 1_500_000,
      waivedFen: 1_500_000,
      expiredFen: 1_500_000,
      waitingFen: 1_500_000,
    })
    expect(budget.payments).toHaveLength(4)
    expect(await qian.json<BudgetAnswer>('GET', '/rewards?year=2020')).toMatchObject({ decidedFen: 0, payments: [] })
    for (const other of [lin, guan]) expect(await other.refusal('GET', '/rewards')).toMatchObject({ code: 'forbidden' })
    expect(await qian.refusal('GET', '/rewards?year=1999')).toMatchObject({ code: 'invalid_parameter' })
  }, 30_000)
})

describe('re-wrapping', () => {
  /** A week later there are new keys of both kinds, and the old ones still stand. */
  function renew(): { seal: string; recovery: string; privateKey: Uint8Array; publicKey: Uint8Array } {
    const [seal, recovery] = [sm2KeyPair(randomness), sm2KeyPair(randomness)]
    const made = (['seal', 'recovery'] as const).map((purpose) =>
      certify(keys.root, {
        desk: 'work-safety',
        purpose,
        publicKey: (purpose === 'seal' ? seal : recovery).publicKey,
        at: AT,
        days: [0, 6],
      }),
    )
    keys.certificates.push(...made)
    tipSettings(keys, store.dir)
    service.setNow(new Date(AT.getTime() + 10_000))
    return { seal: made[0]?.keyId ?? '', recovery: made[1]?.keyId ?? '', ...seal }
  }

  it('lists what is wrapped for older keys, takes new wraps, and the old ones are gone', async () => {
    const tip = await fileTestTip(service)
    await sendMessage(service.base, tip, 1, makeMessage(keys, tip, 1, { at: AT }))
    const [over, ended] = [await fileTestTip(service), await fileTestTip(service)]
    await moveOn(service, over, { move: 'refuse' }, [lin, wu])
    await moveOn(service, ended, { move: 'refuse' }, [lin, wu])
    await sendMessage(service.base, ended, 1, makeMessage(keys, ended, 1, { at: AT }))
    expect((await lin.json<RewrapAnswer>('GET', '/rewrap')).items).toEqual([])
    const fresh = renew()
    const { items } = await lin.json<RewrapAnswer>('GET', '/rewrap')
    // Of an ended case only the letter that waits for its answer.
    expect(items.map(({ id, message }) => `${id} ${message}`).sort()).toEqual([`${tip.id} 0`, `${tip.id} 1`, `${ended.id} 1`].sort())
    expect(items[0]?.due).toBe(addDays(shanghaiDay(new Date(AT.getTime() + 5 * DAY)), 7))
    const old = keys.pairOf('work-safety', 'seal').privateKey
    const again = items.map(({ id, message, wrap }) => ({
      id,
      message,
      deskWrap: hex(sm2Encrypt(sm2Decrypt(Buffer.from(wrap, 'hex'), old, 32), fresh.publicKey, randomness)),
      deskKeyId: fresh.seal,
      recoveryWrap: 'ab'.repeat(129),
      recoveryKeyId: fresh.recovery,
    }))
    expect(await lin.refusal('POST', '/rewrap', { items: again.map((one) => ({ ...one, deskKeyId: fresh.recovery })) })).toMatchObject({
      status: 409,
      code: 'certificate_refused',
    })
    expect(await lin.json('POST', '/rewrap', { items: [...again, { ...again[0], id: over.id }] })).toEqual({ changed: 3, skipped: 1 })
    expect((await lin.json<RewrapAnswer>('GET', '/rewrap')).items).toEqual([])
    const kept = await docOf(tip.id)
    expect([kept.deskWrap?.keyId, kept.recoveryWrap?.keyId, kept.messages[0]?.deskWrap?.keyId]).toEqual([
      fresh.seal,
      fresh.recovery,
      fresh.seal,
    ])
    expect(sm2Decrypt(bufferOf(kept.deskWrap?.bytes ?? Buffer.alloc(0)), fresh.privateKey, 32)).toHaveLength(32)
    expect(JSON.stringify(await store.db.tips.findById(tip.id).lean())).not.toContain(Buffer.from(tip.sealed.deskWrap).toString('base64'))
    expect((await docOf(over.id)).deskWrap?.keyId).not.toBe(fresh.seal)
  }, 30_000)

  it('of a case that was handed over takes the slip in the place of the envelope', async () => {
    const tip = await fileTestTip(service)
    const jian = await officerAt(service, 'jian', 'oversight', 'oversight')
    const keyIdOf = (purpose: string) => keys.certificates.find((one) => one.desk === 'oversight' && one.purpose === purpose)?.keyId ?? ''
    const slip = { wrap: 'ab'.repeat(129), wrapKeyId: keyIdOf('seal'), sealed: 'cd'.repeat(600) }
    await moveOn(service, tip, { move: 'hand_over', toDesk: 'oversight', slip }, [lin])
    const { items } = await jian.json<RewrapAnswer>('GET', '/rewrap')
    // Its key is not wrapped for the recovery body yet.
    expect(items).toEqual([{ id: tip.id, message: 0, wrap: slip.wrap, wrapKeyId: slip.wrapKeyId, due: expect.any(String) }])
    const [item] = items
    const again = {
      id: tip.id,
      message: item?.message,
      deskWrap: 'ef'.repeat(129),
      deskKeyId: slip.wrapKeyId,
      recoveryWrap: '12'.repeat(129),
      recoveryKeyId: keyIdOf('recovery'),
    }
    expect(await lin.refusal('POST', '/rewrap', { items: [again] })).toMatchObject({ code: 'certificate_refused' })
    expect(await jian.json('POST', '/rewrap', { items: [again] })).toEqual({ changed: 1, skipped: 0 })
    expect((await jian.json<RewrapAnswer>('GET', '/rewrap')).items).toEqual([])
    expect((await jian.json<CaseAnswer>('GET', `/tips/${tip.id}`)).slip).toEqual({ ...slip, wrap: again.deskWrap })
    expect((await docOf(tip.id)).deskWrap).toBeNull()
  })

  it('is for who opens tips, and of the own desk', async () => {
    await fileTestTip(service)
    renew()
    const jian = await officerAt(service, 'jian', 'oversight', 'oversight')
    expect((await jian.json<RewrapAnswer>('GET', '/rewrap')).items).toEqual([])
    expect(await guan.refusal('GET', '/rewrap')).toMatchObject({ code: 'forbidden' })
  })
})

it('a case whose content is gone is not worked on again', async () => {
  const tip = await fileTestTip(service)
  await moveOn(service, tip, { move: 'refuse' }, [lin, wu])
  await store.db.tips.updateOne({ _id: tip.id }, { $set: { deskWrap: null } })
  const jian = await officerAt(service, 'jian', 'oversight', 'oversight')
  const body = { move: 'reopen', revision: 2, reopeningReason: 'new_facts' }
  expect(await jian.refusal('POST', `/tips/${tip.id}/moves`, body)).toMatchObject({
    status: 409,
    code: 'move_refused',
    fields: { move: expect.stringContaining('保存期') },
  })
})

it('a tip that was told by telephone stands in the same queue, by the same rules', async () => {
  const { makeTip, filingOf } = await import('../../support/tips')
  const tip = makeTip(keys, { at: AT })
  expect(await guan.refusal('POST', '/filings', { id: tip.id, filing: filingOf(tip.sealed) })).toMatchObject({ code: 'forbidden' })
  expect(await lin.json('POST', '/filings', { id: tip.id, filing: filingOf(tip.sealed) })).toMatchObject({
    acknowledged: true,
    again: false,
  })
  expect(
    await lin.refusal('POST', '/filings', { id: tip.id, filing: { ...filingOf(tip.sealed), signature: '00'.repeat(64) } }),
  ).toMatchObject({ code: 'seal_signature' })
  await moveOn(service, tip, { move: 'register', channel: 'hotline' }, [lin])
  expect((await lin.json<QueueAnswer>('GET', '/queue')).items[0]).toMatchObject({ id: tip.id, channel: 'hotline' })
})

it('no answer of the desk to anybody holds who the reporter is, sealed or not, but the one that is asked for with a reason', async () => {
  const identity = { name: '张三丰', contact: '13900001234' }
  const tip = await decided({ identity })
  await sendMessage(service.base, tip, 1, makeMessage(keys, tip, 1, { at: AT }))
  const [qian, jian] = [await officerAt(service, 'qian', 'payer'), await officerAt(service, 'jian', 'oversight', 'oversight')]
  const planted = [identity.name, identity.contact, hex(tip.sealed.identityWrap), hex(tip.sealed.identity)]
  const forms = [...planted, ...planted.map((one) => Buffer.from(one).toString('hex')), Buffer.from(tip.sealed.identity).toString('base64')]
  const paths = [
    '/queue?view=all',
    `/tips/${tip.id}`,
    '/audit',
    '/rewards',
    '/officers',
    '/rewrap',
    '/sessions/current',
    `/tips/${tip.id}/parts/0`,
    `/tips/${tip.id}/messages/1/parts/0`,
  ]
  let answered = 0
  for (const officer of [lin, guan, qian, jian])
    for (const path of paths) {
      const answer = await officer.ask('GET', path)
      const text = Buffer.from(await answer.arrayBuffer()).toString('latin1')
      answered += Number(answer.ok)
      for (const form of forms) expect(text).not.toContain(Buffer.from(form).toString('latin1'))
    }
  expect(answered).toBeGreaterThan(18)
  const asked = await qian.ask('POST', `/tips/${tip.id}/identity`, { reason: '发放奖励' })
  expect(await asked.text()).toContain(hex(tip.sealed.identity))
  const moved = await moveOn(service, tip, { move: 'pay' }, [qian])
  for (const form of forms) expect(JSON.stringify(moved)).not.toContain(form)
  expect((await qian.json<CaseAnswer>('GET', `/tips/${tip.id}`)).reward).toMatchObject({ amountFen: 1_500_000 })
}, 30_000)
