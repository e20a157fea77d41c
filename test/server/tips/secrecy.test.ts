import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import pino from 'pino'
import { startEmbedded } from '../../../server/embedded/index'
import { openDb } from '../../../server/models/index'
import { sweep } from '../../../server/tips/sweep'
import {
  hex,
  newReceipt,
  deriveSecrets,
  openIdentity,
  openTip,
  sealAnswer,
  utf8,
  verifyCertificate,
  writeReceipt,
} from '../../../shared/tips/crypto/index'
import type { TipDoc } from '../../../server/models/tip'
import { bufferOf } from '../../../server/tips/bytes'
import { TEST_NOW } from '../../support/app'
import { temporaryFolder } from '../../support/store'
import {
  makeMessage,
  makeTip,
  makeTipKeys,
  putPart,
  randomness,
  sendMessage,
  sendTip,
  startTipService,
  tipSettings,
} from '../../support/tips'

/**
 * What the server learns: a whole run with planted words, then a search for each of them in the raw bytes of the store's files, in
 * the log and in the request log. (A memory dump of a phone is another matter.)
 */

const PLANTED = {
  text: '红旗煤矿三号井瓦斯超限二十七人',
  message: '补充：井下昨夜又超限',
  address: '样例区平安路八十八号',
  name: '王二小甲',
  telephone: '13900009912',
  file: 'IMG_20260519_112233.jpg',
  answer: '已受理：请等候核查结果',
}
const { dir, remove } = temporaryFolder()
afterAll(remove)

const inEveryForm = (word: string): Buffer[] => [
  Buffer.from(word),
  Buffer.from(word, 'utf16le'),
  Buffer.from(Buffer.from(word).toString('hex')),
  Buffer.from(Buffer.from(word).toString('base64').replace(/=+$/, '').slice(0, -1)),
  Buffer.from(JSON.stringify(word).slice(1, -1)),
  Buffer.from(encodeURIComponent(word)),
]

it('keeps no word, number, name, receipt or look-up id in files, log or request log', async () => {
  const lines: string[] = []
  const log = pino(
    { level: 'debug', base: null },
    new Writable({ write: (chunk: Buffer, _encoding, done) => (lines.push(chunk.toString()), done()) }),
  )
  const store = await startEmbedded({ dir: join(dir, 'store') })
  const db = await openDb(store.uri)
  const keys = makeTipKeys()
  const service = await startTipService({ db, settings: tipSettings(keys, dir), now: () => TEST_NOW, log })
  const symbols = newReceipt(randomness)
  const secrets = deriveSecrets(symbols)
  const photo = Buffer.concat([Buffer.from(PLANTED.file), Buffer.from(randomness(40_000))])
  const tip = makeTip(keys, {
    secrets,
    content: { text: PLANTED.text, fields: { address: PLANTED.address } },
    photos: [photo],
    identity: { name: PLANTED.name, contact: PLANTED.telephone },
  })
  expect((await sendTip(service.base, tip)).status).toBe(200)
  const message = makeMessage(keys, tip, 1, { content: { text: PLANTED.message, fields: {} } })
  expect((await sendMessage(service.base, tip, 1, message)).status).toBe(200)

  // Refusals and strange addresses go through the log as well.
  await putPart(service.base, { id: tip.id + 'f', secrets }, { sealed: tip.sealed, part: 1 })
  await fetch(`${service.base}/api/v1/tips/${hex(secrets.lookupId)}`)
  await fetch(`${service.base}/api/v1/tips/${encodeURIComponent(writeReceipt(symbols))}/${encodeURIComponent(PLANTED.text)}/x`)
  await fetch(`${service.base}/api/v1/answers?prefix=${secrets.prefix}&bits=12&receipt=${writeReceipt(symbols)}`)
  await fetch(`${service.base}/API/V1/TIPS/${tip.id}/parts`)
  for (const strange of [`//api/v1/tips/${tip.id}`, `/api/v1/%74ips/${tip.id}`, `/mingan/api/v1/tips/${tip.id}/parts`])
    await fetch(service.base + strange)
  await fetch(`${service.base}/api/v1/summary`)
  const sign = keys.certificates.find(({ desk, purpose }) => desk === 'work-safety' && purpose === 'sign')
  if (!sign) throw new Error('no signing key')
  const at = TEST_NOW.getTime() / 1_000
  const bytes = sealAnswer(
    { seq: 1, previous: null, hour: at, state: 'accepted', text: PLANTED.answer, next: null },
    { tipId: secrets.tipId, lookupId: secrets.lookupId, sealingKey: secrets.sealingPublic },
    {
      certificate: verifyCertificate(sign, { root: keys.root.publicKey, purpose: 'sign', now: at }),
      privateKey: keys.pairOf('work-safety', 'sign').privateKey,
    },
    randomness,
  )
  await db.tips.updateOne(
    { _id: tip.id },
    { $push: { answers: { seq: 1, at: TEST_NOW, sm3: '', bytes: Buffer.from(bytes) } }, $inc: { answerCount: 1 } },
  )
  await fetch(`${service.base}/api/v1/answers?prefix=${secrets.prefix}&bits=12`)
  await sweep(service.door.deps)

  // The desk reads it all, so it was all there to be found.
  const doc = await db.tips.findOne({ _id: tip.id }).lean<TipDoc>()
  if (!doc?.deskWrap || !doc.identity) throw new Error('nothing kept')
  const parts = tip.sealed.parts
  const opened = openTip(
    { header: bufferOf(doc.header), wrap: bufferOf(doc.deskWrap.bytes), parts },
    keys.pairOf('work-safety', 'seal').privateKey,
  )
  expect(opened.content.text).toBe(PLANTED.text)
  const identity = { header: bufferOf(doc.header), wrap: bufferOf(doc.identity.wrap), stored: bufferOf(doc.identity.sealed) }
  expect(openIdentity(identity, keys.pairOf('work-safety', 'identity').privateKey)?.name).toBe(PLANTED.name)
  expect(() => openIdentity(identity, keys.pairOf('work-safety', 'seal').privateKey)).toThrow()
  await service.stop()
  await db.connection.close()
  await store.stop()

  const files = readdirSync(join(dir, 'store'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const kept = Buffer.concat(files.map((entry) => readFileSync(join(entry.parentPath, entry.name))))
  const written = Buffer.from(lines.join(''))
  // The search finds what is there: the id of the tip is its key in the store, and other requests have their line in the log.
  expect(kept.includes(tip.id)).toBe(true)
  expect(written.includes('/api/v1/summary')).toBe(true)
  // Those of a reporter have none: not even that, and in which second, somebody filed.
  expect(lines.filter((line) => /tips|answers/i.test(line) && line.includes('"request"'))).toEqual([])
  const secret = [secrets.lookupId, secrets.prk, secrets.sealingPrivate, secrets.signingPrivate, utf8(symbols.join(','))]
  const wanted: [string, Buffer[]][] = [
    ...Object.entries(PLANTED).map(([what, word]): [string, Buffer[]] => [what, inEveryForm(word)]),
    ['receipt', [...inEveryForm(writeReceipt(symbols)), ...inEveryForm(writeReceipt(symbols).replaceAll('-', ''))]],
    ...secret.map((one, i): [string, Buffer[]] => [
      `secret ${i}`,
      [Buffer.from(one), Buffer.from(hex(one)), Buffer.from(Buffer.from(one).toString('base64'))],
    ]),
  ]
  const found = (where: Buffer) => wanted.filter(([, forms]) => forms.some((form) => where.includes(form))).map(([what]) => what)
  expect({ files: found(kept), log: found(written) }).toEqual({ files: [], log: [] })
  // The log does not even know which tip it was.
  for (const id of [tip.id, secrets.prefix + '&', hex(secrets.signingPublic)]) expect(written.includes(id)).toBe(false)
  expect(written.toString().toLowerCase()).not.toContain(tip.id)
})
