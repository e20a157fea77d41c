import type { Unrectified, UnrectifiedAnswer } from '../../shared/api/unrectified'
import type { TipDoc, UnrectifiedDoc } from '../models/tip'
import type { TipDeps } from './deps'

/** What the desk has made public of a hazard, the newest where several tips told the same. Nothing of a tip is in it. */
export async function unrectifiedOf({ db }: Pick<TipDeps, 'db'>, record: string): Promise<UnrectifiedAnswer> {
  return { unrectified: newestOf(await toldOf(db, record)).get(record) ?? null }
}

/** The same of every hazard, by its id: what lists tell. One question to an index, whatever is listed. */
export const everyUnrectified = async ({ db }: Pick<TipDeps, 'db'>): Promise<ReadonlyMap<string, Unrectified>> =>
  newestOf(await toldOf(db, { $gt: '' }))

async function toldOf(db: TipDeps['db'], record: string | { $gt: string }): Promise<UnrectifiedDoc[]> {
  const found = await db.tips.find({ 'unrectified.record': record }, { unrectified: 1 }).lean<Pick<TipDoc, 'unrectified'>[]>()
  return found.flatMap(({ unrectified }) => unrectified ?? [])
}

function newestOf(told: readonly UnrectifiedDoc[]): Map<string, Unrectified> {
  const newest = new Map<string, Unrectified>()
  for (const { record, on, status } of told) {
    const last = newest.get(record)
    if (!last || last.on < on) newest.set(record, { on, status })
  }
  return newest
}
