import { z } from 'zod'
import { ruleOf } from '../../../server/kinds/index'
import { labelOf } from '../../../server/kinds/labels'
import { compileColumns } from '../../../server/mirror/rows/columns'
import { EnvelopeInput } from '../../../shared/envelope'
import { KINDS, type Kind } from '../../../shared/kinds/index'
import { LABELS } from '../../../shared/kinds/labels'
import { BODIES, INPUTS, ITEMS, LISTS } from '../../../shared/kinds/schemas'
import { codesOf } from '../../../shared/vocabulary'
import { startTestApp, type TestApp } from '../../support/app'

/** What every kind must have, whichever it is. */

const kinds = codesOf(KINDS)

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
}, 60_000)
afterAll(() => app.stop())

/** Every path of a schema, without places. */
function pathsIn(schema: z.ZodType, path: readonly string[] = []): string[][] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return pathsIn(schema.unwrap() as z.ZodType, path)
  if (schema instanceof z.ZodArray) return pathsIn(schema.element as z.ZodType, path)
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries(schema.shape).flatMap(([name, inner]) => {
    const own = [...path, name]
    return [own, ...pathsIn(inner as z.ZodType, own)]
  })
}

it.each(kinds)('every field of %s has a label', (kind) => {
  const paths = [INPUTS[kind], BODIES[kind], ITEMS[kind]].flatMap((schema) => pathsIn(schema)).filter(([field]) => field !== 'id')
  expect(paths.length).toBeGreaterThan(5)
  expect(paths.filter((path) => /[a-z]/i.test(labelOf(kind, path))).map((path) => path.join('.'))).toEqual([])
})

it.each(kinds)('no label of %s is for a field that it does not have', (kind) => {
  const fields = new Set(
    [INPUTS[kind], BODIES[kind], ITEMS[kind]].flatMap((schema) => pathsIn(schema)).flatMap((path) => [path.at(-1), path.join('.')]),
  )
  expect(Object.keys(LABELS[kind]).filter((label) => !fields.has(label))).toEqual([])
})

it.each(kinds)('the sample city has %s, and each of its filters and orders has a value there', (kind) => {
  const { filters, sorts, orders, range } = LISTS[kind]
  expect(app.view.current?.models[kind].size).toBeGreaterThan(0)
  const asked = [...sorts.map((sort) => sort.replace(/^-/, '')), ...(range === undefined ? [] : [range])]
  expect(asked.filter((order) => orders[order] === undefined)).toEqual([])
  // The desk has made nothing public of the sample: what it would lay over a list is carried by nothing.
  const laidOver = ruleOf(kind).unrectified?.facets ?? {}
  expect(Object.keys(filters).filter((filter) => !(filter in laidOver) && !isCarried(kind, filter))).toEqual([])
})

const isCarried = (kind: Kind, filter: string): boolean => {
  const model = app.view.current?.models[kind]
  return (model?.first(LISTS[kind].sorts[0], 10_000) ?? []).some((item) => {
    const value = model?.find((JSON.parse(item) as { id: string }).id)?.facets[filter]
    return typeof value === 'string' || (Array.isArray(value) && value.length > 0)
  })
}

it.each(kinds)('a line of %s has every field that it promises', (kind) => {
  const [item = '{}'] = app.view.current?.models[kind].first(LISTS[kind].sorts[0], 1) ?? []
  expect(ITEMS[kind].safeParse(JSON.parse(item)).error?.issues).toBeUndefined()
  expect(Object.keys(JSON.parse(item) as object)).toEqual(Object.keys(ITEMS[kind].shape))
})

it.each(kinds)('headers of %s name fields that can be read from a column, and what it needs can be found', (kind) => {
  const { headers, needs } = ruleOf(kind).intake
  expect(Object.keys(headers)).not.toEqual([])
  for (const field of Object.keys(headers)) expect(() => compileColumns({ [field]: 'x' }, INPUTS[kind])).not.toThrow()
  expect(needs.flat().filter((field) => !(field in headers))).toEqual([])
  expect(Object.keys(headers).filter((field) => field in EnvelopeInput.shape)).toEqual([])
})

it('no two kinds share an address, and every figure has a key of its own', () => {
  expect(new Set(Object.values(LISTS).map(({ path }) => path)).size).toBe(kinds.length)
  const keys = kinds.flatMap((kind) => ruleOf(kind).figures.map(({ key }) => key))
  expect(new Set(keys).size).toBe(keys.length)
})
