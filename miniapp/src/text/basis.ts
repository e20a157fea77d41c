import type { SourceState } from '@shared/api/city'

/** Kinds of data that a judgement rests on. */
const RESTS_ON = new Set(['enterprise', 'accident', 'notice', 'penalty'])

/** The sources that a judgement rests on, and since when it holds: as old as the oldest of them, and until that is known as old as the edition. */
export function basisOf<S extends Pick<SourceState, 'kind' | 'lastArrivalAt'>>(
  sources: readonly S[],
  asOf: string,
): { basis: S[]; since: string } {
  const basis = sources.filter(({ kind }) => RESTS_ON.has(kind))
  const [oldest = asOf] = basis.flatMap(({ lastArrivalAt }) => lastArrivalAt ?? []).sort()
  return { basis, since: oldest }
}
