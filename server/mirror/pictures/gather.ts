import type { PictureDecision } from '../../../shared/evidence'
import type { Db } from '../../models/index'
import type { PictureResult } from '../../models/picture'
import type { RunDoc } from '../../models/run'
import { canonicalJson, sha256 } from '../../editions/canonical'
import type { Waiting } from '../fetch/http'
import type { Source } from '../source/sources'
import { openDecoder } from './decoder'
import { isAtProtected, type DeskWord, type KnownPictures } from './evidence'
import { bytesAt, placeOf, type PicturePlace } from './fetch'
import type { Wanted } from './wanted'
import { lookupIn, referenceHash, resultsAt } from './results'

/** Longest time in which one run begins another picture: what is left waits for the next run. */
const RUN_MS_MAX = 10 * 60_000
/** So many pictures of one host that could not be had say that the host does not answer. */
const FAILING_MAX = 3
const TOGETHER = 500

export interface GatherDeps {
  db: Db
  waiting: Waiting
  /** folder in which files lie while they are read */
  spool: string
  /** default: ten minutes */
  runMsMax?: number
}

/** The pictures of a run: what a row is read by, how many are missing, and what is told of them. */
export interface Gathered {
  known: KnownPictures
  missing: number
  remark: string | null
}

/** Of the pictures of a run, those that are the desk's to look at, and what it has said. */
export interface ForDesk {
  only: ReadonlySet<string>
  word: DeskWord
}

/**
 * Gets the pictures that the rows of a run name, each once, and notes what became of each under that run. What is there already is not asked for
 * again, and neither is what shows a protected spot or what the desk does not let be shown; what could not be had is, and where time is short it waits for the next run. Throws only where the store or our own disk fails.
 */
export async function gatherPictures(
  source: Source,
  run: Pick<RunDoc, '_id' | 'startedAt'>,
  { references, atProtected }: Pick<Wanted, 'references' | 'atProtected'>,
  deps: GatherDeps,
  forDesk: ForDesk | null = null,
): Promise<Gathered> {
  const { db, runMsMax = RUN_MS_MAX } = deps
  const results = await resultsAt(db, source.name, run.startedAt)
  const there = await picturesThere(db, run._id, [...references].map(referenceHash), results)
  const saidOf = (reference: string): DeskSaid =>
    forDesk?.only.has(reference) ? saidBy(forDesk.word, results.get(referenceHash(reference))) : null
  const failing = new Map<string, number>()
  const decoder = openDecoder()
  const began = performance.now()
  try {
    for (const reference of inTurn(references, run._id, results)) {
      const hash = referenceHash(reference)
      const before = results.get(hash)
      if (atProtected.has(reference)) {
        if (!before || !isAtProtected(before)) await note(db, source.name, hash, run, PROTECTED)
        results.set(hash, PROTECTED)
        continue
      }
      if (there.has(hash) || saidOf(reference) === 'withheld' || performance.now() - began > runMsMax) continue
      const place = await placeOf(reference, source)
      const host = 'url' in place ? place.url.host : ''
      if ((failing.get(host) ?? 0) >= FAILING_MAX) continue
      const result = await resultOf(place, run._id, decoder.decode, deps)
      if (host !== '') failing.set(host, 'fault' in result && result.fault === 'unreachable' ? (failing.get(host) ?? 0) + 1 : 0)
      results.set(hash, result)
      if (canonicalJson(before) !== canonicalJson(result)) await note(db, source.name, hash, run, result)
    }
  } finally {
    decoder.close()
  }
  await seen(db, source.name, [...references].map(referenceHash), run.startedAt)
  const missing = [...references].filter(
    (reference) => !atProtected.has(reference) && !isPicture(results.get(referenceHash(reference))),
  ).length
  const known = { lookup: lookupIn(results), ...(forDesk ? { desk: forDesk.word } : {}) }
  return { known, missing, remark: inWords([...references].map(saidOf), missing, atProtected.size) }
}

/** What the desk has said of a picture; null where it is not asked, or there is no picture. */
type DeskSaid = PictureDecision | 'waits' | null

const saidBy = (word: DeskWord, result: PictureResult | undefined): DeskSaid =>
  isPicture(result) ? (word(result.original) ?? 'waits') : null

const PROTECTED: PictureResult = { fault: 'protected_place' }

function inWords(said: readonly DeskSaid[], missing: number, hidden: number): string | null {
  if (said.length === 0) return null
  const [waiting, withheld] = (['waits', 'withheld'] as const).map((one) => said.filter((word) => word === one).length) as [number, number]
  return [
    `图片 ${said.length} 张`,
    `可以公布 ${said.length - missing - hidden - waiting - withheld} 张`,
    ...(hidden === 0 ? [] : [`地点受保护、不公布 ${hidden} 张`]),
    ...(waiting === 0 ? [] : [`等受理台查看 ${waiting} 张`]),
    ...(withheld === 0 ? [] : [`受理台看过、不公布 ${withheld} 张`]),
    ...(missing === 0 ? [] : [`未能取得 ${missing} 张，下次再取`]),
  ].join('，')
}

/** What nobody has tried yet goes first; the rest in another order each time, for none may stand behind the same ones that fail. */
function inTurn(references: ReadonlySet<string>, run: string, results: ReadonlyMap<string, PictureResult>): string[] {
  const ranks = new Map(
    [...references].map((reference) => [reference, results.has(referenceHash(reference)) ? sha256(run + reference) : '']),
  )
  const rankOf = (reference: string): string => ranks.get(reference) ?? ''
  return [...references].sort((a, b) => (rankOf(a) < rankOf(b) ? -1 : rankOf(a) > rankOf(b) ? 1 : 0))
}

const isPicture = (result: PictureResult | undefined): result is Exclude<PictureResult, { fault: unknown }> =>
  result !== undefined && !('fault' in result)

/** Of these references, by their hashes, those whose pictures are kept; they are the run's own from now on, and nobody drops them while it is open. */
async function picturesThere(
  { pictureBytes }: Db,
  run: string,
  hashes: readonly string[],
  results: ReadonlyMap<string, PictureResult>,
): Promise<Set<string>> {
  const shown = new Map<string, string[]>()
  for (const hash of hashes) {
    const result = results.get(hash)
    if (isPicture(result)) shown.set(result.shown, [...(shown.get(result.shown) ?? []), hash])
  }
  const there = new Set<string>()
  const asked = [...shown.keys()]
  for (let at = 0; at < asked.length; at += TOGETHER) {
    const some = { _id: { $in: asked.slice(at, at + TOGETHER) } }
    await pictureBytes.updateMany(some, { $set: { run } })
    for (const { _id } of await pictureBytes.find(some, { _id: 1 }).lean<{ _id: string }[]>())
      for (const hash of shown.get(_id) ?? []) there.add(hash)
  }
  return there
}

async function resultOf(
  place: PicturePlace | Extract<PictureResult, { fault: unknown }>,
  run: string,
  decode: ReturnType<typeof openDecoder>['decode'],
  { db, spool, waiting }: GatherDeps,
): Promise<PictureResult> {
  if ('fault' in place) return place
  const file = await bytesAt(place, spool, waiting)
  if ('fault' in file) return file
  const picture = await decode(file.bytes)
  if ('refused' in picture) return { fault: picture.refused }
  const { original, shown, width, height, bytes } = picture
  await db.pictureBytes.updateOne({ _id: shown }, { $setOnInsert: { bytes: Buffer.from(bytes) }, $set: { run } }, { upsert: true })
  return { original, shown, width, height }
}

async function note({ pictures }: Db, source: string, reference: string, run: Pick<RunDoc, '_id' | 'startedAt'>, result: PictureResult) {
  const { _id, startedAt: at } = run
  await pictures.updateOne(
    { _id: `${source}/${reference}/${_id}` },
    { $set: { source, reference, run: _id, at, result, seenAt: at } },
    { upsert: true },
  )
}

async function seen({ pictures }: Db, source: string, references: readonly string[], seenAt: Date): Promise<void> {
  for (let at = 0; at < references.length; at += TOGETHER)
    await pictures.updateMany({ source, reference: { $in: references.slice(at, at + TOGETHER) } }, { $set: { seenAt } })
}
