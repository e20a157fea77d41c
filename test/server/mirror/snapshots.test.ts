import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { runSource } from '../../../server/mirror/run/run'
import { OPEN_END, type VersionDoc } from '../../../server/models/version'
import type { RunDoc } from '../../../server/models/run'
import { presentSource } from '../../../server/presenters/run'
import { mappedSource, realFiles } from '../../support/realData'
import { runningThrough } from '../../support/machine'
import { startTestStore } from '../../support/store'

/** A real register scraped every day for four months. Most answers hold nothing but the header; a few hold real changes. */
const DAYS = realFiles('daily_snapshots', /^current_\d{8}T\d{4}\.xlsx$/)

/** When a snapshot was taken, by its name, in Shanghai. */
function takenAt(file: string): Date {
  const [, year, month, day, hour, minute] = /(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)/.exec(basename(file)) ?? []
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:00+08:00`)
}

/** The rows of a snapshot by their link, read by another reader. */
function rowsOf(file: string): Map<string, string> {
  const book = read(readFileSync(file))
  const rows = utils.sheet_to_json<Record<string, string>>(book.Sheets[book.SheetNames[0] ?? ''] ?? {})
  return new Map(rows.map((row) => [row['详情链接'] ?? '', JSON.stringify([row['场所名称'], row['开办业务'], row['所属县']])]))
}

/** More missing rows than this, and more than a tenth, are no change but a fault of the answer (the guard's defaults). */
const FLOOR = 5

const describeReal = DAYS.length === 0 ? describe.skip : describe

describeReal('a register scraped daily', () => {
  it('gives no false withdrawal, finds exactly the real changes, and shows the silence', async () => {
    const store = await startTestStore()
    const { db } = store
    let before = new Map<string, string>()
    let lastGood: RunDoc | null = null
    let arrived: Date | null = null
    const told: string[] = []
    for (const file of DAYS) {
      const now = takenAt(file)
      const source = mappedSource('postal-places', { path: file })
      const rows = rowsOf(file)
      const run = await runSource(source, { db, now: () => now, machine: runningThrough(() => now), newId: randomUUID })
      const added = [...rows.keys()].filter((link) => !before.has(link)).length
      const gone = [...before.keys()].filter((link) => !rows.has(link)).length
      const changed = [...rows].filter(([link, row]) => before.has(link) && before.get(link) !== row).length
      if (rows.size === 0) expect(run).toMatchObject({ state: 'stopped', reason: '来源里没有数据行', edition: null })
      else if (gone > FLOOR && gone > before.size / 10)
        expect(run).toMatchObject({ state: 'stopped', stoppedBy: ['too_few'], edition: null })
      else {
        expect(run.state).toBe(added + gone + changed > 0 ? 'published' : 'unchanged')
        // What was listed before and comes back is the same record again.
        expect(run.changes).toMatchObject({ withdrawn: gone, changed })
        expect(run.changes.published + run.changes.reinstated).toBe(added)
        if (before.size > 0 && added + gone + changed > 0) told.push(`${basename(file).slice(8, 16)} +${added} −${gone} ~${changed}`)
        before = rows
        lastGood = run
        arrived = now
      }
      const current = await db.versions.countDocuments({ source: source.name, to: OPEN_END, state: 'active' })
      expect(current).toBe(before.size)
      const state = presentSource(
        source,
        { last: run, lastGood, lastChange: null },
        { now, records: current, sample: false, unreadDays: [] },
      )
      const isSilent = arrived === null || now.getTime() - arrived.getTime() > source.rhythmHours * 3_600_000
      expect({ file, silent: state.silent }).toEqual({ file, silent: isSilent })
    }
    // The changes that the data's own description lists, where these are the months it describes.
    process.stdout.write(`real changes found: ${told.join('; ')}\n`)
    const names = await db.versions.find({ to: OPEN_END, state: 'active' }).lean<VersionDoc[]>()
    expect(new Set(names.map(({ body }) => body && 'name' in body && body.name)).size).toBe(before.size)
    await store.stop()
  }, 240_000)
})
