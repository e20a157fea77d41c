import { setImmediate } from 'node:timers/promises'
import { replyFacts } from '../../../server/replies/facts'
import { useStore } from '../../support/useStore'

const store = useStore()
const REPLIES = 250

it('asks for records a hundred at a time, in the order of the replies, and lets others in between these', async () => {
  const number = (i: number) => `20260601-${String(i).padStart(4, '0')}`
  const reply = (i: number) => ({
    _id: number(i),
    id: `${i}`,
    place: `${i}`,
    kind: 'penalty',
    record: `p.${i}`,
    state: 'published',
    text: '我们已经整改。',
    told: '我们已经整改。',
    decision: { grounds: [], unit: '样例市司法局', on: '2026-06-03' },
  })
  await store.db.replies.collection.insertMany(Array.from({ length: REPLIES }, (_, i) => reply(i)) as never[])
  let atOnce = 0
  let most = 0
  const record = async (_kind: string, id: string) => {
    most = Math.max(most, ++atOnce)
    await setImmediate()
    atOnce--
    return id === 'p.7' ? null : ({} as never)
  }
  const facts = await replyFacts({ db: store.db, record })
  expect(most).toBe(100)
  expect(facts.map((fact) => fact.number)).toEqual(Array.from({ length: REPLIES }, (_, i) => number(i)))
  expect(facts.filter(({ isRecordPublic }) => !isRecordPublic).map((fact) => fact.number)).toEqual([number(7)])
  expect(facts[0]).toMatchObject({ kind: 'penalty', record: 'p.0', text: '我们已经整改。', unit: '样例市司法局', decidedOn: '2026-06-03' })
})
