import { PART_LINES, partsOf } from '../../../server/editions/changeSet'
import { linesIn, type ChangeLine } from '../../../server/models/change'
import type { VersionDoc } from '../../../server/models/version'

const AT = new Date('2026-05-20T02:00:00.000Z')
const line = (id: string, reason = ''): ChangeLine => ({
  operation: 'publish',
  kind: 'notice',
  id,
  version: { reason } as VersionDoc,
  ends: null,
  erases: [],
})
const some = (count: number, reason?: string) => Array.from({ length: count }, (_, i) => line(`${i}`, reason))
const cut = (lines: ChangeLine[], from = 0) => partsOf(lines, { attempt: 'a', from, at: AT })

it('cuts lines into parts that end at the multiples of their size, wherever they begin', () => {
  expect(cut(some(2 * PART_LINES + 1)).map(({ _id, n, size }) => [_id, n, size])).toEqual([
    ['a/0', 0, PART_LINES],
    [`a/${PART_LINES}`, PART_LINES, PART_LINES],
    [`a/${2 * PART_LINES}`, 2 * PART_LINES, 1],
  ])
  expect(cut(some(PART_LINES), 30).map(({ n, size }) => [n, size])).toEqual([
    [30, PART_LINES - 30],
    [PART_LINES, 30],
  ])
  expect(cut([])).toEqual([])
})

it('closes a part that is heavy: of the largest texts a few fill a document', () => {
  const parts = cut(some(8, '云'.repeat(400_000)))
  expect(parts.map(({ n, size }) => [n, size])).toEqual(Array.from({ length: 8 }, (_, n) => [n, 1]))
})

it('tells of a part whether its lines begin versions and do nothing else', () => {
  const lines = some(4 * PART_LINES)
  lines[PART_LINES + 1] = { ...line('ends'), ends: 'notice/ends@1' }
  lines[3 * PART_LINES - 1] = { ...line('erases'), erases: ['notice/erases@1'] }
  expect(cut(lines).map(({ begins }) => begins)).toEqual([true, undefined, undefined, true])
})

it('gives the lines back in their order, and those of a change set as earlier versions kept it', () => {
  const lines = some(250)
  expect(linesIn(cut(lines))).toEqual(lines)
  const former = lines.map((one, n) => ({ _id: `a/${n}`, attempt: 'a', n, at: AT, ...one }))
  expect(linesIn(former)).toEqual(former)
})
