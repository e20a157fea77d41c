import { connect, type Socket } from 'node:net'
import { RECORD_GATE } from '../../server/middleware/recordGate'
import { startTestApp, type TestApp } from '../support/app'

/**
 * Two thousand phones search for what nobody has searched for, and others ask for much and read nothing, while people ask for what is kept. How long
 * those wait is printed; what is held is who is answered, with what, and before whom.
 */

const SEARCHES = 2_000
const SLOW = 100
const KEPT = 40
/** People who hold no line yet. */
const NEW = 100
/** Fewer than the connections that the system holds until they are accepted. */
const AT_ONCE = 200
const HOT = '/api/v1/enterprises?limit=20'
const LARGE = '/api/v1/enterprises?limit=100'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
}, 120_000)
afterAll(() => app.stop())

/** Two characters of a name, and how many lines of it: no two are the same. */
const WORDS = [
  '云帆',
  '有限',
  '公司',
  '建筑',
  '建设',
  '化工',
  '机械',
  '运输',
  '物流',
  '食品',
  '矿业',
  '电力',
  '船舶',
  '安装',
  '贸易',
  '科技',
  '工程',
  '制造',
  '能源',
  '商贸',
]
const searchOf = (i: number): string =>
  `/api/v1/enterprises?q=${encodeURIComponent(WORDS[Math.floor(i / 100)] ?? '')}&limit=${1 + (i % 100)}`

const opened = (): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(app.base)
    const line: Socket = connect(Number(port), hostname, () => resolve(line)).once('error', reject)
  })

/** So many lines to the service, with nothing asked on them yet. */
async function lines(count: number): Promise<Socket[]> {
  const all: Socket[] = []
  while (all.length < count) all.push(...(await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - all.length) }, opened))))
  return all
}

const ask = (line: Socket, path: string): void =>
  void line.write(`GET ${path} HTTP/1.1\r\nHost: mingan.example\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n`)

interface Heard {
  status: number
  retry: boolean
  ms: number
}

/** What a line was answered, read to its end. */
function heard(line: Socket, path: string): Promise<Heard> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    let text = ''
    line.setEncoding('latin1')
    line.on('data', (part: string) => (text += part))
    line.once('error', reject)
    line.once('end', () =>
      resolve({
        status: Number(text.slice(9, 12)),
        retry: /\r\nRetry-After: \d+\r\n/i.test(text),
        ms: performance.now() - began,
      }),
    )
    ask(line, path)
  })
}

it('answers what is kept between two thousand searches, with readers about who do not read, and loses nobody', async () => {
  for (const path of [HOT, LARGE]) expect((await app.get(path)).status).toBe(200)
  const [people, slow, phones] = [await lines(KEPT), await lines(SLOW), await lines(SEARCHES)]
  for (const line of slow) ask(line.pause(), LARGE)
  let worked = 0
  let begin = (): void => {}
  const begun = new Promise<void>((resolve) => (begin = resolve))
  const searches = phones.map(async (line, i) => {
    const answer = await heard(line, searchOf(i))
    if (answer.status === 503) return answer
    worked++
    begin()
    return answer
  })
  // Once the first search is answered: some hundred others wait for their turn, and the rest has been told to come again.
  await begun
  const coming = Promise.all(Array.from({ length: NEW }, async () => heard(await opened(), HOT)))
  const kept = await Promise.all(people.map((line) => heard(line, HOT)))
  const before = worked
  const came = await coming
  const beforeNew = worked
  const answers = await Promise.all(searches)
  for (const line of slow) line.destroy()

  const ms = kept.map((one) => one.ms).sort((a, b) => a - b)
  const at = (share: number) => (ms[Math.min(ms.length - 1, Math.floor(ms.length * share))] ?? 0).toFixed(0)
  const refused = answers.filter(({ status }) => status === 503)
  process.stdout.write(
    `kept answers beside ${SEARCHES} searches and ${SLOW} who read nothing: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms; ` +
      `searches worked out ${worked} (${before} before the last kept answer, ${beforeNew} before the last on a new line), told to come again ${refused.length}\n`,
  )
  expect(kept.map(({ status }) => status)).toEqual(people.map(() => 200))
  expect(came.filter(({ status }) => status !== 200)).toEqual([])
  expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([])
  expect(refused.filter(({ retry }) => !retry)).toEqual([])
  expect(answers).toHaveLength(SEARCHES)
  expect(worked).toBeGreaterThanOrEqual(RECORD_GATE.running + RECORD_GATE.waiting)
  // A question and its answer take a few rounds of the loop, of which each has one turn of searches: they would all be through if nobody had to wait for it.
  expect(before).toBeLessThan(worked / 2)
}, 120_000)
