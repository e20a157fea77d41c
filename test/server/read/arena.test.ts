import fc from 'fast-check'
import { Arena } from '../../../server/read/arena'

/** From a few bytes to more than two chunks hold; by length, as a text of that length is quickly made and told from another. */
const length = fc.oneof(fc.nat(40), fc.integer({ min: 16_000, max: 17_000 }), fc.integer({ min: 260_000, max: 530_000 }))
const texts = fc.array(fc.tuple(length, fc.constantFrom('a', 'é', '安')), { maxLength: 3 })

const drawnText = ([bytes, letter]: [number, string]) => letter.repeat(Math.floor(bytes / Buffer.byteLength(letter)))

it('gives each text back at its address, whatever came before and after it', () => {
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 6 }), fc.boolean(), (appends, isPacked) => {
      const before = Buffer.from('安全'.repeat(isPacked ? 100_000 : 0))
      const arena = new Arena(before)
      const kept: { address: number; size: number; text: string }[] = []
      for (const drawn of appends) {
        const sizes: number[] = []
        let address = arena.append(drawn.map(drawnText), sizes)
        for (const [i, one] of drawn.entries()) {
          const size = sizes[i] ?? NaN
          kept.push({ address, size, text: drawnText(one) })
          address += size
        }
      }
      // A comparison of its own for each long text would take most of the time.
      expect(kept.every(({ address, size, text }) => arena.text(address, size) === text)).toBe(true)
      expect(kept.every(({ address, size, text }) => arena.bytes(address, size).equals(Buffer.from(text)))).toBe(true)
      expect(arena.bytes(0, before.length).equals(before)).toBe(true)
    }),
  )
})

it('knows what stands in a text, and in none beside it', () => {
  const Word = fc.array(fc.constantFrom('安', '帆', '云', 'a', '\u0000'), { maxLength: 6 }).map((letters) => letters.join(''))
  fc.assert(
    fc.property(fc.array(Word, { minLength: 1, maxLength: 5 }), Word, (words, key) => {
      const arena = new Arena()
      const sizes: number[] = []
      let address = arena.append(words, sizes)
      for (const [i, word] of words.entries()) {
        const size = sizes[i] ?? NaN
        expect(arena.holds(address, size, Buffer.from(key))).toBe(word.includes(key))
        address += size
      }
    }),
    { numRuns: 300 },
  )
})
