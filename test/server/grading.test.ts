import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { GradingError, loadGrading } from '../../server/grading'
import { SAMPLE_GRADING } from '../../server/kinds/enterprise/sampleGrading'
import { temporaryFolder } from '../support/store'

const { dir, remove } = temporaryFolder()
afterAll(remove)
const load = (text: string) => {
  const file = join(dir, 'grading.json')
  writeFileSync(file, text)
  return loadGrading(file)
}
const [item] = SAMPLE_GRADING.items
const withItem = (said: object) => JSON.stringify({ ...SAMPLE_GRADING, items: [{ ...item, ...said }], vetoes: [] })

it('takes the rule table of the sample city, and none where none is set', () => {
  expect(load(JSON.stringify(SAMPLE_GRADING))?.items).toHaveLength(SAMPLE_GRADING.items.length)
  expect(loadGrading(undefined)).toBeNull()
})

it.each([
  ['no JSON', '{', /计分规则 .*grading\.json 读不出来/],
  ['a fault of its form', withItem({ points: 0 }), /有 1 处不对：\n {2}items\.0\.points: 不能是 0 分/],
  ['a kind that gives no points', withItem({ record: 'zone', when: {} }), /items\.0\.record: 这一类记录不能计分/],
  [
    'a fact that no record tells',
    withItem({ when: { colour: { is: ['red'] } } }),
    /items\.0\.when\.colour: 没有这个条件，可以写：level、nature、/,
  ],
  [
    'a code that is none',
    withItem({ when: { nature: { is: ['guilty'] } } }),
    /items\.0\.when\.nature: 没有这个代码：guilty，可以写：responsible、/,
  ],
  ['a code for a number', withItem({ when: { deaths: { is: ['1'] } } }), /items\.0\.when\.deaths: 要写数的范围/],
  ['a number for a code', withItem({ when: { level: { min: 1 } } }), /items\.0\.when\.level: 要写代码：ordinary、/],
])('refuses %s, with its place', (_what, text, message) => {
  expect(() => load(text)).toThrow(GradingError)
  expect(() => load(text)).toThrow(message)
})

it('tells all faults at once', () => {
  expect(() => load(withItem({ when: { colour: { is: ['red'] }, level: { is: ['grave'] } } }))).toThrow(/有 2 处不对/)
})
