import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RewrapBody, type CaseAnswer, type RecoveryAnswer, type RecoveryItem } from '../../../shared/api/desk'
import { hex, openTip, sm2KeyPair, unhex } from '../../../shared/tips/crypto/index'
import { sealKeyFile, type KeyHolder } from '../../../shared/tips/crypto/keyFile'
import { SCRYPT_N_MIN } from '../../../shared/tips/crypto/passphrase'
import type { Purpose } from '../../../shared/tips/purposes'
import { fileTestTip, officerAt, startDesk, type DeskService, type TestOfficer } from '../../support/desk'
import { runKeys } from '../../support/keysCli'
import {
  certify,
  makeMessage,
  makeTipKeys,
  randomness,
  sendMessage,
  tipSettings,
  type KeyPair,
  type TestKeys,
  type TestTip,
} from '../../support/tips'
import { useStore } from '../../support/useStore'

/** A desk lost its key: tips over HTTP, the recovery body's command as a process, and the desk's new key. */

const store = useStore()
const AT = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 + 600_000)
const WORDS = '第三方 机关 的 口令'

let keys: TestKeys
let service: DeskService
let lin: TestOfficer
let jian: TestOfficer
let fresh: KeyPair
let tips: TestTip[]
let envelopes: RecoveryItem[]
beforeEach(async () => {
  keys = makeTipKeys(AT)
  service = await startDesk({ db: store.db, keys, tipSettings: tipSettings(keys, store.dir), at: AT })
  lin = await officerAt(service, 'lin')
  jian = await officerAt(service, 'jian', 'oversight', 'oversight')
  tips = [await fileTestTip(service), await fileTestTip(service), await fileTestTip(service)]
  await sendMessage(service.base, first(), 1, makeMessage(keys, first(), 1, { at: AT }))
  writeKeyFile('recovery.keys.json', 'work-safety', 'recovery')
  fresh = sm2KeyPair(randomness)
  keys.certificates.push(certify(keys.root, { desk: 'work-safety', purpose: 'seal', publicKey: fresh.publicKey, at: AT, days: [-0.5, 6] }))
  tipSettings(keys, store.dir)
  service.setNow(new Date(AT.getTime() + 10_000))
  const answer = await jian.json<RecoveryAnswer>('GET', '/recovery?desk=work-safety')
  envelopes = answer.items
  writeFile('words.txt', `recovery: ${WORDS}`)
}, 30_000)
afterEach(() => service.stop())

const first = (): TestTip => tips[0] as TestTip
const writeFile = (name: string, text: string) => writeFileSync(join(store.dir, name), text)
function writeKeyFile(name: string, desk: string, purpose: Purpose & KeyHolder): void {
  const certificate = keys.certificates.find((one) => one.desk === desk && one.purpose === purpose)
  if (!certificate) throw new Error('no certificate')
  const own = [{ certificate, privateKey: hex(keys.pairOf(desk, purpose).privateKey) }]
  writeFile(name, JSON.stringify(sealKeyFile({ desk, holder: purpose, keys: own }, WORDS, randomness, { n: SCRYPT_N_MIN })))
}
function recover(out: string, items = envelopes, over: Record<string, string> = {}) {
  writeFile('envelopes.json', JSON.stringify({ desk: 'work-safety', items }))
  const options = {
    '--key': 'recovery.keys.json',
    '--certificates': 'certificates.json',
    '--root': hex(keys.root.publicKey),
    '--desk': 'work-safety',
    '--envelopes': 'envelopes.json',
    '--out': out,
    '--passphrase-file': 'words.txt',
    ...over,
  }
  return runKeys(store.dir, ['recover', ...Object.entries(options).flat()])
}
const written = (name: string): RewrapBody => RewrapBody.parse(JSON.parse(readFileSync(join(store.dir, name), 'utf8')))

/** Opens the tip or a message of it as the desk does with its new key. */
async function openNow({ id }: TestTip, message = 0) {
  const found = await lin.json<CaseAnswer>('GET', `/tips/${id}`)
  const { header, wrap } = message === 0 ? found : (found.messages[message - 1] ?? found)
  const part = await lin.ask('GET', `/tips/${id}${message === 0 ? '' : `/messages/${message}`}/parts/0`)
  const parts = [new Uint8Array(await part.arrayBuffer())]
  return openTip({ header: unhex(header), wrap: unhex(wrap ?? ''), parts }, fresh.privateKey).content.text
}

it('opens what the lost key opened, for the new key of the desk, and says each step', async () => {
  expect(envelopes).toHaveLength(4)
  await expect(openNow(first())).rejects.toMatchObject({ reason: 'wrap-forged' })
  const { status, stdout, stderr } = recover('recovered.json')
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/第一步[\s\S]*第二步[\s\S]*第三步[\s\S]*恢复 4 件，没有恢复 0 件，共 4 件/)
  const body = written('recovered.json')
  expect(body.desk).toBe('work-safety')
  expect(await jian.json('POST', '/rewrap', body)).toEqual({ changed: 4, skipped: 0 })
  for (const tip of tips) expect(await openNow(tip)).toBe('三号楼消防通道堵死')
  expect(await openNow(first(), 1)).toBe('补充：昨天又堵上了')
  expect((await jian.json<RecoveryAnswer>('GET', '/recovery?desk=work-safety')).items).toEqual([])
  // The recovery body can do it again another time.
  const again = envelopes.map((one, at) => ({ ...one, recoveryWrap: body.items[at]?.recoveryWrap ?? null }))
  expect(recover('again.json', again).status).toBe(0)
  const before = readFileSync(join(store.dir, 'recovered.json'), 'utf8')
  const taken = recover('recovered.json')
  expect([taken.status, taken.stderr]).toEqual([2, expect.stringContaining('不会覆盖：recovered.json')])
  expect(readFileSync(join(store.dir, 'recovered.json'), 'utf8')).toBe(before)
}, 60_000)

it('names what was changed, leaves it out, and what was left out keeps its old wrap', async () => {
  const flip = (text: string, at: number) => text.slice(0, at) + (text[at] === '0' ? '1' : '0') + text.slice(at + 1)
  const own = envelopes.filter(({ message }) => message === 0)
  const [changedHeader, changedWrap, swapped] = own as [RecoveryItem, RecoveryItem, RecoveryItem]
  const letter = envelopes.find(({ message }) => message === 1) as RecoveryItem
  const { header, recoveryWrap } = changedHeader
  const commitment = hex(unhex(header ?? '').slice(-37, -5))
  const at = (header ?? '').indexOf(commitment)
  const items = [
    { ...changedHeader, header: flip(header ?? '', at) },
    { ...changedWrap, recoveryWrap: flip(changedWrap.recoveryWrap ?? '', 200) },
    { ...swapped, recoveryWrap },
    letter,
    { ...changedHeader, message: 3 },
    { ...letter, message: 2, recoveryKeyId: '00'.repeat(8) },
    { ...letter, message: 4, header: null, recoveryWrap: null },
    { ...letter, message: 5, header: null },
  ]
  const { status, stdout } = recover('partly.json', items)
  expect(status).toBe(1)
  expect(stdout).toContain('恢复 2 件，没有恢复 6 件，共 8 件')
  expect(stdout).toContain(`没有恢复：${changedHeader.id}：内容密钥与封面上的承诺不符`)
  expect(stdout).toContain(`没有恢复：${changedWrap.id}：密封的密钥打不开`)
  expect(stdout).toContain(`没有恢复：${swapped.id}：内容密钥与封面上的承诺不符`)
  expect(stdout).toContain(`没有恢复：${changedHeader.id} 第 3 封来信：举报的封面信息不完整或被改动`)
  expect(stdout).toContain(`没有恢复：${letter.id} 第 2 封来信：封给另一把恢复密钥（0000000000000000）`)
  expect(stdout).toContain(`没有恢复：${letter.id} 第 4 封来信：移交单还没有封给恢复密钥`)
  expect(stdout).toContain(`没有承诺可核对，请接手的台打开看过：${letter.id} 第 5 封来信`)
  const body = written('partly.json')
  expect(body.items.map(({ message }) => message)).toEqual([1, 5])
  expect(await jian.json('POST', '/rewrap', body)).toEqual({ changed: 1, skipped: 1 })
  const left = (await jian.json<RecoveryAnswer>('GET', '/recovery?desk=work-safety')).items
  expect(left).toEqual(envelopes.filter(({ message }) => message === 0))
}, 60_000)

it('writes nothing where a file is not what it has to be', () => {
  writeKeyFile('other.keys.json', 'oversight', 'recovery')
  writeFile('wrong.txt', 'recovery: 另一个 完全不同 的 口令')
  writeFile('cut.json', '{"desk":')
  const stranger = hex(sm2KeyPair(randomness).publicKey)
  const calls: [Record<string, string>, number, RegExp][] = [
    [{ '--passphrase-file': 'wrong.txt' }, 1, /^口令不对/],
    [{ '--key': 'other.keys.json' }, 2, /other\.keys\.json 不是安全生产举报受理台的恢复密钥文件/],
    [{ '--root': stranger }, 2, /证书文件里没有安全生产举报受理台现在可用/],
    [{ '--envelopes': 'cut.json' }, 1, /^cut\.json：不是待恢复的封套文件/],
  ]
  for (const [over, wanted, said] of calls) {
    const { status, stderr } = recover('nothing.json', envelopes, over)
    expect([status, stderr]).toEqual([wanted, expect.stringMatching(said)])
  }
  const none = recover(
    'nothing.json',
    envelopes.slice(0, 1).map((one) => ({ ...one, recoveryWrap: '00'.repeat(129) })),
  )
  expect([none.status, none.stdout]).toEqual([1, expect.stringMatching(/恢复 0 件[\s\S]*没有写文件/)])
  expect(existsSync(join(store.dir, 'nothing.json'))).toBe(false)
}, 60_000)
