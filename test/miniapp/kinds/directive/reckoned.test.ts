import { reachBars } from '../../../../miniapp/src/kinds/directive/reachBars'
import { reckonedOf } from '../../../../miniapp/src/kinds/directive/reckoned'

const computed = (field: string, value: number | string | string[] | null) => ({ field, value, rule: '怎样算', version: 1 })

it('says each computed value in words, with its rule', () => {
  expect(
    reckonedOf([
      computed('substance', 'incomplete'),
      computed('missing', ['owner', 'proof']),
      computed('missing', []),
      computed('charactersPerMeasure', 575),
      computed('keptShare', 667),
      computed('overdue', 0),
      computed('later', 'x'),
    ]).map(({ name, words }) => `${name}：${words}`),
  ).toEqual([
    '内容核查：有内容没有写明',
    '没有写明的：责任、佐证',
    '没有写明的：没有',
    '平均每条措施：575 字',
    '按期落实率：66.7%',
    '逾期未落实：0 条',
    '其他：x',
  ])
})

it.each(['substance', 'missing', 'charactersPerMeasure', 'keptShare', 'overdue'])('says of an unknown %s that it is unknown', (field) => {
  expect(reckonedOf([computed(field, null)])[0]?.words).toBe('不知道')
})

it('sets four figures against each other, and tells no nought of one that is not known', () => {
  expect(reachBars({ delivered: 10, opened: 0, confirmed: null, passed: 3 })).toEqual([
    { name: '送达', value: 10, words: '10 人' },
    { name: '打开', value: 0, words: '0 人' },
    { name: '确认', value: null, words: '未公布' },
    { name: '答对', value: 3, words: '3 人' },
  ])
})
