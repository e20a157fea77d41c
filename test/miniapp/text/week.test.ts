import fc from 'fast-check'
import { emptyWords, isDay, spanWords, unchangedWords, unknownWords } from '../../../miniapp/src/text/week'
import { forbiddenIn } from '../claims/forbidden'
import type { WeekLine } from '../../../shared/api/changes'
import type { Kind } from '../../../shared/kinds/index'
import { addDays } from '../../../shared/codes/dates'

const ARRIVED = '2026-05-20T01:30:00Z'
const source = (kind: Kind, unreadDays: string[] = [], lastArrivalAt: string | null = ARRIVED) => ({ kind, unreadDays, lastArrivalAt })
const line = (kind: Kind, over: Partial<WeekLine> = {}): WeekLine => ({ kind, added: 0, changed: 0, ended: 0, first: 0, ...over })

it('says days as people do', () => {
  expect(spanWords({ from: '2026-05-14', to: '2026-05-20' })).toBe('5月14日至5月20日')
  expect(spanWords({ from: '2026-12-31', to: '2027-01-01' })).toBe('12月31日至1月1日')
  expect(spanWords({ from: '2026-05-14', to: '2026-05-14' })).toBe('5月14日')
  expect(['2026-05-14', '2026-5-14', 'abc', undefined].map(isDay)).toEqual([true, false, false, false])
})

it('says what is not known once for all kinds of which the same is not known', () => {
  expect(unknownWords([source('hazard'), source('notice')])).toEqual([])
  expect(unknownWords([source('hazard', ['2026-05-14', '2026-05-15', '2026-05-17']), source('notice')])).toEqual([
    '5月14日至5月15日、5月17日没有读全来源（隐患）：其间有没有变化，不知道，读到以后才列出。',
  ])
  // One of two sources of a kind is enough not to know.
  expect(
    unknownWords([source('hazard', ['2026-05-14']), source('hazard', ['2026-05-15']), source('notice', ['2026-05-14', '2026-05-15'])]),
  ).toEqual(['5月14日至5月15日没有读全来源：其间有没有变化，不知道，读到以后才列出。'])
})

it('says of no kind that nothing has changed where it was not read on every day', () => {
  const lines = [line('hazard'), line('notice'), line('site', { ended: 1 }), line('zone')]
  expect(unchangedWords(lines, [source('hazard'), source('notice'), source('site'), source('zone', ['2026-05-14'])])).toBe(
    '没有变化：隐患、通报',
  )
  expect(unchangedWords(lines, [])).toBeNull()
})

it('claims of an empty week no more than its sources bear out', () => {
  expect(emptyWords([source('hazard')])).toBe('这一周没有新的公布，也没有变化。最近一次收到来源：2026-05-20 09:30。')
  expect(emptyWords([source('hazard', ['2026-05-14'])])).toBe('读到的来源里，这一周没有新的公布。最近一次收到来源：2026-05-20 09:30。')
  expect(emptyWords([source('hazard', [], null)])).toBe('还没有读到来源，这一周有没有变化，不知道。')
  expect(emptyWords(null)).toBe('这一周没有列出变化；来源读全没有，现在不知道。')
})

it('says of whatever was not read that it is not known, and never more', () => {
  const days = Array.from({ length: 6 }, (_, i) => addDays('2026-05-14', i))
  const sources = fc.array(
    fc.record({
      kind: fc.constantFrom<Kind>('hazard', 'notice', 'site'),
      unreadDays: fc.subarray(days),
      lastArrivalAt: fc.constantFrom(ARRIVED, null),
    }),
    { minLength: 1, maxLength: 5 },
  )
  fc.assert(
    fc.property(sources, (drawn) => {
      const isWhole = drawn.every(({ unreadDays }) => unreadDays.length === 0)
      const said = [...unknownWords(drawn), emptyWords(drawn), unchangedWords([line('hazard'), line('notice')], drawn) ?? '']
      expect(unknownWords(drawn).length === 0).toBe(isWhole)
      if (!isWhole) expect(emptyWords(drawn)).not.toContain('也没有变化')
      for (const { kind, unreadDays } of drawn) if (unreadDays.length > 0) expect(unchangedWords([line(kind)], drawn)).toBeNull()
      expect(said.flatMap((words) => forbiddenIn(words) ?? [])).toEqual([])
    }),
  )
})
