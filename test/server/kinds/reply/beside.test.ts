import { repliesBeside } from '../../../../server/kinds/reply/beside'
import type { RecordAnswer } from '../../../../shared/api/records'
import type { ReplyItem } from '../../../../shared/kinds/reply/schema'
import { hasChangedSince } from '../../../../shared/kinds/reply/since'

const REPLY: ReplyItem = {
  id: 'r.1',
  no: '20260601-0001',
  aboutKind: 'enterprise',
  about: 'e.1',
  aboutRevision: 2,
  aboutEdition: 7,
  enterprise: { name: '样例公司', uscc: null },
  filedOn: '2026-06-01',
  stage: 'published',
  text: '一\n二',
  grounds: [],
  unit: '样例市司法局',
  decidedOn: '2026-06-03',
  endedOn: null,
}
const words = (over: Partial<ReplyItem>, revision = 2) => {
  const record = { revision, lastChangedAt: '2026-06-02T16:30:00.000Z' } as RecordAnswer['record']
  return repliesBeside({ record, related: { reply: [{ ...REPLY, ...over }] } }).flatMap(({ parts }) =>
    parts.map((part) => (part.as === 'words' ? part.words : '')),
  )
}

it('stands as it was written, line by line, with its day and the edition that it answers', () => {
  expect(words({})).toEqual(['一', '二', '样例公司 2026-06-01 写，写的是第 7 版公示里的记录'])
  expect(words({ aboutEdition: null })).toContain('样例公司 2026-06-01 写')
})

it('says what is hidden, what is not told, and that the record has changed since', () => {
  expect(words({ text: '■', grounds: ['insult', 'personal_data'] })).toContain(
    '■ 处含侮辱、他人个人信息，由样例市司法局遮盖，一个 ■ 遮一个字；别的一字未改',
  )
  expect(words({ stage: 'refused', text: null, grounds: ['insult'] })).toEqual([
    '样例公司的回应没有公布，因含侮辱：样例市司法局 2026-06-03',
  ])
  expect(words({ stage: 'withdrawn', text: null, endedOn: '2026-07-01' })).toEqual(['样例公司的回应由企业 2026-07-01 撤回'])
  expect(words({ stage: 'replaced', text: null, endedOn: '2026-07-01' })).toEqual([])
  expect(words({}, 3)).toContain('写了以后，这条记录变更过')
})

it('compares days where nobody counted the changes', () => {
  const record = (changedOn: string) => ({ revision: 9, changedOn })
  const told = { aboutRevision: null, filedOn: '2026-06-01' }
  expect([hasChangedSince(told, record('2026-06-01')), hasChangedSince(told, record('2026-06-02'))]).toEqual([false, true])
})
