import fc from 'fast-check'
import { OpenSum } from '../../../server/editions/openSum'

const sumOf = (ids: readonly string[]) => ids.reduce((sum, id) => sum.add(id), new OpenSum())
const Ids = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 20 })

it('is the same in any order, and whatever came and went', () => {
  fc.assert(
    fc.property(Ids, Ids, (ids, others) => {
      const through = sumOf([...others, ...[...ids].reverse()])
      for (const id of others) through.take(id)
      expect(through.stored).toEqual(sumOf(ids).stored)
      expect(through.is(sumOf(ids).stored)).toBe(true)
    }),
  )
})

it('goes on from what was kept of it', () => {
  const kept = new OpenSum(sumOf(['a', 'b']).stored)
  expect(kept.plus(new OpenSum().add('c').take('a')).stored).toEqual(sumOf(['b', 'c']).stored)
  expect(sumOf(['a']).stored).toEqual({ count: 1, sum: 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb' })
})

it.each([[[]], [['a']], [['a', 'c']], [['a', 'b', 'b']], [['a', 'b', 'c']]])('is another for %j', (ids: string[]) => {
  expect(sumOf(ids).is(sumOf(['a', 'b']).stored)).toBe(false)
})
