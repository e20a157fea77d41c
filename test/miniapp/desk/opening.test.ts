import type { CaseAnswer, TipService } from '../../../miniapp/desk/src/api/types'
import { createKeyring } from '../../../miniapp/desk/src/session/keyring'
import { afterMove, caseState } from '../../../miniapp/desk/src/tips/after'
import { EMPTY } from '../../../miniapp/desk/src/tips/filled'
import { answerTexts, noteOf } from '../../../miniapp/desk/src/tips/notes'
import { openCase } from '../../../miniapp/desk/src/tips/openCase'
import { registered, type Told } from '../../../miniapp/desk/src/tips/registration'
import { rewrapper } from '../../../miniapp/desk/src/tips/rewrapping'
import { sealMove, type SealMoveInput } from '../../../miniapp/desk/src/tips/sealMove'
import { hex, openAnswer, openIdentity, openTip, sealTip, sm2Decrypt, sm3, unhex } from '../../../shared/tips/crypto'
import { DESK, jpegLike, NOW, tipWorld } from '../../support/tipWorld'
import { item } from './support'

const world = tipWorld('desk opening')
const ring = createKeyring({
  desk: DESK,
  holder: 'handler',
  keys: [world.keys.seal, world.keys.sign].map(({ signed, privateKey }) => ({ certificate: signed, privateKey: hex(privateKey) })),
})
const service = { certificates: world.published, division: '990100' } as unknown as TipService
const at = { root: world.root.publicKey, now: NOW * 1_000, randomness: world.random }
const fields = {
  v: 1,
  kind: 'hazard',
  where: { address: '东港街道', point: null, record: null },
  when: { day: null, goingOn: true },
  photos: 1,
}
const photo = jpegLike(60_000, world.random)

function sealedCase(over: Partial<CaseAnswer> = {}, content = { text: '护栏松了', fields }) {
  const sealed = sealTip({
    secrets: world.secrets,
    content,
    photos: [photo],
    certificates: world.certificates,
    randomness: world.random,
    kind: 1,
    division: '990100',
  })
  const answer = {
    ...item({
      id: hex(world.secrets.tipId),
      clocks: [{ clock: 'accept', since: '2026-11-26T06:00:00.000Z', due: '2026-12-03', late: false }],
    }),
    header: hex(sealed.headerBytes),
    wrap: hex(sealed.deskWrap),
    wrapKeyId: world.certificates.seal.keyId,
    parts: sealed.parts.map((part, n) => ({ part: n, size: part.length, sm3: hex(sm3(part)) })),
    revision: 0,
    done: [],
    lawful: ['accept'],
    maySettle: { confirm: false, sendBack: false },
    nextLine: 0,
    lines: [],
    messages: [],
    answers: [],
    reward: null,
    slip: null,
    ...over,
  } as CaseAnswer
  const fetchPart = (n: number) => Promise.resolve(sealed.parts[n] ?? new Uint8Array())
  return { answer, fetchPart, sealed }
}

it('opens a case with the key of its week, and its photos one by one', async () => {
  const { answer, fetchPart } = sealedCase()
  const opened = await openCase(answer, ring, fetchPart)
  expect(opened.tip).toMatchObject({ text: '护栏松了', where: { address: '东港街道' }, named: null, danger: false })
  expect(opened.photos).toBe(1)
  expect(hex(await opened.photo(1))).toBe(hex(photo))
})

it('names the check that failed', async () => {
  const { answer, fetchPart } = sealedCase()
  const refused = (over: Partial<CaseAnswer>, fetch = fetchPart) => expect(openCase({ ...answer, ...over }, ring, fetch)).rejects
  await refused({ id: 'ff'.repeat(16) }).toMatchObject({ reason: 'header-malformed' })
  await refused({ kind: 'violation' }).toMatchObject({ reason: 'header-malformed' })
  await refused({ parts: answer.parts.slice(0, 1) }).toMatchObject({ reason: 'parts-missing' })
  await refused({ wrapKeyId: '00'.repeat(8) }).toMatchObject({ name: 'NoKeyError' })
  await refused({ wrap: null, wrapKeyId: null }).toMatchObject({ name: 'NoKeyError' })
  await refused({}, (n) => fetchPart(n === 0 ? 1 : 0)).toMatchObject({ reason: 'part-length' })
  const strange = sealedCase({}, { text: 'x', fields: { ...fields, kind: 'gossip' } })
  await expect(openCase(strange.answer, ring, strange.fetchPart)).rejects.toMatchObject({ reason: 'content-malformed' })
})

it('seals a move: the answer for its reporter, signed, and a copy that the desk can read again', async () => {
  const { answer, fetchPart } = sealedCase()
  const input: SealMoveInput = {
    ...at,
    move: 'accept',
    answer,
    opened: await openCase(answer, ring, fetchPart),
    filled: { ...EMPTY, noConflict: true, answer: '您的举报已经受理。' },
    after: afterMove(caseState(answer), 'accept', new Date(at.now)),
    signer: world.signer,
    service,
  }
  const { answer: sealed = '', note = '', slip } = await sealMove(input)
  expect(slip).toBeUndefined()
  const told = openAnswer(unhex(sealed), world.secrets, { root: world.root.publicKey, certificates: world.published, desk: DESK })
  expect(told).toMatchObject({ seq: 1, previous: null, state: 'accepted', text: '您的举报已经受理。', next: '2027-01-25' })
  const line = {
    n: 0,
    at: '',
    move: 'accept',
    actor: 'handler',
    officer: 'li',
    step: 'done',
    from: 'received',
    to: 'accepted',
    detail: {},
    note,
  } as const
  const after = { ...answer, lines: [line] } as CaseAnswer
  const key = input.opened?.key ?? null
  expect(answerTexts(after, key)).toEqual(new Map([[1, '您的举报已经受理。']]))
  expect(noteOf(answer.id, { ...line, n: 1 }, key)).toEqual({ is: 'failed', words: '内容被改动过，或不属于这一件举报' })
  await expect(sealMove({ ...input, signer: undefined })).rejects.toThrow('没有现在能用的签名密钥')
  await expect(sealMove({ ...input, opened: null })).rejects.toThrow('先载入密钥')
})

it('hands over to another desk only what was chosen, and the receiving desk opens it with its own key', async () => {
  const { answer, fetchPart } = sealedCase()
  const other = tipWorld('desk opening')
  const input: SealMoveInput = {
    ...at,
    move: 'hand_over',
    answer,
    opened: await openCase(answer, ring, fetchPart),
    filled: { ...EMPTY, toDesk: DESK, answer: '已转交。', slip: { summary: '请核查护栏', words: false, photos: [1], answerable: true } },
    after: { state: 'handed_over', next: null },
    signer: other.signer,
    service,
  }
  const { slip, note } = await sealMove(input)
  expect(note).toBeUndefined()
  if (!slip) throw new Error('no slip')
  const handed = { ...answer, wrap: null, wrapKeyId: null, slip: { wrap: slip.wrap, wrapKeyId: slip.wrapKeyId, sealed: slip.sealed } }
  const opened = await openCase(handed, ring, () => Promise.reject(new Error('nothing of the envelope is asked for')))
  expect(opened.tip).toBeNull()
  expect(opened.slip).toMatchObject({ summary: '请核查护栏', words: null, photos: [1] })
  expect(hex(await opened.photo(1))).toBe(hex(photo))
  expect(opened.reporter?.lookupId).toBe(hex(world.secrets.lookupId))
})

it('seals what was told by telephone as a phone would, the name for who pays alone', () => {
  const told: Told = {
    kind: 'hazard',
    address: '南桥路 12 号',
    day: '',
    goingOn: true,
    text: '燃气味很重',
    danger: true,
    employee: false,
    name: '赵钱孙',
    contact: '000-0000',
  }
  const { filing, receipt, tipId, desk } = registered(told, service, at)
  expect([desk, receipt]).toEqual([DESK, expect.stringMatching(/^(?:[0-9A-Z]{5}-){4}[0-9A-Z]{5}$/)])
  const header = unhex(filing.header)
  const opened = openTip({ header, wrap: unhex(filing.deskWrap), parts: [unhex(filing.part0 ?? '')] }, world.keys.seal.privateKey)
  expect(opened.content.fields).toMatchObject({ kind: 'hazard', danger: true, named: true })
  expect(JSON.stringify(opened.content)).not.toContain('赵钱孙')
  expect(opened.header.tipId).toBe(tipId)
  const sealed = { header, wrap: unhex(filing.identityWrap), stored: unhex(filing.identity) }
  expect(openIdentity(sealed, world.keys.identity.privateKey)).toEqual({ name: '赵钱孙', contact: '000-0000' })
  const anonymous = registered({ ...told, name: ' ', contact: '' }, service, at).filing
  const empty = { header: unhex(anonymous.header), wrap: unhex(anonymous.identityWrap), stored: unhex(anonymous.identity) }
  expect(openIdentity(empty, world.keys.identity.privateKey)).toBeUndefined()
})

it('wraps a content key anew for desk and recovery, and leaves what it has no key for', () => {
  const { answer, sealed } = sealedCase()
  const wrap = rewrapper(service, ring, at)
  const old = { id: answer.id, message: 0, wrap: answer.wrap ?? '', wrapKeyId: answer.wrapKeyId ?? '', due: '2026-12-10' }
  const made = wrap(old)
  const key = sm2Decrypt(sealed.deskWrap, world.keys.seal.privateKey, 32)
  expect(hex(sm2Decrypt(unhex(made?.deskWrap ?? ''), world.keys.seal.privateKey, 32))).toBe(hex(key))
  expect(hex(sm2Decrypt(unhex(made?.recoveryWrap ?? ''), world.keys.recovery.privateKey, 32))).toBe(hex(key))
  expect(made).toMatchObject({ deskKeyId: world.certificates.seal.keyId, recoveryKeyId: world.certificates.recovery.keyId })
  expect(wrap({ ...old, wrapKeyId: '00'.repeat(8) })).toBeNull()
  expect(() => wrap({ ...old, wrap: old.wrap.replace(/.{4}$/, 'ffff') })).toThrow()
})
