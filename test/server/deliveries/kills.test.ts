import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { DeliveryDoc } from '../../../server/models/subscription'
import { Random } from '../../../server/sample/random'
import { useBundled } from '../../support/bundled'
import { startTestStore, type TestStore } from '../../support/store'
import { AT, OWNER, circular, codeOf, publish, receives, startReceiver, subscribed, type Receiver } from './world'

/**
 * A sender that is killed at each of its steps, before receivers that misbehave: every notice arrives at least once, is counted once, and for the first time
 * in its order.
 */

const KILLS = Number(process.env.FAULT_ROUNDS ?? 14)
const SEED = Number(process.env.FAULT_SEED ?? Date.now() % 100_000)
/** Steps of a run: each of them is met twice. */
const STEPS = 7
const OTHER = 'b'.repeat(32)
const MINUTE_MS = 60_000
/** So often in all a receiver treats one notice badly: by luck alone one in some thousand runs was not delivered within its day. */
const BAD_TURNS = 4

const bundled = useBundled(join(__dirname, 'sender.ts'))
let store: TestStore
let receiver: Receiver
beforeAll(async () => {
  ;[store, receiver] = await Promise.all([startTestStore(), startReceiver()])
})
afterAll(() => Promise.all([store.stop(), receiver.stop()]))

/** Runs a sender; `killAt`: the step at which it dies, 0: at none. Returns the signal that ended it. */
const send = (from: Date, killAt: number): Promise<NodeJS.Signals | null> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bundled(), store.uri, receiver.host, String(from.getTime()), String(killAt)], {
      stdio: 'inherit',
    })
    child.once('exit', (code, signal) => (code === 0 || signal === 'SIGKILL' ? resolve(signal) : reject(new Error(`ended with ${code}`))))
  })

it(
  `brings every notice and counts it once, killed ${KILLS} times (seed ${SEED})`,
  async () => {
    const random = new Random(SEED)
    await subscribed(store.db, receiver.url)
    await subscribed(store.db, receiver.url, { _id: OTHER, code: codeOf(901) })
    const badTurns = new Map<string, number>()
    receiver.answer = (response, got, request) => {
      const turns = badTurns.get(got.message.id) ?? 0
      const luck = turns < BAD_TURNS ? random.int(1, 6) : 6
      if (luck <= 3) badTurns.set(got.message.id, turns + 1)
      if (luck === 1) response.writeHead(500).end()
      else if (luck === 2) request.socket.destroy()
      else if (luck === 3) response.end(JSON.stringify({ receipt: '0'.repeat(64) }))
      else receives(response, got, request)
    }
    const killed: (string | null)[] = []
    for (let kill = 0; kill < KILLS; kill++) {
      await publish(store.db, [circular(`a${kill}`, 1), circular(`b${kill}`, 2)])
      killed.push(await send(new Date(AT.getTime() + kill * 10 * MINUTE_MS), 1 + (kill % STEPS)))
    }
    expect(killed).toEqual(killed.map(() => 'SIGKILL'))
    expect(await send(new Date(AT.getTime() + KILLS * 10 * MINUTE_MS), 0)).toBeNull()

    const deliveries = await store.db.deliveries.find({}).sort({ sequence: 1 }).lean<DeliveryDoc[]>()
    expect(new Set(deliveries.map(({ state }) => state))).toEqual(new Set(['sent']))
    for (const subscription of [OWNER, OTHER]) {
      const own = deliveries.filter((one) => one.subscription === subscription)
      expect(own.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 2 * KILLS }, (_, i) => i + 1))
      expect(own.map(({ record }) => record)).toEqual(Array.from({ length: KILLS }, (_, i) => [`a${i}`, `b${i}`]).flat())
      const arrived = receiver.got.map(({ message }) => message).filter(({ id }) => id.startsWith(subscription))
      const firsts = [...new Set(arrived.map(({ sequence }) => sequence))]
      expect(firsts).toEqual(own.map(({ sequence }) => sequence))
    }
    expect(receiver.got.length).toBeGreaterThan(4 * KILLS)
  },
  KILLS * 10_000 + 60_000,
)
