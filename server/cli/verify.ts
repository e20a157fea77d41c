import { join } from 'node:path'
import { loadEnvFile, readEnv } from '../env'
import { loadSources } from '../mirror/source/sources'
import { orphanedSources } from '../mirror/run/retire'
import { verifySource } from '../mirror/run/verify'
import { announceHolidays, loadCity } from '../city'
import { ensureSampleCity } from '../sampleCity'
import { openStore } from '../store'
import { readOptions, runCli } from './runCli'

const USAGE = `npm run mirror:verify -- [--sources FILE] [--json]

  --sources FILE  the list of sources; default: SOURCES, else the sample city
  --json          one JSON line a source instead of words

Exit status: 0 nothing differs, 1 something does, 2 wrong usage.
`
const SHOWN_MAX = 20
const STRANGER = '公示里有它的内容，来源清单里没有它'

async function main(): Promise<number> {
  const options = readOptions({ sources: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } })
  if (options.help) {
    process.stdout.write(USAGE)
    return 0
  }
  loadEnvFile()
  const env = readEnv()
  const list = options.sources ?? env.SOURCES ?? ensureSampleCity(join(env.DATA_DIR, 'sample'), new Date()).sources
  const { sources } = loadSources(list)
  // A record whose days were reckoned with a year of the settings is derived with it.
  announceHolidays(loadCity({ city: env.CITY, sources: list }))
  const store = await openStore(env, { share: true })
  try {
    let differences = 0
    for (const name of await orphanedSources(store.db, sources)) {
      differences++
      const told = { source: name, same: 0, differences: [], reason: STRANGER }
      process.stdout.write(options.json ? JSON.stringify(told) + '\n' : `${name}：${STRANGER}\n`)
    }
    for (const source of sources) {
      const verified = await verifySource(source, store.db, join(env.DATA_DIR, 'spool'))
      differences += verified.differences.length
      if (options.json) process.stdout.write(JSON.stringify(verified) + '\n')
      else {
        process.stdout.write(
          `${source.title}（${source.name}）：${verified.same} 条与原始文件一致，${verified.differences.length} 条不同\n`,
        )
        for (const { id, reason } of verified.differences.slice(0, SHOWN_MAX)) process.stdout.write(`  ${id}：${reason}\n`)
      }
    }
    return differences > 0 ? 1 : 0
  } finally {
    await store.close()
  }
}

runCli(main, USAGE)
