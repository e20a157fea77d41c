import { shanghaiDay, type Day } from '../../../shared/codes/dates'
import type { Kind } from '../../../shared/kinds/index'
import type { RunState } from '../../../shared/vocabulary'
import type { Db } from '../../models/index'
import type { RunDoc } from '../../models/run'
import type { Source } from '../source/sources'

/** The newest day on which a listed source of a kind had something to read that could be used; null: none ever had. */
export async function lastDeliveryOn(
  kind: Kind,
  sources: readonly Pick<Source, 'name' | 'kind'>[],
  { runs }: Pick<Db, 'runs'>,
): Promise<Day | null> {
  const names = sources.filter((source) => source.kind === kind).map(({ name }) => name)
  const read: RunState[] = ['published', 'unchanged']
  const [newest] = await runs
    .find({ source: { $in: names }, state: { $in: read } }, { startedAt: 1 })
    .sort({ startedAt: -1 })
    .limit(1)
    .lean<Pick<RunDoc, 'startedAt'>[]>()
  return newest === undefined ? null : shanghaiDay(newest.startedAt)
}
