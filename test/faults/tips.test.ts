import { spawn, type ChildProcess } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Random } from '../../server/sample/random'
import { startEmbedded } from '../../server/embedded/index'
import { openDb } from '../../server/models/index'
import { partKey, type TipPartDoc } from '../../server/models/tipPart'
import type { TipDoc } from '../../server/models/tip'
import { bufferOf } from '../../server/tips/bytes'
import { hex, openTip } from '../../shared/tips/crypto/index'
import type { FilingAnswer } from '../../shared/api/tips'
import { useBundled } from '../support/bundled'
import { temporaryFolder } from '../support/store'
import { filingOf, makeTip, makeTipKeys, photoOf, putFiling, sendTip, tipSettings, type TestTip } from '../support/tips'

/**
 * A real service with a durable store is killed without warning while phones send tips with and without photos. Whatever a phone
 * saw acknowledged is there afterwards, once and whole; what it did not see is sent again and is no second tip.
 */

/** Every moment of a death, by how many tips of a round were acknowledged before it, comes twice and more. */
const ROUNDS = Number(process.env.FAULT_ROUNDS ?? 12)
const SEED = Number(process.env.FAULT_SEED ?? Date.now() % 100_000)
const PHONES = 6
const TIPS_A_ROUND = 6

const { dir, remove } = temporaryFolder()
const keys = makeTipKeys(new Date())
const server = useBundled(join(__dirname, '../support/tipServer.ts'))
const running = new Set<ChildProcess>()
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  remove()
})

async function startService(): Promise<{ base: string; kill: () => Promise<void> }> {
  const child = spawn(process.execPath, [server(), dir], { stdio: ['ignore', 'pipe', 'inherit'] })
  running.add(child)
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  void gone.then(() => running.delete(child))
  const port = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const found = /^port (\d+)$/m.exec(text)?.[1]
      if (found !== undefined) resolve(found)
    })
    void gone.then(() => reject(new Error('the service ended by itself')))
  })
  return {
    base: `http://127.0.0.1:${port}`,
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** Resolves with false after so many milliseconds. */
const pause = (ms: number): Promise<false> => new Promise((resolve) => setTimeout(resolve, ms, false))

/** Sends what waits, several at once, and notes what is acknowledged; ends when nothing waits or the line is cut. */
async function sendAll(base: string, waiting: TestTip[], acknowledged: Map<string, TestTip>): Promise<void> {
  const phone = async () => {
    for (let tip = waiting.shift(); tip; tip = waiting.shift()) {
      try {
        const answer = await sendTip(base, tip)
        const body = (await answer.json()) as FilingAnswer
        expect([answer.status, body.acknowledged]).toEqual([200, true])
        acknowledged.set(tip.id, tip)
      } catch (error) {
        // By its name: the platform's errors are of another realm than the test's.
        if ((error as Error).name !== 'TypeError') throw error
        // The line was cut: the phone knows nothing, and sends the very same again.
        waiting.push(tip)
        return
      }
    }
  }
  await Promise.all(Array.from({ length: PHONES }, phone))
}

it(
  `loses no acknowledged tip in ${ROUNDS} deaths (seed ${SEED})`,
  async () => {
    const random = new Random(SEED)
    const { root, ...settings } = tipSettings(keys, dir)
    writeFileSync(join(dir, 'settings.json'), JSON.stringify({ ...settings, root: hex(root ?? new Uint8Array()) }))
    const at = new Date()
    const acknowledged = new Map<string, TestTip>()
    const waiting: TestTip[] = []
    let begun = 0
    let cut = 0
    for (let round = 1; round <= ROUNDS; round++) {
      const starting = startService()
      // Phones seal while the service starts.
      for (let i = 0; i < TIPS_A_ROUND; i++)
        waiting.push(makeTip(keys, { at, photos: random.chance(0.3) ? [photoOf(random.int(10, 60_000))] : [] }))
      begun += TIPS_A_ROUND
      const before = new Set(acknowledged.keys())
      const service = await starting
      // What was acknowledged before the death is known to the next life.
      const again = [...acknowledged.values()].slice(-5)
      const answers = await Promise.all(again.map((tip) => putFiling(service.base, tip.id, filingOf(tip.sealed))))
      for (const answer of answers) expect(await answer.json()).toMatchObject({ acknowledged: true, again: true })
      const sending = sendAll(service.base, waiting, acknowledged)
      // By what was acknowledged, and a little later: a clock would mean another moment on every machine.
      const enough = before.size + (round % TIPS_A_ROUND)
      const isDone = sending.then(() => true)
      while (acknowledged.size < enough && !(await Promise.race([isDone, pause(1)])));
      await pause(random.int(0, 20))
      await service.kill()
      await sending
      if (waiting.length > 0) cut++
      expect(acknowledged.size).toBeGreaterThanOrEqual(before.size)
    }
    const last = await startService()
    await sendAll(last.base, waiting, acknowledged)
    await last.kill()
    expect(acknowledged.size).toBe(begun)
    // Otherwise nothing was tried.
    expect(cut).toBeGreaterThan(ROUNDS / 4)
    await demandWhole(acknowledged)
  },
  60_000 + ROUNDS * 15_000,
)

/** Every acknowledged tip is there once, with every part, and opens; there is no other, and no half one. */
async function demandWhole(acknowledged: ReadonlyMap<string, TestTip>): Promise<void> {
  const store = await startEmbedded({ dir: join(dir, 'store') })
  const db = await openDb(store.uri)
  const tips = await db.tips.find({}).lean<TipDoc[]>()
  expect(tips.map(({ _id }) => _id).sort()).toEqual([...acknowledged.keys()].sort())
  const { privateKey } = keys.pairOf('work-safety', 'seal')
  for (const tip of tips) {
    const names = tip.parts.map(({ part }) => partKey(tip._id, 0, part))
    const docs = await db.tipParts.find({ _id: { $in: names } }).lean<TipPartDoc[]>()
    const parts = tip.part0
      ? [bufferOf(tip.part0)]
      : names.map((name) => bufferOf(docs.find(({ _id }) => _id === name)?.bytes ?? Buffer.alloc(0)))
    const opened = openTip({ header: bufferOf(tip.header), wrap: bufferOf(tip.deskWrap?.bytes ?? Buffer.alloc(0)), parts }, privateKey)
    expect(opened.photos).toHaveLength(tip.parts.length - 1)
  }
  await db.connection.close()
  await store.stop()
}
