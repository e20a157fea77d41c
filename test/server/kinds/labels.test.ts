import type { Kind } from '../../../shared/kinds/index'
import { labelOf, wordOf } from '../../../server/kinds/labels'

it.each<[Kind, string[], string]>([
  ['penalty', ['decidedOn'], '决定日期'],
  ['enterprise', ['grades', '0', 'decidedOn'], '评级 1 评定日期'],
  ['accident', ['enterprises', '1', 'name'], '涉及企业 2 名称'],
  ['notice', ['publicUntil'], '公示至'],
  // A word of one kind is none of another's.
  ['zone', ['decidedOn'], 'decidedOn'],
])('of %s, %j is called %s', (kind, path, label) => expect(labelOf(kind, path)).toBe(label))

it.each<[string, Kind, unknown, string[], string | null]>([
  ['a code in the words of its own list', 'penalty', 'fine', ['penaltyKinds', '0'], '罚款'],
  ['a code of another list as it stands', 'enterprise', '06', ['industry'], '06'],
  ['a word of a free text as it stands', 'enterprise', 'fire', ['name'], 'fire'],
  ['money', 'penalty', 2_500_000, ['fineFen'], '2.5万元'],
  ['nothing', 'zone', null, ['name'], null],
])('tells %s', (_name, kind, value, path, words) => expect(wordOf(kind, path, value)).toBe(words))
