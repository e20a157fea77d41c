import type { FilingAnswer } from '../../../shared/api/tips'
import { hex, openTip } from '../../../shared/tips/crypto/index'
import { bufferOf } from '../../../server/tips/bytes'
import type { TipDoc } from '../../../server/models/tip'
import type { TipPartDoc } from '../../../server/models/tipPart'
import { TEST_NOW } from '../../support/app'
import {
  filingOf,
  makeMessage,
  makeTip,
  makeTipKeys,
  photoOf,
  putFiling,
  putPart,
  sendMessage,
  sendTip,
  startTipService,
  tipSettings,
  type TipService,
} from '../../support/tips'
import { useStore } from '../../support/useStore'

const store = useStore()
const keys = makeTipKeys()
let now = TEST_NOW
let service: TipService
beforeEach(async () => {
  now = TEST_NOW
  service = await startTipService({ shelves: store.shelves, settings: tipSettings(keys, store.dir), now: () => now })
})
afterEach(() => service.stop())

const json = async <T>(answer: Response): Promise<T> => (await answer.json()) as T

it('takes a tip of words in one request, and the desk opens it', async () => {
  const tip = makeTip(keys)
  const answer = await sendTip(service.base, tip)
  expect([answer.status, await json(answer)]).toEqual([200, { acknowledged: true, hour: '2026-05-20T02:00:00.000Z', again: false }])
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const doc = await store.shelves.tips.findOne({ _id: tip.id }).lean<TipDoc>()
  if (!doc?.deskWrap || !doc.part0) throw new Error('nothing kept')
  const sealed = { header: bufferOf(doc.header), wrap: bufferOf(doc.deskWrap.bytes), parts: [bufferOf(doc.part0)] }
  expect(openTip(sealed, keys.pairOf('work-safety', 'seal').privateKey).content.text).toBe('三号楼消防通道堵死')
  expect(doc).toMatchObject({ kind: 'hazard', atDesk: 'work-safety', state: 'received', due: '2026-05-27', revision: 0 })
})

it('takes a tip with photos part by part, and a later message', async () => {
  const tip = makeTip(keys, { photos: [photoOf(50_000), photoOf(300_000)] })
  expect((await sendTip(service.base, tip)).status).toBe(200)
  const parts = await store.shelves.tipParts.find({ tip: tip.id }).lean<TipPartDoc[]>()
  expect(parts.map(({ size }) => size).sort()).toEqual([4_124, 524_316, 65_564].sort())
  const message = makeMessage(keys, tip, 1, { photos: [photoOf(10)] })
  expect(await json<FilingAnswer>(await sendMessage(service.base, tip, 1, message))).toMatchObject({ acknowledged: true, again: false })
  expect(await json<FilingAnswer>(await sendMessage(service.base, tip, 1, message))).toMatchObject({ acknowledged: true, again: true })
  const doc = await store.shelves.tips.findOne({ _id: tip.id }).lean<TipDoc>()
  expect(doc).toMatchObject({ unread: 1, revision: 1, clocks: { reply: { due: '2026-05-30' } } })
  expect(doc?.messages.map(({ message }) => message)).toEqual([1])
})

it('tells what it holds, so that a phone goes on where it stopped', async () => {
  const tip = makeTip(keys, { photos: [photoOf(10), photoOf(20)] })
  await putPart(service.base, tip, { sealed: tip.sealed, part: 1 })
  const held = async () => json(await fetch(`${service.base}/api/v1/tips/${tip.id}/parts`))
  expect(await held()).toMatchObject({ parts: [{ part: 1 }], filed: false })
  expect(await json(await putFiling(service.base, tip.id, filingOf(tip.sealed)))).toMatchObject({ error: { code: 'parts_missing' } })
  expect((await sendTip(service.base, tip)).status).toBe(200)
  expect(await held()).toMatchObject({ parts: [{ part: 0 }, { part: 1 }, { part: 2 }], filed: true })
  expect(hex(tip.secrets.tipId)).toBe(tip.id)
})
