import { partiesOf, spellingsOf, type Parties } from '../../../../server/kinds/penalty/parties'
import type { PenaltyInput } from '../../../../shared/kinds/penalty/schema'
import { CellError } from '../../../../server/cellError'
import { penalty } from './decision'

/** Who was punished: persons told from organisations, whichever column they stand in. Whole rows are read in `penalty.test.ts`. */

const [CODE, OTHER, MISTYPED] = ['91990100MAAY4CL127', '91990100MA7LLJY1XF', '91990100MAAY4CL128'] as const
const FIRM = '云帆恒达建筑工程有限公司'

type Named = Partial<Pick<PenaltyInput, 'enterprises' | 'punishedPersons' | 'partyType'>>
const firm = (name: string, uscc: string | null = null) => ({ name, uscc })
const told = (named: Named): Parties => partiesOf(penalty(named))
const inOneCell = (name: string, uscc: string | null = null) => told({ enterprises: [firm(name, uscc)] })

it.each<[string, Named, Parties]>([
  ['a firm', { enterprises: [firm(FIRM, CODE)] }, { enterprises: [firm(FIRM, CODE)], punishedPersons: [], partyType: null }],
  ['a person', { punishedPersons: ['王小明'] }, { enterprises: [], punishedPersons: ['王**'], partyType: 'person' }],
  [
    'a firm and its person',
    { enterprises: [firm(FIRM)], punishedPersons: ['王小明'] },
    { enterprises: [firm(FIRM)], punishedPersons: ['王**'], partyType: null },
  ],
  [
    'a person in the column of firms',
    { enterprises: [firm('王小明')] },
    { enterprises: [], punishedPersons: ['王**'], partyType: 'person' },
  ],
  ['a firm in the column of persons', { punishedPersons: [FIRM] }, { enterprises: [firm(FIRM)], punishedPersons: [], partyType: null }],
  [
    'what its source declares',
    { enterprises: [firm(FIRM)], partyType: 'organisation' },
    { enterprises: [firm(FIRM)], punishedPersons: [], partyType: 'organisation' },
  ],
  [
    'two persons of one cell',
    { punishedPersons: ['王小明、李四'] },
    { enterprises: [], punishedPersons: ['王**', '李*'], partyType: 'person' },
  ],
  // Two persons of one surname look alike, and are two; one who is named twice is one.
  [
    'two persons who look alike',
    { punishedPersons: ['王小明', '王大明', '王小明'] },
    { enterprises: [], punishedPersons: ['王**', '王**'], partyType: 'person' },
  ],
  [
    'a person whom the source has hidden',
    { punishedPersons: ['王○○'] },
    { enterprises: [], punishedPersons: ['王*'], partyType: 'person' },
  ],
])('tells %s', (_what, named, parties) => expect(told(named)).toEqual(parties))

it('refuses a decision against nobody, by its column', () => {
  for (const named of [{}, { punishedPersons: [] }]) {
    const refused = () => told(named)
    expect(refused).toThrow(new CellError('enterprises.0.name', '没有写明被处罚的是谁'))
    try {
      refused()
    } catch (error) {
      expect((error as CellError).column).toBe('enterprises.0.name')
    }
  }
})

describe('a name like a person’s', () => {
  it.each<[string, Named['partyType'], string, string | null, boolean]>([
    ['is one', null, '王小明', null, true],
    ['is one, whatever wrong code stands beside it', null, '王小明', MISTYPED, true],
    ['is a firm’s with a valid code', null, '王小明', CODE, false],
    ['is one where an organisation is declared', 'organisation', '王小明', null, true],
    ['is a shop’s where an individual business is declared', 'individual_business', '王小明', null, false],
    ['is one where a person is declared', 'person', '王小明', CODE, true],
  ])('%s', (_how, partyType, name, uscc, isPerson) =>
    expect(told({ enterprises: [firm(name, uscc)], partyType })).toMatchObject(
      isPerson ? { enterprises: [], punishedPersons: ['王**'] } : { enterprises: [firm(name, uscc)], punishedPersons: [] },
    ),
  )

  it.each<[string, string, string | null, boolean]>([
    ['a name that is like nothing', '红星美凯龙', null, true],
    ['one with a valid code', '红星美凯龙', CODE, false],
    ['one with a wrong code', '红星美凯龙', MISTYPED, true],
    ['an organisation’s', FIRM, null, false],
    ['a shop’s beside its person', '王小明即好再来', null, false],
  ])('declared as a person’s, %s is one unless everything else speaks against it', (_what, name, uscc, isPerson) =>
    expect(told({ enterprises: [firm(name, uscc)], partyType: 'person' }).enterprises).toHaveLength(isPerson ? 0 : 1),
  )
})

describe('several in one cell', () => {
  const [ONE, TWO] = ['云帆甲建材有限公司', '云帆乙化工有限公司'] as const
  it.each(['、', '；', ';', '，', ',', '\n', ' 、 '])('are parted by %j', (mark) =>
    expect(inOneCell(`${ONE}${mark}${TWO}`).enterprises).toEqual([firm(ONE), firm(TWO)]),
  )

  it('have each its code where there is one for each, and else none', () => {
    const names = `${ONE}、${TWO}`
    expect(inOneCell(names, `${CODE}、${OTHER}`).enterprises).toEqual([firm(ONE, CODE), firm(TWO, OTHER)])
    expect(inOneCell(names, `${CODE}；${OTHER}；`).enterprises).toEqual([firm(ONE, CODE), firm(TWO, OTHER)])
    expect(inOneCell(names, CODE).enterprises).toEqual([firm(ONE), firm(TWO)])
    expect(inOneCell(names, `${CODE}、${OTHER}、${CODE}`).enterprises).toEqual([firm(ONE), firm(TWO)])
  })

  it('are a firm and a person, each in its place', () =>
    expect(inOneCell(`${ONE}、王小明`)).toEqual({ enterprises: [firm(ONE)], punishedPersons: ['王**'], partyType: null }))

  it('are one where a mark stands inside brackets, or where a part is neither a firm nor a person', () => {
    for (const name of [`云帆（甲、乙）建材有限公司`, `云帆(甲,乙)建材有限公司`, `${ONE}、其他`])
      expect(inOneCell(name).enterprises).toEqual([firm(name)])
  })

  it('are parted in front of brackets and behind them', () =>
    expect(inOneCell(`云帆（甲）建材有限公司、云帆（乙）化工有限公司`).enterprises).toEqual([
      firm('云帆（甲）建材有限公司'),
      firm('云帆（乙）化工有限公司'),
    ]))

  it('that are persons all stay in one cell, and are persons', () =>
    expect(inOneCell('王小明、李四')).toEqual({ enterprises: [], punishedPersons: ['王**', '李*'], partyType: 'person' }))

  it('whose names are two persons’, with one valid code, are one firm', () =>
    expect(inOneCell('王小明、李四', CODE).enterprises).toEqual([firm('王小明、李四', CODE)]))

  it('keep the code of the cell where they are one', () =>
    expect(inOneCell(`${ONE}、`, CODE).enterprises).toEqual([firm(`${ONE}、`, CODE)]))
})

it('knows every spelling of its persons, and of no organisation', () => {
  const spelt = spellingsOf(penalty({ enterprises: [firm(`${FIRM}、李四`)], punishedPersons: ['王小明（曾用名王大明）', FIRM] }))
  expect(spelt).toEqual(expect.arrayContaining(['王小明', '王大明', '李四']))
  expect(spelt).not.toContain(FIRM)
})
