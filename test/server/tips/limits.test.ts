import { randomBytes } from 'node:crypto'
import { createDisk, RESERVE_BYTES } from '../../../server/tips/disk'
import { RESERVE_BYTES as STORE_RESERVE_BYTES } from '../../../server/embedded/space'
import { createLimiter } from '../../../server/tips/limiter'
import { ADDRESS_BYTES_A_DAY, ADDRESS_LIMITS, FLOOD, FLOOR, MODEST_BYTES, NORMAL_DAY } from '../../../server/tips/rules'
import { createWork, zeroBits } from '../../../server/tips/work'
import { sm3Hex } from '../../../server/tips/digest'
import { partKey } from '../../../server/models/tipPart'
import { TEST_NOW } from '../../support/app'
import { randomness } from '../../support/tips'
import { useStore } from '../../support/useStore'

let now = TEST_NOW
const clock = () => now
beforeEach(() => {
  now = TEST_NOW
})

describe('limits of an address', () => {
  it('remembers so many addresses and no more: whoever was silent longest begins anew', () => {
    const limiter = createLimiter({ now: clock, randomness }, 2)
    const isModest = (address: string) => limiter.isModest(address)
    for (const address of ['192.0.2.1', '192.0.2.2']) limiter.demandBytes(MODEST_BYTES + 1, address)
    expect([isModest('192.0.2.2'), isModest('192.0.2.1')]).toEqual([false, false])
    limiter.demandBytes(1, '192.0.2.3')
    expect([isModest('192.0.2.1'), isModest('192.0.2.2')]).toEqual([false, true])
  })

  it('lets so many through at once, and more as time goes', () => {
    const limiter = createLimiter({ now: clock, randomness })
    const { atOnce, anHour } = ADDRESS_LIMITS.file
    for (let i = 0; i < atOnce; i++) limiter.demand('file', '10.0.0.1')
    const wait = 3_600 / anHour
    expect(() => limiter.demand('file', '10.0.0.1')).toThrow(expect.objectContaining({ code: 'too_many_requests', retryAfterS: wait }))
    // Others, and other kinds, are not touched by it.
    limiter.demand('file', '10.0.0.2')
    limiter.demand('look', '10.0.0.1')
    now = new Date(now.getTime() + wait * 1_000)
    limiter.demand('file', '10.0.0.1')
    expect(() => limiter.demand('file', '10.0.0.1')).toThrow()
  })

  it('takes the addresses of one connection together', () => {
    const limiter = createLimiter({ now: clock, randomness })
    const { atOnce } = ADDRESS_LIMITS.file
    // A household, or an attacker, has 2^64 of them under one prefix of IPv6.
    for (let i = 0; i < atOnce; i++) limiter.demand('file', `2001:db8:0:7::${i.toString(16)}`)
    expect(() => limiter.demand('file', '2001:db8::7:ffff:0:0:1')).toThrow(expect.objectContaining({ code: 'too_many_requests' }))
    expect(() => limiter.demand('file', '2001:0DB8:0000:0007:1:2:3:4%eth0')).toThrow()
    limiter.demand('file', '2001:db8:0:8::1')
    // IPv4 in the clothes of IPv6 is the same address, and another one is another.
    for (let i = 0; i < atOnce; i++) limiter.demand('file', '::ffff:10.0.0.1')
    expect(() => limiter.demand('file', '10.0.0.1')).toThrow()
    limiter.demand('file', '::ffff:10.0.0.2')
    limiter.demand('file', '')
    limiter.demand('file', 'unknown')
  })

  it('counts the bytes of a day, and begins anew at midnight', () => {
    const limiter = createLimiter({ now: clock, randomness })
    expect(limiter.isModest('a')).toBe(true)
    limiter.demandBytes(MODEST_BYTES + 1, 'a')
    expect([limiter.isModest('a'), limiter.isModest('b')]).toEqual([false, true])
    limiter.demandBytes(ADDRESS_BYTES_A_DAY - MODEST_BYTES - 1, 'a')
    // 10:00 in Shanghai: fourteen hours are left.
    expect(() => limiter.demandBytes(1, 'a')).toThrow(expect.objectContaining({ code: 'too_many_requests', retryAfterS: 14 * 3_600 }))
    now = new Date('2026-05-20T16:00:00.000Z')
    limiter.demandBytes(1, 'a')
    expect(limiter.isModest('a')).toBe(true)
  })
})

describe('work in a flood', () => {
  const solve = (challenge: string, tip: string, bits: number) => {
    for (;;) {
      const nonce = randomBytes(8).toString('hex')
      if (zeroBits(sm3Hex(Buffer.from(challenge + tip + nonce, 'hex'))) >= bits) return { challenge, nonce }
    }
  }
  const tip = 'ab'.repeat(16)

  it('asks for nothing on a normal day, and for more as the flood grows', () => {
    const work = createWork({ now: clock, randomness })
    for (let i = 0; i < FLOOD.filingsAMinute; i++) work.demand(tip, undefined)
    expect(work.asked()).toBeNull()
    work.demand(tip, undefined)
    expect(work.asked()?.bits).toBe(FLOOD.bits)
    expect(() => work.demand(tip, undefined)).toThrow(expect.objectContaining({ code: 'work_required', status: 428 }))
    const { challenge = '', bits = 0 } = work.asked() ?? {}
    const solved = solve(challenge, tip, bits)
    work.demand(tip, solved)
    expect(() => work.demand('cd'.repeat(16), solved)).toThrow()
    expect(() => work.demand(tip, { ...solved, challenge: 'ee'.repeat(16) })).toThrow()
    for (let i = 0; i < 3 * FLOOD.filingsAMinute; i++) work.demand(tip, solved)
    expect(work.asked()?.bits).toBe(FLOOD.bits + 2)
    // The challenge before holds once as long, then no more; two quiet minutes end the flood.
    now = new Date(now.getTime() + 10 * 60_000)
    expect(work.asked()).toBeNull()
  })

  it('counts leading zero bits', () => {
    expect(['ff', '7f', '3f', '1f', '0f', '08', '00ff', '0000'].map(zeroBits)).toEqual([0, 1, 2, 3, 4, 4, 8, 16])
  })
})

describe('the share of the disk', () => {
  const store = useStore()
  it('keeps room for a normal day, open to who has sent little', async () => {
    const disk = createDisk(store.db, RESERVE_BYTES + 1_000)
    expect(disk.take(1_001, false, 'part')).toBeNull()
    const free = disk.take(1_000, false, 'part')
    expect(disk.take(1, false, 'part')).toBeNull()
    expect(disk.take(1, true, 'part')).not.toBeNull()
    expect(disk.used()).toBe(1_001)
    free?.()
    expect(disk.used()).toBe(1)
    expect(disk.take(RESERVE_BYTES + 999 - NORMAL_DAY.textBytes + 1, true, 'part')).not.toBeNull()
    expect(disk.isFull()).toBe(true)
  })

  it('ends parts before envelopes where the disk itself fills, and opens again', () => {
    let free = FLOOR.part + 1_000
    const disk = createDisk(store.db, 10 * RESERVE_BYTES, () => free)
    expect(disk.take(1_001, true, 'part')).toBeNull()
    expect(disk.take(1_000, true, 'part')).not.toBeNull()
    // What has its parts is filed, and a tip of words alone still comes in.
    free = FLOOR.filing + NORMAL_DAY.textBytes
    expect(disk.take(1, true, 'part')).toBeNull()
    expect(disk.isFull()).toBe(false)
    expect(disk.take(NORMAL_DAY.textBytes, true, 'filing')).not.toBeNull()
    free--
    expect(disk.isFull()).toBe(true)
    expect(disk.take(NORMAL_DAY.textBytes, true, 'filing')).toBeNull()
    expect(disk.used()).toBe(1_000 + NORMAL_DAY.textBytes)
    // The store itself refuses only below that: nobody is refused there in the midst of a tip.
    expect(FLOOR.filing).toBeGreaterThan(STORE_RESERVE_BYTES)
    free = 2 * FLOOR.part
    expect(disk.isFull()).toBe(false)
  })

  it('measures what is there', async () => {
    const sizes = [4_124, 65_564, 65_564]
    await store.db.tipParts.insertMany(
      sizes.map((size, i) => ({
        _id: partKey('t', 0, i),
        tip: 't',
        bytes: Buffer.alloc(1),
        size,
        sm3: '',
        author: '',
        at: now,
        filed: false,
      })),
    )
    const disk = createDisk(store.db, 1_000_000)
    await disk.measure()
    expect(disk.used()).toBe(4_124 + 2 * 65_564)
  })
})
