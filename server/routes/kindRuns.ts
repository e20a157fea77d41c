import type { Kind } from '../../shared/kinds/index'
import type { SourceRef } from '../../shared/api/lists'
import { keptRuns } from '../read/keptRuns'
import { goodRunsOf } from '../read/runs'
import { runsTag, type GoodRuns } from '../read/spans'
import { publishedNow, sourcesOf, type ReadDeps } from './readDeps'

/** When the sources of some kinds went well, as an answer needs it. */
export interface KindRuns {
  runsOf: (kind: Kind) => GoodRuns
  /** another text where the answer is another one: a run that finds nothing new makes no edition, and covers nevertheless */
  tag: string
  sources: SourceRef[]
}

/** Asks when the sources of some kinds went well, once a minute for all who ask. */
export function kindRuns(deps: ReadDeps, kinds: readonly Kind[]): () => Promise<KindRuns> {
  const byKind = kinds.map((kind) => ({ kind, of: sourcesOf(deps, kind) }))
  const sources = byKind.flatMap(({ of }) => of)
  const names = sources.map(({ name }) => name)
  const goodRuns = keptRuns(() => goodRunsOf(deps.db, names, deps.now()), deps.now)
  return async () => {
    const runs = await goodRuns(publishedNow(deps).tag)
    const runsOf = (kind: Kind): GoodRuns => {
      const own = new Set(byKind.find((one) => one.kind === kind)?.of.map(({ name }) => name))
      return new Map([...runs].filter(([name]) => own.has(name)))
    }
    return { runsOf, tag: runsTag(runs), sources }
  }
}
