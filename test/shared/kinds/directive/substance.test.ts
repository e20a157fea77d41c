import fc from 'fast-check'
import { charactersPerMeasure, missingIn, substanceOf } from '../../../../shared/kinds/directive/substance'
import { EMPTY_WORDS } from '../../../../shared/kinds/directive/words'

const whole = { owner: '云帆市应急管理局', due: '2026-05-10', proof: '试验记录' }
const ask = '把联锁逐个试一遍'

it('calls complete only what says everything', () => {
  expect(substanceOf({ ask, measures: [whole] })).toBe('complete')
  expect(missingIn({ ask, measures: [whole] })).toEqual([])
})

it.each<[string, Parameters<typeof missingIn>[0], string, string[]]>([
  ['no ask', { ask: null, measures: [whole] }, 'incomplete', ['ask']],
  ['a measure without an owner', { ask, measures: [whole, { ...whole, owner: null }] }, 'incomplete', ['owner']],
  ['a measure without a day', { ask, measures: [{ ...whole, due: null }] }, 'incomplete', ['due']],
  ['a measure without a proof', { ask, measures: [{ ...whole, proof: null }, whole] }, 'incomplete', ['proof']],
  ['no measure', { ask, measures: [] }, 'empty', ['measures']],
  ['nothing at all', { ask: null, measures: [] }, 'empty', ['ask', 'measures']],
])('with %s', (_name, directive, substance, missing) => {
  expect(substanceOf(directive)).toBe(substance)
  expect(missingIn(directive)).toEqual(missing)
})

it('never reads well where anything is left out', () => {
  const part = fc.option(fc.constant('有'))
  fc.assert(
    fc.property(part, fc.array(fc.record({ owner: part, due: part, proof: part }), { maxLength: 6 }), (said, measures) => {
      const isWhole = said !== null && measures.length > 0 && measures.every((one) => one.owner && one.due && one.proof)
      expect(substanceOf({ ask: said, measures })).toBe(measures.length === 0 ? 'empty' : isWhole ? 'complete' : 'incomplete')
      expect(missingIn({ ask: said, measures }).length === 0).toBe(isWhole)
    }),
    { numRuns: 2_000 },
  )
})

it('reckons characters for each measure half up, and none where either is unknown', () => {
  expect(charactersPerMeasure(2_300, 4)).toBe(575)
  expect(charactersPerMeasure(5, 2)).toBe(3)
  expect(charactersPerMeasure(4, 3)).toBe(1)
  expect(charactersPerMeasure(0, 3)).toBe(0)
  expect(charactersPerMeasure(null, 3)).toBeNull()
  expect(charactersPerMeasure(2_300, 0)).toBeNull()
})

it('says of a directive without a measure exactly this', () => expect(EMPTY_WORDS).toBe('这份文件没有写明谁在何时做什么'))

it.each(['无', '/', '略', '暂无', '——', 'N/A', ' 无 '])('takes %s for nothing', (word) => {
  const measure = { owner: '云帆市应急管理局', due: '2026-12-31', proof: '照片' }
  expect(missingIn({ ask: '关阀', measures: [measure] })).toEqual([])
  expect(missingIn({ ask: word, measures: [{ ...measure, proof: word, owner: word }] })).toEqual(['ask', 'owner', 'proof'])
})

it.each([
  ['各有关单位', true],
  ['相关部门', true],
  ['各单位、各部门', true],
  ['责任单位', true],
  ['各施工单位', false],
  ['各镇街', false],
  ['云帆市应急管理局及有关部门', false],
  ['安全管理部门', false],
])('%s names nobody: %s', (owner, isNobody) => {
  const missing = missingIn({ ask: '关阀', measures: [{ owner, due: '2026-12-31', proof: '照片' }] })
  expect(missing.includes('owner')).toBe(isNobody)
})
