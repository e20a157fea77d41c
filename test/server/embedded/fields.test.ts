import fc from 'fast-check'
import { Binary, ObjectId } from 'bson'
import { beginsWithId, decodeFields } from '../../../server/embedded/bson/fields'
import { decode, encode } from '../../../server/embedded/bson/values'

/** Reading some fields gives what reading all of them would. */

const WHOLE = {
  _id: 'x',
  text: '云帆\u0000市',
  whole: 7,
  large: 12n,
  part: 0.5,
  day: new Date(5),
  yes: true,
  nothing: null,
  bytes: new Binary(Buffer.from([1, 0, 2])),
  key: new ObjectId('64b000000000000000000001'),
  inner: { whole: 1, text: 'inner' },
  list: [1, { text: 'in a list' }],
  行业: '化工',
}

it('reads each field of every type alone', () => {
  const bytes = encode(WHOLE)
  const all = decode(bytes)
  for (const name of Object.keys(WHOLE)) expect(decodeFields(bytes, new Set([name]))).toEqual({ [name]: all[name] })
  expect(decodeFields(bytes, new Set(['inn', 'innerx', 'missing']))).toEqual({})
  expect(decodeFields(bytes, new Set())).toEqual({})
})

it('reads some fields of some bytes among others, in their own order', () => {
  const Names = fc.subarray(Object.keys(WHOLE))
  fc.assert(
    fc.property(Names, Names, (there, asked) => {
      const given = Object.fromEntries(there.map((name) => [name, WHOLE[name as keyof typeof WHOLE]]))
      const around = Buffer.concat([Buffer.from('before'), encode(given), Buffer.from('behind')])
      const bytes = around.subarray(6, -6)
      const picked = decodeFields(bytes, new Set(asked))
      expect(picked).toEqual(Object.fromEntries(Object.entries(decode(bytes)).filter(([name]) => asked.includes(name))))
      expect(Object.keys(picked)).toEqual(there.filter((name) => asked.includes(name)))
      expect(beginsWithId(bytes)).toBe(there[0] === '_id')
    }),
  )
})

it('knows `_id` by its whole name', () => {
  expect([{ _i: 1 }, { _idx: 1 }, { a: 1, _id: 1 }, {}].map((doc) => beginsWithId(encode(doc)))).toEqual([false, false, false, false])
})
