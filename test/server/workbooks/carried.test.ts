import { carried, carrying } from '../../../server/workbooks/carried'
import { finished } from '../../../server/steps'

const linesOf = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, i) => Buffer.from(JSON.stringify({ id: `隐患${i}`, text: '一\n二' })))
const texts = (lines: readonly Buffer[]) => lines.map((line) => line.toString())

it.each([0, 1, 249, 250, 251, 1_000])('%i lines arrive as they were, none more and none less', (count) => {
  const lines = linesOf(count)
  expect(carried(finished(carrying(lines, Infinity)))).toEqual(texts(lines))
})

it('lies in memory of its own, which can be handed over, and not in that of the lines', () => {
  const lines = linesOf(300)
  const pieces = finished(carrying(lines, Infinity))
  const arrived = structuredClone(pieces, { transfer: pieces.map(({ buffer }) => buffer) })
  expect(pieces.map(({ length }) => length)).toEqual([0, 0])
  expect(carried(arrived)).toEqual(texts(linesOf(300)))
  expect(texts(lines)).toEqual(texts(linesOf(300)))
})

it('is gathered in steps, a line when it is needed and not before', () => {
  let taken = 0
  function* counted(): Generator<Buffer> {
    for (const line of linesOf(1_000)) {
      taken++
      yield line
    }
  }
  const steps = carrying(counted(), Infinity)
  expect(taken).toBe(0)
  const atStep: number[] = []
  while (!steps.next().done) atStep.push(taken)
  expect(atStep).toEqual([250, 500, 750, 1_000])
})
