import type { GoodRuns } from './spans'

/** What is asked anew after so long: phones keep answers for as long. */
const KEPT_MS = 60_000

/**
 * The good runs of some sources, asked for once a minute and whenever an edition is another: to ask the store for each source at each request takes longer
 * than all else of an answer. Who asks while somebody is asking waits for the same answer; one that fails is not kept.
 */
export function keptRuns(ask: () => Promise<GoodRuns>, now: () => Date): (edition: string) => Promise<GoodRuns> {
  let kept: { edition: string; at: number; runs: Promise<GoodRuns> } | null = null
  return (edition) => {
    const at = now().getTime()
    // A clock that is set back knows nothing of how long ago that was.
    if (kept?.edition === edition && at >= kept.at && at - kept.at < KEPT_MS) return kept.runs
    const asked = { edition, at, runs: ask() }
    kept = asked
    asked.runs.catch(() => {
      if (kept === asked) kept = null
    })
    return asked.runs
  }
}
