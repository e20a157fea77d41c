import fc from 'fast-check'
import { shapesOfAnswers } from '../../../miniapp/shapes'
import { readAnswer } from '../../../miniapp/src/api/answer'
import { fits, shapeOf } from '../../../miniapp/src/api/shape'
import { RECORD_ENDPOINTS } from '../../../shared/api/endpoints'
import { TIP_ENDPOINTS } from '../../../shared/api/tipEndpoints'
import { KINDS } from '../../../shared/kinds/index'
import { codesOf } from '../../../shared/vocabulary'

const table = shapesOfAnswers()
const { shapes } = table

it('finds for each address that the pages ask the answer of its own endpoint', () => {
  for (const { method, path, answerType } of [...RECORD_ENDPOINTS, ...TIP_ENDPOINTS]) {
    const address = path.replace(/\{\w+\}/g, 'a%2Fb') + '?limit=1'
    const own = table.answers.find(([one]) => one === `${method} ${path.replace(/\{\w+\}/g, '{}')}`)
    expect([path, shapeOf(method, address, table)]).toEqual([path, answerType === undefined ? own?.[1] : null])
  }
  expect(shapeOf('GET', '/api/v1/zones/at?lng=1&lat=2', table)).not.toBe(shapeOf('GET', '/api/v1/zones/someone', table))
  expect(shapeOf('GET', '/elsewhere', table)).toBeNull()
})

const summary = {
  city: { name: '云帆市', sample: true, officePhone: null, division: null, baseMap: null },
  figures: [{ key: 'zones', label: '片区', value: null, list: { path: '/api/v1/zones', query: { a: 'b' } } }],
  counts: [{ kind: 'zone', total: null }],
  sectors: [{ sector: 'mine', enterprises: 1 }],
  newestNotices: [],
  edition: 3,
  asOf: '2026-05-20T02:00:00.000Z',
}
const read = (body: unknown) => readAnswer('GET', '/api/v1/summary', body, table)

it('lets an answer through as it is, with what was added since and words that are new', () => {
  expect(read(summary)).toEqual({ data: summary })
  const newer = { ...summary, sectors: [{ sector: 'space', enterprises: 1, since: 2 }], mood: 'new' }
  expect(read(newer)).toEqual({ data: newer })
})

it.each<[string, unknown, string]>([
  ['the page of a Wi-Fi', '<html><form>登录</form></html>', 'foreign'],
  ['nothing', null, 'foreign'],
  ['a number', 3, 'foreign'],
  ['an empty object', {}, 'unreadable'],
  ['a list', [summary], 'unreadable'],
  ['an older shape', { ...summary, newestNotices: undefined }, 'unreadable'],
  ['a list that became an object', { ...summary, figures: {} }, 'unreadable'],
  ['a city by its name alone', { ...summary, city: '云帆市' }, 'unreadable'],
  ['null where nothing may be null', { ...summary, figures: null }, 'unreadable'],
  ['a fault deep inside', { ...summary, figures: [{ ...summary.figures[0], list: { path: '/x', query: { a: 1 } } }] }, 'unreadable'],
  ['a number that became a text', { ...summary, edition: '3' }, 'unreadable'],
])('paints nothing of %s', (_name, body, fault) => {
  expect(read(body)).toEqual({ fault })
})

it('never throws, whatever lies on the phone or comes by the network', () => {
  fc.assert(
    fc.property(fc.anything(), (body) => {
      for (const [one] of table.answers) readAnswer('GET', one.split(' ')[1]?.replace(/\{\}/g, 'x') ?? '', body, table)
    }),
    { numRuns: 200 },
  )
})

it('knows a record of before a field was there, and none that lacks a list', () => {
  const shape = shapes.findIndex((one) => typeof one === 'object' && 'formerNames' in one)
  const body = { name: '甲', formerNames: [], licences: [], routes: [], grades: [], usccCheck: 'missing' }
  expect(fits(body, shape, shapes)).toBe(true)
  expect(fits({ ...body, grades: undefined }, shape, shapes)).toBe(false)
})

it('refuses to make a table of an answer that it cannot tell', async () => {
  const { z } = await import('zod')
  const odd = { ...RECORD_ENDPOINTS[0], answer: z.object({ a: z.union([z.string(), z.object({ b: z.string() })]) }) }
  expect(() => shapesOfAnswers([odd as never])).toThrow('no shape')
  // Plain values of several types are told apart by the page that shows them.
  const plain = z.object({ a: z.union([z.string(), z.number(), z.array(z.string())]), b: z.union([z.string(), z.boolean()]).nullable() })
  expect(shapesOfAnswers([{ ...RECORD_ENDPOINTS[0], answer: plain } as never]).shapes).toEqual([{ ' x': 'a', ' x?': 'b' }])
})

it('stays small, for a phone carries it: two kilobytes a kind of record', () => {
  expect(JSON.stringify(table).length).toBeLessThan(codesOf(KINDS).length * 2 * 1024)
})
