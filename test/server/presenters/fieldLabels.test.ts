import { labelOf, wordOf } from '../../../server/presenters/fieldLabels'

it.each([
  [['decidedOn'], '决定日期'],
  [['grades', '0', 'decidedOn'], '评级 1 评定日期'],
  [['enterprises', '1', 'name'], '涉及企业 2 名称'],
])('%j is called %s', (path, label) => expect(labelOf(path)).toBe(label))

it.each([
  ['a code in the words of its own list', 'fine', ['penaltyKinds', '0'], '罚款'],
  ['a code of another list as it stands', '06', ['industry'], '06'],
  ['a word of a free text as it stands', 'fire', ['name'], 'fire'],
  ['money', 2_500_000, ['fineFen'], '2.5万元'],
  ['nothing', null, ['name'], null],
])('tells %s', (_name, value, path, words) => expect(wordOf(value, path)).toBe(words))
