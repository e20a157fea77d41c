import { latest, shanghaiDay, type Day } from '../../../shared/codes/dates'
import type { Kind } from '../../../shared/kinds/index'
import type { RunState } from '../../../shared/vocabulary'
import type { Db } from '../../models/index'
import type { RunDoc } from '../../models/run'
import type { Source } from '../source/sources'

const READ: RunState[] = ['published', 'unchanged']

/**
 * The newest day, by the time that had surely come, on which a listed source of a kind handed over bytes that were new and could be used; null: none ever
 * did. That it still has an old file delivers nothing.
 */
export async function lastDeliveryOn(
  kind: Kind,
  sources: readonly Pick<Source, 'name' | 'kind'>[],
  { runs }: Pick<Db, 'runs'>,
): Promise<Day | null> {
  const names = sources.filter((source) => source.kind === kind).map(({ name }) => name)
  const one = async (filter: object, sort: Record<string, 1 | -1>): Promise<RunDoc | undefined> =>
    (
      await runs
        .find({ state: { $in: READ }, ...filter })
        .sort(sort)
        .limit(1)
        .lean<RunDoc[]>()
    )[0]
  const later = await one({ source: { $in: names }, deliveredOn: { $gt: '' } }, { deliveredOn: -1 })
  // What a source delivered first has no day but that of its run.
  const firsts = await Promise.all(names.map((source) => one({ source, rawSha256: { $gt: '' } }, { startedAt: 1 })))
  const days = [later?.deliveredOn, ...firsts.map((run) => run && (run.deliveredOn ?? run.endsOn ?? shanghaiDay(run.startedAt)))]
  return latest(days.map((day) => day ?? null))
}
