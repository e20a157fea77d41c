import { evidenceOf } from '../../../../server/kinds/hazard/evidence'
import type { HazardItem } from '../../../../shared/kinds/hazard/schema'

const TODAY = '2026-05-20'
const item = (fields: Partial<HazardItem>): HazardItem =>
  ({ title: '临边没有防护', level: 'general', due: '2026-06-01', outcome: 'open', unrectifiedOn: null, ...fields }) as HazardItem
const told = (...items: Partial<HazardItem>[]) => evidenceOf(items.map(item), TODAY).map(({ tone, clause }) => [tone, clause])

it.each<[string, Partial<HazardItem>, string[][]]>([
  ['an overdue major one', { level: 'major', due: '2026-05-19' }, [['stop', '有 1 条重大隐患逾期未整改']]],
  ['an overdue general one', { due: '2026-05-19' }, [['warn', '有 1 条隐患逾期未整改']]],
  ['an overdue one of no known level', { level: null, due: '2026-05-19' }, [['warn', '有 1 条隐患逾期未整改']]],
  ['a major one in time', { level: 'major' }, [['warn', '有 1 条重大隐患尚未销号']]],
  ['a major one on its last day', { level: 'major', due: TODAY }, [['warn', '有 1 条重大隐患尚未销号']]],
  ['a major one without a deadline', { level: 'major', due: null }, [['warn', '有 1 条重大隐患尚未销号']]],
  ['a general one without a deadline', { due: null }, [['unknown', '有 1 条未销号的隐患没有公布级别或期限']]],
  [
    'a general one whose deadline nobody could read',
    { due: null, unread: ['commitments.deadline'] },
    [['unknown', '有 1 条未销号的隐患的级别或期限，来源写了，未能读出']],
  ],
  [
    'one whose level nobody could read',
    { level: null, unread: ['level'] },
    [['unknown', '有 1 条未销号的隐患的级别或期限，来源写了，未能读出']],
  ],
  [
    'one of no level whose deadline nobody could read',
    { level: null, due: null, unread: ['commitments.deadline'] },
    [['unknown', '有 1 条未销号的隐患没有公布级别或期限']],
  ],
  ['one of no known level in time', { level: null }, [['unknown', '有 1 条未销号的隐患没有公布级别或期限']]],
  ['a general one in time', {}, []],
  [
    'a closed one that was verified not to be put right',
    { outcome: 'closed_on_time', unrectifiedOn: '2026-05-19' },
    [['stop', '有 1 条隐患群众反映未整改，经核实']],
  ],
  [
    'an overdue one that was verified not to be put right',
    { due: '2026-05-19', unrectifiedOn: '2026-05-19' },
    [
      ['stop', '有 1 条隐患群众反映未整改，经核实'],
      ['warn', '有 1 条隐患逾期未整改'],
    ],
  ],
  ['one that was closed late', { level: 'major', due: '2026-01-01', outcome: 'closed_late' }, []],
  ['one that was closed on no known day', { level: 'major', due: null, outcome: 'closed_undated' }, []],
])('%s', (_what, fields, evidence) => expect(told(fields)).toEqual(evidence))

it('counts each once, and rests on every one of them', () => {
  const evidence = evidenceOf(
    [{ level: 'major' as const, due: '2026-05-01' }, { due: '2026-05-01' }, { due: '2026-05-02' }, { due: null }, {}].map(item),
    TODAY,
  )
  expect(evidence.map(({ tone, reasons }) => [tone, reasons.length])).toEqual([
    ['stop', 1],
    ['warn', 2],
    ['unknown', 1],
  ])
  expect(evidence[0]?.reasons).toEqual(['重大隐患 临边没有防护 期限 2026-05-01'])
})

it('tells of each that was verified not to be put right when that was made public and what its source says, once', () => {
  const evidence = evidenceOf(
    [
      { status: 'closed' as const, outcome: 'closed_on_time' as const, unrectifiedOn: '2026-05-19' },
      { status: 'rectifying' as const, due: '2026-05-01', unrectifiedOn: '2026-05-18' },
    ].map(item),
    TODAY,
  )
  expect(evidence.flatMap(({ reasons }) => reasons)).toEqual([
    '一般隐患 临边没有防护 期限 2026-06-01 群众反映未整改，经核实（2026-05-19 公开）；来源说：已销号',
    '一般隐患 临边没有防护 期限 2026-05-01 群众反映未整改，经核实（2026-05-18 公开）；来源说：整改中',
  ])
})
