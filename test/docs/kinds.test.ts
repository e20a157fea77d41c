import type { z } from 'zod'
import { compileColumns } from '../../server/mirror/rows/columns'
import { EnvelopeInput } from '../../shared/envelope'
import { KINDS } from '../../shared/kinds/index'
import { INPUTS } from '../../shared/kinds/schemas'
import { codesOf } from '../../shared/vocabulary'
import { codesTable, computedTable, envelopeTable, fieldTable, othersTable, resultTable } from './fields'
import { examplesOf, expectPart, partsOf, readPage } from './page'

/** `docs/kinds.md`: what a source can say of each kind of record. `UPDATE_GOLDEN=1 npx jest test/docs` writes its tables anew. */

const PAGE = 'docs/kinds.md'
const kinds = codesOf(KINDS)

it.each(kinds)('lists every field of %s as its schema, its words and a row that is read have it', async (kind) => {
  expectPart(PAGE, `字段 ${kind}`, await fieldTable(kind))
  expectPart(PAGE, `换写 ${kind}`, await othersTable(kind))
  expectPart(PAGE, `算出 ${kind}`, await computedTable(kind))
})

it('lists the fields that every kind has, and the long lists of codes', async () => {
  expectPart(PAGE, '信封', await envelopeTable())
  expectPart(PAGE, '代码', codesTable())
})

it.each(kinds)('shows a list of sources for %s, the file it reads, and what becomes of its rows', async (kind) => {
  const example = examplesOf(PAGE).find(({ result }) => result === kind)
  const [entry, ...others] = (example?.entry.sources ?? []) as Record<string, unknown>[]
  expect(others).toEqual([])
  expect(entry?.kind).toBe(kind)
  expectPart(PAGE, `结果 ${kind}`, await resultTable(entry ?? {}, example?.file ?? ''))
})

/** A field for each way of writing that the page tells of, and what its cells come to. */
const WAYS: Record<string, [schema: z.ZodObject, field: string, means: unknown]> = {
  日期: [EnvelopeInput, 'publishedAt', '2026-05-03'],
  金额: [INPUTS.penalty, 'fineFen', 2_000_000],
  整数: [INPUTS.accident, 'deaths', 1_200],
  数: [INPUTS.enterprise, 'grades.0.points', 86.5],
  是: [INPUTS.notice, 'rectified', true],
  否: [INPUTS.notice, 'rectified', false],
  列表: [INPUTS.notice, 'terminals', ['云帆客运中心', '望海客运站']],
  行政区划代码: [INPUTS.enterprise, 'division', '990102'],
}

it('tells of ways to write a cell that are all read alike', () => {
  const rows = [...readPage(PAGE).matchAll(/^\| (\S+) +\| ((?:`[^`]+`、?)+)/gm)].filter(([, way = '']) => way in WAYS)
  expect(rows.map(([, way]) => way)).toEqual(Object.keys(WAYS))
  for (const [, way = '', cells = ''] of rows) {
    const [schema, field, means] = WAYS[way] ?? [EnvelopeInput, '', null]
    const [plan] = compileColumns({ [field]: { from: 'x', optional: false, required: false, strict: false } }, schema)
    for (const [, cell = ''] of cells.matchAll(/`([^`]+)`/g)) expect([cell, plan?.read(cell, plan.rule)]).toEqual([cell, means])
  }
})

it('has a heading for every kind, and no part that nothing generates', () => {
  const page = readPage(PAGE)
  expect(kinds.filter((kind) => !page.includes(`## ${KINDS[kind]} \`${kind}\``))).toEqual([])
  expect(partsOf(PAGE).sort()).toEqual(
    ['信封', '代码', ...kinds.flatMap((kind) => [`字段 ${kind}`, `换写 ${kind}`, `算出 ${kind}`, `结果 ${kind}`])].sort(),
  )
})
