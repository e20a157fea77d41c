import { connect } from 'node:net'
import { Readable } from 'node:stream'
import type { ErrorAnswer } from '../../../shared/api/errorCodes'
import {
  TipFiguresAnswer as FiguresSchema,
  TipServiceAnswer as TipServiceSchema,
  type FilingAnswer,
  type TipFiguresAnswer,
  type TipServiceAnswer,
} from '../../../shared/api/tips'
import { hex, openTip, sealAnswer, verifyCertificate } from '../../../shared/tips/crypto/index'
import { bufferOf } from '../../../server/tips/bytes'
import { ADDRESS_PARTS_AT_ONCE, DOOR, FLOOR } from '../../../server/tips/rules'
import type { TipDoc } from '../../../server/models/tip'
import type { TipPartDoc } from '../../../server/models/tipPart'
import { TEST_NOW } from '../../support/app'
import {
  filingOf,
  makeMessage,
  makeTip,
  makeTipKeys,
  photoOf,
  putFiling,
  putPart,
  sendMessage,
  sendTip,
  startTipService,
  tipSettings,
  type TipService,
} from '../../support/tips'
import { randomness } from '../../support/tips'
import { useStore } from '../../support/useStore'

const store = useStore()
const keys = makeTipKeys()
let now = TEST_NOW
let service: TipService
beforeEach(async () => {
  now = TEST_NOW
  service = await startTipService({ db: store.db, settings: tipSettings(keys, store.dir), now: () => now })
})
afterEach(() => service.stop())

const json = async <T>(answer: Response): Promise<T> => (await answer.json()) as T

it('takes a tip of words in one request, and the desk opens it', async () => {
  const tip = makeTip(keys)
  const answer = await sendTip(service.base, tip)
  expect([answer.status, await json(answer)]).toEqual([200, { acknowledged: true, hour: '2026-05-20T02:00:00.000Z', again: false }])
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const doc = await store.db.tips.findOne({ _id: tip.id }).lean<TipDoc>()
  if (!doc?.deskWrap || !doc.part0) throw new Error('nothing kept')
  const sealed = { header: bufferOf(doc.header), wrap: bufferOf(doc.deskWrap.bytes), parts: [bufferOf(doc.part0)] }
  expect(openTip(sealed, keys.pairOf('work-safety', 'seal').privateKey).content.text).toBe('三号楼消防通道堵死')
  expect(doc).toMatchObject({ kind: 'hazard', atDesk: 'work-safety', state: 'received', due: '2026-05-27', revision: 0 })
})

it('takes a tip with photos part by part, and a later message', async () => {
  const tip = makeTip(keys, { photos: [photoOf(50_000), photoOf(300_000)] })
  expect((await sendTip(service.base, tip)).status).toBe(200)
  const parts = await store.db.tipParts.find({ tip: tip.id }).lean<TipPartDoc[]>()
  expect(parts.map(({ size }) => size).sort()).toEqual([4_124, 524_316, 65_564].sort())
  const message = makeMessage(keys, tip, 1, { photos: [photoOf(10)] })
  expect(await json<FilingAnswer>(await sendMessage(service.base, tip, 1, message))).toMatchObject({ acknowledged: true, again: false })
  expect(await json<FilingAnswer>(await sendMessage(service.base, tip, 1, message))).toMatchObject({ acknowledged: true, again: true })
  const doc = await store.db.tips.findOne({ _id: tip.id }).lean<TipDoc>()
  expect(doc).toMatchObject({ unread: 1, revision: 1, clocks: { reply: { due: '2026-05-30' } } })
  expect(doc?.messages.map(({ message }) => message)).toEqual([1])
})

it('tells what it holds, so that a phone goes on where it stopped', async () => {
  const tip = makeTip(keys, { photos: [photoOf(10), photoOf(20)] })
  await putPart(service.base, tip, { sealed: tip.sealed, part: 1 })
  const held = async () => json(await fetch(`${service.base}/api/v1/tips/${tip.id}/parts`))
  expect(await held()).toMatchObject({ parts: [{ part: 1 }], filed: false, messages: 0 })
  expect(await json(await putFiling(service.base, tip.id, filingOf(tip.sealed)))).toMatchObject({ error: { code: 'parts_missing' } })
  expect((await sendTip(service.base, tip)).status).toBe(200)
  expect(await held()).toMatchObject({ parts: [{ part: 0 }, { part: 1 }, { part: 2 }], filed: true, messages: 0 })
  expect(hex(tip.secrets.tipId)).toBe(tip.id)
})

const codeOf = async (answer: Response): Promise<[number, string]> => [answer.status, (await json<ErrorAnswer>(answer)).error.code]
const flip = (text: string, at = text.length - 1): string => text.slice(0, at) + (text[at] === '0' ? '1' : '0') + text.slice(at + 1)

it('acknowledges the same tip again, and keeps the first of two that differ', async () => {
  const tip = makeTip(keys)
  await sendTip(service.base, tip)
  expect(await json(await sendTip(service.base, tip))).toEqual({ acknowledged: true, hour: '2026-05-20T02:00:00.000Z', again: true })
  const other = makeTip(keys, { secrets: tip.secrets, content: { text: '另一份', fields: {} } })
  expect(await codeOf(await sendTip(service.base, other))).toEqual([409, 'tip_differs'])
  // Its keys are over by now: it is held all the same.
  now = new Date(TEST_NOW.getTime() + 20 * 86_400_000)
  expect(await json(await sendTip(service.base, tip))).toMatchObject({ again: true })
  expect(await codeOf(await sendTip(service.base, makeTip(keys)))).toEqual([503, 'tips_closed'])
})

it('makes one tip of the same sent many times at once', async () => {
  const tip = makeTip(keys, { photos: [photoOf(10)] })
  const answers = await Promise.all(Array.from({ length: 8 }, () => sendTip(service.base, tip)))
  const bodies = await Promise.all(answers.map((answer) => json<FilingAnswer>(answer)))
  expect(bodies.filter(({ acknowledged, again }) => acknowledged && !again)).toHaveLength(1)
  expect(bodies.every(({ acknowledged }) => acknowledged)).toBe(true)
  expect(await store.db.tips.countDocuments({})).toBe(1)
  expect(await store.db.tipParts.countDocuments({})).toBe(2)
})

it('keeps the first of two parts under one address, and only its author comes again', async () => {
  const tip = makeTip(keys, { photos: [photoOf(10)] })
  const put = (of = tip, part = 1, into = tip) => putPart(service.base, { id: into.id, secrets: of.secrets }, { sealed: of.sealed, part })
  expect(await json(await put())).toEqual({ held: true, again: false })
  expect(await json(await put())).toEqual({ held: true, again: true })
  const changed = makeTip(keys, { secrets: tip.secrets, photos: [photoOf(10)] })
  expect(await codeOf(await put(changed))).toEqual([409, 'part_differs'])
  // Signed for another tip: the signature names the tip that it is for.
  const stranger = makeTip(keys, { photos: [photoOf(10)] })
  expect(await codeOf(await put(stranger, 1, tip))).toEqual([403, 'seal_signature'])
  const squatter = makeTip(keys, { photos: [photoOf(10)], secrets: { ...stranger.secrets, tipId: tip.secrets.tipId } })
  expect(await codeOf(await put(squatter))).toEqual([409, 'other_author'])
  expect(await codeOf(await putFiling(service.base, tip.id, filingOf(squatter.sealed, { inline: true })))).toEqual([409, 'parts_missing'])
})

it('takes no part of another size, place, signature or name', async () => {
  const tip = makeTip(keys, { photos: [photoOf(10)] })
  const { sealed } = tip
  const put = (part: number, change: { part?: number; body?: Uint8Array; headers?: Record<string, string>; id?: string } = {}) =>
    fetch(`${service.base}/api/v1/tips/${change.id ?? tip.id}/parts/${change.part ?? part}`, {
      method: 'PUT',
      headers: {
        'Content-Type': 'application/octet-stream',
        'tip-author': hex(tip.secrets.signingPublic),
        'tip-signature': hex(sealed.puts[part] ?? new Uint8Array()),
        ...change.headers,
      },
      body: Buffer.from(change.body ?? sealed.parts[part] ?? new Uint8Array()),
    })
  const photo = sealed.parts[1] ?? new Uint8Array()
  expect(await codeOf(await put(1, { body: photo.subarray(1) }))).toEqual([400, 'seal_malformed'])
  expect(await codeOf(await put(1, { body: new Uint8Array(0) }))).toEqual([400, 'seal_malformed'])
  expect(await codeOf(await put(1, { body: new Uint8Array(600_000) }))).toEqual([413, 'body_too_large'])
  expect(await codeOf(await put(1, { part: 0 }))).toEqual([400, 'seal_malformed'])
  expect(await codeOf(await put(1, { part: 2 }))).toEqual([403, 'seal_signature'])
  expect(await codeOf(await put(1, { part: 7 }))).toEqual([400, 'invalid_parameter'])
  expect(await codeOf(await put(1, { id: tip.id.toUpperCase() + 'x' }))).toEqual([400, 'invalid_parameter'])
  expect(await codeOf(await put(1, { headers: { 'tip-author': 'no' } }))).toEqual([400, 'invalid_parameter'])
  expect(await codeOf(await put(1, { headers: { 'tip-signature': '' } }))).toEqual([400, 'invalid_parameter'])
  expect(await codeOf(await put(1, { headers: { 'tip-signature': flip(hex(sealed.puts[1] ?? photo)) } }))).toEqual([403, 'seal_signature'])
  expect(await codeOf(await put(1, { headers: { 'Content-Type': 'image/jpeg' } }))).toEqual([415, 'unsupported_media_type'])
  expect(await store.db.tipParts.countDocuments({})).toBe(0)
})

it('goes on taking photos while one sender lets many drip', async () => {
  const [slow, quick] = [makeTip(keys, { photos: [photoOf(10)] }), makeTip(keys, { photos: [photoOf(10)] })]
  const head = [
    `PUT /api/v1/tips/${slow.id}/parts/1 HTTP/1.1`,
    'Host: localhost',
    'Content-Type: application/octet-stream',
    `tip-author: ${hex(slow.secrets.signingPublic)}`,
    `tip-signature: ${hex(slow.sealed.puts[1] ?? new Uint8Array())}`,
    'Content-Length: 65564',
  ]
  const refused: Promise<string>[] = []
  const sockets = Array.from({ length: DOOR.part.running + 4 }, () => {
    const socket = connect(Number(new URL(service.base).port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(head.join('\r\n') + '\r\n\r\n')
    refused.push(new Promise((resolve) => socket.once('data', (data) => resolve(data.toString().split('\r\n', 1)[0] ?? ''))))
    return socket
  })
  // Those over the bound are told at once; the others would hold every place.
  const over = sockets.length - ADDRESS_PARTS_AT_ONCE
  const told: string[] = []
  for (const one of refused) void one.then((line) => told.push(line))
  while (told.length < over) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(new Set(told)).toEqual(new Set(['HTTP/1.1 429 Too Many Requests']))
  // Somebody else's photo finds a place.
  await service.door.put('10.0.0.2', {
    tip: quick.id,
    message: 0,
    signedId: quick.id,
    part: 1,
    author: hex(quick.secrets.signingPublic),
    signature: hex(quick.sealed.puts[1] ?? new Uint8Array()),
    size: 65_564,
    pieces: Readable.from([Buffer.from(quick.sealed.parts[1] ?? new Uint8Array())]),
  })
  for (const socket of sockets) socket.destroy()
  expect(await store.db.tipParts.countDocuments({ tip: quick.id })).toBe(1)
})

it('takes no filing that is changed anywhere, of another tip, or sealed to another key', async () => {
  const tip = makeTip(keys)
  const filing = filingOf(tip.sealed)
  const file = async (change: object, id = tip.id) => codeOf(await putFiling(service.base, id, { ...filing, ...change }))
  expect(await file({ header: flip(filing.header) })).toEqual([400, 'seal_malformed'])
  expect(await file({ header: filing.header + '00' })).toEqual([400, 'seal_malformed'])
  expect(await file({ header: flip(filing.header, 240) })).toEqual([403, 'seal_signature'])
  expect(await file({ deskWrap: flip(filing.deskWrap) })).toEqual([403, 'seal_signature'])
  expect(await file({ deskWrap: '00'.repeat(129) })).toEqual([400, 'seal_malformed'])
  expect(await file({ deskWrap: filing.recoveryWrap })).toEqual([403, 'seal_signature'])
  expect(await file({ identity: flip(filing.identity) })).toEqual([403, 'seal_signature'])
  expect(await file({ part0: flip(filing.part0 ?? '') })).toEqual([400, 'seal_malformed'])
  expect(await file({ part0: undefined })).toEqual([409, 'parts_missing'])
  expect(await file({ parts: [...filing.parts, ...filing.parts] })).toEqual([400, 'seal_malformed'])
  expect(await file({ signature: flip(filing.signature) })).toEqual([403, 'seal_signature'])
  expect(await file({ extra: 1 })).toEqual([400, 'invalid_body'])
  expect(await file({ header: 'zz' })).toEqual([400, 'invalid_body'])
  expect(await file({}, makeTip(keys).id)).toEqual([400, 'seal_malformed'])
  expect(await file({}, 'short')).toEqual([400, 'invalid_parameter'])
  // Sealed to keys of another root, to misconduct's wrong desk, to no desk at all, to the canary's.
  const others = makeTipKeys(TEST_NOW, ['work-safety', 'nowhere'])
  const sent = async (made: ReturnType<typeof makeTip>) => codeOf(await sendTip(service.base, made))
  expect(await sent(makeTip(others))).toEqual([409, 'certificate_refused'])
  expect(await sent(makeTip(keys, { kind: 'enforcement_misconduct', desk: 'work-safety' }))).toEqual([400, 'seal_malformed'])
  expect(await sent(makeTip(others, { desk: 'nowhere' }))).toEqual([400, 'seal_malformed'])
  expect(await sent(makeTip(keys, { desk: 'canary' }))).toEqual([400, 'seal_malformed'])
  expect(await store.db.tips.countDocuments({})).toBe(0)
  expect((await sendTip(service.base, makeTip(keys, { kind: 'enforcement_misconduct' }))).status).toBe(200)
})

it('takes messages only from who wrote the tip, each number once', async () => {
  const tip = makeTip(keys)
  const message = makeMessage(keys, tip, 1)
  expect(await codeOf(await sendMessage(service.base, tip, 1, message))).toEqual([404, 'tip_not_found'])
  const pictured = makeMessage(keys, tip, 2, { photos: [photoOf(1)] })
  expect(await codeOf(await sendMessage(service.base, tip, 2, pictured))).toEqual([404, 'tip_not_found'])
  await sendTip(service.base, tip)
  const stranger = makeTip(keys)
  const forged = makeMessage(keys, { ...stranger, secrets: { ...stranger.secrets, tipId: tip.secrets.tipId } }, 1)
  expect(await codeOf(await putFiling(service.base, `${tip.id}/messages/1`, filingOf(forged.sealed)))).toEqual([409, 'other_author'])
  expect((await sendMessage(service.base, tip, 1, message)).status).toBe(200)
  expect(await codeOf(await sendMessage(service.base, tip, 1, makeMessage(keys, tip, 1)))).toEqual([409, 'tip_differs'])
  expect(await codeOf(await putFiling(service.base, `${tip.id}/messages/61`, filingOf(message.sealed)))).toEqual([400, 'invalid_parameter'])
  expect(await codeOf(await putFiling(service.base, `${tip.id}/messages/3`, filingOf(tip.sealed)))).toEqual([400, 'seal_malformed'])
  const withoutId = await putPart(service.base, tip, { sealed: pictured.sealed, part: 1, message: 2 })
  expect(await codeOf(withoutId)).toEqual([400, 'invalid_parameter'])
  // An officer changes the case in the same moment: neither is lost.
  const many = [2, 3, 4].map((number) => sendMessage(service.base, tip, number, makeMessage(keys, tip, number)))
  const changes = [1, 2, 3].map(() => store.db.tips.updateOne({ _id: tip.id }, { $inc: { revision: 1 } }))
  expect((await Promise.all(many)).map(({ status }) => status)).toEqual([200, 200, 200])
  await Promise.all(changes)
  expect(await store.db.tips.findOne({ _id: tip.id }).lean()).toMatchObject({ unread: 4, revision: 7 })
})

it('hands out answers by their prefix, all of a bucket and no more', async () => {
  const tips = Array.from({ length: 3 }, () => makeTip(keys))
  const certificate = keys.certificates.find(({ desk, purpose }) => desk === 'work-safety' && purpose === 'sign')
  if (!certificate) throw new Error('no signing key')
  const at = Math.floor(TEST_NOW.getTime() / 1_000)
  const trusted = verifyCertificate(certificate, { root: keys.root.publicKey, purpose: 'sign', now: at })
  for (const [index, tip] of tips.entries()) {
    await sendTip(service.base, tip)
    const bytes = sealAnswer(
      { seq: 1, previous: null, hour: at, state: 'accepted', text: `答复${index}`, next: null },
      { tipId: tip.secrets.tipId, lookupId: tip.secrets.lookupId, sealingKey: tip.secrets.sealingPublic },
      { certificate: trusted, privateKey: keys.pairOf('work-safety', 'sign').privateKey },
      randomness,
    )
    const answer = { seq: 1, at: new Date(TEST_NOW.getTime() + index), sm3: '', bytes: Buffer.from(bytes) }
    await store.db.tips.updateOne({ _id: tip.id }, { $push: { answers: answer }, $inc: { answerCount: 1 } })
  }
  const ask = (query: string) => fetch(`${service.base}/api/v1/answers${query}`)
  const all = await ask('')
  expect([all.headers.get('content-type'), all.headers.get('cache-control')]).toEqual(['application/octet-stream', 'no-store'])
  expect((await all.arrayBuffer()).byteLength).toBe(3 * 4_096)
  for (const tip of tips) {
    const bucket = Buffer.from(await (await ask(`?prefix=${tip.secrets.prefix}&bits=12`)).arrayBuffer())
    const wanted = tips.filter(({ secrets }) => secrets.prefix === tip.secrets.prefix).length
    expect(bucket.length).toBe(wanted * 4_096)
    const half = Buffer.from(await (await ask(`?prefix=${tip.secrets.prefix}&bits=1`)).arrayBuffer())
    const first = (one: typeof tip) => parseInt(one.secrets.prefix, 16) >> 15
    expect(half.length).toBe(tips.filter((one) => first(one) === first(tip)).length * 4_096)
  }
  expect(await codeOf(await ask('?prefix=123&bits=1'))).toEqual([400, 'invalid_parameter'])
  expect(await codeOf(await ask('?bits=13'))).toEqual([400, 'invalid_parameter'])
  expect(await codeOf(await ask('?receipt=1'))).toEqual([400, 'unknown_parameter'])
  now = new Date(TEST_NOW.getTime() + 60_000)
  expect((await json<TipServiceAnswer>(await fetch(`${service.base}/api/v1/tips/service`))).answers).toBe(3)
})

it('says what a phone must know, and why where it takes no tips', async () => {
  const ask = async (base = service.base) => {
    const answer = await fetch(`${base}/api/v1/tips/service`)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const parsed = TipServiceSchema.safeParse(await answer.json())
    if (!parsed.success) throw parsed.error
    return parsed.data
  }
  const open = await ask()
  expect(open).toMatchObject({ open: true, why: null, telephone: '12350', demonstration: false, work: null, division: '990100' })
  expect(open.certificates).toHaveLength(8)
  expect(open.certificates.some(({ desk }) => desk === 'canary')).toBe(false)
  const closed: [Parameters<typeof tipSettings>[2], RegExp][] = [
    [{ root: null }, /没有设置监督机构的根公钥/],
    [{ demonstration: true, production: true }, /演示用的根公钥/],
    [{ certificatesFile: null }, /没有有效的密钥/],
    [{ root: makeTipKeys(TEST_NOW, []).root.publicKey }, /没有有效的密钥/],
    [{ diskBytes: 1_000 }, /存储空间不足/],
  ]
  for (const [over, why] of closed) {
    const other = await startTipService({ db: store.db, settings: tipSettings(keys, store.dir, over), now: () => now })
    expect(await ask(other.base)).toMatchObject({ open: false, why: expect.stringMatching(why) as string })
    const refused = await sendTip(other.base, makeTip(keys))
    expect(await codeOf(refused)).toEqual(over?.diskBytes ? [507, 'storage_full'] : [503, 'tips_closed'])
    await other.stop()
  }
})

it('takes tips on where the disk is nearly full, photos less long than words, and refuses them whole below that', async () => {
  let free = FLOOR.part + 1024 * 1024
  const service = await startTipService({ db: store.db, settings: tipSettings(keys, store.dir), now: () => now, freeBytes: () => free })
  const parts = () => store.db.tipParts.countDocuments({})
  const pictured = makeTip(keys, { photos: [photoOf(1_000)] })
  expect((await sendTip(service.base, pictured)).status).toBe(200)
  free = FLOOR.part
  const [tips, held] = [await store.db.tips.countDocuments({}), await parts()]
  expect(await codeOf(await sendTip(service.base, makeTip(keys, { photos: [photoOf(1_000)] })))).toEqual([507, 'storage_full'])
  expect(await parts()).toBe(held)
  expect((await sendTip(service.base, makeTip(keys))).status).toBe(200)
  free = FLOOR.filing
  const closed = makeTip(keys)
  expect(await codeOf(await sendTip(service.base, closed))).toEqual([507, 'storage_full'])
  // What is held is acknowledged again all the same.
  expect((await sendTip(service.base, pictured)).status).toBe(200)
  expect([await store.db.tips.countDocuments({}), await parts()]).toEqual([tips + 1, held])
  free = 2 * FLOOR.part
  expect((await sendTip(service.base, closed)).status).toBe(200)
  await service.stop()
})

it('counts in public what is three or more, as it was when the day began', async () => {
  for (let i = 0; i < 4; i++) await sendTip(service.base, makeTip(keys))
  for (let i = 0; i < 3; i++) await sendTip(service.base, makeTip(keys, { kind: 'violation' }))
  await sendTip(service.base, makeTip(keys, { kind: 'enforcement_misconduct' }))
  const ask = async () => {
    const figures = await json<TipFiguresAnswer>(await fetch(`${service.base}/api/v1/tips/figures`))
    expect(FiguresSchema.safeParse(figures).success).toBe(true)
    return figures
  }
  // Who asks every minute does not see them come.
  expect((await ask()).desks.map(({ received }) => received)).toEqual([null, null])
  now = new Date(TEST_NOW.getTime() + 86_400_000)
  const figures = await ask()
  expect(figures).toMatchObject({ asOf: '2026-05-20T16:00:00.000Z', from: '2025-05-21' })
  expect(figures.desks.map(({ desk, received }) => [desk, received])).toEqual([
    ['work-safety', 7],
    ['oversight', null],
  ])
  expect(figures.kinds.filter(({ count }) => count !== null)).toEqual([
    { kind: 'hazard', count: 4 },
    { kind: 'violation', count: 3 },
  ])
})
