import { mongo, type Collection } from 'mongoose'

/** Most documents of one write: whoever comes next waits for all of them. */
const TOGETHER_MAX = 16

/** What has a key of its own. */
interface Keyed {
  _id: string
}

interface Waiting<D> {
  doc: D
  resolve: () => void
  reject: (error: unknown) => void
}

/**
 * Inserts documents by fewer writes than one each: those that come while a write is under way go together into the next, and
 * nobody waits for company. Each is answered by its own fate, as `insertOne` would answer it, once what it went with is durable.
 */
export function gatherInserts<D extends Keyed>(collection: Collection<D>): (doc: D) => Promise<void> {
  const waiting: Waiting<D>[] = []
  let isWriting = false

  async function writeAll(): Promise<void> {
    isWriting = true
    for (let group = waiting.splice(0, TOGETHER_MAX); group.length > 0; group = waiting.splice(0, TOGETHER_MAX))
      await writeGroup(collection, group)
    isWriting = false
  }

  return (doc) =>
    new Promise((resolve, reject) => {
      waiting.push({ doc, resolve, reject })
      if (!isWriting) void writeAll()
    })
}

/** Writes a group and tells each of it what became of its own document. Never rejects. */
async function writeGroup<D extends Keyed>(collection: Collection<D>, group: readonly Waiting<D>[]): Promise<void> {
  const refusals = group.length > 1 ? await insertTogether(collection, group) : null
  // What fails as a whole says nothing of a single document: each is tried by itself and hears of nobody else's failure.
  if (!refusals) await Promise.all(group.map(async ({ doc, resolve, reject }) => insertAlone(collection, doc).then(resolve, reject)))
  for (const [at, { resolve, reject }] of refusals ? group.entries() : []) {
    const refusal = refusals?.get(at)
    if (refusal) reject(refusal)
    else resolve()
  }
}

type Doc<D extends Keyed> = Parameters<Collection<D>['insertOne']>[0]

const insertAlone = async <D extends Keyed>(collection: Collection<D>, doc: D): Promise<void> =>
  void (await collection.insertOne(doc as Doc<D>))

/** Who of a group was refused, by place; null where the write failed as a whole or is not known to be durable. */
async function insertTogether<D extends Keyed>(
  collection: Collection<D>,
  group: readonly Waiting<D>[],
): Promise<ReadonlyMap<number, mongo.MongoServerError> | null> {
  try {
    await collection.insertMany(
      group.map(({ doc }) => doc as Doc<D>),
      { ordered: false },
    )
    return new Map()
  } catch (error) {
    if (!(error instanceof mongo.MongoBulkWriteError) || error.result.getWriteConcernError()) return null
    const refused = [error.writeErrors].flat()
    return new Map(refused.map(({ index, code, errmsg = '' }) => [index, new mongo.MongoServerError({ message: errmsg, code })]))
  }
}
