import { weakerConcern } from '../../../server/models/index'
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
  const { writeConcern, readConcern } = db.connection.getClient().options
  expect(writeConcern).toMatchObject({ w: 'majority', journal: true, wtimeoutMS: 10_000 })
  expect(readConcern?.level).toBe('majority')
  await stop()
})

it.each([
  ['mongodb://a,b/mingan?replicaSet=mingan&w=majority&journal=true&readConcernLevel=majority&readPreference=primary', null],
  ['mongodb://a/mingan', null],
  ['mongodb://a/mingan?w=1', 'w=1'],
  ['mongodb://a/mingan?tls=true&W=0', 'W=0'],
  ['mongodb://a/mingan?journal=false', 'journal=false'],
  ['mongodb://a/mingan?readConcernLevel=local', 'readConcernLevel=local'],
  ['mongodb://a/mingan?readPreference=secondaryPreferred', 'readPreference=secondaryPreferred'],
])('reads in %s what is less than publication needs: %p', (uri, weaker) => expect(weakerConcern(uri)).toBe(weaker))
