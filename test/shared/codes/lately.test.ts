import * as fc from 'fast-check'
import { lately } from '../../../shared/codes/lately'

it('says of every text what the function says, whatever was asked before', () =>
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]$/)), fc.integer({ min: 1, max: 5 }), (texts, max) => {
      const said = lately(max, (text) => ({ text }))
      for (const text of texts) expect(said(text)).toEqual({ text })
    }),
  ))

it('asks once of the texts that came last, and forgets the others', () => {
  const asked: string[] = []
  const said = lately(2, (text) => ({ at: asked.push(text) }))
  for (const text of ['a', 'b', 'a', 'b', 'c', 'b', 'a']) said(text)
  expect(asked).toEqual(['a', 'b', 'c'])
  for (const text of ['d', 'e', 'f', 'g', 'a']) said(text)
  expect(asked).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'a'])
})
