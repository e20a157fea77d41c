import { randomUUID } from 'node:crypto'
import { houseReplies, type FiledReply } from '../../../server/kinds/reply/house'
import { runOwnSource } from '../../../server/mirror/run/ownSource'
import { decisionsOf } from '../../../server/read/decisions'
import { PublishedView } from '../../../server/read/published'
import { createVersionLoader } from '../../../server/read/versionLoader'
import { runningThrough } from '../../support/machine'
import { useStore } from '../../support/useStore'
import { AT, circular, codeOf, publish } from '../deliveries/world'

const store = useStore()
const now = () => AT

const FILED: FiledReply = {
  number: '20260519-0001',
  kind: 'notice',
  record: 'a',
  aboutRevision: 1,
  aboutEdition: 1,
  uscc: codeOf(1),
  firm: '企业1',
  filedOn: '2026-05-19',
  stage: 'published',
  text: '我们已经整改。',
  grounds: [],
  unit: '样例市司法局',
  decidedOn: '2026-05-20',
  endedOn: null,
  isRecordPublic: true,
}

const tell = (...filed: FiledReply[]) =>
  runOwnSource(houseReplies({ facts: () => Promise.resolve(filed) }), {
    db: store.db,
    now,
    machine: runningThrough(now),
    newId: randomUUID,
  })

async function repliesOf(firm: number) {
  const view = new PublishedView(store.db, now)
  await view.refresh()
  const published = view.today()
  if (published === null) throw new Error('nothing is public')
  return (await decisionsOf(createVersionLoader(store.db), published, codeOf(firm))).replies
}

it('tells beside what is decided of a firm what that firm says of those records, and no other one, while it is public', async () => {
  // Two firms stand in one circular; the last one is decided of nowhere.
  const [first, second] = [circular('a', 1), circular('b', 2, null)]
  await publish(store.db, [{ ...first, firms: [...first.firms, ...second.firms] }, second])
  const others: FiledReply[] = [
    { ...FILED, number: '20260519-0002', uscc: codeOf(2), firm: '企业2', text: '与我们无关。' },
    { ...FILED, number: '20260519-0003', record: 'b', uscc: codeOf(2), firm: '企业2', text: '没有文号。' },
    { ...FILED, number: '20260519-0004', record: 'b', uscc: codeOf(1), stage: 'refused', text: null, grounds: ['insult'] },
    { ...FILED, number: '20260519-0005', kind: 'penalty' },
  ]
  await tell(FILED, ...others)
  expect((await repliesOf(1)).map(({ record, text }) => [record.id, text])).toEqual([['a', FILED.text]])
  expect((await repliesOf(2)).map(({ record, text }) => [record.id, text])).toEqual([
    ['a', '与我们无关。'],
    ['b', '没有文号。'],
  ])
  expect(await repliesOf(3)).toEqual([])
  await tell({ ...FILED, stage: 'withdrawn', text: null, endedOn: '2026-05-20' })
  expect(await repliesOf(1)).toEqual([])
})
