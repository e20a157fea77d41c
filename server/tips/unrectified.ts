import type { UnrectifiedAnswer } from '../../shared/api/unrectified'
import type { TipDoc } from '../models/tip'
import type { TipDeps } from './deps'

/** What the desk has made public of a hazard, the newest where several tips told the same. Nothing of a tip is in it. */
export async function unrectifiedOf({ db }: Pick<TipDeps, 'db'>, record: string): Promise<UnrectifiedAnswer> {
  const found = await db.tips.find({ 'unrectified.record': record }, { unrectified: 1 }).lean<Pick<TipDoc, 'unrectified'>[]>()
  const told = found.flatMap(({ unrectified }) => unrectified ?? [])
  const newest = told.reduce<(typeof told)[number] | null>((last, one) => (last && last.on >= one.on ? last : one), null)
  return { unrectified: newest && { on: newest.on, status: newest.status } }
}
