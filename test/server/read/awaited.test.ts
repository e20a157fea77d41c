import { createHash, randomUUID } from 'node:crypto'
import type { EditionDoc } from '../../../server/models/edition'
import { PublishedView } from '../../../server/read/published'
import { NOTHING_TOLD } from '../../../server/read/unrectified'
import { publishedFor } from '../../../server/routes/readDeps'
import { useStore } from '../../support/useStore'

/** A page may begin in an edition that another instance has published: it is waited for, and refused only when it does not come. */

const AT = new Date('2026-05-20T02:00:00.000Z')
const store = useStore()

/** An edition in which nothing changes, as another instance publishes it. */
const publish = (_id: number) =>
  store.db.editions.create({
    _id,
    state: 'published',
    attempt: randomUUID(),
    changes: 0,
    sha256: createHash('sha256').digest('hex'),
    checkpoint: null,
    floor: 0,
    preparedAt: AT,
    publishedAt: AT,
    source: 'other',
  } satisfies EditionDoc)

async function viewOfFirst(): Promise<PublishedView> {
  await publish(1)
  const view = new PublishedView(store.db, () => AT)
  await view.refresh()
  return view
}

const ENDLESS_MS = 60_000
const SHORT_MS = 50

it('is shown at once where the store has it by now', async () => {
  const view = await viewOfFirst()
  await publish(2)
  expect(await publishedFor({ view, editionPatienceMs: ENDLESS_MS }, '2.20')).toMatchObject({ edition: { _id: 2 } })
  // What is shown already is not asked for.
  await store.db.editions.deleteMany({})
  expect(await publishedFor({ view, editionPatienceMs: 0 }, '1.0')).toMatchObject({ edition: { _id: 2 } })
})

it('is asked for anew where a reading began before it was there', async () => {
  await publish(1)
  let isLate = false
  const view = new PublishedView(
    store.db,
    () => AT,
    async () => {
      // By now the newest edition was asked for.
      if (isLate) await publish(2)
      isLate = false
      return NOTHING_TOLD
    },
  )
  await view.refresh()
  isLate = true
  const early = view.refresh()
  expect(await view.shows(2, ENDLESS_MS)).toBe(true)
  await early
})

it('is waited for until the flip', async () => {
  const view = await viewOfFirst()
  const waited = view.shows(3, ENDLESS_MS)
  let isOver = false
  void waited.then(() => (isOver = true))
  await view.refresh()
  await publish(2)
  await view.refresh()
  expect(isOver).toBe(false)
  await publish(3)
  await view.refresh()
  expect(await waited).toBe(true)
})

it('is refused when it does not come in time, or cannot come', async () => {
  const view = await viewOfFirst()
  await expect(publishedFor({ view, editionPatienceMs: SHORT_MS }, '2.0')).rejects.toMatchObject({ code: 'edition_not_found' })
  expect(await view.shows(99, ENDLESS_MS)).toBe(false)
})

it('lets so many wait and no more: whoever makes numbers up holds nobody up', async () => {
  const view = await viewOfFirst()
  const waiting = Array.from({ length: 16 }, () => view.shows(2, ENDLESS_MS))
  // They ask the store together; whoever asks behind them finds every place taken.
  expect(await view.shows(2, ENDLESS_MS)).toBe(false)
  await publish(2)
  await view.refresh()
  expect(await Promise.all(waiting)).toEqual(waiting.map(() => true))
})

it('is not denied where what makes it does not answer', async () => {
  let isMute = false
  await publish(1)
  const view = new PublishedView(
    store.db,
    () => AT,
    () => (isMute ? new Promise(() => {}) : Promise.resolve(new Map())),
  )
  await view.refresh()
  isMute = true
  await publish(2)
  await expect(view.shows(2, SHORT_MS)).rejects.toMatchObject({ code: 'store_away' })
})
