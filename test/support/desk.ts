import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { createApp } from '../../server/app'
import { ownersAtDesk } from '../../server/deliveries/atDesk'
import type { DeliveryDeps } from '../../server/deliveries/deps'
import { createOwnerDoor } from '../../server/deliveries/index'
import type { DeskDeps, DeskSettings } from '../../server/desk/deps'
import { createDeskDoor, type DeskDoor } from '../../server/desk/index'
import type { ObjectionDeps } from '../../server/objections/deps'
import { createObjectionDoor } from '../../server/objections/index'
import type { ReplyDeps } from '../../server/replies/deps'
import { createReplyDoor } from '../../server/replies/index'
import { createOfficer } from '../../server/desk/officers'
import { NO_PICTURES } from '../../server/desk/pictures'
import { createPasswords } from '../../server/desk/passwords'
import { stepAt, totpCode } from '../../server/desk/totp'
import { createListener } from '../../server/listener'
import { createLog } from '../../server/log'
import { createMetrics } from '../../server/metrics'
import type { Db } from '../../server/models/index'
import { PublishedView } from '../../server/read/published'
import { everyUnrectified, unrectifiedOf } from '../../server/tips/unrectified'
import { createTipDoor } from '../../server/tips/index'
import type { TipSettings } from '../../server/tips/settings'
import { startWorkbooks } from '../../server/workbooks/index'
import { DESK_HEADERS, type CaseAnswer, type MoveAnswer, type MoveBody, type OfficerBody, type SessionAnswer } from '../../shared/api/desk'
import type { ErrorCode } from '../../shared/api/errorCodes'
import { hex, sealAnswer, verifyCertificate } from '../../shared/tips/crypto/index'
import type { Desk, Role } from '../../shared/tips/words'
import { filingOf, makeTip, putFiling, randomness, sendTip, type TestKeys, type TestTip, type TipWish } from './tips'

/** Officers who sign in and work as a browser does: a key of the session, a proof for each request. */

/** Cheap hashes: what is tested with them is not how slow they are. */
const QUICK = createPasswords(2 ** 10)

export interface DeskService {
  base: string
  door: DeskDoor
  /** what its service shows of the record */
  view: PublishedView
  keys: TestKeys
  now: () => Date
  setNow: (at: Date) => void
  stop: () => Promise<void>
}

/** The service with both doors over real HTTP, on a database of the caller's. */
export async function startDesk({
  db,
  keys,
  tipSettings,
  at,
  settings = {},
  webDir = null,
  port = 0,
  publicRecord = () => null,
  pictures = () => NO_PICTURES,
  record = () => () => Promise.resolve(null),
  deliveries,
}: {
  db: Db
  keys: TestKeys
  tipSettings: TipSettings
  at: Date
  settings?: Partial<DeskSettings>
  /** folder of the web build, where pages of it are to be opened */
  webDir?: string | null
  /** where it listens; default: wherever there is room */
  port?: number
  /** what is public of hazards; default: none is */
  publicRecord?: DeskDeps['publicRecord']
  /** pictures that wait for the desk, made of what its service shows; default: none */
  pictures?: (given: { db: Db; view: PublishedView; now: () => Date }) => DeskDeps['pictures']
  /** public records that may be objected and replied to, made of what its service shows; default: none is */
  record?: (given: { db: Db; view: PublishedView }) => ObjectionDeps['record'] & ReplyDeps['record']
  /** what tells owners of what its service shows; default: nobody is told */
  deliveries?: (given: { db: Db; view: PublishedView; now: () => Date }) => DeliveryDeps
}): Promise<DeskService> {
  let now = at
  const clock = () => now
  const log = createLog({ LOG_LEVEL: 'silent' })
  const tips = createTipDoor({ db, now: clock, randomness, log, settings: tipSettings })
  await tips.start()
  const view = new PublishedView(db, clock, () => everyUnrectified({ db }))
  const about = { db, tips, record: record({ db, view }) }
  const [objections, replies] = [createObjectionDoor(about), createReplyDoor(about)]
  const told = deliveries?.({ db, view, now: clock })
  const door = createDeskDoor(
    {
      db,
      tips,
      objections: objections.deps,
      replies: replies.deps,
      publicRecord,
      pictures: pictures({ db, view, now: clock }),
      owners: told && ownersAtDesk(told),
      settings: { rewardBudgetFen: null, anonymousReward: false, demonstration: false, ...settings },
    },
    QUICK,
  )
  const metrics = createMetrics({ db, view, sources: [], now: clock })
  const city = { name: '样例市', sample: true, officePhone: null, division: '990100', baseMap: null }
  const app = createApp({
    db,
    unrectified: (record) => unrectifiedOf({ db }, record),
    view,
    sources: [],
    city,
    workbooks: startWorkbooks({ log }),
    now: clock,
    log,
    webDir,
    metrics,
    tips,
    desk: door,
    objections,
    replies,
    ownerDoor: told && createOwnerDoor(told),
  })
  const server = createListener(app, { maxConnections: 4_096, turnedAway: metrics.turnedAway })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  return {
    base: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    door,
    view,
    keys,
    now: clock,
    setNow: (next) => {
      now = next
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export interface SessionKey {
  privateKey: KeyObject
  /** 65 bytes, hex */
  publicKey: string
}

export function newSessionKey(): SessionKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  return { privateKey, publicKey: '04' + Buffer.from(x, 'base64url').toString('hex') + Buffer.from(y, 'base64url').toString('hex') }
}

/** What may be done wrong in a proof. */
export interface ProofFaults {
  time?: number
  once?: string
  key?: SessionKey
  /** the body that is sent, where another one was signed */
  sent?: string
  signedPath?: string
  session?: string
}

export interface TestOfficer {
  name: string
  password: string
  totpSecret: Buffer
  session: SessionAnswer
  key: SessionKey
  ask: (method: string, path: string, body?: unknown, faults?: ProofFaults) => Promise<Response>
  json: <T>(method: string, path: string, body?: unknown) => Promise<T>
  /** asks, and says status, code and fields of the refusal */
  refusal: (
    method: string,
    path: string,
    body?: unknown,
    faults?: ProofFaults,
  ) => Promise<{ status: number; code: ErrorCode; fields?: Record<string, string> }>
}

/** Header fields that prove a request. */
export function proofHeaders(
  { session, key, now }: { session: string; key: SessionKey; now: Date },
  { method, path, body }: { method: string; path: string; body: string },
  faults: ProofFaults = {},
): Record<string, string> {
  const time = faults.time ?? now.getTime()
  const once = faults.once ?? hex(randomness(16))
  const digest = createHash('sha256').update(body).digest('hex')
  const text = `${method}\n${faults.signedPath ?? path}\n${time}\n${once}\n${digest}`
  const signature = sign('sha256', Buffer.from(text), { key: (faults.key ?? key).privateKey, dsaEncoding: 'ieee-p1363' })
  return {
    [DESK_HEADERS.session]: faults.session ?? session,
    [DESK_HEADERS.time]: String(time),
    [DESK_HEADERS.once]: once,
    [DESK_HEADERS.proof]: signature.toString('hex'),
  }
}

export const signInBody = (
  officer: { name: string; password: string; totpSecret: Buffer },
  now: Date,
  { key, ...over }: { key: SessionKey } & Record<string, unknown>,
) => ({
  officer: officer.name,
  password: officer.password,
  code: totpCode(officer.totpSecret, stepAt(now)),
  sessionKey: key.publicKey,
  ...over,
})

export const post = (base: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(base + path, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) })

const NEW_PASSWORD = 'correct horse battery'

/** Adds an officer as the first start does, without signing in. */
export async function addOfficer({ door }: DeskService, name: string, over: Partial<OfficerBody> = {}) {
  const body: OfficerBody = { officer: name, displayName: name, role: 'handler', desk: 'work-safety', zones: [], unit: null, ...over }
  const secrets = await createOfficer(door.deps, door.passwords, body)
  return { name, password: secrets.password, totpSecret: fromBase32(secrets.totpSecret) }
}

/** Adds an officer and signs in with a new password. */
export async function officerAt(
  service: DeskService,
  name: string,
  role: Role = 'handler',
  desk: Desk = 'work-safety',
  over: Partial<OfficerBody> = {},
): Promise<TestOfficer> {
  const added = await addOfficer(service, name, { role, desk, ...over })
  const key = newSessionKey()
  const answer = await post(service.base, '/api/v1/desk/sessions', signInBody(added, service.now(), { key, newPassword: NEW_PASSWORD }))
  if (!answer.ok) throw new Error(await answer.text())
  const session = (await answer.json()) as SessionAnswer
  return working(service, { ...added, password: NEW_PASSWORD, session, key })
}

/** An officer's requests, proved by the session. */
export function working(
  service: DeskService,
  officer: Pick<TestOfficer, 'name' | 'password' | 'totpSecret' | 'session' | 'key'>,
): TestOfficer {
  const ask: TestOfficer['ask'] = (method, path, body, faults = {}) => {
    const full = '/api/v1/desk' + path
    const text = body === undefined ? '' : JSON.stringify(body)
    const about = { session: officer.session.session, key: officer.key, now: service.now() }
    const headers = proofHeaders(about, { method, path: full, body: text }, faults)
    const sent = faults.sent ?? text
    return fetch(service.base + full, {
      method,
      headers: body === undefined ? headers : { ...headers, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: sent }),
    })
  }
  return {
    ...officer,
    ask,
    json: async <T>(method: string, path: string, body?: unknown) => {
      const answer = await ask(method, path, body)
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
      return (await answer.json()) as T
    },
    refusal: async (method, path, body, faults) => {
      const answer = await ask(method, path, body, faults)
      const { error } = (await answer.json()) as { error: { code: ErrorCode; fields?: Record<string, string> } }
      return { status: answer.status, ...error }
    },
  }
}

/** Files a tip through the door for reporters. */
export async function fileTestTip({ base, keys, now }: DeskService, wish: TipWish = {}): Promise<TestTip> {
  const tip = makeTip(keys, { at: now(), ...wish })
  const answer = await (tip.sealed.parts.length === 1 ? putFiling(base, tip.id, filingOf(tip.sealed)) : sendTip(base, tip))
  if (!answer.ok) throw new Error(await answer.text())
  return tip
}

/** An answer of a desk, signed and sealed for the reporter of a tip, as hex. */
export function signedAnswer(
  { keys, now }: DeskService,
  { secrets }: TestTip,
  { desk = 'work-safety', seq = 1, previous = null as string | null } = {},
): string {
  const seconds = Math.floor(now().getTime() / 1_000)
  const published = keys.certificates.find((one) => one.desk === desk && one.purpose === 'sign')
  if (!published) throw new Error('no signing key')
  const certificate = verifyCertificate(published, { root: keys.root.publicKey, purpose: 'sign', now: seconds })
  const content = { seq, previous, hour: Math.floor(seconds / 3_600) * 3_600, state: 'accepted', text: '已经收到。', next: null }
  const reporter = { tipId: secrets.tipId, lookupId: secrets.lookupId, sealingKey: secrets.sealingPublic }
  return hex(sealAnswer(content, reporter, { certificate, privateKey: keys.pairOf(desk, 'sign').privateKey }, randomness))
}

/** What a move is filled with in tests, by what it needs. */
export function filled(service: DeskService, tip: TestTip, over: Partial<MoveBody> & Pick<MoveBody, 'move'>, desk: Desk = 'work-safety') {
  const byNeed: Partial<Record<string, Partial<MoveBody>>> = {
    accept: { noConflict: true },
    refuse: { refusalReason: 'not_ours' },
    close: { closingReason: 'not_true' },
    pay: { voucher: '2026-0001', payee: 'named' },
    waive: { waiverReason: 'by_receipt' },
    reopen: { reopeningReason: 'not_verified' },
    transfer: { destination: '城市管理局', note: 'ab' },
    withdraw: { note: 'ab' },
    extend: { approval: '样例省厅〔2026〕1号', note: 'ab' },
    register: { channel: 'hotline' },
    handle: { note: 'ab' },
    note_retaliation: { note: 'ab' },
    revisit: { note: 'ab' },
    decide_reward: {
      note: 'ab',
      reward: {
        ruleId: 'national-2018',
        amountFen: 1_500_000,
        basis: { on: 'fine', fineFen: 10_000_000 },
        employee: false,
        named: true,
      },
    },
  }
  const finding = over.move.startsWith('find_') ? { noConflict: true as const, note: 'ab' } : {}
  const answers = [
    'accept',
    'refuse',
    'transfer',
    'hand_over',
    'join',
    'withdraw',
    'extend',
    'feedback',
    'handle',
    'decide_reward',
    'close',
    'answer',
    'revisit',
  ]
  const answer = answers.includes(over.move) ? { answer: signedAnswer(service, tip, { desk }) } : {}
  return { ...byNeed[over.move], ...finding, ...answer, ...over }
}

/** Makes a move on the case as it is now; a four-eyes one is confirmed by the second officer. */
export async function moveOn(
  service: DeskService,
  tip: TestTip,
  over: Partial<MoveBody> & Pick<MoveBody, 'move'>,
  [first, second]: [TestOfficer, TestOfficer?],
): Promise<MoveAnswer> {
  const { revision } = await first.json<CaseAnswer>('GET', `/tips/${tip.id}`)
  const body = filled(service, tip, { revision, ...over }, first.session.desk)
  const made = await first.json<MoveAnswer>('POST', `/tips/${tip.id}/moves`, body)
  if (made.tookEffect || !second) return made
  return second.json<MoveAnswer>('POST', `/tips/${tip.id}/pending`, { revision: made.case.revision, confirm: true })
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((symbol) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(symbol).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
}
