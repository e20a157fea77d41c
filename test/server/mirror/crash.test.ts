import { spawn, spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbedded } from '../../../server/embedded/index'
import { publishedEdition } from '../../../server/editions/publish'
import { openShelves } from '../../../server/models/index'
import type { VersionDoc } from '../../../server/models/version'
import { useBundled } from '../../support/bundled'
import { temporaryFolder } from '../../support/store'

/** Kills of the mirror at a random moment. */
const KILLS = 20
const ROWS = 1_500

const { dir, remove } = temporaryFolder()
afterAll(remove)

const env = { ...process.env, DATA_DIR: join(dir, 'data'), MONGODB_URI: '', SOURCES: '' }
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

/** What a reader sees: the round of each row that is public at the newest published edition. */
async function publicRounds(): Promise<{ edition: number; rounds: Set<string>; rows: number }> {
  const embedded = await startEmbedded({ dir: join(dir, 'data', 'store') })
  const shelves = await openShelves(embedded.uri)
  const edition = (await publishedEdition(shelves))?._id ?? 0
  const versions = await shelves.versions
    .find({ live: true, kind: 'enterprise', from: { $lte: edition }, to: { $gt: edition } })
    .lean<VersionDoc[]>()
  const rounds = new Set(
    versions.map((version) => /第\d+轮/.exec(version.body && 'name' in version.body ? version.body.name : '')?.[0] ?? ''),
  )
  await shelves.connection.close()
  await embedded.stop()
  return { edition, rounds, rows: versions.length }
}

async function killAtRandom(longestMs: number): Promise<void> {
  const child = spawn(process.execPath, run(), { env, stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  // Starting takes about a quarter of the time; before that there is nothing to interrupt.
  setTimeout(() => child.kill('SIGKILL'), randomInt(Math.floor(longestMs / 4), Math.ceil(longestMs)))
  await ended
}

it(
  `serves one whole edition after each of ${KILLS} kills, and the next run is whole`,
  async () => {
    writeSource(0)
    const began = Date.now()
    expect(spawnSync(process.execPath, run(), { env, encoding: 'utf8' }).status).toBe(0)
    const longest = Date.now() - began
    for (let kill = 1; kill <= KILLS; kill++) {
      writeSource(kill)
      await killAtRandom(longest)
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
