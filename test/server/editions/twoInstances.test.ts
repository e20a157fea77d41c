import { randomUUID } from 'node:crypto'
import { decideListed } from '../../../server/editions/decide'
import type { DecisionContext, Incoming } from '../../../server/editions/decision'
import { publishAs } from '../../../server/editions/publishing'
import { openDb, type Db } from '../../../server/models/index'
import { PublishedView } from '../../../server/read/published'
import { EnvelopeInput } from '../../../shared/envelope'
import { INPUTS } from '../../../shared/kinds/schemas'
import { publicBody } from '../../support/publicBody'
import { startTestStore, type TestStore } from '../../support/store'

/** Two instances on one database: each publishes, and both show the same. */

const AT = new Date('2026-05-20T02:00:00.000Z')
const EACH = 8
const ROWS = 40
/** More than one instance ever sees another behind, and long enough for a busy machine. */
const PATIENCE_MS = 20_000

let store: TestStore
let other: Db
beforeAll(async () => {
  store = await startTestStore()
  other = await openDb(store.uri)
})
afterAll(async () => {
  await other.connection.close()
  await store.stop()
})

/** Publishes as a source, edition after edition; tells which, and what each was called. */
async function publishEach(db: Db, source: string): Promise<number[]> {
  const editions: number[] = []
  for (let round = 0; round < EACH; round++) {
    const edition = await publishAs(source, { db, now: () => AT, newId: randomUUID }, async (draft, number) => {
      const who = { source, precedence: 1, origin: 'official' as const, run: 'r', rawSha256: null }
      const context: DecisionContext = { edition: number, at: AT, today: '2026-05-20', ...who }
      const decisions = Array.from({ length: ROWS }, (_, n) => {
        const body = publicBody('enterprise', INPUTS.enterprise.parse({ name: `${source}第${round}轮第${n}号` }))
        const said: Incoming = {
          kind: 'enterprise',
          id: `${source}.${round}.${n}`,
          envelope: { ...EnvelopeInput.parse({}), agency: '局' },
          body,
        }
        return decideListed(said, undefined, context) ?? []
      })
      await draft.add(decisions.flat())
      return { outcome: (published) => published }
    })
    if (edition !== null) editions.push(edition)
  }
  return editions
}

it('gives each edition one content, and shows it whole on both while the other one publishes', async () => {
  const views = [new PublishedView(store.db, () => AT), new PublishedView(other, () => AT)]
  const sizes: (number | undefined)[] = []
  let isOver = false
  const watching = views.map(async (view) => {
    while (!isOver) {
      await view.refresh()
      sizes.push(view.current?.models.enterprise.size)
    }
  })
  const published = await Promise.all([publishEach(store.db, 'a'), publishEach(other, 'b')])
  isOver = true
  await Promise.all(watching)
  expect(published.flat().sort((x, y) => x - y)).toEqual(Array.from({ length: 2 * EACH }, (_, i) => i + 1))
  // Never half an edition.
  expect(sizes.filter((size) => size !== undefined && size % ROWS !== 0)).toEqual([])
  expect(await Promise.all(views.map((view) => view.shows(2 * EACH, PATIENCE_MS)))).toEqual([true, true])
  const pages = views.map((view) => view.current?.models.enterprise.page({ filters: {}, sort: 'name' }, 0, 2 * EACH * ROWS))
  expect(pages[0]?.total).toBe(2 * EACH * ROWS)
  expect(pages[1]).toEqual(pages[0])
  expect(views[1]?.current?.tag).toBe(views[0]?.current?.tag)
})
