import { spawn, spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { useBundled } from '../../support/bundled'
import { publicNames, publicNamesAt } from '../../support/publicRows'
import { givenDatabase, temporaryFolder } from '../../support/store'

/** Kills of the mirror, each at a random moment of its own part of a run: together they meet all of it. A death after each step: editions/publish. */
const KILLS = Number(process.env.FAULT_ROUNDS ?? 12)
/** More than one batch of writes. */
const ROWS = 1_050

const { dir, remove } = temporaryFolder()
const given = givenDatabase()
afterAll(async () => {
  remove()
  await given?.drop()
})

const env = { ...process.env, DATA_DIR: join(dir, 'data'), MONGODB_URI: given?.uri ?? '', SOURCES: '' }
const cli = useBundled(join(__dirname, '../../../server/cli/mirror.ts'))
const run = () => [cli(), '--sources', join(dir, 'sources.json'), '--json']

/** Every round rewrites all rows, so that every round is a whole new edition. */
function writeSource(round: number): void {
  const rows = Array.from({ length: ROWS }, (_, i) => `第${round}轮第${i}号企业,K${i},,`)
  writeFileSync(join(dir, 'list.csv'), ['名称,代码,成立日期,法定代表人', ...rows].join('\n') + '\n')
}

writeFileSync(
  join(dir, 'sources.json'),
  JSON.stringify({
    sources: [
      {
        name: 'list',
        title: '名单',
        agency: '局',
        kind: 'enterprise',
        format: 'csv',
        path: 'list.csv',
        settleSeconds: 0,
        coverage: 'full',
        rhythmHours: 24,
        key: ['代码'],
        columns: { name: '名称', uscc: '代码' },
        ignore: ['成立日期', '法定代表人'],
        // Every round changes everything, as no real file does.
        guards: { changedShare: 1 },
      },
    ],
  }),
)

/** What a reader sees: of which rounds the public rows are, and how many they are. */
async function publicRounds(): Promise<{ rounds: Set<string>; rows: number }> {
  const names = await (given ? publicNamesAt(given.uri) : publicNames(join(dir, 'data', 'store')))
  return { rounds: new Set(names.map((name) => /第-?\d+轮/.exec(name)?.[0] ?? '')), rows: names.length }
}

async function killAfter(ms: number): Promise<void> {
  const child = spawn(process.execPath, run(), { env, stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  setTimeout(() => child.kill('SIGKILL'), ms)
  await ended
}

it(
  `serves one whole edition after each of ${KILLS} kills, and the next run is whole`,
  async () => {
    let longest = 0
    // The second tells how long a run takes that has everything to change, and a program that was compiled before.
    for (const round of [-1, 0]) {
      writeSource(round)
      const began = Date.now()
      expect(spawnSync(process.execPath, run(), { env, encoding: 'utf8' }).status).toBe(0)
      longest = Date.now() - began
    }
    for (let kill = 1; kill <= KILLS; kill++) {
      writeSource(kill)
      // Starting takes about a quarter of the time; before that there is nothing to interrupt.
      const share = 1 / 4 + ((kill - 1 + randomInt(1_000) / 1_000) / KILLS) * (3 / 4)
      await killAfter(longest * share)
      const { rounds, rows } = await publicRounds()
      expect(rows).toBe(ROWS)
      expect(rounds.size).toBe(1)
    }
    writeSource(KILLS + 1)
    const last = spawnSync(process.execPath, run(), { env, encoding: 'utf8' })
    expect(JSON.parse(last.stdout)).toMatchObject({ state: 'published', read: ROWS, accepted: ROWS })
    expect(await publicRounds()).toMatchObject({ rounds: new Set([`第${KILLS + 1}轮`]), rows: ROWS })
  },
  60_000 + KILLS * 15_000,
)
