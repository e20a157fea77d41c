import { vacantWords } from '../../../../shared/kinds/zone/heldWords'
import { headlineWords, termWords } from '../../../../shared/kinds/zone/personWords'

/** That a post is vacant: said with its days, and only where nobody holds the same post. */

const TODAY = '2026-05-20'
type Post = Parameters<typeof vacantWords>[0]
const post = (termTo: string | null, sector: Post['sector'] = null, termFrom: string | null = '2025-01-01'): Post => ({
  role: 'industry',
  sector,
  termFrom,
  termTo,
  training: null,
})
const [over, held] = [post('2026-04-27'), post('2027-01-01')]

it.each([
  ['whose term is over', [over], '空岗 23 天，没有公布接任的人'],
  ['whose term ends today', [post(TODAY)], null],
  ['that was over yesterday', [post('2026-05-19')], '空岗 1 天，没有公布接任的人'],
  ['that somebody else holds', [over, held], null],
  ['that somebody holds for another industry', [over, post('2027-01-01', 'gas')], '空岗 23 天，没有公布接任的人'],
  ['whose last holder left later', [over, post('2026-05-10')], '空岗 10 天，没有公布接任的人'],
  ['whose next holder is named already', [over, post(null, null, '2026-06-01')], '空岗 23 天，接任的人 2026-06-01 起任'],
  ['whose holder has not begun yet', [post(null, null, '2026-06-01'), over], null],
  ['of which nobody knows the term', [post(null, null, null)], null],
  ['that one of unknown term may hold', [over, post(null, null, null)], null],
])('says of a post %s', (_case, persons, words) => expect(vacantWords(persons[0] ?? over, persons, TODAY)).toBe(words))

it.each([
  ['2025-01-01', '2026-05-19', '任期 2025-01-01 至 2026-05-19（已届满）'],
  ['2025-01-01', TODAY, '任期 2025-01-01 至 2026-05-20'],
  ['2026-06-01', null, '任期 2026-06-01 至 未公布（还没有开始）'],
  [null, null, '任期未公布'],
  ['2027-06-01', '2025-01-01', '任期 2027-06-01 至 2025-01-01（起止颠倒）'],
])('tells a term from %s to %s', (termFrom, termTo, words) => expect(termWords({ termFrom, termTo }, TODAY)).toBe(words))

it.each([
  [{ headline: '沈** 网格员', headlineUntil: '2026-05-19' }, '沈** 网格员（任期至 2026-05-19）'],
  [{ headline: '沈** 网格员', headlineUntil: null }, '沈** 网格员'],
  [{ headline: null, headlineUntil: null }, '责任人未公布'],
])('names %j in a line', (item, words) => expect(headlineWords(item)).toBe(words))
