import { canaryOnce } from '../../../server/tips/jobs'
import type { TipFiguresAnswer, TipServiceAnswer } from '../../../shared/api/tips'
import { TEST_NOW } from '../../support/app'
import { makeTipKeys, startTipService, tipSettings, type TipService } from '../../support/tips'
import { useStore } from '../../support/useStore'

const store = useStore()
const keys = makeTipKeys()
let now = TEST_NOW
let service: TipService
const start = async (over: Parameters<typeof tipSettings>[2] = {}) => {
  service = await startTipService({ db: store.db, settings: tipSettings(keys, store.dir, over), now: () => now })
}
beforeEach(() => {
  now = TEST_NOW
})
afterEach(() => service.stop())

const ask = async () => (await (await fetch(`${service.base}/api/v1/tips/service`)).json()) as TipServiceAnswer

it('comes in by the public door, is opened, told, and leaves nothing', async () => {
  await start()
  expect((await ask()).canary).toEqual({ lastGoodAt: null, late: false })
  await canaryOnce(service.door, service.base)
  expect((await ask()).canary).toEqual({ lastGoodAt: TEST_NOW.toISOString(), late: false })
  expect(await store.db.tips.countDocuments({})).toBe(0)
  expect(await store.db.tipParts.countDocuments({})).toBe(0)
  const figures = (await (await fetch(`${service.base}/api/v1/tips/figures`)).json()) as TipFiguresAnswer
  expect(figures.kinds.every(({ count }) => count === null)).toBe(true)
  const metrics = await (await fetch(`${service.base}/metrics`)).text()
  expect(metrics).toContain(`mingan_tip_canary_timestamp_seconds ${TEST_NOW.getTime() / 1_000}`)
  now = new Date(TEST_NOW.getTime() + 3 * 3_600_000)
  expect((await ask()).canary.late).toBe(true)
})

it('fails where the door takes nothing, and tells no good flight', async () => {
  await start({ diskBytes: 1_000 })
  await expect(canaryOnce(service.door, service.base)).rejects.toThrow(/507/)
  expect((await ask()).canary.lastGoodAt).toBeNull()
  expect(service.door.canaryIds.size).toBe(0)
})

it('is off where there are no keys for it, and then never late', async () => {
  await start({ canaryKeysFile: null })
  await canaryOnce(service.door, service.base)
  now = new Date(TEST_NOW.getTime() + 24 * 3_600_000)
  expect((await ask()).canary).toEqual({ lastGoodAt: null, late: false })
})
