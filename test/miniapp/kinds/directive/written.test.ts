import { writtenIn } from '../../../../miniapp/src/kinds/directive/written'
import { MISSING } from '../../../../shared/kinds/directive/words'
import { missingIn } from '../../../../shared/kinds/directive/substance'
import { codesOf } from '../../../../shared/vocabulary'

const measure = {
  text: '试验联锁',
  owner: '应急局',
  due: '2026-05-01',
  proof: '记录',
  state: null,
  doneOn: null,
  outcome: 'untold' as const,
}
const told = (given: Parameters<typeof writtenIn>[0]) => writtenIn(given).map(({ one, told: words }) => `${one} ${words}`)

it('says of each thing how far it is written, of measures by their number', () => {
  expect(told({ ask: '试一遍', measures: [measure, { ...measure, owner: null, proof: null }, { ...measure, proof: null }] })).toEqual([
    'ask 写明',
    'measures 写明',
    'owner 2/3 条',
    'due 3/3 条',
    'proof 1/3 条',
  ])
  expect(told({ ask: null, measures: [] })).toEqual([
    'ask 没有写明',
    'measures 没有写明',
    'owner 没有措施',
    'due 没有措施',
    'proof 没有措施',
  ])
})

it('marks as not whole exactly what the check finds missing, and all three of a directive without a measure', () => {
  for (const given of [
    { ask: null, measures: [measure] },
    { ask: '试一遍', measures: [measure, { ...measure, due: null }] },
    { ask: '试一遍', measures: [measure] },
  ])
    expect(writtenIn(given).flatMap(({ one, isWhole }) => (isWhole ? [] : [one]))).toEqual(missingIn(given))
  expect(writtenIn({ ask: '试一遍', measures: [measure] }).map(({ one }) => one)).toEqual(codesOf(MISSING))
})
