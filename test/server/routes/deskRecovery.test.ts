import type { AuditAnswer, RecoveryAnswer, RewrapAnswer } from '../../../shared/api/desk'
import { hex, sm2KeyPair } from '../../../shared/tips/crypto/index'
import { fileTestTip, moveOn, officerAt, startDesk, type DeskService, type TestOfficer } from '../../support/desk'
import { certify, makeMessage, makeTipKeys, randomness, sendMessage, tipSettings, type TestKeys } from '../../support/tips'
import { useStore } from '../../support/useStore'

/** The wraps for the recovery body, and what it brings back, over HTTP. */

const store = useStore()
const AT = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 + 600_000)

let keys: TestKeys
let service: DeskService
let lin: TestOfficer
let wu: TestOfficer
let jian: TestOfficer
beforeEach(async () => {
  keys = makeTipKeys(AT)
  service = await startDesk({ db: store.db, keys, tipSettings: tipSettings(keys, store.dir), at: AT })
  lin = await officerAt(service, 'lin')
  wu = await officerAt(service, 'wu')
  jian = await officerAt(service, 'jian', 'oversight', 'oversight')
})
afterEach(() => service.stop())

const recovery = (query = '') => jian.json<RecoveryAnswer>('GET', `/recovery?desk=work-safety${query}`)
const keyIdOf = (purpose: string, desk = 'work-safety') =>
  keys.certificates.filter((one) => one.desk === desk && one.purpose === purpose).at(-1)?.keyId ?? ''

/** The desk has a new sealing key, and nobody has the old one. */
function renew(): void {
  const { publicKey } = sm2KeyPair(randomness)
  keys.certificates.push(certify(keys.root, { desk: 'work-safety', purpose: 'seal', publicKey, at: AT, days: [0, 6] }))
  tipSettings(keys, store.dir)
  service.setNow(new Date(AT.getTime() + 10_000))
}
const wrapsOf = ({ id, message }: { id: string; message: number }) => ({
  id,
  message,
  deskWrap: 'ab'.repeat(129),
  deskKeyId: keyIdOf('seal'),
  recoveryWrap: 'cd'.repeat(129),
  recoveryKeyId: keyIdOf('recovery'),
})
const linesOf = async (action: string) => (await jian.json<AuditAnswer>('GET', '/audit')).items.filter((line) => line.action === action)

it('gives what the new key does not open: of open tips all, of ended ones the letters that wait, and nothing but wraps', async () => {
  const [tip, ended, over] = [await fileTestTip(service), await fileTestTip(service), await fileTestTip(service)]
  for (const one of [ended, over]) await moveOn(service, one, { move: 'refuse' }, [lin, wu])
  const letter = makeMessage(keys, ended, 1, { at: AT })
  await sendMessage(service.base, ended, 1, letter)
  expect((await recovery()).items).toEqual([])
  renew()
  await fileTestTip(service)
  const recoveryKeyId = keyIdOf('recovery')
  const items = [
    { id: tip.id, message: 0, header: hex(tip.sealed.headerBytes), recoveryWrap: hex(tip.sealed.recoveryWrap), recoveryKeyId },
    { id: ended.id, message: 1, header: hex(letter.sealed.headerBytes), recoveryWrap: hex(letter.sealed.recoveryWrap), recoveryKeyId },
  ]
  const answer = await recovery()
  expect(answer).toEqual({ desk: 'work-safety', items: items.sort((a, b) => (a.id < b.id ? -1 : 1)), next: null })
  expect((await linesOf('recovery')).map(({ officer, role, tip: about, detail }) => [officer, role, about, detail])).toEqual([
    ['jian', 'oversight', null, 'work-safety 2'],
    ['jian', 'oversight', null, 'work-safety 0'],
  ])
})

it('is for the supervisor alone, names a desk, and waits for a new key of it', async () => {
  for (const role of ['payer', 'administrator'] as const)
    expect(await (await officerAt(service, role, role)).refusal('GET', '/recovery?desk=work-safety')).toMatchObject({
      status: 403,
      code: 'forbidden',
    })
  expect(await lin.refusal('GET', '/recovery?desk=work-safety')).toMatchObject({ status: 403, code: 'forbidden' })
  for (const query of ['', '?desk=police', '?desk=work-safety&cursor=x'])
    expect(await jian.refusal('GET', `/recovery${query}`)).toMatchObject({ status: 400, code: 'invalid_parameter' })
  expect(
    await jian.refusal('GET', '/recovery?desk=work-safety', undefined, { signedPath: '/api/v1/desk/recovery?desk=oversight' }),
  ).toMatchObject({
    code: 'proof_refused',
  })
  service.setNow(new Date(AT.getTime() + 10_000))
  keys.certificates.splice(0, keys.certificates.length, ...keys.certificates.filter(({ desk }) => desk !== 'work-safety'))
  tipSettings(keys, store.dir)
  expect(await jian.refusal('GET', '/recovery?desk=work-safety')).toMatchObject({ status: 409, code: 'certificate_refused' })
  expect(await linesOf('recovery')).toEqual([])
})

it('comes in pages, none of which leaves one out', async () => {
  const { _id, ...doc } = (await store.db.tips.findById((await fileTestTip(service)).id).lean()) ?? { _id: '' }
  const ids = Array.from({ length: 204 }, () => hex(randomness(16)))
  await store.db.tips.collection.insertMany(ids.map((id) => ({ ...doc, _id: id })) as never)
  renew()
  const found: string[] = []
  const pages: number[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const { items, next }: RecoveryAnswer = await recovery(cursor === '' ? '' : `&cursor=${cursor}`)
    pages.push(items.length)
    found.push(...items.map(({ id }) => id))
    cursor = next
  }
  expect(pages).toEqual([100, 100, 5])
  expect(found).toEqual([...ids, _id].sort())
})

it('takes back what the recovery body wrapped, from the supervisor alone, once, and leaves what the desk can open', async () => {
  const tip = await fileTestTip(service)
  renew()
  const later = await fileTestTip(service)
  const body = { desk: 'work-safety', items: [wrapsOf({ id: tip.id, message: 0 }), wrapsOf({ id: later.id, message: 0 })] }
  expect(await lin.refusal('POST', '/rewrap', body)).toMatchObject({ status: 403, code: 'forbidden' })
  expect(await jian.refusal('POST', '/rewrap', { ...body, desk: 'oversight' })).toMatchObject({ code: 'certificate_refused' })
  expect(await jian.refusal('POST', '/rewrap', { items: body.items })).toMatchObject({ code: 'certificate_refused' })
  expect(await jian.json('POST', '/rewrap', body)).toEqual({ changed: 1, skipped: 1 })
  expect(await jian.json('POST', '/rewrap', body)).toEqual({ changed: 0, skipped: 2 })
  const [own, other] = [await store.db.tips.findById(tip.id).lean(), await store.db.tips.findById(later.id).lean()]
  expect(own?.deskWrap).toMatchObject({ keyId: keyIdOf('seal') })
  expect(JSON.stringify(own?.recoveryWrap)).toContain(Buffer.from('cd'.repeat(129), 'hex').toString('base64').slice(0, 20))
  expect(JSON.stringify(other?.deskWrap)).not.toContain(Buffer.from('ab'.repeat(129), 'hex').toString('base64').slice(0, 20))
  expect((await recovery()).items).toEqual([])
  expect((await linesOf('recovered')).map((line) => [line.officer, line.tip, line.detail])).toEqual([['jian', tip.id, '1']])
})

it('says of a slip that it has no header, and not yet a wrap for the recovery body', async () => {
  const tip = await fileTestTip(service)
  const slip = { wrap: 'ab'.repeat(129), wrapKeyId: keyIdOf('seal', 'oversight'), sealed: 'cd'.repeat(600) }
  await moveOn(service, tip, { move: 'hand_over', toDesk: 'oversight', slip }, [lin])
  const { publicKey } = sm2KeyPair(randomness)
  keys.certificates.push(certify(keys.root, { desk: 'oversight', purpose: 'seal', publicKey, at: AT, days: [0, 6] }))
  tipSettings(keys, store.dir)
  service.setNow(new Date(AT.getTime() + 10_000))
  const { items } = await jian.json<RecoveryAnswer>('GET', '/recovery?desk=oversight')
  expect(items).toEqual([{ id: tip.id, message: 0, header: null, recoveryWrap: null, recoveryKeyId: null }])
  expect((await jian.json<RewrapAnswer>('GET', '/rewrap')).items).toHaveLength(1)
})
