import { Random } from '../../../server/sample/random'
import { runHistory, type Rules } from './model'

const HISTORIES = 600

function run(rules: Rules) {
  const sum = { wrongHistories: 0, reads: 0, editions: 0 }
  for (let seed = 1; seed <= HISTORIES; seed++) {
    const random = new Random(seed * 7_919)
    const { reads, wrong, editions } = runHistory(() => random.next(), rules)
    sum.reads += reads
    sum.editions += editions
    if (wrong > 0) sum.wrongHistories++
  }
  return sum
}

it('shows every reader exactly one edition, with two writers that stall and die and have no lease', () => {
  const { wrongHistories, reads, editions } = run({})
  expect(wrongHistories).toBe(0)
  expect(reads).toBeGreaterThan(HISTORIES * 20)
  expect(editions).toBeGreaterThan(HISTORIES * 10)
})

describe('a broken rule is noticed', () => {
  it.each<[string, Rules]>([
    ['tidying at once', { tidyAtOnce: true }],
    ['ending by key', { endByKey: true }],
    ['rolling back by number', { rollBack: true }],
    ['two contents of one number', { sharedNumber: true }],
  ])('%s', (_name, rules) => expect(run(rules).wrongHistories).toBeGreaterThan(0))
})
