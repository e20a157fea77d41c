import { hex, utf8 } from '@shared/tips/crypto/bytes'
import { proofHeaders, type SessionKey } from '../session/sessionKey'
import { randomness } from '../session/random'
import { Failure, failureOf, offline } from './failure'

export interface Client {
  get: <T>(path: string) => Promise<T>
  bytes: (path: string) => Promise<Uint8Array>
  send: <T>(method: 'POST' | 'DELETE', path: string, body?: unknown) => Promise<T>
}

export interface ClientOptions {
  server: string
  session: string
  key: SessionKey
  /** time of the service in milliseconds */
  now: () => number
  /** told when the service no longer knows the session */
  onEnded: (words: string) => void
}

/** A request without a proof; throws `offline` where nobody answered. */
export async function plainRequest(server: string, path: string, init: RequestInit = {}): Promise<Response> {
  const all: RequestInit = { credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer', redirect: 'error', ...init }
  const response = await fetch(server + path, all).catch(() => {
    throw offline()
  })
  if (!response.ok) throw await failureOf(response)
  return response
}

/** Requests of a signed-in officer: each carries its own proof. */
export function createClient({ server, session, key, now, onEnded }: ClientOptions): Client {
  const request = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const text = body === undefined ? '' : JSON.stringify(body)
    const input = { method, path, body: utf8(text), time: now(), once: hex(randomness(16)) }
    const headers: Record<string, string> = await proofHeaders(session, key, input)
    if (body !== undefined) headers['content-type'] = 'application/json'
    try {
      return await plainRequest(server, path, { method, headers, ...(body === undefined ? {} : { body: text }) })
    } catch (error) {
      if (error instanceof Failure && error.code === 'session_ended') onEnded(error.message)
      throw error
    }
  }
  return {
    get: async <T>(path: string) => (await (await request('GET', path)).json()) as T,
    bytes: async (path) => new Uint8Array(await (await request('GET', path)).arrayBuffer()),
    send: async <T>(method: string, path: string, body?: unknown) => {
      const response = await request(method, path, body)
      return (response.status === 204 ? undefined : await response.json()) as T
    },
  }
}
