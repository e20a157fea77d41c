import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DeliveryDeps } from '../../../server/deliveries/deps'
import { SIGNATURE_HEADER, receiptOf } from '../../../server/deliveries/signature'
import { decideAbsent, decideListed } from '../../../server/editions/decide'
import type { CurrentVersion, DecisionContext, Incoming } from '../../../server/editions/decision'
import { publishAs } from '../../../server/editions/publishing'
import { createLog } from '../../../server/log'
import type { Db } from '../../../server/models/index'
import type { SubscriptionDoc } from '../../../server/models/subscription'
import { OPEN_END } from '../../../server/models/version'
import { PublishedView } from '../../../server/read/published'
import type { Message } from '../../../shared/api/subscriptions'
import { creditCodeCheckDigit, organisationCheckDigit } from '../../../shared/codes/creditCode'
import { shanghaiDay } from '../../../shared/codes/dates'
import { EnvelopeInput } from '../../../shared/envelope'
import { INPUTS } from '../../../shared/kinds/schemas'
import { publicBody } from '../../support/publicBody'

/** A store in which circulars become public, owners who are told of them, and receivers that do as a test says. */

export const AT = new Date('2026-05-20T02:00:00.000Z')
export const OWNER = 'a'.repeat(32)
export const KEY = 'k'.repeat(43)

/** The synthetic code of the n-th firm. */
export function codeOf(n: number): string {
  const organisation = String(n).padStart(8, '0')
  const first = `91990100${organisation}${organisationCheckDigit(organisation)}`
  return first + creditCodeCheckDigit(first)
}

/** A circular: whom it names, and what it orders; null: it is listed no more. */
export interface Circular {
  id: string
  firms: { name: string; uscc: string | null }[]
  measures: { text: string; decisionNo: string | null; from?: string; to?: string }[]
  publicUntil?: string
}

/** Publishes circulars as one edition: what stands in `gone` is listed no more. Returns its number, null where nothing changed. */
export async function publish(db: Db, circulars: readonly Circular[], gone: readonly string[] = [], at = AT): Promise<number | null> {
  const context = (edition: number): DecisionContext => {
    const who = { source: 'circulars', precedence: 1, origin: 'official' as const, run: 'r', rawSha256: null }
    return { edition, at, today: shanghaiDay(at), ...who }
  }
  const current = (id: string) =>
    db.versions.collection.findOne<CurrentVersion>({ kind: 'notice', id, to: OPEN_END }).then((found) => found ?? undefined)
  return publishAs('circulars', { db, now: () => at, newId: randomUUID }, async (draft, edition) => {
    for (const { id, firms, measures, publicUntil } of circulars) {
      const body = publicBody('notice', INPUTS.notice.parse({ title: `通报${id}`, enterprises: firms, measures }))
      const envelope = { ...EnvelopeInput.parse({ publicUntil: publicUntil ?? null }), agency: '局' }
      const said: Incoming = { kind: 'notice', id, envelope, body }
      const decided = decideListed(said, await current(id), context(edition))
      if (decided) await draft.add([decided])
    }
    for (const id of gone) {
      const standing = await current(id)
      const decided = standing === undefined ? null : decideAbsent(standing, context(edition))
      if (decided) await draft.add([decided])
    }
    return { outcome: (published) => published }
  })
}

/** Lists a firm in the register under its name and code, as an edition of its own. */
export const register = (db: Db, firm: number): Promise<number | null> =>
  publishAs('register', { db, now: () => AT, newId: randomUUID }, async (draft, edition) => {
    const body = publicBody('enterprise', INPUTS.enterprise.parse({ name: `企业${firm}`, uscc: codeOf(firm) }))
    const said: Incoming = { kind: 'enterprise', id: `firm.${firm}`, envelope: { ...EnvelopeInput.parse({}), agency: '局' }, body }
    const who = { source: 'register', precedence: 1, origin: 'official' as const, run: 'r', rawSha256: null }
    const decided = decideListed(said, undefined, { edition, at: AT, today: shanghaiDay(AT), ...who })
    if (decided) await draft.add([decided])
    return { outcome: (published) => published }
  })

/** A circular about one firm with one decision. */
export const circular = (id: string, firm: number, decisionNo: string | null = `令${id}号`): Circular => ({
  id,
  firms: [{ name: `企业${firm}`, uscc: codeOf(firm) }],
  measures: [{ text: '责令停产停业', decisionNo, from: '2026-05-01' }],
})

/** A live owner with its key, told of what becomes public after `edition`. */
export async function subscribed(db: Db, url: string, more: Partial<SubscriptionDoc> = {}): Promise<SubscriptionDoc> {
  const doc: SubscriptionDoc = {
    _id: OWNER,
    code: codeOf(900),
    name: '建设单位',
    url,
    watches: [codeOf(1), codeOf(2)],
    state: 'live',
    askedAt: AT,
    challengedAt: AT,
    changedAt: AT,
    ending: null,
    edition: 0,
    ...more,
  }
  await db.subscriptions.create([doc])
  await db.deliveryKeys.create([{ _id: doc._id, key: KEY }])
  return doc
}

export interface World {
  deps: DeliveryDeps
  view: PublishedView
  /** sets the clock */
  at: (now: Date) => void
}

/** What tells owners, on a clock that a test sets. `port`: of the receiver on this machine, which the settings allow. */
export function world(db: Db, privateHosts: readonly string[], more: Partial<DeliveryDeps> = {}): World {
  let now = AT
  const view = new PublishedView(db, () => now)
  const deps: DeliveryDeps = {
    db,
    now: () => now,
    log: createLog({ LOG_LEVEL: 'silent' }),
    published: () => view.today(),
    random: randomBytes,
    privateHosts,
    holder: randomUUID(),
    timeoutMs: 300,
    ...more,
  }
  return { deps, view, at: (next) => (now = next) }
}

/** A request as a receiver gets it. */
export interface Got {
  message: Message
  body: string
  signature: string
}

/** What a receiver does with a request. */
export type Answer = (response: ServerResponse, got: Got, request: IncomingMessage) => void

/** The receipt that it is asked for. */
export const receives: Answer = (response, { body, signature }) =>
  void response.end(JSON.stringify({ receipt: receiptOf(KEY, body, signature) }))

export interface Receiver {
  url: string
  host: string
  got: Got[]
  answer: Answer
  stop: () => Promise<void>
}

/** A receiver on this machine; `answer` may be changed at any time. */
export async function startReceiver(): Promise<Receiver> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const got = { body, message: JSON.parse(body) as Message, signature: String(request.headers[SIGNATURE_HEADER.toLowerCase()]) }
      receiver.got.push(got)
      receiver.answer(response, got, request)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const receiver: Receiver = {
    url: `http://${host}/notices`,
    host,
    got: [],
    answer: receives,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return receiver
}
