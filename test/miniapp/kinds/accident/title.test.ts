import { titleOf } from '../../../../miniapp/src/kinds/accident/title'

const firm = { name: '云帆潮汐建设有限公司', uscc: null }

it.each([
  ['its own name', { title: '“3·1”坍塌事故', enterprises: [firm], category: '坍塌' }, '“3·1”坍塌事故'],
  [
    'the firms that it names',
    { title: null, enterprises: [firm, { ...firm, name: '云帆示例' }], category: '坍塌' },
    '云帆潮汐建设有限公司、云帆示例',
  ],
  ['its category, where it names nobody', { title: null, enterprises: [], category: '坍塌' }, '坍塌'],
  ['an accident, where nothing else is known', { title: null, enterprises: [], category: null }, '事故'],
])('is called by %s', (_what, item, expected) => {
  expect(titleOf(item)).toBe(expected)
})
