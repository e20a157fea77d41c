import * as c from '../../../../shared/tips/crypto'
import { DAY, DESK, issue, NOW, reasonOf, tipWorld } from '../../../support/tipWorld'

/** Who steals one desk key and the whole database reads the tips of that week and those still open, and nothing closed. */
it('a thief of one weekly key reads its own week and what is still open', () => {
  const { root, keys, random } = tipWorld('theft')
  const demand = (purpose: 'seal' | 'recovery' | 'identity', now: number) => ({ root: root.publicKey, purpose, now, desk: DESK })
  const fixed = (purpose: 'recovery' | 'identity') => c.verifyCertificate(keys[purpose].signed, demand(purpose, NOW))
  const weeks = [0, 1, 2, 3].map((week) => {
    const now = NOW + 7 * DAY * week
    const key = issue(root.privateKey, 'seal', random, { notBefore: now, notAfter: now + 7 * DAY - 1 })
    return { key, certificate: c.verifyCertificate(key.signed, demand('seal', now)) }
  })

  // Each week one tip that is closed at once and one that stays open; the open ones are wrapped for the next week's key.
  const database: { name: string; header: Uint8Array; parts: Uint8Array[]; wraps: Uint8Array[] }[] = []
  const open = new Map<string, c.ToOpen>()
  let privateKey = new Uint8Array(0)
  for (const [week, { key, certificate }] of weeks.entries()) {
    for (const [name, tip] of open) {
      const { contentKey } = c.openTip(tip, privateKey)
      const again = { ...tip, wrap: c.rewrap(contentKey, certificate, random).wrap }
      open.set(name, again)
      database.filter((row) => row.name === name).forEach((row) => (row.wraps = [again.wrap]))
    }
    for (const kind of ['closed', 'open']) {
      const secrets = c.deriveSecrets(c.newReceipt(random))
      const certificates = { seal: certificate, recovery: fixed('recovery'), identity: fixed('identity') }
      const content = { text: `${kind} ${week}`, fields: {} }
      const sealed = c.sealTip({ secrets, certificates, content, photos: [], kind: 1, division: '350203', randomness: random })
      database.push({ name: content.text, header: sealed.headerBytes, parts: sealed.parts, wraps: [sealed.deskWrap] })
      if (kind === 'open') open.set(content.text, { header: sealed.headerBytes, wrap: sealed.deskWrap, parts: sealed.parts })
    }
    privateKey = Uint8Array.from(key.privateKey)
  }

  const readBy = (stolen: Uint8Array) => {
    const read: string[] = []
    for (const { name, header, parts, wraps } of database) {
      for (const wrap of wraps) {
        try {
          expect(c.openTip({ header, wrap, parts }, stolen).content.text).toBe(name)
          read.push(name)
        } catch (error) {
          expect(error).toMatchObject({ reason: 'wrap-forged' })
        }
      }
    }
    return read
  }
  expect(database).toHaveLength(8)
  expect(readBy(privateKey)).toEqual(['open 0', 'open 1', 'open 2', 'closed 3', 'open 3'])
  expect(readBy(weeks[1]?.key.privateKey ?? new Uint8Array(0))).toEqual(['closed 1'])
  expect(reasonOf(() => c.openContentKey(c.decodeHeader(database[0]?.header ?? new Uint8Array(0)), new Uint8Array(0), privateKey))).toBe(
    'wrap-length',
  )
})
