import fc from 'fast-check'
import { followOf, type Follow, type Said } from '../../../../miniapp/src/text/following'
import { changesSince } from '../../../../miniapp/src/record/follows/changed'
import type { Kind } from '../../../../shared/kinds/index'

/** What of a followed record is marked as changed. */

interface Given {
  revision?: number
  isGone?: boolean
  related?: Partial<Record<Kind, string[]>> | null
}

/** What the service says of a record, as far as following looks at it. */
function said({ revision = 3, isGone = false, related = {} }: Given = {}): Said {
  const record = {
    kind: 'enterprise',
    id: 'e.1',
    revision,
    state: isGone ? 'withdrawn' : 'active',
    publicUntil: null,
    body: isGone ? null : {},
  }
  const lines = related && Object.fromEntries(Object.entries(related).map(([kind, ids]) => [kind, ids.map((one) => ({ id: one }))]))
  return { record, related: lines } as unknown as Said
}
const followed = (given: Given = {}): Follow => followOf(said(given), '示例企业')
const before = followed({ related: { accident: ['a.1', 'a.2'] } })

it.each<[string, Given, string[]]>([
  ['nothing where nothing has', { related: { accident: ['a.2', 'a.1'] } }, []],
  ['a new revision', { revision: 4, related: { accident: ['a.1', 'a.2'] } }, ['内容有变更']],
  ['an earlier revision too, as after the store was made anew', { revision: 1, related: { accident: ['a.1', 'a.2'] } }, ['内容有变更']],
  ['what came to it', { related: { accident: ['a.1', 'a.2', 'a.3'], penalty: ['p.1'] } }, ['多了 1 起事故', '多了 1 项处罚']],
  ['what left it', { related: { accident: ['a.1'] } }, ['少了 1 起事故']],
  ['one that came where another left', { related: { accident: ['a.1', 'a.9'] } }, ['有关的事故有增有减']],
  ['that it is not public any more, and nothing of what was joined to it', { isGone: true, revision: 4 }, ['不再公示']],
  ['nothing of joined records where the answer does not tell of them', { related: null }, []],
])('tells %s', (_what, now, told) => {
  expect(changesSince(before, said(now))).toEqual(told)
})

it('marks nothing of what was just looked at, and something of any other set of joined records', () => {
  const ids = fc.uniqueArray(fc.stringMatching(/^[a-z0-9.]{1,12}$/), { maxLength: 12 })
  fc.assert(
    fc.property(ids, ids, (some, others) => {
      const one = followed({ related: { hazard: some } })
      expect(changesSince(one, said({ related: { hazard: [...some].reverse() } }))).toEqual([])
      const isSame = some.length === others.length && some.every((id) => others.includes(id))
      expect(changesSince(one, said({ related: { hazard: others } })).length).toBe(isSame ? 0 : 1)
    }),
    { seed: 18, numRuns: 300 },
  )
})
