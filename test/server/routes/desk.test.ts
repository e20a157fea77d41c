import { DESK_ENDPOINTS, RECOVERY } from '../../../shared/api/deskEndpoints'
import { DESK_HEADERS, type SessionAnswer } from '../../../shared/api/desk'
import type { ErrorAnswer, ErrorCode } from '../../../shared/api/errorCodes'
import { stepAt, totpCode } from '../../../server/desk/totp'
import { ADDRESS_LIMITS } from '../../../server/tips/rules'
import type { AuditLineDoc } from '../../../server/models/auditLine'
import {
  addOfficer,
  newSessionKey,
  officerAt,
  post,
  proofHeaders,
  signInBody,
  startDesk,
  working,
  type DeskService,
} from '../../support/desk'
import { makeTipKeys, tipSettings } from '../../support/tips'
import { useStore } from '../../support/useStore'

const store = useStore()
/** Of today: the store itself lets sessions of the past go. */
const AT = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 + 600_000)
const keys = makeTipKeys(AT)
const MINUTE = 60_000

let service: DeskService
beforeEach(async () => {
  service = await startDesk({ db: store.db, keys, tipSettings: tipSettings(keys, store.dir), at: AT })
})
afterEach(() => service.stop())

const later = (ms: number) => service.setNow(new Date(service.now().getTime() + ms))
const SESSIONS = '/api/v1/desk/sessions'
const signIn = (body: unknown) => post(service.base, SESSIONS, body)
async function refusal(answer: Response): Promise<{ status: number; code: ErrorCode; fields?: Record<string, string> }> {
  const { error } = (await answer.json()) as ErrorAnswer
  return { status: answer.status, code: error.code, ...(error.fields ? { fields: error.fields } : {}) }
}
const audited = async () =>
  (await store.db.audit.find().sort({ _id: 1 }).lean<AuditLineDoc[]>()).map(({ officer, action }) => `${officer} ${action}`).sort()

describe('signing in', () => {
  it('opens a session bound to a key, and is a line of the audit', async () => {
    const lin = await officerAt(service, 'lin')
    expect(lin.session).toMatchObject({ officer: 'lin', role: 'handler', desk: 'work-safety', idleMinutes: 15, demonstration: false })
    expect(await lin.json<SessionAnswer>('GET', '/sessions/current')).toEqual(lin.session)
    expect(await audited()).toEqual(['lin sign_in'])
  })

  it('answers the same for an officer who is not there, a wrong password and a wrong code', async () => {
    const added = await addOfficer(service, 'lin')
    const right = signInBody(added, AT, { key: newSessionKey(), newPassword: 'correct horse battery' })
    const answers = []
    for (const wrong of [{ officer: 'nobody' }, { password: 'x' }, { code: '000000' }]) answers.push(await signIn({ ...right, ...wrong }))
    const told = await Promise.all(answers.map(refusal))
    expect(told).toEqual(Array(3).fill({ status: 401, code: 'sign_in_failed' }))
    // A name that nobody has may be a password typed in the wrong place: it is kept nowhere.
    expect(await audited()).toEqual(['? sign_in_failed', 'lin sign_in_failed', 'lin sign_in_failed'])
    expect((await signIn(right)).status).toBe(200)
  })

  it('does the same work for who is not there', async () => {
    const asked = jest.spyOn(service.door.passwords, 'matches')
    await signIn({ officer: 'nobody', password: 'x', code: '000000', sessionKey: newSessionKey().publicKey })
    expect(asked).toHaveBeenCalledTimes(1)
  })

  it('takes a password that was handed over once, with a new one', async () => {
    const added = await addOfficer(service, 'lin')
    const key = newSessionKey()
    const body = signInBody(added, AT, { key })
    expect(await refusal(await signIn(body))).toEqual({ status: 403, code: 'password_change_needed' })
    expect(await refusal(await signIn({ ...body, newPassword: added.password }))).toMatchObject({ code: 'invalid_body' })
    expect(await store.db.officers.findById('lin').lean()).toMatchObject({ failures: 0, totpStep: 0 })
    expect(await refusal(await signIn({ ...body, newPassword: 'short' }))).toMatchObject({ code: 'invalid_body' })
    expect((await signIn({ ...body, newPassword: 'correct horse battery' })).status).toBe(200)
    later(MINUTE)
    const again = { ...body, code: totpCode(added.totpSecret, stepAt(service.now())) }
    expect(await refusal(await signIn(again))).toEqual({ status: 401, code: 'sign_in_failed' })
    expect((await signIn({ ...again, password: 'correct horse battery' })).status).toBe(200)
  })

  it('takes a code once', async () => {
    const lin = await officerAt(service, 'lin')
    const body = signInBody(lin, service.now(), { key: newSessionKey() })
    expect(await refusal(await signIn(body))).toEqual({ status: 401, code: 'sign_in_failed' })
    later(30_000)
    const next = signInBody(lin, service.now(), { key: newSessionKey() })
    const both = await Promise.all([signIn(next), signIn(next)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401])
  })

  it('locks out after five failures, longer each time, and not the way around by asking at once', async () => {
    const added = await addOfficer(service, 'lin')
    const right = () => signInBody(added, service.now(), { key: newSessionKey(), newPassword: 'correct horse battery' })
    await Promise.all(Array.from({ length: 12 }, () => signIn({ ...right(), password: 'wrong' })))
    expect((await signIn(right())).status).toBe(401)
    const kept = await store.db.officers.findById('lin').lean()
    expect(kept).toMatchObject({ failures: 5, lockedUntil: new Date(AT.getTime() + MINUTE) })
    later(MINUTE)
    expect((await signIn({ ...right(), password: 'wrong' })).status).toBe(401)
    later(MINUTE)
    expect((await signIn(right())).status).toBe(401)
    later(MINUTE)
    expect((await signIn(right())).status).toBe(200)
    expect(await store.db.officers.findById('lin').lean()).toMatchObject({ failures: 0, lockedUntil: null, mustChange: false })
  })

  it('locks nobody out by somebody who knows neither password nor code', async () => {
    const added = await addOfficer(service, 'lin')
    const right = () => signInBody(added, service.now(), { key: newSessionKey(), newPassword: 'correct horse battery' })
    const wrongCode = right().code === '000000' ? '000001' : '000000'
    for (let i = 0; i < 8; i++) expect((await signIn({ ...right(), password: 'wrong', code: wrongCode })).status).toBe(401)
    expect(await store.db.officers.findById('lin').lean()).toMatchObject({ failures: 0, lockedUntil: null })
    // Who has stolen the password has five guesses at the code.
    for (let i = 0; i < 5; i++) expect((await signIn({ ...right(), code: wrongCode })).status).toBe(401)
    expect((await signIn(right())).status).toBe(401)
    // Nor does a stranger make the lock longer.
    for (let i = 0; i < 8; i++) await signIn({ ...right(), password: 'wrong', code: wrongCode })
    later(MINUTE)
    expect((await signIn(right())).status).toBe(200)
  })

  it('is not tried without end from one address', async () => {
    const body = { officer: 'nobody', password: 'x', code: '000000', sessionKey: newSessionKey().publicKey }
    const answers = await Promise.all(Array.from({ length: ADDRESS_LIMITS.sign_in.atOnce + 5 }, () => signIn(body)))
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(5)
    expect(await store.db.audit.countDocuments({})).toBeLessThanOrEqual(ADDRESS_LIMITS.sign_in.atOnce)
  })

  it('is asked for before a body is read, however the address is written', async () => {
    const answer = await fetch(`${service.base}/API/V1/Desk/tips/${'ab'.repeat(16)}/moves`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"a":"' + 'x'.repeat(100_000) + '"}',
    })
    expect(answer.status).toBe(404)
  })

  it('refuses a key that is no point of the curve, and fields that it does not know', async () => {
    const added = await addOfficer(service, 'lin')
    const body = signInBody(added, AT, { key: newSessionKey(), newPassword: 'correct horse battery' })
    expect(await refusal(await signIn({ ...body, sessionKey: '04' + '01'.repeat(64) }))).toMatchObject({
      code: 'invalid_body',
      fields: { sessionKey: '不是 P-256 的公钥' },
    })
    expect(await refusal(await signIn({ ...body, remember: true }))).toMatchObject({
      code: 'invalid_body',
      fields: { remember: '没有这一项' },
    })
  })
})

describe('a session', () => {
  it('ends after a quarter of an hour without a request, and not before', async () => {
    const lin = await officerAt(service, 'lin')
    for (let quarter = 0; quarter < 3; quarter++) {
      later(14 * MINUTE)
      expect((await lin.ask('GET', '/queue')).status).toBe(200)
    }
    later(15 * MINUTE)
    expect(await lin.refusal('GET', '/queue')).toMatchObject({ status: 401, code: 'session_ended' })
  })

  it('ends after eight hours all the same', async () => {
    const lin = await officerAt(service, 'lin')
    for (let minutes = 0; minutes < 470; minutes += 10) {
      later(10 * MINUTE)
      await lin.ask('GET', '/sessions/current')
    }
    expect((await lin.ask('GET', '/sessions/current')).status).toBe(200)
    later(10 * MINUTE)
    expect(await lin.refusal('GET', '/sessions/current')).toMatchObject({ code: 'session_ended' })
  }, 30_000)

  it('ends by signing out', async () => {
    const lin = await officerAt(service, 'lin')
    expect(await lin.json('DELETE', '/sessions/current')).toEqual({ ended: true })
    expect(await lin.refusal('GET', '/queue')).toMatchObject({ code: 'session_ended' })
  })
})

describe('the proof of a request', () => {
  it('holds once', async () => {
    const lin = await officerAt(service, 'lin')
    const once = 'ab'.repeat(16)
    const both = await Promise.all([lin.ask('GET', '/queue', undefined, { once }), lin.ask('GET', '/queue', undefined, { once })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401])
    expect(await lin.refusal('GET', '/sessions/current', undefined, { once })).toMatchObject({
      code: 'proof_refused',
      fields: { once: '用过了' },
    })
  })

  it.each([-61_000, 61_000])('does not hold %i ms away from now', async (ms) => {
    const lin = await officerAt(service, 'lin')
    const time = service.now().getTime() + ms
    expect(await lin.refusal('GET', '/queue', undefined, { time })).toMatchObject({
      status: 401,
      code: 'proof_refused',
      fields: { time: expect.any(String) },
    })
    expect((await lin.ask('GET', '/queue', undefined, { time: time - Math.sign(ms) * 2_000 })).status).toBe(200)
  })

  it('is about the body, the path and its query', async () => {
    const boss = await officerAt(service, 'guan', 'administrator')
    const body = { officer: 'wu', displayName: '吴', role: 'handler', desk: 'work-safety' }
    const sent = JSON.stringify({ ...body, role: 'payer' })
    expect(await boss.refusal('POST', '/officers', body, { sent })).toMatchObject({ code: 'proof_refused' })
    expect(await store.db.officers.findById('wu')).toBeNull()
    expect(await boss.refusal('GET', '/queue?limit=1', undefined, { signedPath: '/api/v1/desk/queue?limit=2' })).toMatchObject({
      code: 'proof_refused',
    })
  })

  it('is made with the key of its own session', async () => {
    const lin = await officerAt(service, 'lin')
    const wu = await officerAt(service, 'wu')
    expect(await lin.refusal('GET', '/queue', undefined, { key: wu.key })).toMatchObject({ code: 'proof_refused' })
    expect(await lin.refusal('GET', '/queue', undefined, { session: wu.session.session })).toMatchObject({ code: 'proof_refused' })
    expect(await lin.refusal('GET', '/queue', undefined, { session: 'ab'.repeat(16) })).toMatchObject({ code: 'session_ended' })
  })

  it('a number is used up by a good signature only', async () => {
    const lin = await officerAt(service, 'lin')
    const once = 'cd'.repeat(16)
    await lin.ask('GET', '/queue', undefined, { once, key: newSessionKey() })
    expect((await lin.ask('GET', '/queue', undefined, { once })).status).toBe(200)
  })

  it('is asked for at every address but sign-in and certificates', async () => {
    const lin = await officerAt(service, 'lin')
    for (const { method, path } of DESK_ENDPOINTS.filter(
      ({ operationId }) => operationId !== 'desk_sign_in' && operationId !== 'desk_service',
    )) {
      const filled = path.replace('{id}', 'ab'.repeat(16)).replace('{message}', '1').replace('{part}', '0').replace('{officer}', 'lin')
      const example = filled + (path === RECOVERY.path ? '?desk=work-safety' : '')
      const bare = await fetch(service.base + example, {
        method,
        ...(method === 'POST' ? { body: '{}', headers: { 'Content-Type': 'application/json' } } : {}),
      })
      expect([path, (await refusal(bare)).code]).toEqual([path, 'session_ended'])
      const forged = proofHeaders(
        { session: lin.session.session, key: newSessionKey(), now: service.now() },
        { method, path: example, body: '' },
      )
      if (method !== 'POST')
        expect([path, (await refusal(await fetch(service.base + example, { method, headers: forged }))).code]).toEqual([
          path,
          'proof_refused',
        ])
    }
  })

  it('a big body is not taken in from who has no session', async () => {
    const answer = await post(service.base, `/api/v1/desk/tips/${'ab'.repeat(16)}/moves`, { slip: 'a'.repeat(1_000_000) }).catch(() => null)
    expect(answer === null || answer.status === 401).toBe(true)
  })
})

describe('pages from a disk', () => {
  const ask = (path: string, init: RequestInit & { headers: Record<string, string> }) => fetch(service.base + path, init)
  const preflight = (origin: string, path = '/api/v1/desk/queue') =>
    ask(path, {
      method: 'OPTIONS',
      headers: { Origin: origin, 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': DESK_HEADERS.proof },
    })

  it('may ask, and are told with which methods and header fields', async () => {
    const answer = await preflight('null')
    expect(answer.status).toBe(204)
    expect(answer.headers.get('access-control-allow-origin')).toBe('null')
    expect(answer.headers.get('access-control-allow-methods')).toBe('GET, POST, DELETE')
    expect(answer.headers.get('access-control-allow-headers')).toBe('content-type, desk-session, desk-time, desk-once, desk-proof')
    expect(Number(answer.headers.get('access-control-max-age'))).toBeGreaterThan(0)
    expect(answer.headers.get('vary')).toContain('Origin')
  })

  it('read refusals too', async () => {
    const answer = await ask('/api/v1/desk/queue', { headers: { Origin: 'null' } })
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([401, 'null'])
  })

  it('never with credentials, and no other origin at all', async () => {
    for (const origin of ['null', 'https://example.org', service.base]) {
      const answer = await preflight(origin)
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
      if (origin !== 'null') expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    }
  })

  it('nowhere but at the desk', async () => {
    for (const path of ['/api/v1/summary', '/api/v1/tips/service', '/api/v1/answers', '/', '/api/v1/desk', '/api/v1/deskx/queue'])
      for (const method of ['GET', 'OPTIONS'])
        expect((await ask(path, { method, headers: { Origin: 'null' } })).headers.get('access-control-allow-origin')).toBeNull()
  })

  it('get certificates and the time of the service without a session', async () => {
    const answer = await ask('/api/v1/desk/service', { headers: { Origin: 'null' } })
    expect(await answer.json()).toMatchObject({ open: true, now: AT.toISOString(), division: '990100' })
  })
})

it('a session goes on in the same browser after the page was loaded anew', async () => {
  const lin = await officerAt(service, 'lin')
  expect((await working(service, lin).ask('GET', '/queue')).status).toBe(200)
})
