import { startTestStore } from '../../support/store'

it('makes every collection that a model names, with each of its indexes', async () => {
  const { db, stop } = await startTestStore()
  const models = Object.values(db.connection.models)
  const made = await Promise.all(
    models.map(async ({ collection }) => (await collection.indexes()).map(({ key, unique = false }) => [key, unique])),
  )
  expect(made).toEqual(
    models.map(({ schema }) => [[{ _id: 1 }, false], ...schema.indexes().map(([key, { unique = false }]) => [key, unique])]),
  )
  expect(made.flat().length).toBeGreaterThan(models.length + 50)
  await stop()
})
