jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../support/page'))
jest.mock('@tarojs/components', () => ({}))
Object.assign(globalThis, { API_BASE: '', BUILD_VERSION: 'b1', ANSWER_SHAPES: { answers: [], shapes: [] }, TIP_ROOT_PUBLIC_KEY: '' })

import { placesOf } from '../../../miniapp/src/kinds/zone/places'

/** Where a list can be narrowed to, as rows of choices. */

const COUNTIES = [
  ['990102', '东港区'],
  ['990103', '海门区'],
] as const
const TOWNSHIPS = [
  ['990102001', '码头街道'],
  ['990102002', '渔港街道'],
] as const
const rows = (...given: Parameters<typeof placesOf>) =>
  placesOf(...given).map(({ label, choices, chosen }) => [label, choices.map(([code]) => code).join(), chosen])

const FIRST = ',990102,990103'
const SECOND = '990102,990102001,990102002'

it.each([
  ['every county where nothing is chosen', '', [], [['区县', FIRST, '']]],
  [
    'the townships of the chosen county',
    '990102',
    TOWNSHIPS,
    [
      ['区县', FIRST, '990102'],
      ['镇街', SECOND, '990102'],
    ],
  ],
  [
    'the chosen township, with its county',
    '990102001',
    TOWNSHIPS,
    [
      ['区县', FIRST, '990102'],
      ['镇街', SECOND, '990102001'],
    ],
  ],
  ['a county of which no township is known', '990103', [], [['区县', FIRST, '990103']]],
  ['no row of a division that none of them is: it is said in words', '990102099', TOWNSHIPS, []],
  ['no row of a city, for the same reason', '990100', [], []],
] as const)('shows %s', (_, asked, townships, expected) => expect(rows(asked, COUNTIES, townships)).toEqual(expected))

it('shows none where no zone tells of a county', () => expect(placesOf('', [], [])).toEqual([]))
