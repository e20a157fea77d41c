import type { RecordDb } from '../models/index'
import type { VersionDoc } from '../models/version'

/** Most look-ups that travel together. */
const TOGETHER_MAX = 100

type Waiting = { resolve: (version: VersionDoc | null) => void; reject: (error: unknown) => void }

/**
 * Gives versions by `_id`. Look-ups that are asked for in the same moment travel to the store as one question: a round
 * trip costs more than what it brings, and busy moments are when many ask at once.
 */
export function createVersionLoader({ versions }: Pick<RecordDb, 'versions'>): (id: string) => Promise<VersionDoc | null> {
  let waiting = new Map<string, Waiting[]>()

  async function ask(asked: Map<string, Waiting[]>): Promise<void> {
    try {
      const found = await versions.collection
        .find<VersionDoc>({ _id: { $in: [...asked.keys()] as never[] } }, { batchSize: TOGETHER_MAX + 1 })
        .toArray()
      const byId = new Map(found.map((version) => [version._id, version]))
      for (const [id, all] of asked) for (const { resolve } of all) resolve(byId.get(id) ?? null)
    } catch (error) {
      for (const all of asked.values()) for (const { reject } of all) reject(error)
    }
  }

  function flush(): void {
    if (waiting.size === 0) return
    const asked = waiting
    waiting = new Map()
    void ask(asked)
  }

  return (id) =>
    new Promise((resolve, reject) => {
      if (waiting.size === 0) setImmediate(flush)
      waiting.set(id, [...(waiting.get(id) ?? []), { resolve, reject }])
      if (waiting.size >= TOGETHER_MAX) flush()
    })
}
