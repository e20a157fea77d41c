import { open } from 'node:fs/promises'
import type { Db } from '../../models/index'
import type { RunDoc } from '../../models/run'
import type { RawFile } from '../formats/types'
import type { Source } from '../source/sources'

/** A run that made the same public before, where others have been public since. */
export interface Seen {
  run: string
  at: Date
}

/** What earlier deliveries of a source tell of a new one. */
export interface Deliveries {
  /** of the same bytes, or of the same records with the same content in whatever bytes */
  seen: Seen | null
  /** its description, or the program, reads bytes otherwise than when it was last published */
  readOtherwise: boolean
  /** its text stops within a line, which no earlier one did */
  endsOpen: boolean
  bytes: number
  /** of the smallest earlier one; null where there was none */
  fewestBytes: number | null
}

/** What the deliveries that were public before `run` tell of it; `last` is the one that is public now. */
export async function deliveriesBefore(run: RunDoc, last: RunDoc | null, deps: { db: Db; now: () => Date }): Promise<Deliveries> {
  const { source, rawSha256, mappingSha256 } = run
  const { runs } = deps.db
  const published = { source, state: 'published' as const, startedAt: { $lte: deps.now() } }
  const [seen, whole, open, shortest] = await Promise.all([
    rawSha256 === null ? null : seenAs({ rawSha256 }, last, deps),
    runs.findOne({ ...published, endsInLine: true }, { _id: 1 }).lean(),
    runs.findOne({ ...published, endsInLine: false }, { _id: 1 }).lean(),
    runs
      .find({ ...published, bytes: { $gt: 0 } }, { bytes: 1 })
      .sort({ bytes: 1 })
      .limit(1)
      .lean<RunDoc[]>(),
  ])
  return {
    seen,
    readOtherwise: last !== null && last.mappingSha256 !== mappingSha256,
    endsOpen: run.endsInLine === false && whole !== null && open === null,
    bytes: run.bytes ?? 0,
    fewestBytes: shortest[0]?.bytes ?? null,
  }
}

/**
 * The newest earlier run that made the same public, by its bytes or by what its rows say, where others have been public since. Runs of versions that
 * kept no hash of what they say are compared by their bytes alone.
 */
export async function seenAs(
  same: { rawSha256: string } | { contentSha256: string },
  last: RunDoc | null,
  { db: { runs }, now }: { db: Db; now: () => Date },
): Promise<Seen | null> {
  if (last === null || Object.entries(same).every(([field, hash]) => last[field as keyof RunDoc] === hash)) return null
  const { source } = last
  const seen = await runs
    .findOne({ ...same, source, state: { $in: ['published', 'unchanged'] }, startedAt: { $lte: now() } }, { startedAt: 1 })
    .sort({ startedAt: -1 })
    .lean<RunDoc>()
  return seen && { run: seen._id, at: seen.startedAt }
}

/** Whether every text of an answer ends with the end of a line; null where its form shows by itself where it ends. */
export async function endsInLine(source: Source, files: readonly RawFile[]): Promise<boolean | null> {
  if (source.format !== 'csv' || source.packed !== undefined) return null
  const ends = await Promise.all(files.filter(({ size }) => size > 0).map(lastBytes))
  return ends.length > 0 && ends.every(isLineEnd)
}

/** Whether a text that stops with these bytes stops behind the end of a line. In UTF-16 that has two bytes, of which one is nought. */
function isLineEnd(bytes: Buffer): boolean {
  const end = bytes.at(-1) === 0 ? bytes.at(-2) : bytes.at(-1)
  return end === 0x0a || end === 0x0d
}

async function lastBytes({ path, size }: RawFile): Promise<Buffer> {
  const file = await open(path)
  try {
    const bytes = Buffer.alloc(Math.min(2, size))
    await file.read(bytes, 0, bytes.length, size - bytes.length)
    return bytes
  } finally {
    await file.close()
  }
}
