import { aboutWords, hiddenWords, sinceWords, standingWords } from '../../../../miniapp/src/kinds/reply/words'

const TOLD = {
  aboutRevision: 2,
  aboutEdition: 7,
  enterprise: { name: '样例公司', uscc: null },
  filedOn: '2026-06-01',
  stage: 'published' as const,
  grounds: [],
  unit: '样例市司法局',
  decidedOn: '2026-06-03',
  endedOn: null,
}

it.each([
  [{}, '2026-06-03 公布，样例市司法局阅读，只看侮辱和他人个人信息'],
  [{ stage: 'refused' as const, grounds: ['insult' as const] }, '没有公布，因含侮辱：样例市司法局 2026-06-03'],
  [{ stage: 'withdrawn' as const, endedOn: '2026-07-01' }, '企业 2026-07-01 撤回'],
  [{ stage: 'replaced' as const, endedOn: '2026-07-01' }, '企业另写了一份，2026-07-01 起代替'],
])('%j stands so', (over, words) => {
  expect(standingWords({ ...TOLD, ...over })).toBe(words)
})

it('says what marks stand for, and of which state of the record somebody wrote', () => {
  expect(hiddenWords(TOLD)).toBeNull()
  expect(hiddenWords({ ...TOLD, grounds: ['personal_data'] })).toContain('含他人个人信息，由样例市司法局遮盖')
  expect(aboutWords(TOLD)).toBe('样例公司 2026-06-01 写，写的是第 7 版公示里的记录。')
  const record = (revision: number) => ({ revision, lastChangedAt: '2026-06-02T00:00:00.000Z' })
  expect(sinceWords(TOLD, record(2))).toBeNull()
  expect(sinceWords(TOLD, record(3))).toContain('变更过')
})
