import { Readable } from 'node:stream'
import fc from 'fast-check'
import { sm3Hex } from '../../../server/tips/digest'
import { takeIn } from '../../../server/tips/takeIn'

it('gives the bytes of all pieces in their order, with the SM3 of the whole', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 12 }), async (pieces) => {
      const { bytes, digest } = await takeIn(
        Readable.from(
          pieces.map((piece) => Buffer.from(piece)),
          { objectMode: true },
        ),
      )
      expect(bytes).toEqual(Buffer.concat(pieces))
      expect(digest.toString('hex')).toBe(sm3Hex(bytes))
    }),
  ))

it('rejects where the sender stops in between', async () => {
  async function* cut() {
    yield Buffer.from('the first piece')
    throw new Error('gone')
  }
  await expect(takeIn(cut())).rejects.toThrow('gone')
})
