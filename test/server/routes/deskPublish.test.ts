import type { UnrectifiedAnswer } from '../../../shared/api/unrectified'
import type { PublicRecord } from '../../../server/desk/deps'
import { shanghaiDay } from '../../../shared/codes/dates'
import { fileTestTip, filled, moveOn, officerAt, startDesk, type DeskService, type TestOfficer } from '../../support/desk'
import { makeTipKeys, tipSettings, type TestTip } from '../../support/tips'
import { useStore } from '../../support/useStore'

/** What the desk makes public of a single tip: that a hazard was found not to be put right, and nothing else. */

const store = useStore()
const AT = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 + 600_000)
const keys = makeTipKeys(AT)
const HAZARD = 'hazards.0123456789abcdef0123'

let service: DeskService
let lin: TestOfficer
let wu: TestOfficer
let hazards: Record<string, PublicRecord>
beforeEach(async () => {
  hazards = { [HAZARD]: { title: '演示厂房梁柱开裂', status: 'rectifying', about: '责任单位 演示机械厂，编号 YH-1' } }
  service = await startDesk({
    db: store.db,
    keys,
    tipSettings: tipSettings(keys, store.dir),
    at: AT,
    publicRecord: (id) => hazards[id] ?? null,
  })
  lin = await officerAt(service, 'lin')
  wu = await officerAt(service, 'wu')
})
afterEach(() => service.stop())

const publicOf = async (hazard = HAZARD): Promise<UnrectifiedAnswer> =>
  (await (await fetch(`${service.base}/api/v1/unrectified/${hazard}`)).json()) as UnrectifiedAnswer

async function verified(): Promise<TestTip> {
  const tip = await fileTestTip(service, { kind: 'not_fixed' })
  for (const move of ['accept', 'begin', 'find_true'] as const) await moveOn(service, tip, { move }, [lin])
  return tip
}
const publish = { move: 'publish_unrectified', publicRecord: HAZARD, note: 'ab' } as const

it('says so once a second officer has confirmed it, by the day and the state of that day, and not of which tip', async () => {
  const tip = await verified()
  expect(await publicOf()).toEqual({ unrectified: null })
  const proposed = await moveOn(service, tip, publish, [lin])
  expect(proposed.tookEffect).toBe(false)
  expect(proposed.case.lines.at(-1)?.detail).toEqual({
    publicRecord: HAZARD,
    recordTitle: '演示厂房梁柱开裂',
    recordAbout: '责任单位 演示机械厂，编号 YH-1',
  })
  expect(await publicOf()).toEqual({ unrectified: null })
  const settle = { revision: proposed.case.revision, confirm: true }
  expect(await lin.refusal('POST', `/tips/${tip.id}/pending`, settle)).toMatchObject({ code: 'move_refused' })
  // It stands as it does when it is made public, not as it did when somebody proposed it.
  hazards[HAZARD] = { title: '演示厂房梁柱开裂', status: 'closed', about: '' }
  await wu.json('POST', `/tips/${tip.id}/pending`, settle)
  expect(await publicOf()).toEqual({ unrectified: { on: shanghaiDay(AT), status: 'closed' } })
  expect(await publicOf('hazards.ffffffffffffffffffff')).toEqual({ unrectified: null })
  expect(await lin.refusal('POST', `/tips/${tip.id}/moves`, { ...publish, revision: settle.revision + 1 })).toMatchObject({
    fields: { move: '这一步只能做一次。' },
  })
})

it('is sent back without a trace in public', async () => {
  const tip = await verified()
  const { case: proposed } = await moveOn(service, tip, publish, [lin])
  await wu.json('POST', `/tips/${tip.id}/pending`, { revision: proposed.revision, confirm: false })
  expect(await publicOf()).toEqual({ unrectified: null })
})

it('tells the newest day where several tips told the same', async () => {
  const [first, second] = [await verified(), await verified()]
  await moveOn(service, first, publish, [lin, wu])
  await store.db.tips.updateOne({ _id: first.id }, { $set: { 'unrectified.on': '2026-01-02' } })
  expect((await publicOf()).unrectified?.on).toBe('2026-01-02')
  await moveOn(service, second, publish, [lin, wu])
  expect((await publicOf()).unrectified?.on).toBe(shanghaiDay(AT))
})

it('is refused of a hazard that is not public, now or when it is confirmed, and of what was not found true', async () => {
  const tip = await verified()
  const { revision } = await lin.json<{ revision: number }>('GET', `/tips/${tip.id}`)
  const wrong = filled(service, tip, { ...publish, revision, publicRecord: 'hazards.ffffffffffffffffffff' })
  expect(await lin.refusal('POST', `/tips/${tip.id}/moves`, wrong)).toMatchObject({
    code: 'invalid_body',
    fields: { publicRecord: expect.stringContaining('公示里现在没有这条隐患') },
  })
  const { case: proposed } = await moveOn(service, tip, publish, [lin])
  hazards = {}
  expect(await wu.refusal('POST', `/tips/${tip.id}/pending`, { revision: proposed.revision, confirm: true })).toMatchObject({
    code: 'invalid_body',
  })
  expect(await publicOf()).toEqual({ unrectified: null })
  const other = await fileTestTip(service)
  expect(await lin.refusal('POST', `/tips/${other.id}/moves`, { ...publish, revision: 0 })).toMatchObject({ code: 'move_refused' })
})

it.each(['find_false', 'find_nothing'] as const)('is refused after %s, also once its result is registered', async (finding) => {
  const tip = await fileTestTip(service, { kind: 'not_fixed' })
  for (const move of ['accept', 'begin'] as const) await moveOn(service, tip, { move }, [lin])
  await moveOn(service, tip, { move: finding }, [lin, wu])
  const { case: handled } = await moveOn(service, tip, { move: 'handle' }, [lin])
  const asked = filled(service, tip, { ...publish, revision: handled.revision })
  expect(await lin.refusal('POST', `/tips/${tip.id}/moves`, asked)).toMatchObject({ code: 'move_refused' })
})

it('is taken back once the case, reopened, is found otherwise', async () => {
  const tip = await verified()
  await moveOn(service, tip, publish, [lin, wu])
  await moveOn(service, tip, { move: 'handle' }, [lin])
  await moveOn(service, tip, { move: 'close', closingReason: 'known_before' }, [lin, wu])
  const jian = await officerAt(service, 'jian', 'oversight', 'oversight')
  await moveOn(service, tip, { move: 'reopen' }, [jian])
  await moveOn(service, tip, { move: 'begin' }, [lin])
  expect((await publicOf()).unrectified).not.toBeNull()
  await moveOn(service, tip, { move: 'find_false' }, [lin])
  expect((await publicOf()).unrectified).not.toBeNull()
  const { revision } = await lin.json<{ revision: number }>('GET', `/tips/${tip.id}`)
  await wu.json('POST', `/tips/${tip.id}/pending`, { revision, confirm: true })
  expect(await publicOf()).toEqual({ unrectified: null })
})

it('is asked by the id of a hazard and nothing else', async () => {
  const answer = await fetch(`${service.base}/api/v1/unrectified/${'a'.repeat(101)}`)
  expect(answer.status).toBe(400)
  expect(((await answer.json()) as { error: { code: string } }).error.code).toBe('invalid_parameter')
})
