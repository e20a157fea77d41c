import type { ErrorAnswer } from '../../../shared/api/errorCodes'
import { RECORD_GATE } from '../../../server/middleware/recordGate'
import { startTestApp, TEST_NOW, type TestApp } from '../../support/app'
import { temporaryFolder } from '../../support/store'
import { makeTip, makeTipKeys, putFiling, filingOf, randomness, tipSettings } from '../../support/tips'
import { createLog } from '../../../server/log'
import { createTipDoor } from '../../../server/tips/index'

/** More people ask of the public record at once than can be answered: tips are taken all the same, and nobody hangs. */

/**
 * More than the gate runs and lets wait; fewer than the 511 connections that Node lets the system hold until they are accepted:
 * over those the system drops a connection that its phone believes open, and tells it so by a reset, after seconds.
 */
const PHONES = 450

const { dir, remove } = temporaryFolder()
const keys = makeTipKeys()
let app: TestApp
beforeAll(async () => {
  app = await startTestApp({
    tips: ({ db }) =>
      createTipDoor({
        db,
        now: () => TEST_NOW,
        randomness,
        log: createLog({ LOG_LEVEL: 'silent' }),
        settings: tipSettings(keys, dir),
      }),
  })
}, 60_000)
afterAll(async () => {
  await app.stop()
  remove()
})

it('answers or refuses each of many searches, and acknowledges tips meanwhile', async () => {
  const asked = 1_500
  const tips = Array.from({ length: 5 }, () => makeTip(keys))
  const search = async (i: number) => {
    const answer = await app.get(`/api/v1/enterprises?q=${encodeURIComponent('安')}${i}&limit=20`)
    if (answer.status === 200) {
      expect(await answer.text()).not.toBe('')
      return 200
    }
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
    expect(((await answer.json()) as ErrorAnswer).error.code).toBe('overloaded')
    return 503
  }
  const phones = Array.from({ length: PHONES }, async (_, phone) => {
    const statuses: number[] = []
    for (let i = phone; i < asked; i += PHONES) statuses.push(await search(i))
    return statuses
  })
  const filed = await Promise.all(tips.map((tip) => putFiling(app.base, tip.id, filingOf(tip.sealed))))
  expect(PHONES).toBeGreaterThan(RECORD_GATE.running + RECORD_GATE.waiting)
  expect(filed.map(({ status }) => status)).toEqual(tips.map(() => 200))
  const statuses = (await Promise.all(phones)).flat()
  expect(statuses).toHaveLength(asked)
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(RECORD_GATE.running)
})
