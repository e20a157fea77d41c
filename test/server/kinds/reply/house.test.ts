import { randomUUID } from 'node:crypto'
import { houseReplies, type FiledReply } from '../../../../server/kinds/reply/house'
import { statisticsOf } from '../../../../server/kinds/reply/statistics'
import { runOwnSource } from '../../../../server/mirror/run/ownSource'
import { runningThrough } from '../../../support/machine'
import { useStore } from '../../../support/useStore'

const store = useStore()
const FILED: FiledReply = {
  number: '20260601-0001',
  kind: 'penalty',
  record: 'p.1',
  aboutRevision: 1,
  aboutEdition: 3,
  uscc: '91990100MAAY4CL127',
  firm: '云帆示例有限公司',
  filedOn: '2026-06-01',
  stage: 'published',
  text: '值班的张三已经离职，我们已经整改。',
  grounds: [],
  unit: '样例市司法局',
  decidedOn: '2026-06-03',
  endedOn: null,
  isRecordPublic: true,
}

const now = new Date('2026-06-03T04:00:00.000Z')
const deps = () => ({ db: store.db, now: () => now, machine: runningThrough(() => now), newId: randomUUID })
const tell = (over: Partial<FiledReply> = {}) =>
  runOwnSource(houseReplies({ facts: () => Promise.resolve([{ ...FILED, ...over }]) }), deps())
const versions = async () =>
  (await store.db.versions.find({ kind: 'reply' }).sort({ from: 1 }).lean()) as {
    body: { text?: string | null; stage?: string } | null
    operation: string
  }[]

it('tells a reply as it was written, and keeps in its history what was taken back', async () => {
  await tell()
  expect(await tell()).toBeNull()
  await tell({ stage: 'withdrawn', text: null, endedOn: '2026-06-05' })
  expect((await versions()).map(({ operation, body }) => [operation, body?.stage, body?.text])).toEqual([
    // No rule masks more of a firm's words than the desk has.
    ['publish', 'published', FILED.text],
    ['change', 'withdrawn', null],
  ])
})

it('ends with its record, and leaves nothing of what it said', async () => {
  await tell()
  await tell({ isRecordPublic: false })
  expect(await tell({ isRecordPublic: false })).toBeNull()
  const all = await versions()
  expect(all.map(({ body }) => body)).toEqual([null, null])
  expect(all.at(-1)?.operation).toBe('withdraw')
  expect(JSON.stringify(await store.db.versions.find({ kind: 'reply' }).lean())).not.toMatch(/云帆|整改|CL127/)
})

it('stands beside its record again where that is public again', async () => {
  await tell()
  await tell({ isRecordPublic: false })
  await tell()
  const all = await versions()
  expect(all.map(({ operation, body }) => [operation, body?.text ?? null])).toEqual([
    ['publish', null],
    ['withdraw', null],
    ['reinstate', FILED.text],
  ])
})

it('counts each that was read once, and each ground', () => {
  const figures = statisticsOf([
    { stage: 'published', grounds: [] },
    { stage: 'withdrawn', grounds: [] },
    { stage: 'published', grounds: ['insult', 'personal_data'] },
    { stage: 'replaced', grounds: ['personal_data'] },
    { stage: 'refused', grounds: ['insult'] },
  ])
  expect(Object.fromEntries(figures.map(({ key, value }) => [key, value]))).toEqual({
    read: 5,
    whole: 2,
    hidden: 2,
    refused: 1,
    insult: 2,
    personalData: 2,
  })
})
