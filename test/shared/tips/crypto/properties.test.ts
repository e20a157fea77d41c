import fc from 'fast-check'
import * as c from '../../../../shared/tips/crypto'
import { filingOf, reasonOf, tipWorld, toOpen } from '../../../support/tipWorld'

const ALPHABET = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ']
const symbols = fc.array(fc.integer({ min: 0, max: 31 }), { minLength: 24, maxLength: 24 })

describe('a receipt', () => {
  it('comes back however it is typed', () => {
    const noise = fc.constantFrom('', ' ', '-', '　', '\n', '–')
    fc.assert(
      fc.property(symbols, fc.array(noise, { minLength: 25, maxLength: 25 }), fc.boolean(), (all, between, lower) => {
        const bare = c.tidyReceipt(c.writeReceipt(all))
        const loose = [...bare].map((one) => (one === '0' ? 'O' : one === '1' ? (lower ? 'l' : 'I') : one))
        const typed = loose.map((one, at) => one + between[at]).join('')
        expect(c.readReceipt(lower ? typed.toLowerCase() : typed)).toEqual(all)
      }),
    )
  })

  it('has every single wrong symbol found, at every place', () => {
    fc.assert(
      fc.property(symbols, fc.nat(24), fc.integer({ min: 1, max: 31 }), (all, at, by) => {
        const written = [...c.tidyReceipt(c.writeReceipt(all))]
        written[at] = ALPHABET[(ALPHABET.indexOf(written[at] ?? '') + by) % 32] ?? ''
        expect(reasonOf(() => c.readReceipt(written.join('')))).toBe('receipt-check')
      }),
      { numRuns: 1000 },
    )
  })

  it('has every exchange of neighbours found', () => {
    fc.assert(
      fc.property(symbols, (all) => {
        const written = [...c.tidyReceipt(c.writeReceipt(all))]
        for (let at = 0; at < 24; at++) {
          const [a = '', b = ''] = [written[at], written[at + 1]]
          if (a === b) continue
          const exchanged = [...written.slice(0, at), b, a, ...written.slice(at + 2)].join('')
          expect(reasonOf(() => c.readReceipt(exchanged))).toBe('receipt-check')
        }
      }),
    )
  })

  it('computes the sum of the protocol, term by term', () => {
    const times = (a: number, b: number) => {
      let sum = 0
      for (let bit = 0; bit < 5; bit++) if (b & (1 << bit)) sum ^= a << bit
      for (let bit = 9; bit >= 5; bit--) if (sum & (1 << bit)) sum ^= 0b100101 << (bit - 5)
      return sum
    }
    const power = (k: number): number => (k === 0 ? 1 : times(power(k - 1), 2))
    fc.assert(
      fc.property(symbols, (all) => {
        expect(c.checkSymbol(all)).toBe(all.reduce((sum, symbol, k) => sum ^ times(power(k + 1), symbol), 0))
      }),
    )
  })
})

describe('padding', () => {
  it('comes back, and only with zeros behind', () => {
    const data = fc.uint8Array({ maxLength: 60 })
    fc.assert(
      fc.property(data, fc.nat(40), fc.nat(), (bytes, more, at) => {
        const size = bytes.length + 4 + more
        const padded = c.pad(bytes, size, 'part-too-long')
        expect(padded).toHaveLength(size)
        expect(c.unpad(padded, 'part-padding')).toEqual(bytes)
        if (more > 0) padded[size - 1 - (at % more)] = 1
        if (more > 0) expect(reasonOf(() => c.unpad(padded, 'part-padding'))).toBe('part-padding')
        expect(reasonOf(() => c.pad(bytes, bytes.length + 3, 'part-too-long'))).toBe('part-too-long')
      }),
    )
  })

  it('refuses a length that is not there', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20 }), (rest) => {
        const padded = c.concat(c.u32(rest.length + 1), rest)
        expect(reasonOf(() => c.unpad(padded, 'part-padding'))).toBe('part-padding')
      }),
    )
    expect(reasonOf(() => c.unpad(new Uint8Array(3), 'part-padding'))).toBe('part-padding')
  })
})

describe('bytes', () => {
  it('writes UTF-8 as the platform does, and reads it strictly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        expect(c.utf8(words)).toEqual(new Uint8Array(Buffer.from(words)))
        expect(c.fromUtf8(c.utf8(words))).toBe(words)
      }),
    )
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 8 }), (bytes) => {
        let theirs: string | undefined
        try {
          theirs = strict.decode(bytes)
        } catch {
          // Not UTF-8: ours has to refuse it too.
          expect(reasonOf(() => c.fromUtf8(bytes))).toBe('malformed')
          return
        }
        expect(c.fromUtf8(bytes)).toBe(theirs)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a sealed tip', () => {
  const world = tipWorld('properties')
  const { secrets, certificates, keys } = world
  const seal = (words: string, photos: readonly Uint8Array[] = [], identity?: c.IdentityForm) => {
    const content = { text: words, fields: {} }
    const whole = { secrets, certificates, content, photos, kind: 3, division: '350203', randomness: world.random }
    return c.sealTip(identity === undefined ? whole : { ...whole, identity })
  }

  it('opens to what was written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 2 }),
        (words, photos) => {
          const sealed = seal(words, photos)
          const opened = c.openTip(toOpen(sealed), keys.seal.privateKey)
          // JSON writes a surrogate without its pair as an escape, so that it comes back too.
          expect([opened.content.text, opened.photos]).toEqual([words, photos])
          c.verifyFiling(filingOf(sealed), sealed.filing, sealed.header)
        },
      ),
      { numRuns: 12 },
    )
  })

  const sealed = seal('一句话', [c.utf8('photo')], { name: '李四' })
  const flipped = (bytes: Uint8Array, at: number, by: number) => bytes.map((byte, here) => (here === at % bytes.length ? byte ^ by : byte))
  const change = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 }))
  const reasons = (pattern: RegExp, run: (at: number, by: number) => unknown, numRuns = 60) =>
    fc.assert(
      fc.property(change, ([at, by]) => expect(reasonOf(() => run(at, by))).toMatch(pattern)),
      { numRuns },
    )
  const open = (changes: Partial<c.ToOpen>) => c.openTip({ ...toOpen(sealed), ...changes }, keys.seal.privateKey)

  it('refuses any changed byte of the wrap', () => {
    reasons(/^wrap-forged$/, (at, by) => open({ wrap: flipped(sealed.deskWrap, at, by) }))
  })

  it('refuses any changed byte of the header', () => {
    reasons(/^(header-malformed|commitment|part-tag|part-length|parts-missing)$/, (at, by) =>
      open({ header: flipped(sealed.headerBytes, at, by) }),
    )
  })

  it('refuses any changed byte of a part', () => {
    const [first = new Uint8Array(0), photo = new Uint8Array(0)] = sealed.parts
    reasons(/^part-tag$/, (at, by) => open({ parts: [flipped(first, at, by), photo] }), 40)
    reasons(/^part-tag$/, (at, by) => open({ parts: [first, flipped(photo, at, by)] }), 15)
  })

  it('refuses a wrap, a part or a header that is cut or longer', () => {
    const [first = new Uint8Array(0), photo = new Uint8Array(0)] = sealed.parts
    const more = new Uint8Array(1)
    for (const wrong of [sealed.deskWrap.slice(1), c.concat(sealed.deskWrap, more)]) {
      expect(reasonOf(() => open({ wrap: wrong }))).toBe('wrap-length')
    }
    for (const wrong of [first.slice(1), c.concat(first, more)]) {
      expect(reasonOf(() => open({ parts: [wrong, photo] }))).toBe('part-length')
    }
    for (const wrong of [sealed.headerBytes.slice(0, -1), c.concat(sealed.headerBytes, more)]) {
      expect(reasonOf(() => open({ header: wrong }))).toBe('header-malformed')
    }
    expect(reasonOf(() => open({ parts: [...sealed.parts, photo] }))).toBe('parts-missing')
  })

  it('refuses any changed byte of the identity', () => {
    const identity = { header: sealed.headerBytes, wrap: sealed.identityWrap, stored: sealed.identity }
    const openIt = (changes: Partial<typeof identity>) => c.openIdentity({ ...identity, ...changes }, keys.identity.privateKey)
    expect(openIt({})).toEqual({ name: '李四' })
    reasons(/^identity-tag$/, (at, by) => openIt({ stored: flipped(sealed.identity, at, by) }))
    reasons(/^wrap-forged$/, (at, by) => openIt({ wrap: flipped(sealed.identityWrap, at, by) }))
    reasons(/^(header-malformed|identity-tag)$/, (at, by) => openIt({ header: flipped(sealed.headerBytes, at, by) }))
  })

  it('refuses any changed byte of what was filed or put, and of the signatures', () => {
    const filing = filingOf(sealed)
    const check = (changes: Partial<c.Filing>, signature = sealed.filing) =>
      c.verifyFiling({ ...filing, ...changes }, signature, sealed.header)
    for (const name of ['header', 'deskWrap', 'recoveryWrap', 'identityWrap', 'identity'] as const) {
      reasons(/^filing-signature$/, (at, by) => check({ [name]: flipped(filing[name], at, by) }), 10)
    }
    reasons(/^filing-signature$/, (at, by) => check({ parts: filing.parts.map((one) => flipped(one, at, by)) }), 10)
    reasons(/^filing-signature$/, (at, by) => check({}, flipped(sealed.filing, at, by)), 30)
    const [put = new Uint8Array(0)] = sealed.puts
    const given = { id: secrets.tipId, index: 0, digest: filing.parts[0] ?? new Uint8Array(0) }
    const checkPut = (changes: Partial<typeof given>, signature = put) =>
      c.verifyPut({ ...given, ...changes }, signature, secrets.signingPublic)
    checkPut({})
    expect(reasonOf(() => checkPut({ index: 1 }))).toBe('put-signature')
    reasons(/^put-signature$/, (at, by) => checkPut({ id: flipped(given.id, at, by) }), 10)
    reasons(/^put-signature$/, (at, by) => checkPut({ digest: flipped(given.digest, at, by) }), 10)
    reasons(/^put-signature$/, (at, by) => checkPut({}, flipped(put, at, by)), 30)
  })
})

describe('an answer', () => {
  const { signer, reporter, secrets, root, published, random } = tipWorld('answers')
  const content = { seq: 1, previous: null, hour: 1_795_672_800, state: 'accepted', text: '已受理', next: null }
  const answer = c.sealAnswer(content, reporter, signer, random)

  it('is refused with any changed byte', () => {
    fc.assert(
      fc.property(fc.nat(c.ANSWER_SIZE - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = answer.map((byte, here) => (here === at ? byte ^ by : byte))
        const reason = reasonOf(() => c.openAnswer(changed, secrets, { root: root.publicKey, certificates: published }))
        expect(reason).toMatch(/^answer-(malformed|other|certificate|signature)$/)
      }),
      { numRuns: 150 },
    )
  })
})
