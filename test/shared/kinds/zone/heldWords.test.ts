import { vacantWords } from '../../../../shared/kinds/zone/heldWords'

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
  ['of which nobody knows the term', [post(null, null, null)], null],
  ['that one of unknown term may hold', [over, post(null, null, null)], null],
])('says of a post %s', (_case, persons, words) => expect(vacantWords(persons[0] ?? over, persons, TODAY)).toBe(words))
