import type { SourceState } from '@shared/api/city'

/** The sources of the kinds that a judgement rests on, and since when it holds: as old as the oldest of them, and until that is known as old as the edition. */
export function basisOf<S extends Pick<SourceState, 'kind' | 'lastArrivalAt'>>(
  sources: readonly S[],
  restsOn: readonly string[],
  asOf: string,
): { basis: S[]; since: string } {
  const basis = sources.filter(({ kind }) => restsOn.includes(kind))
  const [oldest = asOf] = basis.flatMap(({ lastArrivalAt }) => lastArrivalAt ?? []).sort()
  return { basis, since: oldest }
}
